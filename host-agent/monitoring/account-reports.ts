/**
 * Reports of all accounts of a host, for an administrator. Each host agent gives its own into one folder, where it can neither see nor replace those
 * of others; an account of the system, which cannot reach homes, reads them. Whatever is in the folder may be of any account, and is checked.
 */
import { constants } from 'node:fs';
import { chmod, type FileHandle, mkdir, open, readdir, stat } from 'node:fs/promises';
import type { Logger } from 'pino';
import { Report } from '../api/host/report.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { cleanUpPartialFiles, giveFileAtomically } from '../storage/atomic.ts';
import { untrustedJson } from '../storage/untrusted-json.ts';
import { accountReportNames } from '../storage/filenames.ts';
import type { Metric } from './exposition.ts';
import { metricsOf } from './metrics.ts';

const GIVEN_EVERY_MS = 5 * 60_000;
/** An older one is of an account whose host agent has ended. */
const FRESH_MS = 3 * GIVEN_EVERY_MS;
const MAX_REPORT_BYTES = 64 * 1024;
/** More accounts than any host has. */
const MAX_ACCOUNTS = 1024;

/** Every account may put a file there, which gets the group of the folder; only its owner may list the folder, and only the owner of a file may replace it. */
const GIVING_FOLDER = 0o3733;
/** For the person, and for the account of the system by the group. */
const GIVEN_FILE = 0o640;

// In the host agent.

/** Gives the report into the folder, if an administrator has it. */
export async function giveReport(shared: string, report: Report, account: number): Promise<void> {
  await giveFileAtomically(accountReportNames(shared).report(account), JSON.stringify(report), GIVEN_FILE);
}

export interface GivingOptions {
  /** The folder of the host for all accounts. */
  readonly shared: string | undefined;
  readonly report: () => Promise<Report>;
  readonly account: number;
  readonly log: Logger;
}

/** Gives a report every five minutes, beginning now, wherever an administrator wants them. Returns what ends this. */
export function giveReports({ shared, report, account, log }: GivingOptions): () => void {
  if (shared === undefined) return () => undefined;
  let trouble = '';
  const give = async (): Promise<void> => {
    try {
      const found = await stat(accountReportNames(shared).folder).catch(() => undefined);
      if (found?.isDirectory()) await giveReport(shared, await report(), account);
      trouble = '';
    } catch (error) {
      const reason = messageOf(error);
      if (reason !== trouble) log.warn({ reason }, 'the report for the administrator was not given');
      trouble = reason;
    }
  };
  void give();
  const timer = setInterval(() => void give(), GIVEN_EVERY_MS).unref();
  return () => clearInterval(timer);
}

// In the program of the account of the system.

export interface AccountReport {
  /** Number of the account. */
  readonly account: number;
  readonly report: Report;
}

export interface AccountReports {
  readonly accounts: readonly AccountReport[];
  /** Files that are no report of the account whose number they have. */
  readonly refused: number;
}

/** Makes the folder into which host agents give their reports, and removes what they left half-written. */
export async function openReports(shared: string): Promise<void> {
  const { folder, made } = accountReportNames(shared);
  await mkdir(folder, { recursive: true });
  // Against the umask; mkdir leaves the special bits out.
  await chmod(folder, GIVING_FOLDER);
  await mkdir(made, { recursive: true, mode: 0o755 });
  // A host agent that is killed while it gives its report cannot look into the folder for what it left.
  await cleanUpPartialFiles(folder);
}

/** The reports of accounts whose host agents run: older ones do not count. */
export async function readReports(shared: string, nowMs: number): Promise<AccountReports> {
  const { folder, report: pathOf } = accountReportNames(shared);
  const numbers = (await readdir(folder)).flatMap((name) => {
    const number = /^(0|[1-9]\d{0,9})\.json$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  const accounts: AccountReport[] = [];
  let refused = Math.max(0, numbers.length - MAX_ACCOUNTS);
  for (const account of numbers.toSorted((a, b) => a - b).slice(0, MAX_ACCOUNTS)) {
    const report = await reportIn(pathOf(account), account);
    if (!report) refused += 1;
    else if (Math.abs(nowMs - Date.parse(report.at)) < FRESH_MS) accounts.push({ account, report });
  }
  return { accounts, refused };
}

async function reportIn(path: string, account: number): Promise<Report | undefined> {
  let file: FileHandle;
  try {
    // No link is followed, and a pipe does not wait.
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    const found = await file.stat();
    if (!found.isFile() || found.uid !== account || found.size > MAX_REPORT_BYTES) return undefined;
    const untrustedBytes = Buffer.alloc(MAX_REPORT_BYTES);
    const { bytesRead } = await file.read(untrustedBytes, 0, MAX_REPORT_BYTES, 0);
    return Report.safeParse(untrustedJson(untrustedBytes.subarray(0, bytesRead))).data;
  } finally {
    await file.close();
  }
}

/** node_exporter has the memory of the host, and has it once. */
const OF_THE_HOST: readonly string[] = ['safe_browse_host_memory_bytes', 'safe_browse_host_memory_available_bytes'];

/** The metrics of each account, told apart by the label `account`. Pure. */
export function metricsOfAccounts({ accounts, refused }: AccountReports): Metric[] {
  const byName = new Map<string, Metric>();
  for (const { account, report } of accounts)
    for (const metric of metricsOf(report).map((each) => labelled(each, String(account))))
      if (!OF_THE_HOST.includes(metric.name)) byName.set(metric.name, joined(byName.get(metric.name), metric));
  return [...ofReports({ accounts, refused }), ...byName.values()];
}

/** Those that only a report of all accounts has. Pure. */
export const ofReports = ({ accounts, refused }: AccountReports): Metric[] => [
  {
    name: 'safe_browse_accounts',
    help: 'Accounts whose host agents run, in a report of all accounts',
    type: 'gauge',
    samples: [{ labels: {}, value: accounts.length }],
  },
  {
    name: 'safe_browse_account_reports_refused',
    help: 'Files that are no report of the account whose number they have, in a report of all accounts',
    type: 'gauge',
    samples: [{ labels: {}, value: refused }],
  },
];

function labelled(metric: Metric, account: string): Metric {
  const samples = metric.samples.map((sample) => ({ ...sample, labels: { account, ...sample.labels } }));
  return { ...metric, samples } as Metric;
}

/** Counters keep the first beginning: the older form of the text, which node_exporter reads, has none. */
function joined(before: Metric | undefined, metric: Metric): Metric {
  return before ? ({ ...before, samples: [...before.samples, ...metric.samples] } as Metric) : metric;
}

/** Whether a release does well on the computers that have it, by their reports. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ChannelView } from '../../api/host/channel.ts';
import { EXIT, type ExitStatus, Failure } from '../../api/errors/failure.ts';
import { Inventory, Report } from '../../api/host/report.ts';
import { withAgent } from '../agent.ts';
import { print, printJson, say } from '../output.ts';
import * as publish from './publish.ts';

const MAX_FILE_BYTES = 4 * 1024 * 1024;
const DIGEST_CHARACTERS = 12;
const PERCENT = 100;

export interface Bounds {
  /** In percent: of the sessions that ended, and of the computers that are to have the release. */
  readonly mostFailures: number;
  /** Fewer say nothing, of sessions or of computers. */
  readonly least: number;
}

interface Share {
  readonly of: number;
  readonly failed: number;
}

/** How a release does. */
export interface Standing {
  /** Sessions of its browser image that ended, and those among them that failed. */
  readonly sessions: Share;
  /** The same of all other images, to compare. */
  readonly others: Share;
  /** Computers that are to have it, and those among them that could not get it to work. */
  readonly computers: Share;
}

/** Pure. */
export function standingOf(
  reports: readonly Report[],
  { serial, release: { browser } }: Pick<ChannelView, 'serial' | 'release'>,
): Standing {
  const digest = browser?.slice(0, DIGEST_CHARACTERS);
  const images = reports.flatMap(({ counts }) => counts.byImage);
  const share = (of: readonly (typeof images)[number][]): Share => ({
    of: of.reduce((sum, { ended }) => sum + ended, 0),
    failed: of.reduce((sum, { failed }) => sum + failed, 0),
  });
  const included = reports.flatMap(({ channel }) =>
    channel?.isIncluded && channel.serial === serial ? [channel] : [],
  );
  return {
    sessions: share(images.filter((image) => image.digest === digest)),
    others: share(images.filter((image) => image.digest !== digest)),
    computers: {
      of: included.length,
      failed: included.filter(({ hasTrouble, isCurrent }) => hasTrouble && !isCurrent).length,
    },
  };
}

export type Verdict = 'holds' | 'fails' | 'unknown';

/** `unknown`: too little was seen. Pure. */
export function verdictOn({ sessions, computers }: Standing, { mostFailures, least }: Bounds): Verdict {
  const counted = [sessions, computers].filter(({ of }) => of >= least);
  if (counted.some(({ of, failed }) => (failed / of) * PERCENT > mostFailures)) return 'fails';
  return sessions.of >= least ? 'holds' : 'unknown';
}

/** Halts the channel if its release fails. Returns the exit status, which says so. */
export async function check(
  channel: string,
  folder: string,
  bounds: Bounds & { readonly days: number },
  options: publish.PublishOptions,
): Promise<ExitStatus> {
  const { reports, refused } = reportsIn(folder);
  const view = await withAgent((client) => client.call('channel.show', { channel }));
  const standing = standingOf(reports, view);
  const verdict = view.halted ? 'halted' : verdictOn(standing, bounds);
  if (options.json) printJson({ event: 'checked', channel, serial: view.serial, verdict, refused, ...standing });
  else print(describe(standing, verdict));
  if (refused > 0) say(`${refused} files in ${folder} are no reports of this version of Safe Browse.`);
  if (verdict !== 'fails') return EXIT.done;
  await publish.change(channel, { kind: 'halt', days: bounds.days }, options);
  return EXIT.failed;
}

/** Pure. */
function describe({ sessions, others, computers }: Standing, verdict: Verdict | 'halted'): string {
  const of = ({ of: all, failed }: Share, what: string) => `${failed} of ${all} ${what}`;
  const seen = `${of(sessions, 'sessions')} with this release failed (with others: ${of(others, 'sessions')}), and ${of(computers, 'computers')} could not take it.`;
  const words = {
    holds: 'The release holds.',
    fails: 'The release fails: the rollout is halted.',
    unknown: 'That is too little to say whether the release holds.',
    halted: 'The rollout is halted already.',
  };
  return `${seen}\n${words[verdict]}`;
}

/** What computers reported: one report in each file, as `report --json` prints it, or an inventory of all accounts of a computer. Throws `Failure` file-unreadable. */
export function reportsIn(folder: string): { readonly reports: Report[]; readonly refused: number } {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch (cause) {
    throw new Failure('file-unreadable', { path: folder }, { cause });
  }
  const found = names.map((name) => reportsOf(join(folder, name)));
  return { reports: found.flatMap((each) => each ?? []), refused: found.filter((each) => each === undefined).length };
}

const Contents = z.union([
  Report.transform((report) => [report]),
  Inventory.transform(({ accounts }) => accounts.map(({ report }) => report)),
]);

function reportsOf(path: string): Report[] | undefined {
  try {
    const { size } = statSync(path);
    return size <= MAX_FILE_BYTES ? Contents.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data : undefined;
  } catch {
    return undefined;
  }
}

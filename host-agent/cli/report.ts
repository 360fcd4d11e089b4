/** `safe-browse report`: what monitoring may know. */
import { type ChannelReport, CLICK_SECONDS, type Report } from '../api/host/report.ts';
import { withAgent } from './agent.ts';
import { print, printJson, printText, size, table, writeWhole } from './output.ts';

export interface ReportOptions {
  readonly json: boolean;
  readonly openmetrics: boolean;
  /** Path of a file for node_exporter. */
  readonly textfile?: string;
}

export async function report({ json, openmetrics, textfile }: ReportOptions): Promise<void> {
  if (textfile !== undefined) await writeTextfile(textfile, await metrics('prometheus'));
  else if (openmetrics) printText(await metrics('openmetrics'));
  else {
    const report = await withAgent((client) => client.call('report.get', {}));
    if (json) printJson(report);
    else print(describe(report));
  }
}

async function metrics(form: 'openmetrics' | 'prometheus'): Promise<string> {
  const { text } = await withAgent((client) => client.call('report.metrics', { form }));
  return text;
}

/** As a person reads it. Pure. */
export function describe(report: Report): string {
  return table([...productRows(report), ...countRows(report)]);
}

function productRows({
  version,
  hypervisor,
  images,
  channel,
  managed,
  templates,
  spare,
  network,
  verifications,
}: Report): string[][] {
  return [
    ['Version', `${version} (${hypervisor})`],
    ...images.map(({ role, digest, ageSeconds, updates, securityUpdates }) => [
      `${capitalised(role)} image`,
      [
        digest,
        ...(ageSeconds === undefined ? [] : [`${duration(ageSeconds)} old`]),
        ...(updates === 0 ? [] : [`${updates} newer package(s), ${securityUpdates} of them for security`]),
      ].join(', '),
    ]),
    ...(channel ? [['Channel', describeChannel(channel)]] : []),
    ['Managed settings', managed.isBlocked ? 'cannot be used: no session starts' : `${managed.policies} in force`],
    ...templates.map(({ role, level, state, ageSeconds }) => [
      `${capitalised(role)} template`,
      `${level}, ${state}${ageSeconds === undefined ? '' : `, ${duration(ageSeconds)} old`}`,
    ]),
    ['Spare', spare],
    ['Network VM', network],
    ...verifications.map(({ kind, verdict, at, checks }) => [
      `Verification of ${kind}`,
      `${verdict} on ${at.slice(0, 16).replace('T', ' ')} UTC: ${checks.held} held, ${checks.failed} failed, ${checks['not-tried']} not tried`,
    ]),
  ];
}

function describeChannel({ serial, isIncluded, isCurrent, isHalted, hasTrouble }: ChannelReport): string {
  return [
    serial === undefined ? 'not read yet' : `serial ${serial}`,
    ...(isHalted ? ['the rollout is halted'] : isIncluded || serial === undefined ? [] : ['not included yet']),
    isCurrent ? 'up to date' : 'behind',
    ...(hasTrouble ? ['the last check or update failed'] : []),
  ].join(', ');
}

function countRows({ sessions, counts, memory }: Report): string[][] {
  const ended = Object.entries(counts.ended).filter(([, count]) => count > 0);
  return [
    ['Sessions', `${sessions} now`],
    ['Ended sessions', ended.length === 0 ? 'none' : ended.map(([outcome, count]) => `${count} ${outcome}`).join(', ')],
    ...Object.entries(counts.clicks).flatMap(([from, { classes, sumMs }]) => {
      const count = classes.reduce((sum, each) => sum + each, 0);
      if (count === 0) return [];
      return [
        [`Click to browser, ${from}`, `${count}, mean ${(sumMs / count / 1000).toFixed(2)} s, ${slowest(classes)}`],
      ];
    }),
    ['Refused packets', String(counts.refusedPackets)],
    ['VMs started again', String(counts.startedAgain)],
    ['Counted since', `${counts.since.slice(0, 16).replace('T', ' ')} UTC`],
    ['Memory of all VMs', size(memory.vmsBytes)],
    ['Memory of the host', `${size(memory.hostBytes)}, ${size(memory.hostAvailableBytes)} available`],
  ];
}

function slowest(classes: readonly number[]): string {
  const bound = CLICK_SECONDS[classes.findLastIndex((count) => count > 0)];
  return bound === undefined ? `the slowest over ${CLICK_SECONDS.at(-1) ?? 0} s` : `the slowest within ${bound} s`;
}

/** The two largest units: `3 d 4 h`. Pure. */
export function duration(seconds: number): string {
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor((seconds % 86_400) / 3600),
    Math.floor((seconds % 3600) / 60),
  ];
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`;
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** node_exporter runs under another account. */
const READABLE_BY_ALL = 0o644;

/** Throws `Failure` file-not-written. */
export const writeTextfile = (path: string, text: string): Promise<void> => writeWhole(path, text, READABLE_BY_ALL);

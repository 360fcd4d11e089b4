/**
 * How old the desktop's Electron is, and whether its pages have a network. Debian does not update it: a session's window has its holes until Safe
 * Browse or its package of Electron is updated.
 */
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../api/host/doctor.ts';

const DAY_MS = 24 * 3600 * 1000;
/** Electron supports its three newest series; a new one appears every eight weeks. */
const SUPPORTED_DAYS = 3 * 8 * 7;
/** Until then a newer version has most likely brought security fixes. */
const FRESH_DAYS = 60;
/** The first release of each series. Source: the dates of npm's package `electron`. */
const SERIES: Readonly<Record<string, string>> = { 43: '2026-07-01', 44: '2026-08-25', 45: '2026-10-21' };
/** The release of each version that Safe Browse ships. */
export const RELEASES: Readonly<Record<string, string>> = { '45.4.1': '2026-11-19' };

/** `folders`: where Electron may be. Without one there are no windows, and nothing to say. */
export async function electronFindings(folders: readonly string[], nowMs: number): Promise<Finding[]> {
  for (const folder of folders) {
    const text = await readFile(join(folder, 'version'), 'utf8').catch(() => undefined);
    if (text !== undefined) return [electronFinding(text.trim().replace(/^v/, '').slice(0, 40), nowMs)];
  }
  return [];
}

/** The process of Electron that opens sockets for pages. */
const NETWORK_SERVICE = '--utility-sub-type=network.mojom.NetworkService';

/** `dataFolder`: of the desktop application, which tells its processes from those of other programs. Says nothing while it does not run. */
export async function pageNetworkFindings(dataFolder: string, proc = '/proc'): Promise<Finding[]> {
  const ours = await readlink(`${proc}/self/ns/net`);
  const pids = (await readdir(proc)).filter((name) => /^\d+$/.test(name));
  const namespaces = await Promise.all(
    pids.map(async (pid) => {
      const commandLine = await readFile(`${proc}/${pid}/cmdline`, 'utf8').catch(() => '');
      if (!commandLine.includes(NETWORK_SERVICE) || !commandLine.includes(`--user-data-dir=${dataFolder}`)) return [];
      return readlink(`${proc}/${pid}/ns/net`).then(
        (namespace) => [namespace],
        // It has ended meanwhile.
        () => [],
      );
    }),
  );
  const [found] = namespaces.flat();
  const check = 'page network';
  if (found === undefined) return [];
  if (found !== ours) return [{ check, level: 'ok', message: 'The pages of the windows have no network.' }];
  return [
    {
      check,
      level: 'note',
      message: 'Electron runs with the network of the host, so a page of a window that was taken over reaches it.',
      hint: 'Allow unprivileged user namespaces, install Safe Browse at a path without blanks and colons, and start it again.',
    },
  ];
}

/** Pure. */
export function electronFinding(version: string, nowMs: number): Finding {
  const check = 'electron';
  const began = SERIES[version.split('.')[0] ?? ''];
  const hint = 'Update Safe Browse: its package safe-browse-electron contains Electron.';
  if (began === undefined)
    return {
      check,
      level: 'note',
      variant: 'unknown',
      params: { version },
      message: `The age of Electron ${version} is unknown: Safe Browse does not ship it.`,
      hint,
    };
  const endsMs = Date.parse(began) + SUPPORTED_DAYS * DAY_MS;
  const ends = new Date(endsMs).toISOString().slice(0, 10);
  if (nowMs >= endsMs)
    return {
      check,
      level: 'note',
      variant: 'unsupported',
      params: { version, ends },
      message: `Electron ${version} has had no security fixes since about ${ends}.`,
      hint,
    };
  const released = RELEASES[version] ?? began;
  const days = Math.max(0, Math.floor((nowMs - Date.parse(released)) / DAY_MS));
  if (days > FRESH_DAYS)
    return {
      check,
      level: 'note',
      params: { version, days },
      message: `Electron ${version} is ${days} days old and lacks later security fixes.`,
      hint,
    };
  return {
    check,
    level: 'ok',
    params: { version, days, ends },
    message: `Electron ${version} is ${days} days old; its series gets security fixes until about ${ends}.`,
  };
}

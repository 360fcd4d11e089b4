/** How old the desktop's Electron is. No package source updates it: a session's window has its holes until Safe Browse itself is updated. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../api/doctor.ts';

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

/** Pure. */
export function electronFinding(version: string, nowMs: number): Finding {
  const check = 'electron';
  const began = SERIES[version.split('.')[0] ?? ''];
  const hint = 'Update Safe Browse: its desktop package contains Electron.';
  if (began === undefined)
    return {
      check,
      level: 'note',
      message: `The age of Electron ${version} is unknown: Safe Browse does not ship it.`,
      hint,
    };
  const endsMs = Date.parse(began) + SUPPORTED_DAYS * DAY_MS;
  const ends = new Date(endsMs).toISOString().slice(0, 10);
  if (nowMs >= endsMs)
    return {
      check,
      level: 'note',
      message: `Electron ${version} has had no security fixes since about ${ends}.`,
      hint,
    };
  const released = RELEASES[version] ?? began;
  const days = Math.max(0, Math.floor((nowMs - Date.parse(released)) / DAY_MS));
  if (days > FRESH_DAYS)
    return {
      check,
      level: 'note',
      message: `Electron ${version} is ${days} days old and lacks later security fixes.`,
      hint,
    };
  return {
    check,
    level: 'ok',
    message: `Electron ${version} is ${days} days old; its series gets security fixes until about ${ends}.`,
  };
}

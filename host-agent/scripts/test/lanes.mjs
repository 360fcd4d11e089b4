// @ts-check
/** Splits test files into lanes that run side by side and end at about the same time. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../checkout.mjs';

/** @typedef {Readonly<Record<string, number>>} Times Seconds of each file. */

/**
 * The test files of vitest projects that are one folder each.
 * @param {readonly ('desktop' | 'e2e')[]} projects
 * @returns {string[]} Paths below the checkout.
 */
export const filesOf = (projects) =>
  projects.flatMap((project) =>
    readdirSync(join(root, 'test', project), { encoding: 'utf8', recursive: true })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `test/${project}/${name}`),
  );

/** @param {readonly number[]} numbers */
function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
}

/**
 * Longest first, each file into the lane that is shortest so far. A file without a time counts as the median of all. Pure.
 * @param {readonly string[]} files
 * @param {Times} times
 * @param {number} count
 * @returns {{ readonly files: readonly string[], readonly seconds: number }[]}
 */
export function balance(files, times, count) {
  const unknown = median(Object.values(times));
  const secondsOf = (/** @type {string} */ file) => times[file] ?? unknown;
  const lanes = Array.from({ length: count }, () => ({ files: /** @type {string[]} */ ([]), seconds: 0 }));
  for (const file of [...files].sort((one, other) => secondsOf(other) - secondsOf(one) || one.localeCompare(other))) {
    const shortest = lanes.reduce((best, lane) => (lane.seconds < best.seconds ? lane : best));
    shortest.files.push(file);
    shortest.seconds += secondsOf(file);
  }
  return lanes.filter((lane) => lane.files.length > 0);
}

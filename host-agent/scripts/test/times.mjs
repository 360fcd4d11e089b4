// @ts-check
/** The recorded time of each desktop and end-to-end test file. `npm run test:all -- --record-times` renews it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../checkout.mjs';

/** @typedef {Readonly<Record<string, number>>} Times Seconds of each file. */

const file = join(root, 'host-agent/scripts/test/times.json');

/** As many as run at a time, in `vitest.config.ts`. */
const AT_A_TIME = 2;

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * How much longer files took than was recorded: 2 for twice as long; 1 where nothing is known. Pure.
 * @param {Times} measured
 * @param {Times} recorded
 */
export function paceOf(measured, recorded) {
  const known = Object.keys(measured).filter((name) => name in recorded);
  const sum = (/** @type {Times} */ times) => known.reduce((seconds, name) => seconds + (times[name] ?? 0), 0);
  return known.length > 0 ? sum(measured) / sum(recorded) : 1;
}

/**
 * As many files as will have ended in time, the shortest first. A file without a time counts as the median of all. Pure.
 * @param {readonly string[]} files
 * @param {{ readonly recorded: Times, readonly pace: number, readonly seconds: number }} within
 * @returns {string[]}
 */
export function thatFit(files, { recorded, pace, seconds }) {
  const unknown = median(Object.values(recorded));
  const secondsOf = (/** @type {string} */ file) => (recorded[file] ?? unknown) * pace;
  let total = 0;
  return [...files]
    .sort((one, other) => secondsOf(one) - secondsOf(other))
    .filter((file) => {
      total += secondsOf(file);
      return secondsOf(file) <= seconds && total / AT_A_TIME <= seconds;
    });
}

/**
 * The files whose times are recorded.
 * @returns {string[]} Paths below the checkout.
 */
export const timedFiles = () =>
  ['desktop', 'e2e'].flatMap((project) =>
    readdirSync(join(root, 'test', project), { encoding: 'utf8', recursive: true })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `test/${project}/${name}`),
  );

/** @returns {Times} */
export function recordedTimes() {
  /** @type {unknown} */
  const times = JSON.parse(readFileSync(file, 'utf8'));
  return /** @type {Times} */ (times);
}

/**
 * The times to record after a run: new ones replace old ones, and files that no longer exist are left out. Pure.
 * @param {Times} before
 * @param {Times} measured
 * @param {readonly string[]} files All files there are.
 * @returns {Times}
 */
export function renewedTimes(before, measured, files) {
  return Object.fromEntries(
    [...files]
      .sort((one, other) => one.localeCompare(other))
      .flatMap((name) => {
        const seconds = measured[name] ?? before[name];
        return seconds === undefined ? [] : [[name, Math.max(1, Math.round(seconds))]];
      }),
  );
}

/** @param {Times} measured */
export function recordTimes(measured) {
  writeFileSync(file, `${JSON.stringify(renewedTimes(recordedTimes(), measured, timedFiles()), null, 2)}\n`);
}

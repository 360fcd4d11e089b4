// @ts-check
/** The recorded time of each desktop and end-to-end test file. `npm run test:all -- --record-times` renews it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../checkout.mjs';

/** @typedef {Readonly<Record<string, number>>} Times Seconds of each file. */

const file = join(root, 'host-agent/scripts/test/times.json');

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

// @ts-check
/** The order of test files: those that take longest come first, so that all workers end at about the same time. */
import { relative } from 'node:path';
import { BaseSequencer } from 'vitest/node';
import { root } from '../checkout.mjs';
import { median, recordedTimes } from './times.mjs';

/** @typedef {import('./times.mjs').Times} Times */

/**
 * Files of the same length stay in the order in which they come. A file without a time counts as the median of all. Pure.
 * @template File
 * @param {readonly File[]} files
 * @param {(file: File) => string} pathOf Below the checkout.
 * @param {Times} times
 * @returns {File[]}
 */
export function longestFirst(files, pathOf, times) {
  const unknown = median(Object.values(times));
  const secondsOf = (/** @type {File} */ file) => times[pathOf(file)] ?? unknown;
  return [...files].sort((one, other) => secondsOf(other) - secondsOf(one));
}

/** For vitest's option `sequence.sequencer`. */
export class LongestFirst extends BaseSequencer {
  /**
   * @override
   * @param {import('vitest/node').TestSpecification[]} files
   */
  async sort(files) {
    return longestFirst(await super.sort(files), ({ moduleId }) => relative(root, moduleId), recordedTimes());
  }
}

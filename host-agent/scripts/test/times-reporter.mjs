// @ts-check
/** A reporter for vitest: writes the seconds of each file that passed to the file that SAFE_BROWSE_TEST_TIMES names, with its hooks. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from '../checkout.mjs';

export default class TimesReporter {
  /** @type {Record<string, number>} */
  #times = {};

  /** @param {import('vitest/node').TestModule} file */
  onTestModuleEnd(file) {
    if (file.state() === 'passed') this.#times[relative(root, file.moduleId)] = file.diagnostic().duration / 1000;
  }

  onTestRunEnd() {
    const target = process.env['SAFE_BROWSE_TEST_TIMES'];
    if (target !== undefined) writeFileSync(target, JSON.stringify(this.#times));
  }
}

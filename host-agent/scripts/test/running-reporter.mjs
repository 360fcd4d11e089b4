// @ts-check
/** A reporter for vitest: if a signal ends the run, it says which files were running, because one of them may be what took so long. */
import { relative } from 'node:path';
import { root } from '../checkout.mjs';

export default class RunningReporter {
  /** @type {Map<string, number>} When each file began, on the clock of `performance.now`. */
  #begun = new Map();

  onInit() {
    for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
      process.once(signal, () => {
        for (const [file, beganMs] of this.#begun)
          process.stdout.write(
            `interrupted by ${signal} in ${file}, after ${Math.round((performance.now() - beganMs) / 1000)} s\n`,
          );
        process.kill(process.pid, signal);
      });
  }

  /** @param {import('vitest/node').TestModule} file */
  onTestModuleStart(file) {
    this.#begun.set(relative(root, file.moduleId), performance.now());
  }

  /** @param {import('vitest/node').TestModule} file */
  onTestModuleEnd(file) {
    this.#begun.delete(relative(root, file.moduleId));
  }
}

// @ts-check
/** The checkout's path, and messages of the set-up. They go to stderr, because stdout belongs to the output of the command line. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** @param {string} text One line of progress for a person. */
export function say(text) {
  process.stderr.write(`safe-browse: ${text}\n`);
}

/** Set-up cannot go on; the message says what the person can do. Printed without a stack. */
export class SetupStopped extends Error {
  /**
   * @param {string} message
   * @param {number} [exitStatus]
   */
  constructor(message, exitStatus = 1) {
    super(message);
    this.exitStatus = exitStatus;
  }
}

/**
 * Runs the body of a script; a {@link SetupStopped} becomes its message and exit status.
 * @param {() => Promise<void>} body
 */
export async function runScript(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof SetupStopped)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitStatus;
  }
}

/** @param {string} url The `import.meta.url` of the asking module. */
export const isMainModule = (url) => process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(url);

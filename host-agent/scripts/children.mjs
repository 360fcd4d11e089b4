// @ts-check
/** Runs programs for the set-up: their output goes to the person, and signals to this process are passed on to them. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SetupStopped, root } from './checkout.mjs';

/** Both outputs of the programs of set-up go to our stderr. */
const OUR_STDERR = 2;

/** @typedef {{ status: number, wasInterrupted: boolean }} Ended How a program ended, and whether a signal to us came before. */

/**
 * Runs a program in the checkout to its end. Signals sent to us meanwhile are passed on and do not end us before it.
 * @param {readonly string[]} command Program and arguments.
 * @param {{ stdio?: import('node:child_process').StdioOptions, environment?: NodeJS.ProcessEnv, onOutput?: (printed: Buffer) => void }} [options] Without `stdio`: input from the person, all output on stderr. `onOutput` gets both outputs instead.
 * @returns {Promise<Ended>} `status` is 128 and the signal's number where a signal ended it.
 */
export async function runChild([program = '', ...args], options = {}) {
  let wasInterrupted = false;
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    wasInterrupted = true;
    // The terminal signals the whole foreground group already; a second signal would mean "hurry".
    const isFromTerminal = signal === 'SIGINT' && process.stdin.isTTY;
    if (!isFromTerminal) child.kill(signal);
  };
  /** @type {readonly NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  // Before the child starts, so that no signal can end this process and leave the child behind.
  for (const signal of signals) process.on(signal, passOn);
  const child = spawn(program, args, {
    cwd: root,
    stdio: options.onOutput ? ['ignore', 'pipe', 'pipe'] : (options.stdio ?? ['inherit', OUR_STDERR, OUR_STDERR]),
    env: options.environment ?? process.env,
  });
  if (options.onOutput) for (const output of [child.stdout, child.stderr]) output?.on('data', options.onOutput);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) =>
        resolve({ status: code ?? 128 + (signal ? constants.signals[signal] : 0), wasInterrupted }),
      );
    });
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}

/**
 * Runs one step of set-up. Throws {@link SetupStopped} with `whatFailed` unless it succeeds.
 * @param {readonly string[]} command
 * @param {string} whatFailed
 * @param {NodeJS.ProcessEnv} [environment]
 */
export async function runStep(command, whatFailed, environment = process.env) {
  const { status, wasInterrupted } = await runChild(command, { environment });
  if (wasInterrupted)
    throw new SetupStopped('Interrupted; the next start continues from here.', status === 0 ? 130 : status);
  if (status !== 0) throw new SetupStopped(whatFailed);
}

/**
 * Runs a program quietly and returns its stdout, whatever its exit status; `undefined` if the program is missing.
 * @param {readonly string[]} command Program and arguments.
 * @param {{ environment?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ status: number, stdout: string, stderr: string } | undefined>}
 */
export async function readChild([program = '', ...args], options = {}) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: options.environment ?? process.env,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'ENOENT') resolve(undefined);
      else reject(error);
    });
    child.once('close', (code) => resolve({ status: code ?? 1, stdout, stderr }));
  });
}

// @ts-check
/** Allows one set-up at a time per checkout. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from './checkout.mjs';

/** The folder of this file: it always exists, so there is no lock file to leave behind. */
const ourFolder = dirname(fileURLToPath(import.meta.url));

/**
 * Runs `body` while no other set-up of this checkout runs; waits for a running one, with a message.
 * The kernel releases the lock even when this process is killed: the program that holds it exits when its stdin closes.
 * @param {() => Promise<void>} body
 * @param {string} [folder] What is locked.
 */
export async function withLock(body, folder = ourFolder) {
  const release = (await takeLock(folder, ['--nonblock'])) ?? (await waitForLock(folder));
  try {
    await body();
  } finally {
    await release();
  }
}

/** @param {string} folder */
async function waitForLock(folder) {
  say('another set-up is running in this checkout; waiting for it');
  const release = await takeLock(folder, []);
  if (!release) throw new Error(`${folder} cannot be locked.`);
  return release;
}

/**
 * @param {string} folder
 * @param {readonly string[]} options
 * @returns {Promise<(() => Promise<void>) | undefined>} How to release it; `undefined` when another holds it.
 */
async function takeLock(folder, options) {
  // In its own process group: Ctrl-C must not release the lock while the set-up is still cleaning up.
  const holder = spawn('flock', [...options, folder, 'sh', '-c', 'echo held; exec cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const closed = once(holder, 'close');
  const held = await Promise.race([once(holder.stdout, 'data').then(() => true), closed.then(() => false)]);
  if (!held) return undefined;
  return async () => {
    holder.stdin.end();
    await closed;
  };
}

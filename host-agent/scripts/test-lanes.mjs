// @ts-check
/** The end-to-end tests in two lanes that run side by side, about as long as each other, each one file after the other: those with whole sessions, and all others. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.mjs';

const folder = 'test/e2e';
const LABORATORY = /\/laboratory\.ts'/;
/** What a laboratory is had for without a browser on a screen in it. */
const WITHOUT_SESSIONS = /\/(plugged-vm|xen-computer|qemu\/qemu)\.ts'/;

/**
 * Whether sessions run in it, each a browser in a machine beside a network machine; a stand-in laboratory has none.
 * @param {string} source Of a test file.
 */
export const hasSessions = (source) => LABORATORY.test(source) && !WITHOUT_SESSIONS.test(source);

/** @returns {{ readonly sessions: readonly string[], readonly others: readonly string[] }} Paths below the checkout. */
export function lanes() {
  const files = readdirSync(join(root, folder), { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`);
  const sessions = files.filter((file) => hasSessions(readFileSync(join(root, file), 'utf8')));
  return { sessions, others: files.filter((file) => !sessions.includes(file)) };
}

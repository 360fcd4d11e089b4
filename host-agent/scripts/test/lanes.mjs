// @ts-check
/** Splits the end-to-end tests into two lanes of about the same length that run side by side: files that open whole sessions, and all others. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../checkout.mjs';

const folders = ['test/e2e', 'test/desktop'];
const TEST_BED = /\/bed\/test-bed\.ts'/;
/** Files that import one of these use the test bed without opening a session. */
const WITHOUT_SESSIONS = /\/(plugged-namespace|xen-computer|images\/test-images|qemu\/qemu)\.ts'/;

/**
 * Whether the file opens sessions, each with a browser VM and a network VM. The test bed with the fake QEMU boots none.
 * @param {string} source Text of a test file.
 */
export const hasSessions = (source) => TEST_BED.test(source) && !WITHOUT_SESSIONS.test(source);

/** @returns {{ readonly sessions: readonly string[], readonly others: readonly string[] }} Paths below the checkout. */
export function lanes() {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { encoding: 'utf8', recursive: true })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `${folder}/${name}`),
  );
  const sessions = files.filter((file) => hasSessions(readFileSync(join(root, file), 'utf8')));
  return { sessions, others: files.filter((file) => !sessions.includes(file)) };
}

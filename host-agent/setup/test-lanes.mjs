// @ts-check
/** The end-to-end tests in two lanes that run side by side, each one file after the other: those that emulate machines, and those that do without. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.mjs';

const folder = 'test/e2e';
/** What starts a real machine; a stand-in laboratory starts none. */
const MACHINES = /\/(laboratory|copied-images|verification|network-machine|qemu\/qemu)\.ts'/;

/** @param {string} source Of a test file. */
export const emulatesMachines = (source) => MACHINES.test(source);

/** @returns {{ readonly machines: readonly string[], readonly standIns: readonly string[] }} Paths below the checkout. */
export function lanes() {
  const files = readdirSync(join(root, folder), { encoding: 'utf8', recursive: true }).filter((name) => name.endsWith('.test.ts')).map((name) => `${folder}/${name}`);
  const machines = files.filter((file) => emulatesMachines(readFileSync(join(root, file), 'utf8')));
  return { machines, standIns: files.filter((file) => !machines.includes(file)) };
}

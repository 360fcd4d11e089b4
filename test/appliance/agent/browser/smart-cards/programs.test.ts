/** The account's programs run here as the user of the test, with the programs of the host in the place of busybox. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { ACCOUNT } from '../../../../../appliance/agent/browser/account.ts';
import { cardPrograms, modules } from '../../../../../appliance/agent/browser/smart-cards/programs.ts';

vi.mock(import('../../../../../appliance/agent/browser/account.ts'), async (original) => {
  const [real, { tmpdir }] = [await original(), await import('node:os')];
  return {
    ...real,
    ACCOUNT: { ...real.ACCOUNT, home: `${tmpdir()}/sb-cards-${process.pid}` as never },
    asAccount: ([, program = '', ...args]) => [program, ...args.map((word) => word.replaceAll('busybox ', ''))],
  };
});

const folder = join(ACCOUNT.home, '.pki/nssdb');
const file = join(folder, 'pkcs11.txt');
afterEach(() => rmSync(ACCOUNT.home, { recursive: true }));

it('lists OpenSC for Chromium, in a folder that is made or in the one that is there', async () => {
  await cardPrograms.addToChromium();
  expect(readFileSync(file, 'utf8')).toBe(modules(folder));
  writeFileSync(file, 'what NSS wrote');
  await cardPrograms.addToChromium();
  expect(readFileSync(file, 'utf8')).toBe(modules(folder));
  expect(readdirSync(folder)).toEqual(['pkcs11.txt']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('replaces a link that a page has put in its place, and not what the link leads to', async () => {
  const victim = join(ACCOUNT.home, 'victim');
  mkdirSync(folder, { recursive: true });
  writeFileSync(victim, 'untouched');
  symlinkSync(victim, file);
  await cardPrograms.addToChromium();
  expect(readFileSync(victim, 'utf8')).toBe('untouched');
  expect(readFileSync(file, 'utf8')).toBe(modules(folder));
});

it('fails where it may not write, and leaves nothing', async () => {
  mkdirSync(dirname(folder), { recursive: true });
  writeFileSync(folder, 'a file');
  await expect(cardPrograms.addToChromium()).rejects.toThrow('mkdir');
  expect(readFileSync(folder, 'utf8')).toBe('a file');
});

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const checkout = join(import.meta.dirname, '../../../..');

/** Copies the sources to `folder`, with the npm packages of this checkout. */
function copySources(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of ['appliance', 'host-agent', 'ui', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(checkout, name), join(folder, name), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
const build = (folder: string) =>
  execFileSync(process.execPath, [join(folder, 'host-agent/scripts/build/build.mjs')], { stdio: 'pipe' });
const bundle = (folder: string) => readFileSync(join(folder, 'dist/appliance/agent.cjs'), 'utf8');
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the build', () => {
  let temporary = '';
  let here = '';
  beforeAll(() => {
    temporary = mkdtempSync(join(tmpdir(), 'safe-browse-build-'));
    here = copySources(join(temporary, 'here'));
    build(here);
  });
  afterAll(() => rmSync(temporary, { recursive: true, force: true }));

  it('produces the same guest agent wherever the checkout is', () => {
    const elsewhere = copySources(join(temporary, 'quite/another place'));
    build(elsewhere);
    expect(digest(bundle(elsewhere))).toBe(digest(bundle(here)));
  });

  it('writes programs in Latin-1, which V8 keeps at one byte for each character', () => {
    for (const program of ['host-agent/cli.js', 'host-agent/daemon.js', 'host-agent/filter.cjs', 'appliance/agent.cjs'])
      expect(readFileSync(join(here, 'dist', program), 'utf8'), program).not.toMatch(/[^\0-\xff]/);
  });

  it('leaves the bundles unchanged when a source has an error', () => {
    const before = statSync(join(here, 'dist/appliance/agent.cjs'));
    writeFileSync(join(here, 'appliance/agent/main.ts'), 'this is no program');
    expect(() => build(here)).toThrow('Expected ";"');
    expect(statSync(join(here, 'dist/appliance/agent.cjs')).ino).toBe(before.ino);
  });
});

/** The Debian package of the command line: built twice and inspected. test/package installs and uses it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePackages } from '../../../host-agent/scripts/package/package.mjs';
import { makeRunFolder } from '../../bed/run-folder.ts';

/** A first start in a checkout needs them, so they are dependencies: Electron runs the windows, esbuild builds the programs. */
const NOT_BUNDLED = ['electron', 'esbuild'];

let folder: string;
let made: string[];
const deb = () => join(folder, 'one', made[0] ?? '');
beforeAll(async () => {
  folder = makeRunFolder();
  made = await makePackages(join(folder, 'one'), undefined);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is the only package where Electron cannot be downloaded', () => {
  expect(made).toHaveLength(1);
  expect(made[0]).toMatch(/^safe-browse_.*_amd64\.deb$/);
});

it('has no lintian errors', () => {
  const changes = readdirSync(join(folder, 'one')).find((name) => name.endsWith('.changes')) ?? '';
  const { status, stdout } = spawnSync(
    'lintian',
    ['--allow-root', '--tag-display-limit', '0', '--fail-on', 'error', join(folder, 'one', changes)],
    { encoding: 'utf8' },
  );
  expect({ status, errors: stdout.split('\n').filter((line) => line.startsWith('E:')) }).toEqual({
    status: 0,
    errors: [],
  });
});

it('contains program, host agent, recipes, units, manual, completions and licences, all owned by root', () => {
  const lines = execFileSync('dpkg-deb', ['--contents', deb()], { encoding: 'utf8' }).trim().split('\n');
  const files = new Map(lines.map((line) => [line.split(/\s+/)[5] ?? '', line]));
  for (const [path, mode] of [
    ['usr/bin/safe-browse', 'lrwxrwxrwx'],
    ['usr/lib/safe-browse/resources/dist/host-agent/cli.js', '-rwxr-xr-x'],
    ['usr/lib/safe-browse/resources/dist/host-agent/daemon.js', '-rw-r--r--'],
    ['usr/lib/safe-browse/resources/dist/appliance/agent.cjs', '-rw-r--r--'],
    ['usr/lib/safe-browse/resources/appliance/images/browser/recipe.toml', '-rw-r--r--'],
    ['usr/lib/safe-browse/resources/appliance/images/initramfs/init', '-rwxr-xr-x'],
    ['usr/lib/systemd/user/safe-browse.socket', '-rw-r--r--'],
    ['usr/lib/systemd/user/safe-browse.service', '-rw-r--r--'],
    ['usr/share/man/man1/safe-browse.1.gz', '-rw-r--r--'],
    ['usr/share/bash-completion/completions/safe-browse', '-rw-r--r--'],
    ['usr/share/zsh/vendor-completions/_safe-browse', '-rw-r--r--'],
    ['usr/share/fish/vendor_completions.d/safe-browse.fish', '-rw-r--r--'],
    ['usr/share/doc/safe-browse/copyright', '-rw-r--r--'],
    ['usr/share/doc/safe-browse/changelog.gz', '-rw-r--r--'],
  ] as const)
    expect({ path, mode: files.get(`./${path}`)?.slice(0, 10) }).toEqual({ path, mode });
  expect(lines.filter((line) => !/^\S+ root\/root /.test(line))).toEqual([]);
});

it('names the licence of everything that is bundled into its programs', () => {
  const text = execFileSync(
    'sh',
    [
      '-c',
      'dpkg-deb --fsys-tarfile "$1" | tar --extract --to-stdout ./usr/share/doc/safe-browse/copyright',
      'sh',
      deb(),
    ],
    { encoding: 'utf8' },
  );
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const bundled = Object.keys(dependencies).filter((name) => !NOT_BUNDLED.includes(name));
  for (const name of bundled) expect(text).toContain(`Files: node_modules/${name}/*`);
  for (const name of NOT_BUNDLED) expect(text).not.toContain(`Files: node_modules/${name}/*`);
});

it('is the same, bit by bit, when it is built again', async () => {
  await makePackages(join(folder, 'two'), undefined);
  const digest = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name, made[0] ?? '')))
      .digest('hex');
  expect(digest('two')).toBe(digest('one'));
});

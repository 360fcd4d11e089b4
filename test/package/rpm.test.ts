/** The RPM packages: made of the Debian packages, looked at by rpm and rpmlint, and run as on a Fedora, with the libraries and programs of this host. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Finding } from '../../host-agent/api/host/doctor.ts';
import { makeRpms } from '../../host-agent/scripts/package/rpm.mjs';
import { madePackages } from '../bed/package/made-packages.ts';

const EPOCH = 1_790_000_000;
const CLI = '/usr/lib/safe-browse/resources/dist/host-agent/cli.js';

let folder: string;
let debs: string[];
let rpms: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'safe-browse-rpm-'));
  debs = await madePackages(join(folder, 'packages'));
  rpms = await makeRpms(join(folder, 'packages'), namesOf(debs), EPOCH);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const namesOf = (paths: readonly string[]) => paths.map((path) => path.replace(/.*\//, ''));
const rpmOf = (name: string) =>
  join(folder, 'packages', rpms.find((each) => new RegExp(`^${name}-\\d`).test(each)) ?? '');
const queried = (name: string, ...words: string[]) =>
  execFileSync('rpm', ['--query', ...words, '--package', rpmOf(name)], { encoding: 'utf8' })
    .trim()
    .split('\n');

it('have the files of the Debian packages, completions of zsh where these systems look for them', () => {
  const deb = debs.find((path) => /\/safe-browse_/.test(path)) ?? '';
  const inDebian = execFileSync('dpkg-deb', ['--fsys-tarfile', deb], { maxBuffer: 256 * 1024 ** 2 });
  const listed = execFileSync('tar', ['--list'], { input: inDebian, encoding: 'utf8' });
  const expected = listed
    .split('\n')
    .map((path) => path.slice(1))
    .filter((path) => path !== '' && !path.endsWith('/') && !/lintian|changelog\.Debian/.test(path))
    .map((path) => path.replace('zsh/vendor-completions', 'zsh/site-functions'));
  const files = queried('safe-browse', '--list');
  expect(expected.filter((path) => !files.includes(path))).toEqual([]);
  expect(files).not.toContain('/usr/bin');
});

it('depend on packages that Fedora and openSUSE have, and on none only for image builds', () => {
  const required = queried('safe-browse', '--requires');
  expect(required).toEqual(
    expect.arrayContaining([
      'bubblewrap',
      'minisign',
      'passt',
      '(qemu-system-x86 or qemu-x86)',
      '(shadow-utils or shadow)',
    ]),
  );
  expect(required.join(' ')).toMatch(/nodejs\(engine\) >= 20/);
  expect(required.join(' ')).not.toMatch(/mmdebstrap|init-system-helpers|t64|uidmap/);
  if (rpms.some((name) => name.startsWith('safe-browse-desktop'))) {
    expect(queried('safe-browse-electron', '--requires')).toContain('libgtk-3.so.0()(64bit)');
    expect(queried('safe-browse-electron', '--requires').join(' ')).not.toContain('libffmpeg');
    expect(queried('safe-browse-electron', '--provides').join(' ')).not.toContain('.so');
  }
});

it('have no error for rpmlint', () => {
  const rules = join(import.meta.dirname, '../../host-agent/package/rpm/rpmlint.toml');
  const paths = rpms.map((name) => join(folder, 'packages', name));
  const { stdout } = spawnSync('rpmlint', ['--config', rules, ...paths], { encoding: 'utf8' });
  expect(stdout).toContain(`${rpms.length} packages`);
  expect(stdout.split('\n').filter((line) => / E: /.test(line))).toEqual([]);
}, 120_000);

it('are the same, bit by bit, when they are built again', async () => {
  const digests = () =>
    rpms.map((name) => execFileSync('sha256sum', [join(folder, 'packages', name)], { encoding: 'utf8' }));
  const before = digests();
  await makeRpms(join(folder, 'packages'), namesOf(debs), EPOCH);
  expect(digests()).toEqual(before);
}, 120_000);

it('run where they are installed, and name packages as Fedora does', () => {
  const system = join(folder, 'system');
  mkdirSync(system);
  const installed = spawnSync('rpm', ['--root', system, '--nodeps', '--noscripts', '--install', rpmOf('safe-browse')]);
  expect(installed.status).toBe(0);
  writeFileSync(join(folder, 'os-release'), 'ID=fedora\nVERSION_ID=42\n');
  const hidden = ['minisign', 'passt'].flatMap((name) => ['--ro-bind', '/dev/null', `/usr/bin/${name}`]);
  const { stdout } = spawnSync(
    'bwrap',
    [
      ...['--ro-bind', '/', '/', '--overlay-src', '/usr', '--overlay-src', join(system, 'usr'), '--ro-overlay', '/usr'],
      ...['--ro-bind', join(folder, 'os-release'), '/usr/lib/os-release', ...hidden],
      ...['--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp', '--tmpfs', '/home', '--unshare-pid', '--unshare-net'],
      ...['--setenv', 'HOME', '/home', '--setenv', 'XDG_RUNTIME_DIR', '/tmp', '--die-with-parent', '--'],
      ...['sh', '-c', `${CLI} --version; ${CLI} doctor --json; ${CLI} daemon --stop >/dev/null`],
    ],
    { encoding: 'utf8', timeout: 180_000 },
  );
  const [version, found = '[]'] = stdout.split('\n');
  const packaged = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')));
  expect(version).toBe(packaged.version);
  const programs = z
    .array(Finding)
    .parse(JSON.parse(found))
    .find(({ check }) => check === 'programs');
  expect(programs).toMatchObject({ level: 'trouble', message: expect.stringMatching(/passt, minisign/) as string });
  expect(programs?.command).toMatch(/^dnf install passt minisign/);
  expect(readdirSync(join(system, 'usr/lib/systemd/user')).sort()).toEqual([
    'safe-browse.service',
    'safe-browse.socket',
  ]);
}, 240_000);

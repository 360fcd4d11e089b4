/** The repository that `npm run repository` makes, with small packages. install.test.ts uses one with ours. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { newestIn } from '../../host-agent/scripts/repository/archive.mjs';
import { addVersion } from '../../host-agent/scripts/repository/repository.mjs';
import { signingKey } from '../bed/signing-key.ts';

const ROOT = join(import.meta.dirname, '../..');
const URI = 'https://packages.example/safe-browse';

let keys: string;
let key: string;
let folder: string;
let into: string;
beforeAll(() => {
  keys = mkdtempSync(join(tmpdir(), 'safe-browse-keys-'));
  vi.stubEnv('GNUPGHOME', keys);
  key = signingKey('one@packages.example');
});
afterAll(() => {
  spawnSync('gpgconf', ['--kill', 'all']);
  vi.unstubAllEnvs();
  rmSync(keys, { recursive: true, force: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'safe-browse-repository-'));
  into = join(folder, 'repository');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A package that contains `text`. */
function smallPackage(version: string, text = version): string {
  const tree = join(folder, `${version}-${text}`);
  mkdirSync(join(tree, 'DEBIAN'), { recursive: true });
  writeFileSync(
    join(tree, 'DEBIAN/control'),
    `Package: safe-browse\nVersion: ${version}-1\nArchitecture: amd64\nSection: web\nPriority: optional\nMaintainer: A <a@packages.example>\nDescription: test\n`,
  );
  writeFileSync(join(tree, 'content'), text);
  execFileSync('dpkg-deb', ['--root-owner-group', '--build', tree], { stdio: 'ignore' });
  return `${tree}.deb`;
}

const add = (version: string, path: string, wanted: { keys?: string[]; uri?: string } = {}) =>
  addVersion({ keys: [key], uri: URI, ...wanted, into }, [path], {
    version,
    epoch: 1_790_000_000,
    maintainer: 'A <a@packages.example>',
  });

const versions = async () => (await newestIn(into)).map(({ name, version }) => `${name} ${version}`).sort();

const run = (...words: string[]) =>
  spawnSync('node', [join(ROOT, 'host-agent/scripts/repository/repository.mjs'), ...words], {
    encoding: 'utf8',
    cwd: folder,
  });

it('has the packages of the newest version, signed, and those of an older one in a suite of that name', async () => {
  await add('0.1.0', smallPackage('0.1.0'));
  await add('0.2.0', smallPackage('0.2.0'));
  expect(await versions()).toEqual(['safe-browse 0.2.0-1', 'safe-browse-archive-keyring 0.2.0-1']);
  for (const [suite, version] of [
    ['stable', '0.2.0-1'],
    ['0.1.0', '0.1.0-1'],
    ['0.2.0', '0.2.0-1'],
  ] as const) {
    const signed = join(into, 'dists', suite, 'InRelease');
    expect(spawnSync('gpg', ['--batch', '--verify', signed]).status).toBe(0);
    expect(readFileSync(join(into, 'dists', suite, 'main/binary-amd64/Packages'), 'utf8')).toContain(
      `Version: ${version}`,
    );
    expect(existsSync(join(into, `pool/main/s/safe-browse/safe-browse_${version}_amd64.deb`))).toBe(true);
  }
});

it('can be read by a web server of another account, and leaves nothing beside it', async () => {
  await add('0.1.0', smallPackage('0.1.0'));
  await add('0.2.0', smallPackage('0.2.0'));
  expect(statSync(into).mode & 0o005).toBe(0o005);
  expect(readdirSync(folder).filter((name) => /repository/.test(name))).toEqual(['repository']);
});

it('refuses an older version and the same one with other content, for all packages at once, and stays as it was', async () => {
  await add('0.2.0', smallPackage('0.2.0'));
  const before = execFileSync('find', [into, '-type', 'f', '-exec', 'sha256sum', '{}', '+'], { encoding: 'utf8' });
  await expect(add('0.2.0', smallPackage('0.2.0', 'other'))).rejects.toThrow(
    'safe-browse 0.2.0-1 is in the repository with other content',
  );
  const older = add('0.1.0', smallPackage('0.1.0'));
  await expect(older).rejects.toThrow('safe-browse 0.1.0-1 is older than 0.2.0-1');
  await expect(older).rejects.toThrow('safe-browse-archive-keyring 0.1.0-1 is older than 0.2.0-1');
  expect(execFileSync('find', [into, '-type', 'f', '-exec', 'sha256sum', '{}', '+'], { encoding: 'utf8' })).toBe(
    before,
  );
});

it('takes the same packages again, and then adds nothing', async () => {
  const path = smallPackage('0.2.0');
  expect(await add('0.2.0', path)).toHaveLength(2);
  expect(await add('0.2.0', path)).toEqual([]);
});

it('is as it was where its change fails half way', async () => {
  await add('0.1.0', smallPackage('0.1.0'));
  const before = statSync(into).ino;
  const other = mkdtempSync(join(tmpdir(), 'safe-browse-keys-'));
  chmodSync(other, 0o700);
  cpSync(join(keys, 'pubring.kbx'), join(other, 'pubring.kbx'));
  // The public key is there, and the secret one is not.
  vi.stubEnv('GNUPGHOME', other);
  try {
    await expect(add('0.2.0', smallPackage('0.2.0'))).rejects.toThrow('export');
  } finally {
    vi.stubEnv('GNUPGHOME', keys);
    rmSync(other, { recursive: true, force: true });
  }
  expect(statSync(into).ino).toBe(before);
  expect(await versions()).toEqual(['safe-browse 0.1.0-1', 'safe-browse-archive-keyring 0.1.0-1']);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('brings a new key and another address to computers in a new revision of their package', async () => {
  const path = smallPackage('0.2.0');
  await add('0.2.0', path);
  const second = signingKey('two@packages.example');
  const [added] = await add('0.2.0', path, { keys: [key, second], uri: 'https://mirror.example/' });
  expect(added).toMatchObject({ name: 'safe-browse-archive-keyring', version: '0.2.0-2' });
  const tree = join(folder, 'keyring');
  execFileSync('dpkg-deb', ['--extract', join(into, 'safe-browse-archive-keyring.deb'), tree]);
  const ring = join(tree, 'usr/share/keyrings/safe-browse-archive-keyring.gpg');
  const shown = execFileSync('gpg', ['--batch', '--with-colons', '--show-keys', ring], { encoding: 'utf8' });
  expect([key, second].map((each) => shown.includes(each))).toEqual([true, true]);
  expect(readFileSync(join(tree, 'etc/apt/sources.list.d/safe-browse.sources'), 'utf8')).toMatch(
    /^URIs: https:\/\/mirror\.example\/$/m,
  );
  const signed = join(into, 'dists/stable/InRelease');
  const verified = spawnSync('gpg', ['--batch', '--status-fd', '1', '--verify', signed], { encoding: 'utf8' }).stdout;
  expect(verified.match(/GOODSIG/g)).toHaveLength(2);
});

it('has a package of its key without lintian errors', async () => {
  await add('0.2.0', smallPackage('0.2.0'));
  const { stdout } = spawnSync('lintian', ['--allow-root', join(into, 'safe-browse-archive-keyring.deb')], {
    encoding: 'utf8',
  });
  expect(stdout.split('\n').filter((line) => /^[EW]:/.test(line))).toEqual([]);
});

it('is made by a command that names all mistakes at once', () => {
  writeFileSync(join(folder, 'file'), '');
  const { status, stderr } = run(
    '--kee',
    '--key',
    'none@packages.example',
    '--into',
    join(folder, 'none/repository'),
    '--uri',
    'ftp://a',
  );
  expect(status).toBe(2);
  for (const mistake of [
    '--kee: no such option.',
    '--key none@packages.example: there is no such secret key in your GnuPG keyring.',
    `there is no folder ${folder}/none.`,
    '--uri ftp://a: it is no address that begins with',
    'Usage: npm run repository',
  ])
    expect(stderr).toContain(mistake);
  expect(run('--key', key, '--into', folder, '--uri', URI).stderr).toContain(
    'it contains something else than a repository',
  );
  expect(run('--key', key, '--into', join(folder, 'file'), '--uri', URI).stderr).toContain('it is not a folder.');
  expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--without-desktop') as unknown });
});

it('is made by a command that says what to install where reprepro is missing', () => {
  const status = join(folder, 'status');
  writeFileSync(status, '');
  const { stderr } = spawnSync(
    'node',
    [join(ROOT, 'host-agent/scripts/repository/repository.mjs'), '--key', key, '--into', into, '--uri', URI],
    {
      encoding: 'utf8',
      env: { ...process.env, DPKG_ADMINDIR: folder },
    },
  );
  expect(stderr).toMatch(/apt-get install --no-install-recommends .*reprepro/);
});

/** The contents of the images, read from outside, where no VM can hide anything. They are read in place, because unpacking device nodes needs root. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SOURCE_DATE_EPOCH } from '../../../host-agent/image/build/reproducible.ts';
import { currentImage } from '../../../host-agent/image/store.ts';
import { testData } from '../../bed/product.ts';

/** Shells, compilers and interpreters in an image, each with the program that needs it. */
const MAKES_PROGRAMS =
  /^(?:(?:ba|da|k|z|c|tc|fi|r|po)?sh|busybox|gcc|g\+\+|cc|c\+\+|clang|tcc|cpp|ld|as|gold|make|rustc|go|perl|python|ruby|lua|node|nodejs|js|[gmn]?awk|tclsh|php|gdb|strace)(?:-?\d[\d.]*)?$/;
const NEEDED = {
  browser: [
    'busybox', // our own scripts
    'dash',
    'sh', // the X server compiles its keyboard map with a shell command; the library that restores the home uses one, too
    'node',
    'nodejs',
    'js', // the guest agent
  ],
  network: ['busybox', 'dash', 'sh', 'node', 'nodejs', 'js'],
} as const;
/** Programs for logging in. */
const LETS_IN = [
  'agetty',
  'getty',
  'login',
  'sulogin',
  'su',
  'sudo',
  'doas',
  'pkexec',
  'runuser',
  'sshd',
  'dropbear',
  'telnetd',
  'rlogind',
];
const FOLDERS = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin', '/usr/libexec', '/usr/lib/chromium'];

/** Of fontconfig: each file says for which folder it is, and which time the folder had. */
const CACHES = '/var/cache/fontconfig';

const MODE_KIND = 0o170000;
const REGULAR_FILE = 0o100000;
const SET_ID = 0o6000;

/** The modes of all files in an erofs image: the superblock has the position of the inodes, which are numbered in slots of 32 bytes. */
function modesIn(image: string): number[] {
  const bytes = readFileSync(image);
  const superblock = bytes.subarray(1024);
  const inodes = superblock.readUInt32LE(40) * 2 ** superblock.readUInt8(12);
  const { stdout, stderr } = spawnSync('fsck.erofs', ['-d9', image], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const numbers = new Set(
    [...`${stdout}${stderr}`.matchAll(/check inode: nid\((\d+)\)/g)].map(([, number]) => Number(number)),
  );
  return [...numbers].map((number) => bytes.readUInt16LE(inodes + number * 32 + 4));
}

describe.each(['browser', 'network'] as const)('the %s image', (role) => {
  let root: string;
  beforeAll(async () => {
    const image = await currentImage({ data: join(testData, 'safe-browse'), config: '', state: '', runtime: '' }, role);
    if (!image) throw new Error(`There is no ${role} image for the tests.`);
    expect(image.manifest.debug).toBe(false);
    root = join(image.folder, image.manifest.files.root.name);
  });

  const dump = (...args: string[]) =>
    execFileSync('dump.erofs', [...args, root], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
  const lines = (file: string) =>
    dump('--cat', `--path=${file}`)
      .split('\n')
      .filter((line) => line !== '');
  const fields = (file: string) => lines(file).map((line) => line.split(':'));
  const namesIn = (folder: string) => {
    try {
      return [...dump('--ls', `--path=${folder}`).matchAll(/^ +\d+ +\d+ +(.+)$/gm)].map(([, name = '']) => name);
    } catch {
      // Not every image has all of them.
      return [];
    }
  };
  const programs = () => {
    const names = new Set(FOLDERS.flatMap(namesIn));
    expect(names).toContain('setpriv');
    return [...names];
  };

  it('has no setuid or setgid program', () => {
    const files = modesIn(root).filter((mode) => (mode & MODE_KIND) === REGULAR_FILE);
    expect(files.length).toBeGreaterThan(1000);
    // Proves that modes were read: there are programs and other files.
    expect(files).toEqual(expect.arrayContaining([REGULAR_FILE | 0o755, REGULAR_FILE | 0o644]));
    expect(files.filter((mode) => (mode & SET_ID) !== 0)).toEqual([]);
  });

  it('has no compiler, and only the shells and interpreters that its programs need', () => {
    expect(
      programs()
        .filter((name) => MAKES_PROGRAMS.test(name))
        .toSorted(),
    ).toEqual([...NEEDED[role]].toSorted());
  });

  it('allows no login: no account has a password or a shell, and no login prompt runs', () => {
    expect(fields('/etc/shadow').filter(([, password = '']) => !/^[!*]/.test(password))).toEqual([]);
    const accounts = fields('/etc/passwd');
    expect(accounts.find(([name]) => name === 'root')).toBeDefined();
    expect(
      accounts.filter(([, password, , , , , shell]) => password !== 'x' || !/\/(nologin|false)$/.test(shell ?? '')),
    ).toEqual([]);
    expect(programs().filter((name) => LETS_IN.includes(name))).toEqual([]);
    // Process 1 starts exactly these programs.
    expect(lines('/etc/inittab').filter((line) => !line.startsWith('#'))).toEqual([
      '::sysinit:/etc/safe-browse/boot',
      '::once:/etc/safe-browse/run-agent',
      '::once:/etc/safe-browse/load',
      '::ctrlaltdel:/bin/busybox poweroff -f',
    ]);
  });

  it.runIf(role === 'browser')('lets Chromium say, in each language, how a page of another site is allowed', () => {
    const said = (language: string) => dump('--cat', `--path=/usr/lib/chromium/locales/${language}.pak`);
    expect(said('en-US')).toContain('add this one with the lock in the frame of the window.');
    expect(said('de')).toContain('fügen Sie diese mit dem Schloss im Rahmen des Fensters hinzu.');
    expect(said('fr')).toContain('ajoutez celui-ci avec le cadenas dans le cadre de la fenêtre.');
    expect(said('pt-BR')).toContain('adicione este com o cadeado na moldura da janela.');
  });

  it.runIf(role === 'browser')('has a cache of its fonts, which is as old as their folders', () => {
    const stampOf = (name: string) => {
      const cache = Buffer.from(
        execFileSync('dump.erofs', ['--cat', `--path=${CACHES}/${name}`, root], {
          stdio: ['ignore', 'pipe', 'ignore'],
        }),
      );
      const folderAt = Number(cache.readBigInt64LE(16));
      return [cache.toString('utf8', folderAt, cache.indexOf(0, folderAt)), cache.readInt32LE(48)] as const;
    };
    const stamps = namesIn(CACHES).filter((name) => name.endsWith('.cache-9'));
    const caches = new Map(stamps.map(stampOf));
    for (const fonts of namesIn('/usr/share/fonts/truetype').filter((name) => !name.startsWith('.')))
      expect(caches.get(`/usr/share/fonts/truetype/${fonts}`), fonts).toBe(SOURCE_DATE_EPOCH);
    expect(caches.get('/usr/share/fonts')).toBe(SOURCE_DATE_EPOCH);
    // Its font for Hangul.
    expect(caches.get('/usr/share/fonts-droid-fallback/truetype')).toBe(SOURCE_DATE_EPOCH);
  });
});

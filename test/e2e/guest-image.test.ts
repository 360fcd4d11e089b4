/** What is in the images and what is not, looked at from outside: no machine could hide it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentImage } from '../../host-agent/image/store.ts';
import { testData } from '../lab/product.ts';

/** What turns text into programs: shells, compilers, interpreters. Those of the image are known by name, each with whoever needs it. */
const MAKES_PROGRAMS = /^(?:(?:ba|da|k|z|c|tc|fi|r|po)?sh|busybox|gcc|g\+\+|cc|c\+\+|clang|tcc|cpp|ld|as|gold|make|rustc|go|perl|python|ruby|lua|node|nodejs|js|[gmn]?awk|tclsh|php|gdb|strace)(?:-?\d[\d.]*)?$/;
const NEEDED = {
  browser: [
    'busybox', // our own scripts
    'dash', 'sh', // the X server makes its keyboard map by a line for a shell; so does the library that restores the home
    'node', 'nodejs', 'js', // the guest agent
  ],
  network: ['busybox', 'dash', 'sh', 'node', 'nodejs', 'js'],
} as const;
/** What lets somebody in. */
const LETS_IN = ['agetty', 'getty', 'login', 'sulogin', 'su', 'sudo', 'doas', 'pkexec', 'runuser', 'sshd', 'dropbear', 'telnetd', 'rlogind'];
const FOLDERS = ['bin', 'sbin', 'usr/bin', 'usr/sbin', 'usr/local/bin', 'usr/local/sbin', 'usr/libexec', 'usr/lib/chromium'];

describe.each(['browser', 'network'] as const)('the %s image', (role) => {
  let root: string;
  beforeAll(async () => {
    const image = await currentImage({ data: join(testData, 'safe-browse'), config: '', state: '', runtime: '' }, role);
    if (!image) throw new Error(`There is no ${role} image for the tests.`);
    expect(image.manifest.debug).toBe(false);
    root = mkdtempSync(join(tmpdir(), 'image-'));
    execFileSync('fsck.erofs', [`--extract=${root}`, '--force', '--overwrite', '--no-preserve-owner', '--preserve-perms', join(image.folder, image.manifest.files.root.name)], { stdio: 'pipe' });
  }, 300_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const programs = () => new Set(FOLDERS.flatMap((folder) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [])));
  const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n').filter((line) => line !== '').map((line) => line.split(':'));

  it('has no program that gives its caller another’s rights', () => {
    const found = (...which: string[]) => execFileSync('find', [root, '-xdev', '-type', 'f', ...which], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).split('\n').filter((path) => path !== '');
    expect(found().length).toBeGreaterThan(1000);
    const giving = found('-perm', '/6000');
    expect(giving).toEqual([]);
  });

  it('has no compiler, and of shells and interpreters those alone that are needed', () => {
    expect([...programs()].filter((name) => MAKES_PROGRAMS.test(name)).toSorted()).toEqual([...NEEDED[role]].toSorted());
  });

  it('lets nobody log in: no account has a password or a shell, and nothing asks for either', () => {
    expect(lines('etc/shadow').filter(([, password = '']) => !/^[!*]/.test(password))).toEqual([]);
    const accounts = lines('etc/passwd');
    expect(accounts.find(([name]) => name === 'root')).toBeDefined();
    expect(accounts.filter(([, password, , , , , shell]) => password !== 'x' || !/\/(nologin|false)$/.test(shell ?? ''))).toEqual([]);
    expect([...programs()].filter((name) => LETS_IN.includes(name))).toEqual([]);
    // Process 1 starts what stands here, and nothing else.
    const started = readFileSync(join(root, 'etc/inittab'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(started).toEqual(['::sysinit:/etc/safe-browse/boot', '::once:/etc/safe-browse/run-agent', '::once:/etc/safe-browse/load', '::ctrlaltdel:/bin/busybox poweroff -f']);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { appendArchive, addInspector } from '../../../host-agent/verification/initramfs-overlay.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sb-inspected-'));
afterAll(() => rmSync(scratch, { recursive: true }));

it('the inspector is appended to the unchanged initramfs, and the kernel command line starts it', async () => {
  const own = Buffer.from('the image’s own archive');
  writeFileSync(join(scratch, 'own.img'), own);
  for (const name of ['init', 'program.cjs', 'page.js']) writeFileSync(join(scratch, name), `${name} of the inspector`);
  const names = vmFiles(join(scratch, 'vm'));
  mkdirSync(names.folder);
  const boot = {
    kernel: '/image/vmlinuz',
    initramfs: join(scratch, 'own.img'),
    root: '/image/root.erofs',
    commandLine: 'quiet',
  };
  const inspected = await addInspector(
    boot,
    { init: join(scratch, 'init'), program: join(scratch, 'program.cjs'), page: join(scratch, 'page.js') },
    names,
    new AbortController().signal,
  );
  expect(inspected).toEqual({
    ...boot,
    initramfs: names.inspectedInitramfs,
    commandLine: 'quiet rdinit=/inspector/init',
  });
  expect(readdirSync(names.folder)).toEqual(['initramfs.img']);
  const bytes = readFileSync(names.inspectedInitramfs);
  expect(bytes.subarray(0, own.length)).toEqual(own);
  const listed = execFileSync('cpio', ['--list', '--verbose', '--numeric-uid-gid', '--quiet'], {
    input: bytes.subarray(512),
    encoding: 'utf8',
  });
  expect(
    listed
      .trim()
      .split('\n')
      .map((line) => `${line.slice(0, 10)} ${line.split(/\s+/).at(-1) ?? ''}`),
  ).toEqual([
    'drwxr-xr-x inspector',
    'drwxr-xr-x inspector/proc',
    '-rwxr-xr-x inspector/init',
    expect.stringMatching(/^-rw-.{6} inspector\/program\.cjs$/),
    expect.stringMatching(/^-rw-.{6} inspector\/page\.js$/),
  ]);
});

it('the archive is appended without padding when the initramfs ends on a block boundary', () => {
  expect(appendArchive(Buffer.alloc(1024, 1), Buffer.from('x'))).toHaveLength(1025);
  expect(appendArchive(Buffer.alloc(1025, 1), Buffer.from('x'))).toHaveLength(1537);
});

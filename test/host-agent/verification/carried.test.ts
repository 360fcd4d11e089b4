import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { behind, carrying } from '../../../host-agent/verification/carried.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sb-carried-'));
afterAll(() => rmSync(scratch, { recursive: true }));

it('the examiner comes behind the image’s own archive, of which not a byte changes, and the kernel is told', async () => {
  const own = Buffer.from('the image’s own archive');
  writeFileSync(join(scratch, 'own.img'), own);
  for (const name of ['init', 'program.cjs']) writeFileSync(join(scratch, name), `${name} of the examiner`);
  const names = vmFiles(join(scratch, 'vm'));
  mkdirSync(names.folder);
  const boot = {
    kernel: '/image/vmlinuz',
    initramfs: join(scratch, 'own.img'),
    root: '/image/root.erofs',
    commandLine: 'quiet',
  };
  const carried = await carrying(
    boot,
    { init: join(scratch, 'init'), program: join(scratch, 'program.cjs') },
    names,
    new AbortController().signal,
  );
  expect(carried).toEqual({ ...boot, initramfs: names.carrying, commandLine: 'quiet rdinit=/examiner/init' });
  expect(readdirSync(names.folder)).toEqual(['carrying.img']);
  const bytes = readFileSync(names.carrying);
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
    'drwxr-xr-x examiner',
    'drwxr-xr-x examiner/proc',
    '-rwxr-xr-x examiner/init',
    expect.stringMatching(/^-rw-.{6} examiner\/program\.cjs$/),
  ]);
});

it('an archive that fills its blocks is followed at once', () => {
  expect(behind(Buffer.alloc(1024, 1), Buffer.from('x'))).toHaveLength(1025);
  expect(behind(Buffer.alloc(1025, 1), Buffer.from('x'))).toHaveLength(1537);
});

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Report } from '../../../host-agent/api/host/report.ts';
import { describe, duration, writeTextfile } from '../../../host-agent/cli/report.ts';
import { exampleReport } from '../monitoring/example.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'safe-browse-report-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is printed with what a person wants to know first', () => {
  expect(describe(exampleReport()).split('\n')).toEqual([
    'Version                  0.2.0 (qemu)',
    'Browser image            ab12ab12ab12, 2 d 0 h old, 3 newer package(s), 1 of them for security',
    'Network image            cd34cd34cd34',
    'Channel                  serial 12, behind, the last check or update failed',
    'Managed settings         2 in force',
    'Browser template         browser, ready, 1 h 0 min old',
    'Browser template         browser, ready, 2 h 0 min old',
    'Network template         network, sealing',
    'Spare                    ready',
    'Network VM               up',
    'Verification of reset    failed on 2026-03-01 09:00 UTC: 10 held, 1 failed, 2 not tried',
    'Sessions                 2 now',
    'Ended sessions           5 browser-closed, 1 vm-ended',
    'Click to browser, spare  4, mean 60.14 s, the slowest over 120 s',
    'Refused packets          17',
    'VMs started again        2',
    'Counted since            2026-03-01 08:00 UTC',
    'Memory of all VMs        1.5 GB',
    'Memory of the host       8 GB, 3 GB available',
  ]);
});

it('says that a rollout is halted, or that this host is not included yet', () => {
  const report = exampleReport();
  const channelLine = (changes: Partial<NonNullable<Report['channel']>>) =>
    describe({
      ...report,
      channel: { isCurrent: true, isIncluded: false, isHalted: false, hasTrouble: false, ...changes },
    })
      .split('\n')
      .find((line) => line.startsWith('Channel '))
      ?.replace(/^Channel +/, '');
  expect(channelLine({ serial: 3 })).toBe('serial 3, not included yet, up to date');
  expect(channelLine({ serial: 3, isHalted: true })).toBe('serial 3, the rollout is halted, up to date');
  expect(channelLine({ isCurrent: false })).toBe('not read yet, behind');
});

it('gives an age in its two largest units', () => {
  expect([59, 60, 3599, 3600, 86_399, 86_400, 90_061].map(duration)).toEqual([
    '0 min',
    '1 min',
    '59 min',
    '1 h 0 min',
    '23 h 59 min',
    '1 d 0 h',
    '1 d 1 h',
  ]);
});

it('replaces a textfile at once, and lets another account read it', async () => {
  const file = join(folder, 'safe-browse.prom');
  await writeTextfile(file, 'old\n');
  chmodSync(file, 0o600);
  const inode = statSync(file).ino;
  await writeTextfile(file, 'new\n');
  expect(readFileSync(file, 'utf8')).toBe('new\n');
  expect(statSync(file).mode & 0o777).toBe(0o644);
  expect(statSync(file).ino).not.toBe(inode);
  expect(readdirSync(folder)).toEqual(['safe-browse.prom']);
});

it('leaves the old textfile as it is when the new one cannot be written', async () => {
  await expect(writeTextfile(join(folder, 'gone/safe-browse.prom'), '')).rejects.toMatchObject({
    code: 'file-not-written',
  });
  expect(readdirSync(folder)).toEqual([]);
});

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { chooseNumber, VM_PROFILES, profileFor } from '../../../host-agent/jail/apparmor.ts';
import { fakePrograms } from '../../fakes/programs.ts';

vi.mock(import('../../../host-agent/process/run.ts'), async (original) =>
  (await import('../../fakes/programs.ts')).withFakePrograms(original),
);

/** The kernel's files about AppArmor and about each process. */
const kernel = vi.hoisted(() => new Map<string, string>());
vi.mock('node:fs/promises', () => ({
  readdir: () => Promise.resolve([...kernel.keys()].flatMap((path) => /^\/proc\/(\d+)\//.exec(path)?.[1] ?? [])),
  readFile: (path: string) =>
    kernel.has(path) ? Promise.resolve(kernel.get(path)) : Promise.reject(new Error('It is not there.')),
}));

const profiles = join(import.meta.dirname, '../../../host-agent/package/apparmor');

describe('the number of a VM’s profile', () => {
  const label = (number: number) => `safe-browse-vm-${number} (enforce)\n`;

  it('is one that no process has and that is reserved for none', async () => {
    const labels = [
      'unconfined\n',
      '',
      'safe-browse (unconfined)\n',
      'unconfined//&safe-browse-vm-3 (enforce)\n',
      label(1),
      label(64),
    ];
    const chosen = new Set(Array.from({ length: 640 }, (_, at) => chooseNumber(labels, new Set([2]), at / 640)));
    expect([...chosen].toSorted((one, next) => one - next)).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 4),
    );

    kernel.set('/sys/module/apparmor/parameters/enabled', 'Y\n');
    for (const [index, text] of labels.entries()) kernel.set(`/proc/${index + 1}/attr/current`, text);
    fakePrograms.set('setpriv', () => ({}));
    const free = [2, ...chosen].map((number) => `safe-browse-vm-${number}`);
    const given = await Promise.all(free.map(() => profileFor('vm')));
    expect(given.map((profile) => profile?.value).toSorted()).toEqual(free.toSorted());
    await given[7]?.dispose();
    const next = await profileFor('vm');
    expect(next?.value).toBe(given[7]?.value);
    for (const profile of [...given, next]) await profile?.dispose();
  });

  it('is any number when all are taken', () => {
    const all = Array.from({ length: VM_PROFILES }, (_, index) => label(index + 1));
    expect([0, 0.5, 0.999].map((random) => chooseNumber(all, new Set(), random))).toEqual([1, 33, 64]);
  });
});

describe('the AppArmor profiles', () => {
  const text = readFileSync(join(profiles, 'safe-browse'), 'utf8');
  const named = [...text.matchAll(/^profile (\S+)/gm)].map(([, name]) => name);

  it('exist for each number and each kind of process', () => {
    const vms = Array.from({ length: VM_PROFILES }, (_, index) => `safe-browse-vm-${index + 1}`);
    expect(named).toEqual([
      'safe-browse',
      ...vms,
      'safe-browse-sealing',
      'safe-browse-card',
      'safe-browse-hub',
      'safe-browse-filter',
      'safe-browse-passt',
      'safe-browse-usb',
    ]);
  });

  it('name no folder that the host has too and that other programs write', () => {
    const vm = readFileSync(join(profiles, 'abstractions/safe-browse-vm'), 'utf8');
    const [, passt = ''] = text.split('profile safe-browse-passt');
    const rules = (of: string) =>
      of.split('\n').filter((line) => /^ *(owner )?\/(tmp|var|home|run|dev\/(shm|vfio))/.test(line));
    expect(rules(vm)).toEqual([]);
    // passt is in Debian’s profile too, which allows a socket only there, and only in a folder of this name.
    expect(rules(text)).toEqual(['  /dev/vfio/* rw,', ...rules(passt)]);
    expect(rules(passt)).toEqual(['  owner /tmp/uplink/* rw,']);
  });

  it('are accepted by AppArmor’s own parser', () => {
    const { status, stderr } = spawnSync(
      'apparmor_parser',
      [
        '--skip-kernel-load',
        '--skip-cache',
        '--base',
        '/etc/apparmor.d',
        '--Include',
        profiles,
        join(profiles, 'safe-browse'),
      ],
      { encoding: 'utf8' },
    );
    expect(status, stderr).toBe(0);
  });
});

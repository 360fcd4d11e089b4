/** The choice between KVM and emulation, over a fake of the probe's VM. */
import type * as Files from 'node:fs/promises';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { release, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import type { VmSpec } from '../../../../host-agent/hypervisor/hypervisor.ts';
import { acceleratorChooser, type AcceleratorOptions } from '../../../../host-agent/hypervisor/qemu/accelerator.ts';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';

/** How /dev/kvm and the probe's guest behave. */
const host = {
  kvm: undefined as string | undefined,
  version: '10.0.0',
  guest: 'guest-shutdown' as 'hangs' | 'guest-shutdown' | 'guest-reset' | Error,
  probes: [] as { spec: VmSpec; accelerator: string; killed: boolean }[],
};
vi.mock(import('node:fs/promises'), async (original) => {
  const real: typeof Files = await original();
  return {
    ...real,
    access: async (path, mode) => {
      if (path !== '/dev/kvm') return real.access(path, mode);
      expect(mode).toBe(real.constants.R_OK | real.constants.W_OK);
      if (host.kvm !== undefined) throw Object.assign(new Error('no'), { code: host.kvm });
    },
  };
});
vi.mock(import('../../../../host-agent/tools/qemu.ts'), async (original) => ({
  ...(await original()),
  qemuVersion: () => Promise.resolve(host.version),
}));
vi.mock(import('../../../../host-agent/hypervisor/qemu/qemu.ts'), async (original) => ({
  ...(await original()),
  startQemu: (spec, accelerator) => {
    const probe = { spec, accelerator, killed: false };
    host.probes.push(probe);
    if (host.guest instanceof Error) return Promise.reject(host.guest);
    const vm = {
      ended: host.guest === 'hangs' ? new Promise<void>(() => undefined) : Promise.resolve(),
      shutdownReason: host.guest,
      kill: () => Promise.resolve(void (probe.killed = true)),
    };
    return Promise.resolve(vm as never);
  },
}));

const never = new AbortController().signal;
const BOOT = { kernel: '/k', initramfs: '/i', root: '/r', commandLine: 'quiet' };
let folder: string;
let boot: VmSpec['boot'] | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-kvm-'));
  boot = BOOT;
  Object.assign(host, { kvm: undefined, version: '10.0.0', guest: 'guest-shutdown', probes: [] });
});
afterEach(() => rmSync(folder, { recursive: true }));

const verdictFile = () => join(folder, 'verdict.json');
const chooser = (options: Partial<AcceleratorOptions> = {}) =>
  acceleratorChooser({
    configured: 'auto',
    verdictFile: verdictFile(),
    runtimeFolder: folder,
    probeBoot: () => Promise.resolve(boot),
    ...options,
  });
const choice = (options?: Partial<AcceleratorOptions>) => chooser(options)(never);

const JOIN_GROUP = `usermod --append --groups kvm ${userInfo().username}`;

describe('the accelerator', () => {
  it('is emulation without a probe where the configuration says so', async () => {
    expect(await choice({ configured: 'tcg' })).toEqual({ accelerator: 'tcg', reason: 'the configuration says so' });
    expect(host.probes).toEqual([]);
  });

  it.each([
    ['ENOENT', 'there is no /dev/kvm', 'Turn on virtualisation (VT-x, AMD-V) in the firmware', undefined],
    ['EACCES', 'this account may not open /dev/kvm', `${JOIN_GROUP}.`, JOIN_GROUP],
  ])(
    'is emulation with a reason and a remedy when opening KVM fails with %s, and a failure where KVM is required',
    async (code, why, what, command) => {
      host.kvm = code;
      const [reason, remedy] = [why, what].map((part) => expect.stringContaining(part) as string);
      expect(await choice()).toEqual({ accelerator: 'tcg', reason, remedy, command });
      await expect(choice({ configured: 'kvm' })).rejects.toMatchObject({
        code: 'kvm-unavailable',
        message: reason,
        hint: remedy,
      });
      expect(host.probes).toEqual([]);
    },
  );

  it('is KVM when a guest ran with it, which is tried once for all and remembered', async () => {
    const choose = chooser();
    const both = await Promise.all([choose(never), choose(never)]);
    expect(both).toEqual([1, 2].map(() => ({ accelerator: 'kvm', reason: 'a test guest ran with it' })));
    expect((await choice({ configured: 'kvm' })).accelerator).toBe('kvm');
    expect(host.probes).toHaveLength(1);
    const [{ spec, accelerator, killed }] = host.probes as [(typeof host.probes)[number]];
    expect([accelerator, killed, spec.nics, spec.boot.commandLine]).toEqual([
      'kvm',
      true,
      [],
      'quiet safe-browse.probe',
    ]);
    expect(existsSync(spec.names.folder)).toBe(false);
    expect(readdirSync(folder)).toEqual(['verdict.json']);
  });

  it('is tried again with another version of QEMU', async () => {
    await choice();
    expect(JSON.parse(readFileSync(verdictFile(), 'utf8'))).toMatchObject({ key: `${release()} / QEMU 10.0.0` });
    host.version = '10.0.1';
    await choice();
    expect(host.probes).toHaveLength(2);
  });

  it('is tried again when the record of the last try cannot be read', async () => {
    writeFileSync(verdictFile(), '{');
    expect((await choice()).accelerator).toBe('kvm');
  });

  it('is emulation, also the next time, when the guest crashed with KVM', async () => {
    host.guest = 'guest-reset';
    for (let times = 0; times < 2; times += 1)
      expect(await choice()).toEqual({
        accelerator: 'tcg',
        reason: 'KVM is there but a test guest crashed with it',
        remedy: expect.stringContaining('Update the kernel') as string,
      });
    expect(host.probes).toHaveLength(1);
    await expect(choice({ configured: 'kvm' })).rejects.toMatchObject({ code: 'kvm-unavailable' });
  });

  it('is emulation when the guest hangs with KVM for a quarter of a minute', async () => {
    host.guest = 'hangs';
    const clock = useFakeClock({ runs: true });
    let chosen: object | undefined;
    void choice().then((choice) => (chosen = choice));
    await expect.poll(() => host.probes.length).toBe(1);
    expect(chosen).toBeUndefined();
    await clock.advance(15_000);
    await expect
      .poll(() => chosen)
      .toMatchObject({ accelerator: 'tcg', reason: 'KVM is there but a test guest hung with it' });
    expect(host.probes[0]?.killed).toBe(true);
    // The next start does not wait for it again.
    expect((await choice()).accelerator).toBe('tcg');
    expect(host.probes).toHaveLength(1);
  });

  it('is tried for longer where a start of a VM may take longer', async () => {
    host.guest = 'hangs';
    const clock = useFakeClock({ runs: true });
    let chosen: object | undefined;
    void choice({ startWithinSeconds: 1200 }).then((choice) => (chosen = choice));
    await expect.poll(() => host.probes.length).toBe(1);
    await clock.advance(90_000);
    await settle();
    expect(host.probes[0]?.killed).toBe(false);
    await clock.advance(10_000);
    await expect.poll(() => chosen).toMatchObject({ accelerator: 'tcg' });
  });

  it('is emulation until the next start of the host agent when QEMU did not even start with KVM', async () => {
    host.guest = new Error('busy');
    const choose = chooser();
    for (let times = 0; times < 2; times += 1)
      expect(await choose(never)).toMatchObject({
        accelerator: 'tcg',
        reason: 'KVM is there but QEMU cannot run a guest with it',
      });
    expect([host.probes.length, readdirSync(folder)]).toEqual([1, []]);
    host.guest = 'guest-shutdown';
    expect((await choice()).accelerator).toBe('kvm');
  });

  it('is not chosen without QEMU, and chosen once that is installed', async () => {
    host.guest = new Failure('package-missing', {
      program: 'qemu-system-x86_64',
      install: 'apt-get install qemu-system-x86',
    });
    const choose = chooser();
    await expect(choose(never)).rejects.toMatchObject({ code: 'package-missing' });
    host.guest = 'guest-shutdown';
    expect((await choose(never)).accelerator).toBe('kvm');
  });

  it('is emulation as long as there is no image to try KVM with', async () => {
    boot = undefined;
    const choose = chooser();
    expect(await choose(never)).toEqual({
      accelerator: 'tcg',
      reason: 'KVM is probed when an image has been built',
    });
    boot = BOOT;
    expect((await choose(never)).accelerator).toBe('kvm');
  });

  it('is not decided when the host agent ends meanwhile, nor for a caller who has given up', async () => {
    host.guest = 'hangs';
    const end = new AbortController();
    const choosing = choice({ ending: end.signal });
    const refused = expect(choosing).rejects.toThrow('shutting down');
    await expect.poll(() => host.probes.length).toBe(1);
    end.abort(new Error('shutting down'));
    await refused;
    await settle();
    expect(readdirSync(folder)).toEqual([]);
    host.guest = 'guest-shutdown';
    await expect(chooser()(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});

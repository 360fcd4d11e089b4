import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SealedFiles, type Sealing, SHAPE, type VmSpec } from '../../../../host-agent/hypervisor/hypervisor.ts';
import { createQemu } from '../../../../host-agent/hypervisor/qemu/qemu.ts';
import { isRunning } from '../../../../host-agent/process/process.ts';
import { vmFiles } from '../../../../host-agent/storage/filenames.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';
import { linuxKernel } from './linux-kernel.ts';
import { type Answer, type Command, current, FakeProcess } from './fake-process.ts';
import { readHostProcessor } from '../../../../host-agent/hypervisor/qemu/sealing.ts';

vi.mock(import('../../../../host-agent/jail/launch-jail.ts'), async (original) => ({
  ...(await original()),
  launchJail: (...words) => current.process.launchJail(...words),
}));
const asked = { versions: 0, version: () => Promise.resolve('10.0.0'), program: '/usr/bin/qemu-system-x86_64 1 2' };
vi.mock(import('../../../../host-agent/tools/qemu.ts'), () => ({
  qemuVersion: () => {
    asked.versions += 1;
    return asked.version();
  },
  qemuProgramFile: () => Promise.resolve(asked.program),
}));

const never = new AbortController().signal;
let folder: string;
let spec: VmSpec;
let files: SealedFiles;
let fake: FakeProcess;
let sealing: Sealing;
let accelerator: 'tcg' | 'kvm';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-seal-'));
  const names = vmFiles(folder);
  fake = current.process = new FakeProcess();
  fake.controlSocket = names.qmp;
  files = { memory: join(folder, 'memory'), devices: join(folder, 'devices') };
  accelerator = 'tcg';
  writeFileSync(join(folder, 'vmlinuz'), linuxKernel(40));
  asked.versions = 0;
  asked.version = () => Promise.resolve('10.0.0');
  sealing = createQemu(() => Promise.resolve({ accelerator, reason: 'a test' })).sealing ?? expect.fail();
  spec = {
    id: 'one',
    role: 'browser',
    names,
    boot: { kernel: join(folder, 'vmlinuz'), initramfs: '/i', root: '/r', commandLine: 'quiet' },
    memoryMiB: 64,
    processors: 1,
    screen: { width: 64, height: 48 },
    nics: [0, 1].map((card) => ({ mac: `02:00:00:00:00:0${card}`, socket: names.port(card), end: 'listen' as const })),
  };
});
afterEach(async () => {
  vi.useRealTimers();
  await fake.end();
  rmSync(folder, { recursive: true });
});

const running = () => Promise.all(fake.processes.map(isRunning));
/** Answers `query-migrate` with these, the last one again and again. */
const migrating =
  (...statuses: Readonly<Record<string, string>>[]) =>
  ({ execute }: Command): Answer =>
    execute === 'query-migrate' ? { return: statuses.length > 1 ? statuses.shift() : statuses[0] } : { return: {} };

describe('a VM that is to be sealed', () => {
  it('has its memory in a private, sparse file of that size, and cards without a link', async () => {
    const vm = await sealing.start(spec, files, never);
    expect(statSync(files.memory)).toMatchObject({ size: 64 * 1024 * 1024, blocks: 0 });
    expect(statSync(files.devices).size).toBe(0);
    for (const file of Object.values(files)) expect(statSync(file as string).mode & 0o777).toBe(0o600);
    expect(fake.commands).toEqual([
      { execute: 'set_link', arguments: { name: 'card0', up: false } },
      { execute: 'set_link', arguments: { name: 'card1', up: false } },
    ]);
    expect(fake.jails[0]?.confinement).toBe('sealing');
    await vm.kill();
  });

  it('does not run when a link cannot be taken away', async () => {
    fake.answer = () => ({ error: 'no such card' });
    await expect(sealing.start(spec, files, never)).rejects.toThrow('no such card');
    expect(await running()).toEqual([false, false]);
  });

  it('never overwrites a file', async () => {
    writeFileSync(files.memory, '');
    await expect(sealing.start(spec, files, never)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(fake.processes).toEqual([]);
  });

  it('is stopped, saved without its memory, and gone once both files are complete', async () => {
    const vm = await sealing.start(spec, files, never);
    fake.commands.length = 0;
    fake.answer = migrating({ status: 'setup' }, { status: 'active' }, { status: 'completed' });
    await vm.seal(never);
    expect(fake.executed).toEqual([
      'stop',
      'migrate-set-capabilities',
      'migrate',
      'query-migrate',
      'query-migrate',
      'query-migrate',
    ]);
    expect(fake.commands[1]?.arguments).toEqual({ capabilities: [{ capability: 'x-ignore-shared', state: true }] });
    expect(fake.commands[2]?.arguments).toEqual({ uri: 'file:/template/devices' });
    expect(await running()).toEqual([false, false]);
  });

  it.each([
    ['failed', { status: 'failed', 'error-desc': 'disk full' }, 'disk full'],
    ['failed without a reason', { status: 'failed' }, 'no reason given'],
    ['was cancelled', { status: 'cancelled' }, 'no reason given'],
  ])('is not sealed when saving it %s', async (_, status, reason) => {
    const vm = await sealing.start(spec, files, never);
    fake.answer = migrating(status);
    await expect(vm.seal(never)).rejects.toThrow(reason);
    await vm.kill();
  });

  it('is not sealed when that is cancelled', async () => {
    const vm = await sealing.start(spec, files, never);
    const cancel = new AbortController();
    fake.answer = (command) => {
      if (command.execute === 'query-migrate') cancel.abort(new Error('enough'));
      return migrating({ status: 'active' })(command);
    };
    await expect(vm.seal(cancel.signal)).rejects.toThrow();
    expect(fake.executed.at(-1)).toBe('query-migrate');
    await vm.kill();
  });
});

describe('a clone', () => {
  it('is loaded from the state of the devices, with its memory in the file and the header of its kernel', async () => {
    fake.answer = migrating({ status: 'active' }, { status: 'completed' });
    const vm = await sealing.clone(spec, files, never);
    expect(fake.executed).toEqual(['migrate-set-capabilities', 'migrate-incoming', 'query-migrate', 'query-migrate']);
    expect(fake.commands[1]?.arguments).toEqual({ uri: 'file:/template/devices' });
    expect(fake.jails[0]?.readable).toContainEqual([files.memory, '/template/memory']);
    expect(fake.jails[0]?.readable).toContainEqual([spec.names.kernelHeader, '/image/kernel']);
    expect(statSync(spec.names.kernelHeader).size).toBe(42 * 512);
    expect(await running()).toEqual([true, true]);
    await vm.kill();
  });

  it.each([
    ['shares the memory of its template', {}, false],
    ['that shares no memory copies all of it before it runs', { privateMemory: true } as const, true],
  ])('%s', async (_, changes, copiesAll) => {
    fake.answer = migrating({ status: 'completed' });
    const vm = await sealing.clone({ ...spec, ...changes }, files, never);
    expect(fake.jails[0]?.command.some((word) => word.includes('prealloc=on'))).toBe(copiesAll);
    await vm.kill();
  });

  it('condemns the template that QEMU cannot load, with its reason, and leaves no process', async () => {
    fake.answer = migrating({ status: 'failed', 'error-desc': 'Unknown section' });
    await expect(sealing.clone(spec, files, never)).rejects.toMatchObject({
      code: 'template-refused',
      message: 'QEMU cannot load the template: Unknown section',
    });
    expect(await running()).toEqual([false, false]);
  });

  it('condemns the template at which QEMU gives up, with its last words', async () => {
    fake.answer = ({ execute }) => {
      if (execute === 'migrate-incoming') {
        writeFileSync(spec.names.processLog('qemu'), 'qemu: load of migration failed: Invalid argument\n');
        fake.hangUp();
      }
      return { return: {} };
    };
    await expect(sealing.clone(spec, files, never)).rejects.toMatchObject({
      code: 'template-refused',
      message: expect.stringContaining('load of migration failed: Invalid argument') as string,
    });
  });

  it('that is killed says nothing about its template', async () => {
    fake.answer = ({ execute }) => {
      if (execute === 'migrate-incoming') fake.hangUp();
      return { return: {} };
    };
    await expect(sealing.clone(spec, files, never)).rejects.toThrow('QEMU closed its control socket.');
    expect(await running()).toEqual([false, false]);
  });

  it(
    'that is too slow says nothing about its template, and is given up after half a minute',
    { timeout: 20_000 },
    async () => {
      let asking = 0;
      fake.answer = (command) => {
        if (command.execute === 'query-migrate') asking += 1;
        return migrating({ status: 'active' })(command);
      };
      const clock = useFakeClock({ runs: true });
      const cloning = sealing.clone(spec, files, never);
      const refused = expect(cloning).rejects.toThrow('The migration took longer than 30 s.');
      await expect.poll(() => asking).toBeGreaterThan(1);
      for (const passMs of [9_000, 9_000, 9_000]) {
        await clock.advance(passMs);
        const before = asking;
        await expect.poll(() => asking).toBeGreaterThan(before + 1);
      }
      await clock.advance(3_000);
      await refused;
      expect(await running()).toEqual([false, false]);
    },
  );
});

describe('the fingerprint of a template', () => {
  const of = (changes: Partial<VmSpec> = {}) => sealing.fingerprint({ ...spec, ...changes }, never);

  it('is the same for VMs that differ in name, place and addresses', async () => {
    const other = vmFiles('/elsewhere');
    const nics = spec.nics.map(({ end }, card) => ({
      mac: `02:00:00:00:01:0${card}`,
      socket: other.port(card + 7),
      end,
    }));
    expect(await of({ id: 'two', names: other, nics })).toEqual(await of());
  });

  it.each([
    ['memory', { memoryMiB: 128 }],
    ['processors', { processors: 2 }],
    ['cards', { nics: [] }],
    ['a sound card', { sound: true as const }],
  ])('differs with %s', async (_, changes) => {
    expect(await of(changes)).not.toEqual(await of());
  });

  it('differs with the accelerator, and with KVM depends on the host’s processor and kernel', async () => {
    const emulated = await of();
    accelerator = 'kvm';
    const kvm = await of();
    expect(kvm[SHAPE]).not.toBe(emulated[SHAPE]);
    expect(Object.keys(emulated)).toEqual(['QEMU', SHAPE]);
    expect(kvm).toMatchObject(await readHostProcessor());
  });

  it('asks QEMU for its version once, and again when its file changes or the answer failed', async () => {
    asked.version = () => Promise.reject(new Error('overloaded'));
    await expect(of()).rejects.toThrow('overloaded');
    asked.version = () => Promise.resolve('10.0.0');
    const before = await of();
    await of();
    expect(asked.versions).toBe(2);
    asked.program = '/usr/bin/qemu-system-x86_64 1 3';
    expect(await of()).not.toEqual(before);
    expect(asked.versions).toBe(3);
  });
});

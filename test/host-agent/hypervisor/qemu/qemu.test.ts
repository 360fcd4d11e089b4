import { getEventListeners } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Vm, VmSpec } from '../../../../host-agent/hypervisor/hypervisor.ts';
import { createQemu } from '../../../../host-agent/hypervisor/qemu/qemu.ts';
import { isRunning } from '../../../../host-agent/process/process.ts';
import { vmFiles } from '../../../../host-agent/storage/filenames.ts';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';
import { current, FakeProcess } from './fake-process.ts';

vi.mock(import('../../../../host-agent/jail/launch-jail.ts'), async (original) => ({
  ...(await original()),
  launchJail: (...words) => current.process.launchJail(...words),
}));

const never = new AbortController().signal;
let folder: string;
let spec: VmSpec;
let fake: FakeProcess;
const qemu = createQemu(() => Promise.resolve({ accelerator: 'tcg', reason: 'a test' }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-qemu-'));
  const names = vmFiles(folder);
  fake = current.process = new FakeProcess();
  fake.controlSocket = names.qmp;
  spec = {
    id: 'one',
    role: 'browser',
    names,
    boot: { kernel: '/k', initramfs: '/i', root: '/r', commandLine: 'quiet' },
    memoryMiB: 512,
    processors: 1,
    screen: { width: 64, height: 48 },
    nics: [
      { mac: '02:00:00:00:00:01', socket: names.port(3), end: 'listen' },
      { mac: '02:00:00:00:00:02', socket: join(folder, 'other/nic.sock'), end: 'connect' },
    ],
  };
});
afterEach(async () => {
  await fake.end();
  rmSync(folder, { recursive: true });
});
const start = (changes: Partial<VmSpec> = {}) => qemu.start({ ...spec, ...changes }, never);
const running = () => Promise.all(fake.processes.map(isRunning));

describe('a VM of QEMU', () => {
  it('runs once its control socket answers, and is recorded with the jail and QEMU', async () => {
    const { signal } = new AbortController();
    const vm = await qemu.start(spec, signal);
    // A signal that lives longer has no part of the start any more.
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(vm.record).toEqual({ hypervisor: 'qemu', accelerator: 'tcg', processes: fake.processes });
    expect(vm.record.processes.map(({ role }) => role)).toEqual(['jail', 'qemu']);
    for (const made of [spec.names.own, spec.names.ports, spec.names.portFolder(3)])
      expect(statSync(made).mode & 0o777, made).toBe(0o755);
    // The program that listens makes that folder.
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });

  it('has sound and a microphone only with a screen', async () => {
    const withSound = { sound: true, microphone: true } as const;
    const { record } = await start(withSound);
    expect([record.sound, record.microphone]).toEqual([true, true]);
    await fake.end();
    const { screen, ...headless } = { ...spec, ...withSound };
    const silent = await qemu.start(headless, never);
    expect(screen).toBeDefined();
    expect([silent.record.sound, silent.record.microphone]).toEqual([undefined, undefined]);
    expect(silent).toMatchObject({ listen: undefined, connectMicrophone: undefined });
  });

  it('is paused and resumed, and gets a link for each of its cards', async () => {
    const vm = await start();
    await vm.pause();
    await vm.resume();
    const isRelease = ({ execute }: { readonly execute: string }) => execute === 'input-send-event';
    await expect.poll(() => fake.commands.filter(isRelease).length).toBe(2);
    await vm.linkUp();
    expect(fake.commands.filter((command) => !isRelease(command))).toEqual([
      { execute: 'stop', arguments: {} },
      { execute: 'cont', arguments: {} },
      { execute: 'set_link', arguments: { name: 'card0', up: true } },
      { execute: 'set_link', arguments: { name: 'card1', up: true } },
    ]);
  });

  it('has no link while the VM at the other end of its card is gone', async () => {
    const nic = { mac: '02:00:00:00:00:02', socket: join(folder, 'other/nic.sock'), end: 'connect' } as const;
    const vm = await start({ nics: [nic] });
    const says = async (what: 'CONNECTED' | 'DISCONNECTED') => {
      fake.say(`{"event": "NETDEV_STREAM_${what}", "data": {"netdev-id": "nic0"}}`);
      // Answers come in order.
      await vm.pause();
    };
    const links = () => fake.commands.flatMap(({ execute, arguments: of }) => (execute === 'set_link' ? [of] : []));
    await says('CONNECTED');
    // It is not ready for a link yet.
    expect(links()).toEqual([]);
    await vm.linkUp();
    await says('DISCONNECTED');
    await says('CONNECTED');
    const [up, down] = [
      { name: 'card0', up: true },
      { name: 'card0', up: false },
    ];
    await expect.poll(links).toEqual([up, down, up]);
    vm.detach();
    // An earlier host agent may have missed that it came back.
    const adopted = (await qemu.adopt(spec.names, vm.record)) ?? expect.fail();
    await expect.poll(links).toEqual([up, down, up, up]);
    await adopted.kill();
  });

  it('keeps its links if other VMs connect to it', async () => {
    const vm = await start();
    await vm.linkUp();
    fake.say('{"event": "NETDEV_STREAM_DISCONNECTED", "data": {"netdev-id": "nic0"}}');
    await vm.pause();
    await vm.pause();
    expect(fake.executed).toEqual(['set_link', 'set_link', 'stop', 'stop']);
  });

  it('has nothing pressed any more when it goes on after a pause, before anything else reaches it', async () => {
    const vm = await start();
    await vm.pause();
    // A key of a viewer could come before what waits for this answer.
    fake.answer = ({ execute }) => (execute === 'cont' ? 'none' : { return: {} });
    vm.resume().catch(() => undefined);
    await expect.poll(() => fake.executed).toEqual(['stop', 'cont', 'input-send-event']);
    fake.answer = () => ({ return: {} });
    await vm.resume();
    expect(fake.executed.slice(3, 5)).toEqual(['cont', 'input-send-event']);
  });

  it('shows its screen, one picture at a time, in the same file, which is empty otherwise', async () => {
    const vm = await start();
    const files = new Set<number>();
    let leftBytes = 0;
    fake.answer = ({ arguments: { filename } }) => {
      expect(filename).toBe('/machine/frame.ppm');
      // QEMU may not create it.
      const { ino, size } = statSync(spec.names.frame);
      files.add(ino);
      leftBytes += size;
      writeFileSync(spec.names.frame, Buffer.concat([Buffer.from('P6\n2 1\n255\n'), Buffer.from([1, 2, 3, 4, 5, 6])]));
      return { return: {} };
    };
    const frames = await Promise.all([vm.frame(), vm.frame(), vm.frame()]);
    for (const frame of frames) expect(frame).toEqual({ width: 2, height: 1, rgb: Buffer.from([1, 2, 3, 4, 5, 6]) });
    expect([files.size, leftBytes, statSync(spec.names.frame).size]).toEqual([1, 0, 0]);
    // One that fails does not stop the next.
    fake.answer = () => ({ error: 'no screen' });
    await expect(vm.frame()).rejects.toThrow('no screen');
    await expect(vm.screenshot()).rejects.toThrow('no screen');
  });

  it('gives a screenshot that can be read while the next frame is written', async () => {
    const vm = await start();
    let shade = 0;
    fake.answer = () => {
      shade += 1;
      writeFileSync(spec.names.frame, Buffer.concat([Buffer.from('P6\n1 1\n255\n'), Buffer.alloc(3, shade)]));
      return { return: {} };
    };
    const { rgb } = await vm.screenshot();
    expect((await vm.frame()).rgb).toEqual(Buffer.of(2, 2, 2));
    for await (const piece of rgb) expect(piece).toEqual(Buffer.of(1, 1, 1));
  });

  it('lets its jail end by itself, which reports how QEMU ended', async () => {
    fake.jailEndsItself = true;
    const vm = await start();
    await vm.kill();
    expect(await vm.lastWords?.()).toBe('QEMU ended with status 0');
  });

  it('ends with all its processes when it is killed, also when that is asked twice', async () => {
    const vm = await start();
    await Promise.all([vm.kill(), vm.kill()]);
    expect(await running()).toEqual([false, false]);
    await vm.ended;
  });

  it('that closes its control socket has ended: its processes are killed', async () => {
    const vm = await start();
    fake.hangUp();
    await vm.ended;
    expect(await running()).toEqual([false, false]);
  });

  it('runs on when the host agent ends, and does not count as ended', async () => {
    const vm = await start();
    let hasEnded = false;
    void vm.ended.then(() => (hasEnded = true));
    const clock = useFakeClock({ runs: true });
    vm.detach();
    for (let passedMs = 0; passedMs < 1_500; passedMs += 10) {
      await clock.advance(10);
      await settle(2);
    }
    expect([hasEnded, ...(await running())]).toEqual([false, true, true]);
  });

  it('says why it ended: the guest’s reason, how QEMU ended and what it printed last', async () => {
    fake.atOnce = { says: 'qemu: first\nqemu: \u001b[31mlast\n', ends: false };
    const vm = await start();
    fake.say('{"event":"SHUTDOWN","data":{"guest":true,"reason":"guest-reset"}}');
    await expect.poll(() => (vm as Vm & { shutdownReason?: string }).shutdownReason).toBe('guest-reset');
    await vm.kill();
    const words = (await vm.lastWords?.()) ?? '';
    expect(words).toMatch(/^guest-reset \| QEMU ended by SIGKILL \| qemu: first \| qemu: .*last$/);
    expect(words).not.toContain('\u001b');
  });

  it('has a scratch disk whose file has lost its name once QEMU runs, or has failed to start', async () => {
    const scratchFolder = join(folder, 'scratch');
    const withDisks = createQemu(() => Promise.resolve({ accelerator: 'tcg', reason: 'a test' }), { scratchFolder });
    await withDisks.start({ ...spec, scratchGiB: 1 }, never);
    expect(fake.jails[0]?.writable).toContainEqual([join(scratchFolder, 'one'), '/disk/scratch']);
    expect(readdirSync(scratchFolder)).toEqual([]);
    await fake.end();
    fake.controlSocket = undefined;
    fake.atOnce = { says: '', ends: true };
    await expect(withDisks.start({ ...spec, scratchGiB: 1 }, never)).rejects.toMatchObject({ code: 'vm-not-started' });
    expect(readdirSync(scratchFolder)).toEqual([]);
    const [step] = (await withDisks.dryRun({ ...spec, scratchGiB: 1 }, never)).steps;
    expect(step?.command).toContain(join(scratchFolder, 'one'));
  });

  it('that is paused for want of room on the disk goes on when there is some, unless it is paused', async () => {
    const vm = await start();
    const rooms: boolean[] = [];
    vm.followRoom?.((isWithoutRoom) => rooms.push(isWithoutRoom));
    const clock = useFakeClock({ runs: true });
    const failWrite = () => fake.say('{"event":"BLOCK_IO_ERROR","data":{"action":"stop","nospace":true}}');
    const pass = async (ms: number) => {
      for (let passedMs = 0; passedMs < ms; passedMs += 100) {
        await clock.advance(100);
        await settle(5);
      }
    };
    fake.say('{"event":"BLOCK_IO_ERROR","data":{"action":"report"}}');
    await pass(1_000);
    expect(rooms).toEqual([]);
    // There is none for the first two times.
    let tries = 0;
    fake.answer = ({ execute }) => {
      if (execute === 'cont' && ++tries < 3) failWrite();
      return { return: {} };
    };
    failWrite();
    await pass(5_000);
    expect([rooms, tries]).toEqual([[true], 1]);
    await vm.pause();
    await pass(10_000);
    expect([rooms, tries]).toEqual([[true], 1]);
    await vm.resume();
    await pass(10_000);
    expect(rooms).toEqual([true, false]);
    expect(tries).toBeGreaterThanOrEqual(3);
    // What the person released meanwhile is released each time.
    const went = fake.executed.filter((command) => command === 'cont' || command === 'input-send-event');
    expect(went.filter((command, index) => command === 'cont' && went[index + 1] !== 'input-send-event')).toEqual([]);
  });

  it('is not waited for any more once it is killed, and does not seem to go on', async () => {
    const vm = await start();
    const rooms: boolean[] = [];
    vm.followRoom?.((isWithoutRoom) => rooms.push(isWithoutRoom));
    const clock = useFakeClock({ runs: true });
    fake.say('{"event":"BLOCK_IO_ERROR","data":{"action":"stop","nospace":true}}');
    await settle();
    expect(rooms).toEqual([true]);
    await vm.pause();
    await vm.kill();
    for (let passedMs = 0; passedMs < 12_000; passedMs += 100) {
      await clock.advance(100);
      await settle(5);
    }
    expect(rooms).toEqual([true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is described without being started', async () => {
    const { role, steps } = await qemu.dryRun(spec, never);
    expect([role, steps.length, steps[0]?.when]).toEqual(['browser', 1, 'start']);
    expect(steps[0]?.command).toContain('qemu-system-x86_64');
    expect(fake.processes).toEqual([]);
  });
});

describe('a VM of QEMU that cannot start', () => {
  it('leaves no process, and its last output is the reason', async () => {
    fake.controlSocket = undefined;
    fake.atOnce = { says: 'qemu-system-x86_64: no room\n', ends: true };
    await expect(start()).rejects.toMatchObject({
      code: 'vm-not-started',
      message: expect.stringMatching(/It ended at once, by SIGKILL.*no room/) as string,
    });
    expect(await running()).toEqual([false, false]);
  });

  it('leaves no process when its start is cancelled, before and after it began', async () => {
    fake.controlSocket = undefined;
    const cancel = new AbortController();
    const starting = qemu.start(spec, cancel.signal);
    await expect.poll(() => fake.processes.length).toBe(2);
    cancel.abort(new Error('enough'));
    await expect(starting).rejects.toThrow('enough');
    expect(await running()).toEqual([false, false]);
    await expect(qemu.start(spec, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
    expect(fake.processes).toHaveLength(2);
  });
});

describe('a VM of QEMU that an earlier host agent started', () => {
  it('is adopted when it runs', async () => {
    const before = await start();
    before.detach();
    const vm = (await qemu.adopt(spec.names, before.record)) ?? expect.fail();
    expect(vm.record).toEqual(before.record);
    await vm.pause();
    // The earlier host agent connected its cards.
    await vm.linkUp();
    expect(fake.executed).toEqual(['query-status', 'stop']);
    await vm.kill();
    expect(await running()).toEqual([false, false]);
  });

  it('is adopted as one that waits for room, when the disk stopped it before', async () => {
    const before = await start();
    before.detach();
    const clock = useFakeClock({ runs: true });
    fake.answer = ({ execute }) => ({
      return: execute === 'query-status' ? { status: 'io-error', running: false } : {},
    });
    const vm = (await qemu.adopt(spec.names, before.record)) ?? expect.fail();
    // The answer arrives before the session follows its VM.
    await settle();
    const rooms: boolean[] = [];
    vm.followRoom?.((isWithoutRoom) => rooms.push(isWithoutRoom));
    expect(rooms).toEqual([true]);
    for (let passedMs = 0; passedMs < 5_000; passedMs += 100) {
      await clock.advance(100);
      await settle(5);
    }
    expect(fake.executed).toContain('cont');
    expect(rooms).toEqual([true, false]);
  });

  it.for<[string, FakeProcess['answer']]>([
    ['runs', () => ({ return: { status: 'running', running: true } })],
    ['was paused', () => ({ return: { status: 'paused', running: false } })],
    ['refuses to say how it is', () => ({ error: 'no' })],
    ['does not say how it is', () => 'none'],
    ['says what it should not', () => ({ return: 7 })],
  ])('is adopted at once as one with room, when it %s', async ([, answer]) => {
    const before = await start();
    before.detach();
    const clock = useFakeClock({ runs: true });
    fake.answer = (command) => (command.execute === 'query-status' ? answer(command) : { return: {} });
    const vm = (await qemu.adopt(spec.names, before.record)) ?? expect.fail();
    const rooms: boolean[] = [];
    vm.followRoom?.((isWithoutRoom) => rooms.push(isWithoutRoom));
    let hasEnded = false;
    void vm.ended.then(() => (hasEnded = true));
    // Longer than QEMU has for an answer.
    for (let passedMs = 0; passedMs < 25_000; passedMs += 500) {
      await clock.advance(500);
      await settle(5);
    }
    await vm.pause();
    expect([rooms, hasEnded, fake.executed]).toEqual([[], false, ['query-status', 'stop']]);
  });

  it('is not adopted when QEMU has ended, and the rest of it is killed', async () => {
    const { record } = await start();
    process.kill(record.processes[1]?.pid ?? 0, 'SIGKILL');
    await expect.poll(running).toEqual([true, false]);
    expect(await qemu.adopt(spec.names, record)).toBeUndefined();
    expect(await running()).toEqual([false, false]);
  });

  it('is not adopted when its record has no QEMU', async () => {
    const { record } = await start();
    const processes = record.processes.filter(({ role }) => role === 'jail');
    expect(await qemu.adopt(spec.names, { ...record, processes })).toBeUndefined();
    expect(await isRunning(fake.processes[0] ?? expect.fail())).toBe(false);
  });

  it('is not adopted when its control socket is dead, and is killed', async () => {
    const before = await start();
    before.detach();
    fake.hangUp();
    rmSync(spec.names.qmp, { force: true });
    expect(await qemu.adopt(spec.names, before.record)).toBeUndefined();
    expect(await running()).toEqual([false, false]);
  });

  it('is not adopted when QEMU says nothing for three seconds, and is killed', async () => {
    const before = await start();
    before.detach();
    fake.isSilent = true;
    const startedMs = performance.now();
    expect(await qemu.adopt(spec.names, before.record)).toBeUndefined();
    expect(performance.now() - startedMs).toBeLessThan(10_000);
    expect(await running()).toEqual([false, false]);
  });
});

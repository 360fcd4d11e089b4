import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import { FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake-guest.ts';
import type { SealedFiles, VmSpec } from '../../../host-agent/hypervisor/hypervisor.ts';
import { isRunning } from '../../../host-agent/process/process.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { assignIdentity, newIdentity, warmUp } from '../../../host-agent/vm/identity.ts';
import { adoptVm, startVm, startVmToSeal } from '../../../host-agent/vm/start-vm.ts';
import { SupervisedVm, type VmUser } from '../../../host-agent/vm/supervised-vm.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import { settle } from '../../bed/event-loop.ts';
import { fc } from '../../bed/random.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

const never = new AbortController().signal;
let folder: string;
let hypervisor: FakeHypervisor;
let vms: SupervisedVm<'browser'>[];
let steps: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safe-browse-vm-'));
  for (const file of ['kernel', 'initramfs', 'root']) await writeFile(join(folder, file), '');
  hypervisor = new FakeHypervisor();
  hypervisor.onHello = (guest) =>
    guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: ['home'] });
  hypervisor.onMessage = healthyGuest;
  [vms, steps] = [[], []];
});
afterEach(async () => {
  for (const vm of vms) await vm.stop();
  await rm(folder, { recursive: true, force: true });
});

const user: VmUser<'browser'> = {
  role: 'browser',
  stepTimeoutMs: 5_000,
  onStep: (step) => void steps.push(step),
  keepConsole: () => Promise.resolve('/kept'),
};
const names = () => vmFiles(join(folder, 'vm'));
const spec = (): VmSpec => ({
  id: 'one',
  role: 'browser',
  names: names(),
  boot: {
    kernel: join(folder, 'kernel'),
    initramfs: join(folder, 'initramfs'),
    root: join(folder, 'root'),
    commandLine: '',
  },
  memoryMiB: 512,
  processors: 1,
  nics: [],
});
const kept = (vm: SupervisedVm<'browser'>): SupervisedVm<'browser'> => {
  vms.push(vm);
  return vm;
};
const start = async (changes: Partial<VmUser<'browser'>> = {}) =>
  kept(await startVm(hypervisor, spec(), { ...user, ...changes }, never));
const guest = (): FakeGuest => {
  const found = hypervisor.guests.get('one');
  if (!found) throw new Error('No VM was started.');
  return found;
};
const lossOf = async (vm: SupervisedVm<'browser'>) =>
  (await vm.until('browser-window').catch((error: unknown) => error)) as Error;

describe('a supervised VM', () => {
  it('reports each step once, including those in the greeting', async () => {
    const vm = await start();
    await vm.until('home');
    guest().say({ type: 'step', step: 'home', elapsedMs: 1 });
    guest().say({ type: 'step', step: 'screen', elapsedMs: 2 });
    await vm.until('screen');
    expect(steps).toEqual(['vm', 'guest-agent', 'home', 'screen']);
  });

  it('is lost when the guest channel closes while the VM runs on', async () => {
    const vm = await start();
    await vm.until('home');
    guest().hangUp();
    expect(await lossOf(vm)).toMatchObject({ name: 'VmLost', loss: { kind: 'ended' } });
    expect(vm.state).toBe('lost');
  });

  it('is not lost when only the guest channel closes, if its user outlives that; the end of the VM still is a loss', async () => {
    const clock = useFakeClock({ runs: true });
    const vm = await start({ outlivesChannel: true });
    await vm.until('home');
    guest().hangUp();
    await settle();
    await clock.advance(10_000);
    expect([vm.state, vm.lost.aborted]).toEqual(['running', false]);
    guest().crash();
    expect(await lossOf(vm)).toMatchObject({ loss: { kind: 'ended' } });
  });

  it('is lost when the guest reports a step of another role', async () => {
    const vm = await start();
    await vm.until('home');
    guest().say({ type: 'step', step: 'resolver', elapsedMs: 1 });
    expect(await lossOf(vm)).toMatchObject({ loss: { kind: 'protocol-violation' } });
  });

  it('is lost when the guest agent has another role', async () => {
    hypervisor.onHello = (asked) =>
      asked.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'network', reached: [] });
    const vm = await start();
    expect(await lossOf(vm)).toMatchObject({ loss: { kind: 'protocol-violation' } });
  });

  it('is lost when its user does not allow a message', async () => {
    const vm = await start({
      onMessage: ({ type }) => (type === 'screen' ? { kind: 'protocol-violation', violation: 'no' } : undefined),
    });
    await vm.until('home');
    guest().say({ type: 'screen', width: 640, height: 480 });
    expect(await lossOf(vm)).toMatchObject({ loss: { violation: 'no' } });
  });

  it('is not lost by being stopped, and ends the wait for a step', async () => {
    const clock = useFakeClock({ runs: true });
    const vm = await start();
    const waiting = vm.until('browser-window').catch(String);
    await vm.stop();
    expect(await waiting).toBe('Error: The VM was stopped.');
    await clock.advance(10_000);
    expect([vm.lost.aborted, vm.state, existsSync(names().folder)]).toEqual([false, 'gone', false]);
  });

  it('keeps a folder that is shared', async () => {
    const vm = await start({ keepsFolder: true });
    await vm.stop();
    expect(existsSync(names().folder)).toBe(true);
  });

  it('never comes back once it is lost or stopped, and is gone in the end, whatever its user and its guest do', async () => {
    const acts = ['pause', 'resume', 'violate', 'crash', 'stop', 'wait'] as const;
    let runs = 0;
    const crash = () => {
      try {
        guest().crash();
      } catch (error) {
        // Its process has ended already.
        expect(error).toMatchObject({ code: 'ESRCH' });
      }
    };
    const isOver = (state: SupervisedVm<'browser'>['state']) => ['lost', 'stopping', 'gone'].includes(state);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...acts), { maxLength: 8 }), async (done) => {
        // The fake guest of an earlier run may still close its sockets.
        const its = { ...spec(), names: vmFiles(join(folder, String((runs += 1)))) };
        const vm = kept(await startVm(hypervisor, its, user, never));
        let wasOver = false;
        for (const act of done) {
          if (act === 'wait') await settle();
          else if (act === 'violate') guest().sayRaw('nonsense\n');
          else if (act === 'crash') crash();
          else void vm[act]().catch(() => undefined);
          expect(isOver(vm.state) || !wasOver).toBe(true);
          wasOver = isOver(vm.state);
        }
        await vm.stop();
        expect(vm.state).toBe('gone');
        await expect(vm.resume()).rejects.toThrow();
      }),
      { numRuns: 20 },
    );
  });

  it('resumes after a pause that is still under way', async () => {
    const vm = await start();
    await vm.until('home');
    await Promise.all([vm.pause(), vm.resume()]);
    expect([vm.state, guest().isAsleep]).toEqual(['running', false]);
  });

  it('leaves nothing when its start fails', async () => {
    await rm(join(folder, 'root'));
    await expect(startVm(hypervisor, spec(), user, never)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(existsSync(names().folder)).toBe(false);
  });

  it('is adopted with the steps that the guest repeats', async () => {
    const first = await start();
    await first.until('home');
    steps = [];
    const vm = await adoptVm(hypervisor, names(), first.record, user);
    if (!vm) throw new Error('The VM was not adopted.');
    kept(vm);
    await vm.until('home');
    await vm.resume();
    expect([steps, vm.state]).toEqual([['vm', 'guest-agent', 'home'], 'running']);
  });
});

describe('a VM that boots', () => {
  const SILENT_MS = 20_000;
  let [given, started, answers]: [number[], FakeGuest[], boolean[]] = [[], [], []];
  let waitedMs: () => number;
  beforeEach(() => {
    [given, started, answers, waitedMs] = [[], [], [], () => 0];
    hypervisor.watch = {
      waitedMs: () => Promise.resolve(waitedMs()),
      givenUp: (silentMs) => void given.push(silentMs),
    };
    hypervisor.onHello = (asked) => {
      started.push(asked);
      if (answers[started.length - 1] === true)
        asked.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: ['home'] });
    };
  });
  const boot = (signal = never) => startVm(hypervisor, spec(), { ...user, stepTimeoutMs: 180_000 }, signal);
  const untilStarted = (times: number) => expect.poll(() => started.length).toBe(times);

  it('is started again when its guest shows no sign of life, and reports each step once', async () => {
    const clock = useFakeClock({ runs: true });
    answers = [false, true];
    const booted = boot();
    await untilStarted(1);
    await clock.advance(SILENT_MS);
    const vm = kept(await booted);
    await vm.until('home');
    expect([started.length, given, steps]).toEqual([2, [SILENT_MS], ['vm', 'guest-agent', 'home']]);
    expect(await isRunning(started[0]?.process ?? expect.fail())).toBe(false);
  });

  it('is started again once only: a second silence is late like any other step', async () => {
    const clock = useFakeClock({ runs: true });
    const booted = boot();
    await untilStarted(1);
    await clock.advance(SILENT_MS);
    const vm = kept(await booted);
    const late = vm.until('guest-agent').catch((error: unknown) => error);
    await untilStarted(2);
    await clock.advance(180_000);
    expect(await late).toMatchObject({ loss: { kind: 'step-timeout', step: 'guest-agent', seconds: 180 } });
    expect([started.length, given]).toEqual([2, [SILENT_MS]]);
  });

  it('is not started again while it only waits for a processor of the host', async () => {
    const clock = useFakeClock({ runs: true });
    const startedMs = performance.now();
    waitedMs = () => performance.now() - startedMs - 1_000;
    const booted = boot();
    await untilStarted(1);
    await clock.advance(6 * SILENT_MS);
    started[0]?.sayOnConsole('kernel: the guest starts\n');
    kept(await booted);
    expect([started.length, given]).toEqual([1, []]);
  });

  it('is late when it has waited for a processor for all of the startup timeout, and leaves nothing', async () => {
    const clock = useFakeClock({ runs: true });
    waitedMs = () => Infinity;
    const booted = boot().catch((error: unknown) => error);
    await untilStarted(1);
    await clock.advance(180_000);
    expect(await booted).toMatchObject({ loss: { kind: 'step-timeout', step: 'vm', seconds: 180 } });
    expect(existsSync(names().folder)).toBe(false);
    expect(await isRunning(started[0]?.process ?? expect.fail())).toBe(false);
  });

  it('is not started again when it has ended', async () => {
    const booted = boot();
    await untilStarted(1);
    started[0]?.crash();
    expect(await lossOf(kept(await booted))).toMatchObject({ loss: { kind: 'ended' } });
    expect([started.length, given]).toEqual([1, []]);
  });

  it('leaves nothing when it is cancelled before its first sign of life', async () => {
    const controller = new AbortController();
    const booted = boot(controller.signal).catch((error: unknown) => error);
    await untilStarted(1);
    controller.abort(new Error('The person changed their mind.'));
    expect(await booted).toBe(controller.signal.reason);
    expect(existsSync(names().folder)).toBe(false);
    expect(await isRunning(started[0]?.process ?? expect.fail())).toBe(false);
  });

  it('may be silent for ever without a guest agent of ours', async () => {
    const clock = useFakeClock();
    const vm = kept(await startVm(hypervisor, spec(), { stepTimeoutMs: 1, keepConsole: user.keepConsole }, never));
    await clock.advance(3_600_000);
    expect([vm.state, vm.lost.aborted, given]).toEqual(['running', false, []]);
    // Under this clock, as it began: what waits by it would wait for ever.
    const stopped = vm.stop().then(() => true);
    while (!(await Promise.race([stopped, clock.advance(100).then(() => false)])));
  });
});

describe('a clone', () => {
  const sealed = async () => {
    const clock = useFakeClock({ runs: true });
    const files = { memory: join(folder, 'memory'), devices: join(folder, 'devices') };
    const vm = kept(await startVmToSeal(hypervisor.sealing, spec(), files, user, never));
    await vm.until('home');
    guest().paint();
    vm.disconnect();
    await vm.seal(never);
    await clock.advance(10_000);
    expect([vm.lost.aborted, await Promise.all(vm.record.processes.map(isRunning))]).toEqual([false, [false]]);
    await vm.stop();
    return files;
  };

  const cloneOf = async (files: SealedFiles) => {
    await mkdir(names().folder, { recursive: true });
    return SupervisedVm.of(await hypervisor.sealing.clone(spec(), files, never), names(), user, 'paused');
  };

  it('is paused until it is resumed, then takes its identity and warms up', async () => {
    const vm = kept(await cloneOf(await sealed()));
    expect([vm.state, vm.has('guest-agent')]).toEqual(['paused', false]);
    await vm.resume();
    await assignIdentity(vm, newIdentity(1, { width: 1280, height: 800 }), undefined, never);
    await warmUp(vm, false, never);
    expect(guest().heard.map(({ type }) => type)).toEqual(['hello', 'identity', 'warm-up']);
  });

  it('reports only to its next user after a hand-over', async () => {
    const vm = kept(await cloneOf(await sealed()));
    await vm.resume();
    await vm.until('home');
    await vm.pause();
    steps = [];
    const next: string[] = [];
    vm.handOver({ ...user, onStep: (step) => void next.push(step) });
    expect([vm.has('home'), next]).toEqual([false, ['vm']]);
    await vm.resume();
    await vm.until('home');
    expect([next, steps]).toEqual([['vm', 'guest-agent', 'home'], []]);
  });
});

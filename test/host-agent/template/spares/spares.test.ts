import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { PROTOCOL_VERSION } from '../../../../appliance/protocol/limits.ts';
import { Ports } from '../../../../host-agent/network/ports.ts';
import type { TemplateSpec } from '../../../../host-agent/template/template-spec.ts';
import { Spares, type SparesOptions } from '../../../../host-agent/template/spares.ts';
import { isRunning } from '../../../../host-agent/process/process.ts';
import { browser, click, fakeTemplates, type FakeTemplates, never } from '../fake-templates.ts';
import { sparesOptions } from './spares-options.ts';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';

const INTERNET = { kind: 'internet-only' } as const;
let world: FakeTemplates;
let ports: Ports;
let spares: Spares;
let spec: TemplateSpec;
let why: string | undefined;
let whyNone: SparesOptions['whyNone'];
let quiet: boolean;
let keptConsoles: string[];
let changes: number;

beforeEach(async () => {
  world = await fakeTemplates();
  await world.templates.seal(browser, () => undefined, never);
  [ports, keptConsoles] = [new Ports(() => 2), []];
  [spec, why, quiet, changes] = [browser, undefined, true, 0];
  whyNone = () => Promise.resolve(why);
  spares = new Spares({
    ...sparesOptions(world, ports),
    spec: () => spec,
    whyNone: (of, standing) => whyNone(of, standing),
    isQuiet: () => Promise.resolve(quiet),
    keepConsole: (text) => Promise.resolve(void keptConsoles.push(text)).then(() => '/kept'),
    onChange: () => (changes += 1),
  });
}, 20_000);
afterEach(async () => {
  await spares.stop();
  for (const guest of world.hypervisor.guests.values()) guest.close();
  await world.remove();
});

const state = () => spares.status().state;
const ready = () => expect.poll(state, { timeout: 5_000 }).toBe('ready');

describe('the spare', () => {
  it('is a painted, paused clone on a reserved port, which does not count as used', async () => {
    spares.scheduleReconcile(0);
    await ready();
    const { id = '' } = spares.status();
    expect(world.hypervisor.guests.get(id)?.isAsleep).toBe(true);
    expect([ports.used, ports.held]).toEqual([0, 1]);
    expect(spares.status().display).toEqual({ kind: 'rfb', socket: world.namesOf(id).display });
    expect(changes).toBe(1);
    const spare = await spares.take(click, never);
    expect(changes).toBe(2);
    expect(spare?.value).toMatchObject({ id, port: { value: { port: 0 } } });
    await spare?.dispose();
  });

  it('is handed out once, also to concurrent callers', async () => {
    spares.scheduleReconcile(0);
    await ready();
    const taken = await Promise.all([1, 2, 3].map(() => spares.take(click, never)));
    expect(taken.filter((spare) => spare !== undefined)).toHaveLength(1);
    await taken.find((spare) => spare !== undefined)?.dispose();
  });

  it('is replaced after it was taken, but not while a session starts', async () => {
    spares.scheduleReconcile(0);
    await ready();
    const clock = useFakeClock({ runs: true });
    const start = spares.hold();
    const first = await spares.take(click, never);
    spares.scheduleReconcile(0);
    await clock.advance(60_000);
    expect(spares.status()).toEqual({
      state: 'none',
      reason: 'a session is starting, which comes first',
      processes: [],
      ready: 0,
      wanted: 1,
    });
    expect(ports.held).toBe(1);
    await start.dispose();
    spares.scheduleReconcile(0);
    await ready();
    expect(spares.status().id).not.toBe(first?.value.id);
    await first?.dispose();
  });

  it('waits until the host is quiet, but not forever', async () => {
    const clock = useFakeClock({ runs: true });
    quiet = false;
    spares.scheduleReconcile(0);
    await expect.poll(() => spares.status().reason).toBeDefined();
    expect(spares.status()).toMatchObject({
      state: 'none',
      reason: expect.stringContaining('the computer is busy') as string,
    });
    for (let checks = 0; checks < 14 && state() === 'none'; checks += 1) {
      await clock.advance(1_000);
      await settle();
    }
    await ready();
  });

  it('is asked about memory every half minute while it is ready, and about its template every five minutes', async () => {
    let looks = 0;
    whyNone = () => Promise.resolve(void (looks += 1));
    const clock = useFakeClock({ runs: true });
    spares.scheduleReconcile(0);
    await ready();
    const keyOf = vi.spyOn(world.templates, 'keyOf');
    // A look plans the next one a little after it was counted.
    const halfAMinute = (counted: () => unknown) => clock.advance(30_000).then(counted);
    const lookedFor = async (times: number) => {
      looks = 0;
      for (let nth = 1; nth <= times; nth += 1) await expect.poll(() => halfAMinute(() => looks)).toBe(nth);
    };
    await lookedFor(9);
    expect(keyOf).not.toHaveBeenCalled();
    await lookedFor(1);
    expect(keyOf).toHaveBeenCalledOnce();
    whyNone = () => Promise.resolve('memory is short');
    await expect.poll(() => halfAMinute(state)).toBe('none');
  });

  it('is not handed out for another kind of VM, and stays available', async () => {
    spares.scheduleReconcile(0);
    await ready();
    const { id = '' } = spares.status();
    expect(
      await spares.take({ ...click, spec: { ...browser, vm: { ...browser.vm, memoryMiB: 128 } } }, never),
    ).toBeUndefined();
    const spare = await spares.take(click, never);
    expect(spare?.value.id).toBe(id);
    await spare?.dispose();
  });

  it('is not discarded by a check that runs while it is handed out', async () => {
    spares.scheduleReconcile(0);
    await ready();
    let look: () => void = () => undefined;
    const looking = new Promise<void>((resolve) => (look = resolve));
    let answer: (why: string) => void = () => undefined;
    whyNone = () =>
      new Promise((resolve) => {
        answer = resolve;
        look();
      });
    spares.scheduleReconcile(0);
    await looking;
    await using _start = spares.hold();
    const spare = (await spares.take(click, never)) ?? expect.fail();
    answer('memory is short');
    await settle();
    expect(await Promise.all(spare.value.vm.record.processes.map(isRunning))).toEqual([true]);
    await spare.dispose();
  });

  it.each([
    ['discarded for its port', () => spares.discard()],
    [
      'held up by a start',
      async () => {
        const start = spares.hold();
        onTestFinished(() => start.dispose());
      },
    ],
  ])('leaves nothing at once when it is still loading and is %s', async (_, end) => {
    world.hypervisor.onMessage = () => undefined;
    spares.scheduleReconcile(0);
    await expect
      .poll(() =>
        [...world.hypervisor.guests.values()].some(({ heard }) => heard.some(({ type }) => type === 'identity')),
      )
      .toBe(true);
    expect(state()).toBe('loading');
    const startedMs = performance.now();
    await end();
    await expect.poll(() => ports.held, { interval: 10 }).toBe(0);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
    await expect.poll(() => readdir(join(world.folder, 'sessions'))).toEqual([]);
    // The template was not at fault.
    expect(await world.templates.find(browser, never)).toBeDefined();
  });

  it(
    'that fails to take its identity twice takes its template with it, with a reason and the console',
    { timeout: 20_000 },
    async () => {
      let missed = 0;
      world.missing.reported = () => (missed += 1);
      world.hypervisor.onMessage = (guest) => {
        guest.sayOnConsole('no entropy\n');
        void settle().then(() => guest.say({ type: 'failed', step: 'identity', message: 'untrusted text' }));
      };
      for (const loaded of [1, 2]) {
        spares.scheduleReconcile(0);
        await expect.poll(() => keptConsoles.length, { timeout: 5_000 }).toBe(loaded);
        await expect
          .poll(() => spares.status().reason)
          .toBe(
            'The spare could not be loaded: The guest failed at step identity. The console output of the VM is in /kept. Until one can be loaded, sessions start from the template or cold.',
          );
        expect(await world.templates.find(browser, never).then((template) => template !== undefined)).toBe(
          loaded === 1,
        );
      }
      expect([keptConsoles[0], missed]).toEqual(['no entropy\n', 1]);
      spares.scheduleReconcile(0);
      await expect
        .poll(() => spares.status().reason)
        .toBe(
          'The clones of the template failed and it has been removed: The guest failed at step identity. The console output of the VM is in /kept.',
        );
      expect(keptConsoles).toHaveLength(2);
      expect(ports.held).toBe(0);
    },
  );

  it('reports a missing image and a missing template', async () => {
    await world.templates.removeAll();
    spares.scheduleReconcile(0);
    await expect.poll(() => spares.status().reason).toBe('there is no template yet');
    Object.assign(world.options, { imageDigest: () => Promise.resolve(undefined) });
    spares.scheduleReconcile(0);
    await expect.poll(() => spares.status().reason).toBe('there is no browser image yet');
  });

  it('is replaced when the template changes', { timeout: 20_000 }, async () => {
    spares.scheduleReconcile(0);
    await ready();
    const before = spares.status().id;
    world.current.digest = 'e'.repeat(64);
    expect(await spares.take(click, never)).toBeUndefined();
    await world.templates.seal(browser, () => undefined, never);
    spares.scheduleReconcile(0);
    await ready();
    expect(spares.status().id).not.toBe(before);
  });

  it(
    'is replaced when its template is sealed again, and not handed out when that was removed',
    { timeout: 20_000 },
    async () => {
      spares.scheduleReconcile(0);
      await ready();
      const before = spares.status().id;
      await world.templates.seal(browser, () => undefined, never);
      spares.scheduleReconcile(0);
      await expect.poll(() => spares.status().id ?? before, { timeout: 5_000 }).not.toBe(before);
      await ready();
      await world.templates.removeAll();
      expect(await spares.take(click, never)).toBeUndefined();
      expect(ports.held).toBe(0);
    },
  );

  it('starts Chromium itself where the template has none', { timeout: 20_000 }, async () => {
    spec = { ...browser, level: 'desktop', settings: { language: 'de-DE' } };
    world.hypervisor.onHello = (guest) =>
      guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: ['home', 'screen'] });
    const answer = world.hypervisor.onMessage;
    world.hypervisor.onMessage = (guest, message) => {
      if (message.type === 'prepare-seal') guest.say({ type: 'step', step: 'screen', elapsedMs: 1 });
      else answer(guest, message);
      if (message.type !== 'open-start-page') return;
      guest.say({ type: 'step', step: 'browser-window', elapsedMs: 1 });
      guest.paint();
    };
    await world.templates.seal(spec, () => undefined, never);
    spares.scheduleReconcile(0);
    await ready();
    const guest = world.hypervisor.guests.get(spares.status().id ?? '');
    expect(guest?.heard.map(({ type }) => type)).toEqual(['hello', 'settings', 'identity', 'open-start-page']);
    expect([guest?.isAsleep, guest?.isPainted]).toEqual([true, true]);
    // The template would be the same.
    const before = spares.status().id;
    spec = { ...spec, settings: { language: 'fr-FR' } };
    expect(await spares.take({ ...click, spec }, never)).toBeUndefined();
    spares.scheduleReconcile(0);
    await expect.poll(() => spares.status().id ?? before, { timeout: 5_000 }).not.toBe(before);
  });

  it('is discarded when it must not be kept, and reports why', async () => {
    spares.scheduleReconcile(0);
    await ready();
    why = 'memory is short';
    spares.scheduleReconcile(0);
    await expect
      .poll(() => spares.status())
      .toEqual({ state: 'none', reason: 'memory is short', processes: [], ready: 0, wanted: 1 });
    expect(ports.held).toBe(0);
  });

  it('is replaced when its VM dies', async () => {
    spares.scheduleReconcile(0);
    await ready();
    const { id: before, processes } = spares.status();
    process.kill((processes[0] ?? expect.fail()).pid, 'SIGKILL');
    await expect.poll(() => spares.status().id, { timeout: 8_000 }).not.toBe(before);
    await ready();
  });

  it('frees its port for a session that needs it', async () => {
    spares.scheduleReconcile(0);
    await ready().then(() => spares.discard());
    expect(ports.held).toBe(0);
  });

  it('reports that every port is taken', async () => {
    for (const session of ['a', 'b']) ports.take(session, INTERNET);
    spares.scheduleReconcile(0);
    await expect.poll(() => spares.status().reason).toBe('every port of the network VM is in use');
  });

  it('leaves nothing when the host agent shuts down', async () => {
    spares.scheduleReconcile(0);
    await ready();
    const { folder } = world.namesOf(spares.status().id ?? '');
    await spares.stop().then(() => expect(access(folder)).rejects.toThrow());
    expect(ports.held).toBe(0);
  });
});

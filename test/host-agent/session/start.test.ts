import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import type { BrowserSettings } from '../../../appliance/protocol/browser.ts';
import type { Vm } from '../../../host-agent/hypervisor/hypervisor.ts';
import { assignIdentity, newIdentity, warmUp } from '../../../host-agent/vm/identity.ts';
import { SupervisedVm } from '../../../host-agent/vm/supervised-vm.ts';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake-guest.ts';
import { adoptSessions } from '../../../host-agent/session/adopt.ts';
import { openSession } from '../../../host-agent/session/open.ts';
import type { SessionFastStart, Network } from '../../../host-agent/session/session-deps.ts';
import type { Spare } from '../../../host-agent/template/spare.ts';
import { Owned } from '../../../host-agent/process/owned.ts';
import { isRunning } from '../../../host-agent/process/process.ts';
import { fakeSessions, type FakeSessions, openBrowsing, started } from './fake-sessions.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import { fakePort } from '../network/fake-port.ts';
import { settle } from '../../bed/event-loop.ts';

const TEMPLATE = { key: 'a'.repeat(64), sealedAt: '2026-01-10T12:00:00.000Z' };
const INTERNET = { kind: 'internet-only' } as const;
let fake: FakeSessions;
afterEach(() => fake.remove());

const never = new AbortController().signal;

/** A fake hypervisor with a template whose clones are painted, and with a spare if a test creates one. */
async function withFastStart(
  changed: Partial<SessionFastStart> = {},
  network: Partial<Network> = {},
  settings?: BrowserSettings,
) {
  const spares: Owned<Spare>[] = [];
  const asked: string[] = [];
  const sealing: string[] = [];
  let make: (id: string) => Promise<Vm> = () => Promise.reject(new Error('too early'));
  fake = await fakeSessions(
    '[profile.wide]\nscreen = { width = 1600, height = 1000 }',
    network,
    ({ hypervisor, namesOf, image }) => {
      make = async (id) => {
        await mkdir(namesOf(id).folder, { recursive: true });
        const files = { memory: join(namesOf(id).folder, 'memory'), devices: join(namesOf(id).folder, 'devices') };
        await writeFile(files.memory, '');
        await writeFile(files.devices, 'painted');
        return hypervisor.sealing.clone(
          { id, role: 'browser', names: namesOf(id), boot: image.boot, memoryMiB: 64, processors: 1, nics: [] },
          files,
          never,
        );
      };
      return {
        takeSpare: () => Promise.resolve(spares.pop()),
        clone: async (_, { id }) => ({
          vm: await make(id),
          image: image.digest,
          key: 'key',
          template: TEMPLATE,
          settings,
        }),
        cloneWorked: (key) => void asked.push(`${key} worked`),
        cloneFailed: (key, fault) => Promise.resolve(void asked.push(`${key} failed: ${fault}`)),
        distrust: ({ sealedAt }, reason) => Promise.resolve(void asked.push(`distrusted ${sealedAt}: ${reason}`)),
        holdSpares: () => new Owned('hold', undefined, () => void asked.push('settled')),
        holdSealing: () => {
          sealing.push('held');
          return new Owned('hold on the sealing', undefined, () => void sealing.push('released'));
        },
        freePort: () => Promise.resolve(void asked.push('port')),
        freeMemory: () => Promise.resolve(void asked.push('room')),
        spare: () => ({ state: 'none', processes: [], ready: 0, wanted: 1 }),
        ...changed,
      };
    },
  );
  fake.hypervisor.onHello = healthyGuest;
  const addSpare = async () => {
    const id = 'spare';
    const port = fakePort(fake.ports, fake.ports.reserve(id, INTERNET) ?? 0);
    const user = { role: 'browser', stepTimeoutMs: 10_000, keepConsole: () => Promise.resolve(undefined) } as const;
    const vm = await SupervisedVm.of(await make(id), fake.sessions.deps.namesOf(id), user, 'paused');
    await vm.resume();
    await assignIdentity(vm, newIdentity(port.value.port, { width: 64, height: 64 }), undefined, never);
    await warmUp(vm, false, never);
    await vm.pause();
    const spare = { id, port, exit: undefined, vm, image: 'd'.repeat(64), key: 'key' };
    spares.push(
      new Owned('spare', spare, async () => {
        await vm.stop();
        await port.dispose();
      }),
    );
    return spare;
  };
  const guest = (id: string) => fake.hypervisor.guests.get(id) ?? expect.fail(`There is no guest ${id}.`);
  return { addSpare, asked, guest, sealing };
}

describe('a session that starts from the template', () => {
  it('resumes a clone, assigns its identity, connects it, and only then opens the page', async () => {
    const { guest, sealing } = await withFastStart();
    const session = await openBrowsing(fake.sessions, { url: 'https://example.org/', profile: 'wide' });
    expect(session.describe()).toMatchObject({ startedFrom: 'template', state: 'browsing' });
    const { heard, hasLink } = guest(session.id);
    expect(heard.map(({ type }) => type)).toEqual(['hello', 'identity', 'link-up', 'browse']);
    expect(heard[1]).toMatchObject({ mac: '02:53:42:02:00:00', screen: { width: 1600, height: 1000 } });
    expect(hasLink).toBe(true);
    // It boots the same image, on the same processors.
    expect(sealing).toEqual(['held', 'released']);
  });

  it('offers the room on its scratch disk before the link, and none where there is none', async () => {
    const { guest } = await withFastStart();
    for (const [roomMiB, heard] of [
      [5_000, ['hello', 'identity', 'scratch-disk', 'link-up', 'open-start-page']],
      [0, ['hello', 'identity', 'link-up', 'open-start-page']],
    ] as const) {
      fake.hypervisor.scratchRoomMiB = (scratchGiB) => Promise.resolve(scratchGiB === 8 ? roomMiB : expect.fail());
      const { id } = await openBrowsing(fake.sessions);
      expect(guest(id).heard.map(({ type }) => type)).toEqual(heard);
      if (roomMiB > 0) expect(guest(id).heard[2]).toEqual({ type: 'scratch-disk', mebibytes: roomMiB });
    }
  });

  it('shows that it is paused for want of room, and that it goes on', async () => {
    const { guest } = await withFastStart();
    const session = await openBrowsing(fake.sessions);
    const isPausedForRoom = () => session.describe().isWithoutRoom;
    expect(isPausedForRoom()).toBeUndefined();
    const { onRoom } = guest(session.id);
    onRoom?.(true);
    expect(isPausedForRoom()).toBe(true);
    onRoom?.(false);
    expect(isPausedForRoom()).toBeUndefined();
  });

  it('sends the settings of a Chromium that has not started yet before the identity', async () => {
    const settings = { language: 'de-DE' };
    const { guest } = await withFastStart({}, {}, settings);
    const { id } = await openBrowsing(fake.sessions);
    expect(guest(id).heard.slice(0, 3)).toMatchObject([
      { type: 'hello' },
      { type: 'settings', settings },
      { type: 'identity' },
    ]);
  });

  it('is painted before its guest agent has answered', async () => {
    const { guest } = await withFastStart();
    const session = await openBrowsing(fake.sessions);
    const met = (session.describe().progress ?? []).flatMap(({ requirement, state }) =>
      state === 'met' ? requirement : [],
    );
    expect(met.indexOf('painted')).toBeLessThan(met.indexOf('guest-agent'));
    expect(guest(session.id).spec.id).toBe(session.id);
  });

  it('gives each clone its own identity', async () => {
    const { guest } = await withFastStart();
    const sessions = [await openBrowsing(fake.sessions), await openBrowsing(fake.sessions)];
    const [one, two] = sessions.map(({ id }) => guest(id).heard.find(({ type }) => type === 'identity'));
    if (one?.type !== 'identity' || two?.type !== 'identity') return expect.fail('No identity was given.');
    for (const key of ['entropy', 'mac', 'hostname', 'machineId'] as const) expect(one[key]).not.toBe(two[key]);
  });

  it('starts cold if there is no template', async () => {
    const { guest } = await withFastStart({ clone: () => Promise.resolve(undefined) });
    fake.hypervisor.onHello = healthyGuest;
    const session = await openBrowsing(fake.sessions);
    expect(session.describe().startedFrom).toBe('cold');
    expect(guest(session.id).isAsleep).toBe(false);
  });
});

describe('a session that is measured', () => {
  it('starts from the template beside a spare, or with nothing that was prepared', async () => {
    const { addSpare } = await withFastStart();
    await addSpare();
    for (const startFrom of ['template', 'cold'] as const) {
      const session = await openBrowsing(fake.sessions, { startFrom });
      expect(session.describe().startedFrom).toBe(startFrom);
      await session.close();
    }
    expect((await openBrowsing(fake.sessions)).describe().startedFrom).toBe('spare');
  });
});

describe('a session that ends as if it had been attacked', () => {
  const BAD = `distrusted ${TEMPLATE.sealedAt}`;
  const asItEnds = async (end: (guest: FakeGuest) => void, adopted = false) => {
    const { guest, asked } = await withFastStart();
    const session = await openBrowsing(fake.sessions);
    const sessions = adopted ? fake.successor() : fake.sessions;
    if (adopted) await adoptSessions(sessions);
    end(guest(session.id));
    await sessions.get(session.id).ended;
    // Here the earlier host agent goes on, and may notice too.
    return [...new Set(asked.filter((said) => said.startsWith('distrusted')))];
  };

  it('loses the trust in its template after a protocol violation or a crash', async () => {
    expect(await asItEnds((guest) => guest.sayRaw('{"type":"nonsense"}\n'))).toEqual([`${BAD}: protocol-violation`]);
    await fake.remove();
    expect(await asItEnds((guest) => guest.say({ type: 'browser-closed', cause: 'browser-crashed' }))).toEqual([
      `${BAD}: browser-crashed`,
    ]);
    await fake.remove();
    expect(await asItEnds((guest) => guest.say({ type: 'browser-closed', cause: 'last-window' }))).toEqual([]);
  });

  it('does so also under the next host agent', async () => {
    expect(await asItEnds((guest) => guest.crash(), true)).toEqual([`${BAD}: vm-ended`]);
  });
});

describe('a clone that fails to start', () => {
  const open = (network: Partial<Network> = {}) =>
    withFastStart({}, network).then(({ asked }) => {
      let fail: (() => void) | undefined;
      fake.hypervisor.onMessage = (guest, message) => {
        if (message.type === 'identity')
          fail = () => guest.say({ type: 'failed', step: 'identity', message: 'untrusted text' });
      };
      const cancel = new AbortController();
      const opened = openBrowsing(fake.sessions, {}, cancel.signal);
      return { asked, cancel, opened, untilIdentified: () => vi.waitUntil(() => fail) };
    });

  it('is reported as a possible fault of its template', async () => {
    const { asked, opened, untilIdentified } = await open();
    (await untilIdentified())();
    await expect(opened).rejects.toMatchObject({ code: 'session-ended' });
    expect(asked).toEqual(['key failed: the session ended: guest-failed', 'settled']);
  });

  it('is no fault of its template if the host made a mistake', async () => {
    const { asked } = await withFastStart();
    // Nothing is a fault of the template once all requirements are met, so one of them is not yet.
    fake.hypervisor.onHello = (guest) =>
      guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: ['home', 'screen'] });
    Object.assign(fake.sessions.deps, { bookmarks: () => Promise.resolve([{ name: '', url: 'not allowed' }]) });
    await expect(openBrowsing(fake.sessions)).rejects.toThrow();
    expect(asked).toEqual(['settled']);
  });

  it('is no fault of its template if it was cancelled or closed, or had no network', async () => {
    const cancelled = await open();
    const failLate = await cancelled.untilIdentified();
    cancelled.cancel.abort();
    failLate();
    await expect(cancelled.opened).rejects.toMatchObject({ code: 'cancelled' });
    await fake.remove();
    const closed = await open();
    await closed.untilIdentified();
    await fake.sessions.closeAll();
    await expect(closed.opened).rejects.toMatchObject({ code: 'session-ended' });
    await fake.remove();
    const alone = await open({
      ensureUp: () => settle().then(() => Promise.reject(new Error('no network'))),
    });
    await expect(alone.opened).rejects.toThrow('no network');
    for (const { asked } of [cancelled, closed, alone]) expect(asked).toEqual(['settled']);
  });
});

describe('a session with more bookmarks than one message holds', () => {
  it('starts, and shows those that fit', async () => {
    const { guest } = await withFastStart();
    const many = Array.from({ length: 300 }, (_, index) => ({
      name: '文'.repeat(40),
      url: `https://example.org/${index}/${'x'.repeat(60)}`,
    }));
    Object.assign(fake.sessions.deps, { bookmarks: () => Promise.resolve(many) });
    const session = await openBrowsing(fake.sessions);
    const shown = guest(session.id).heard.flatMap((message) => (message.type === 'bookmarks' ? message.bookmarks : []));
    expect(shown).toEqual(many.slice(0, shown.length));
    expect(shown.length).toBeGreaterThan(100);
    expect(fake.logged.join('')).toContain('there are more bookmarks than a session can show');
  });
});

describe('a session that starts from the spare', () => {
  it('takes over the spare VM and its port', async () => {
    const { addSpare, guest, asked, sealing } = await withFastStart();
    await addSpare();
    expect(fake.ports.used).toBe(0);
    const session = await openBrowsing(fake.sessions, { url: 'https://example.org/' });
    expect(session.describe()).toMatchObject({
      id: 'spare',
      startedFrom: 'spare',
      state: 'browsing',
      timings: { firstFrameMs: expect.any(Number) as number },
    });
    expect(guest('spare').heard.map(({ type }) => type)).toEqual([
      'hello',
      'identity',
      'warm-up',
      'hello',
      'link-up',
      'browse',
    ]);
    expect([guest('spare').hasLink, fake.ports.used, asked, sealing]).toEqual([true, 1, ['settled'], []]);
    await session.end('closed');
    expect(await readdir(join(fake.folder, 'sessions'))).toEqual([]);
    expect(fake.ports.held).toBe(0);
  });

  it('takes nothing of it before its opener could say whose session it is: that decides where it is heard', async () => {
    const { addSpare } = await withFastStart();
    const { vm } = await addSpare();
    const handOver = vi.spyOn(vm, 'handOver');
    const session = await openSession(fake.sessions, {}, never);
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
    expect(handOver).not.toHaveBeenCalled();
    await started(session);
    expect(handOver).toHaveBeenCalled();
  });

  it('leaves nothing if the spare violates the protocol while it is handed out', async () => {
    const { addSpare } = await withFastStart();
    await addSpare();
    const session = await openSession(fake.sessions, {}, never);
    fake.hypervisor.guests.get('spare')?.sayRaw('nonsense\n');
    await expect(started(session)).rejects.toMatchObject({
      message: expect.stringContaining('its VM violated the protocol') as string,
    });
    expect(await readdir(join(fake.folder, 'sessions'))).toEqual([]);
    expect(fake.ports.held).toBe(0);
  });

  it.each([
    ['the click is cancelled', undefined],
    [
      'the session is closed',
      async () => {
        while (fake.sessions.all.length === 0) await Promise.resolve();
        void fake.sessions.closeAll();
      },
    ],
  ])('leaves no VM if %s while the spare is handed out', async (_, end) => {
    const { addSpare } = await withFastStart();
    const { vm } = await addSpare();
    const cancel = new AbortController();
    const fastStart = fake.sessions.deps.fastStart ?? expect.fail();
    const takeSpare: typeof fastStart.takeSpare = async (...asked) => {
      const spare = await fastStart.takeSpare(...asked);
      if (!end) cancel.abort(new Error('cancelled'));
      return spare;
    };
    Object.assign(fake.sessions.deps, { fastStart: { ...fastStart, takeSpare } });
    const opened = openSession(fake.sessions, {}, cancel.signal).then(started);
    await end?.();
    await expect(opened).rejects.toThrow();
    expect(await Promise.all(vm.record.processes.map(isRunning))).toEqual([false]);
    expect(await readdir(join(fake.folder, 'sessions'))).toEqual([]);
    expect(fake.ports.held).toBe(0);
  });

  it('leaves no VM if the memory of other spares cannot be freed', async () => {
    const processes = [{ role: 'qemu', pid: process.pid }];
    const { addSpare } = await withFastStart({
      spare: () => ({ state: 'ready', processes, ready: 1, wanted: 1 }),
      freeMemory: () => Promise.reject(new Error('EBUSY')),
    });
    const { vm } = await addSpare();
    Object.assign(fake.sessions.deps, { availableMemory: () => Promise.resolve({ mebibytes: 2047 }) });
    await expect(openBrowsing(fake.sessions)).rejects.toThrow('EBUSY');
    expect(await Promise.all(vm.record.processes.map(isRunning))).toEqual([false]);
    expect(fake.ports.held).toBe(0);
  });

  it('reports the end of the start also if no port is free', async () => {
    const { asked } = await withFastStart();
    for (const session of ['a', 'b']) fake.ports.take(session, INTERNET);
    await expect(openBrowsing(fake.sessions)).rejects.toMatchObject({ code: 'ports-taken' });
    expect(asked).toEqual(['port', 'settled']);
  });

  it.each([
    ['keeps the spare when there is memory for both', 2048, ['settled', 'key worked']],
    ['frees the memory of a spare that it is not', 2047, ['room', 'settled', 'key worked']],
  ])('%s', async (_, mebibytes, done) => {
    // This process stands for the spare's: its private memory is more than one mebibyte.
    const processes = [{ role: 'qemu', pid: process.pid }];
    const { asked } = await withFastStart({ spare: () => ({ state: 'ready', processes, ready: 1, wanted: 1 }) });
    Object.assign(fake.sessions.deps, { availableMemory: () => Promise.resolve({ mebibytes }) });
    await openBrowsing(fake.sessions);
    expect(asked.toSorted()).toEqual(done.toSorted());
  });

  it('frees the port of the spare for a session that needs it', async () => {
    const { asked } = await withFastStart({
      freePort: async () => {
        await Promise.resolve();
        fake.ports.release(1);
      },
    });
    fake.ports.take('other', INTERNET);
    fake.ports.reserve('spare', INTERNET);
    await openBrowsing(fake.sessions);
    expect(fake.ports.used).toBe(2);
    expect(asked).toEqual(['key worked', 'settled']);
  });
});

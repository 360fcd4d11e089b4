import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Vm } from '../../../host-agent/hypervisor/hypervisor.ts';
import { assignIdentity, newIdentity, warmUp } from '../../../host-agent/vm/identity.ts';
import { SupervisedVm } from '../../../host-agent/vm/supervised-vm.ts';
import { openSession } from '../../../host-agent/session/open.ts';
import type { SessionFastStart, Network } from '../../../host-agent/session/session-deps.ts';
import type { Spare } from '../../../host-agent/template/spare.ts';
import { isRunning } from '../../../host-agent/process/process.ts';
import { fakeWorld, healthyClone, type FakeWorld, healthyGuest } from './fake-session-deps.ts';

const INTERNET = { kind: 'internet-only' } as const;
let world: FakeWorld;
afterEach(() => world.remove());

const never = new AbortController().signal;
const quiet = { onCreated: () => undefined, onProgress: () => undefined };

/** A world with a template whose copies are painted, and a spare where one was made. */
async function instantWorld(changed: Partial<SessionFastStart> = {}, network: Partial<Network> = {}) {
  const spares: Spare[] = [];
  const asked: string[] = [];
  let make: (id: string) => Promise<Vm> = () => Promise.reject(new Error('too early'));
  world = await fakeWorld(
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
        clone: async (_, { id }) => ({ vm: await make(id), image: image.digest, key: 'key' }),
        cloneWorked: (key) => void asked.push(`${key} worked`),
        cloneFailed: (key, fault) => Promise.resolve(void asked.push(`${key} failed: ${fault}`)),
        startFinished: () => void asked.push('settled'),
        freePort: () => Promise.resolve(void asked.push('room')),
        ...changed,
      };
    },
  );
  world.hypervisor.onHello = healthyClone;
  const addSpare = async () => {
    const id = 'spare';
    const port = world.ports.reserve(id, INTERNET) ?? 0;
    const user = { role: 'browser', stepTimeoutMs: 10_000, keepConsole: () => Promise.resolve(undefined) } as const;
    const vm = await SupervisedVm.of(await make(id), world.sessions.deps.namesOf(id), user, 'paused');
    await vm.resume();
    await assignIdentity(vm, newIdentity(port, { width: 64, height: 64 }), undefined, never);
    await warmUp(vm, never);
    await vm.pause();
    const spare = { id, port, vm, image: 'd'.repeat(64), key: 'key' };
    spares.push(spare);
    return spare;
  };
  const guest = (id: string) => world.hypervisor.guests.get(id) ?? expect.fail(`There is no guest ${id}.`);
  return { addSpare, asked, guest };
}

describe('a session from the template', () => {
  it('wakes a copy, makes it itself, connects it, and only then opens the page', async () => {
    const { guest } = await instantWorld();
    const session = await openSession(world.sessions, { url: 'https://example.org/', profile: 'wide' }, quiet, never);
    expect(session.describe()).toMatchObject({ startedFrom: 'template', state: 'browsing' });
    const { heard, hasLink } = guest(session.id);
    expect(heard.map(({ type }) => type)).toEqual(['hello', 'identity', 'link-up', 'browse']);
    expect(heard[1]).toMatchObject({ mac: '02:53:42:02:00:00', screen: { width: 1600, height: 1000 } });
    expect(hasLink).toBe(true);
  });

  it('is painted before its guest has said a word', async () => {
    const { guest } = await instantWorld();
    const met: string[] = [];
    const session = await openSession(
      world.sessions,
      {},
      { ...quiet, onProgress: ({ requirement, state }) => state === 'met' && met.push(requirement) },
      never,
    );
    expect(met.indexOf('painted')).toBeLessThan(met.indexOf('guest-agent'));
    expect(guest(session.id).spec.id).toBe(session.id);
  });

  it('tells no two machines the same', async () => {
    const { guest } = await instantWorld();
    const sessions = [
      await openSession(world.sessions, {}, quiet, never),
      await openSession(world.sessions, {}, quiet, never),
    ];
    const [one, two] = sessions.map(({ id }) => guest(id).heard.find(({ type }) => type === 'identity'));
    if (one?.type !== 'identity' || two?.type !== 'identity') return expect.fail('No identity was given.');
    for (const key of ['entropy', 'mac', 'hostname', 'machineId'] as const) expect(one[key]).not.toBe(two[key]);
  });

  it('starts cold where there is none', async () => {
    const { guest } = await instantWorld({ clone: () => Promise.resolve(undefined) });
    world.hypervisor.onHello = healthyGuest;
    const session = await openSession(world.sessions, {}, quiet, never);
    expect(session.describe().startedFrom).toBe('cold');
    expect(guest(session.id).isAsleep).toBe(false);
  });
});

describe('a copy that comes to nothing', () => {
  const open = (network: Partial<Network> = {}) =>
    instantWorld({}, network).then(({ asked }) => {
      world.hypervisor.onMessage = (guest, message) =>
        message.type === 'identity' &&
        setTimeout(() => guest.say({ type: 'failed', step: 'identity', message: 'untrusted text' }), 100);
      const cancel = new AbortController();
      return { asked, cancel, opened: openSession(world.sessions, {}, quiet, cancel.signal) };
    });

  it('is told, for it may be the fault of its template', async () => {
    const { asked, opened } = await open();
    await expect(opened).rejects.toMatchObject({ code: 'session-ended' });
    expect(asked).toEqual(['key failed: the session ended: guest-failed', 'settled']);
  });

  it('is no fault of its template when it was cancelled, closed, or had no network', async () => {
    const cancelled = await open();
    await expect.poll(() => world.hypervisor.guests.size).toBe(1);
    cancelled.cancel.abort();
    await expect(cancelled.opened).rejects.toMatchObject({ code: 'cancelled' });
    await world.remove();
    const closed = await open();
    await expect.poll(() => world.hypervisor.guests.size).toBe(1);
    await world.sessions.closeAll();
    await expect(closed.opened).rejects.toMatchObject({ code: 'session-ended' });
    await world.remove();
    const alone = await open({
      ensureUp: () => new Promise((_, reject) => setTimeout(() => reject(new Error('no network')), 50)),
    });
    await expect(alone.opened).rejects.toThrow('no network');
    for (const { asked } of [cancelled, closed, alone]) expect(asked).toEqual(['settled']);
  });
});

describe('a session from the spare', () => {
  it('is the very machine that stood ready, on its port', async () => {
    const { addSpare, guest, asked } = await instantWorld();
    await addSpare();
    expect(world.ports.used).toBe(0);
    const session = await openSession(world.sessions, { url: 'https://example.org/' }, quiet, never);
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
    expect([guest('spare').hasLink, world.ports.used, asked]).toEqual([true, 1, ['settled']]);
    await session.end('closed');
    expect(await readdir(join(world.folder, 'sessions'))).toEqual([]);
    expect(world.ports.held).toBe(0);
  });

  it('leaves nothing when it turns bad in the moment it is handed out', async () => {
    const { addSpare } = await instantWorld();
    await addSpare();
    const opened = openSession(
      world.sessions,
      {},
      { ...quiet, onCreated: () => world.hypervisor.guests.get('spare')?.sayRaw('nonsense\n') },
      never,
    );
    await expect(opened).rejects.toMatchObject({
      message: expect.stringContaining('its VM violated the protocol') as string,
    });
    expect(await readdir(join(world.folder, 'sessions'))).toEqual([]);
    expect(world.ports.held).toBe(0);
  });

  it.each([
    ['the click is cancelled', (cancel: AbortController) => cancel.abort(new Error('cancelled'))],
    ['the session is closed', () => void world.sessions.closeAll()],
  ])('leaves no machine when %s in the moment it is handed out', async (_, end) => {
    const { addSpare } = await instantWorld();
    const { vm } = await addSpare();
    const cancel = new AbortController();
    const opened = openSession(world.sessions, {}, { ...quiet, onCreated: () => end(cancel) }, cancel.signal);
    await expect(opened).rejects.toThrow();
    expect(await Promise.all(vm.record.processes.map(isRunning))).toEqual([false]);
    expect(await readdir(join(world.folder, 'sessions'))).toEqual([]);
    expect(world.ports.held).toBe(0);
  });

  it('is settled also when the click finds no port', async () => {
    const { asked } = await instantWorld();
    for (const session of ['a', 'b']) world.ports.take(session, INTERNET);
    await expect(openSession(world.sessions, {}, quiet, never)).rejects.toMatchObject({ code: 'ports-taken' });
    expect(asked).toEqual(['room', 'settled']);
  });

  it('makes room for a session that needs its port', async () => {
    const { asked } = await instantWorld({
      freePort: async () => {
        await Promise.resolve();
        world.ports.release(1);
      },
    });
    world.ports.take('other', INTERNET);
    world.ports.reserve('spare', INTERNET);
    await openSession(world.sessions, {}, quiet, never);
    expect(world.ports.used).toBe(2);
    expect(asked).toEqual(['key worked', 'settled']);
  });
});

import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import type { OpenProgress } from '../../../host-agent/api/session.ts';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake-guest.ts';
import { adoptSessions } from '../../../host-agent/session/adopt.ts';
import { openSession } from '../../../host-agent/session/open.ts';
import { fakeWorld, healthyGuest, type FakeWorld } from './fake-session-deps.ts';

let world: FakeWorld;
afterEach(() => world.remove());

const never = new AbortController().signal;
const quiet = { onCreated: () => undefined, onProgress: () => undefined };
const nothingLeft = async () => {
  expect(await readdir(join(world.folder, 'sessions'))).toEqual([]);
  expect(world.ports.used).toBe(0);
  expect(world.sessions.all).toEqual([]);
};
const onlyGuest = (): FakeGuest => {
  const [guest] = world.hypervisor.guests.values();
  if (!guest) throw new Error('No machine was started.');
  return guest;
};

describe('opening a session', () => {
  it('meets every requirement once, and is browsing with all its times', async () => {
    world = await fakeWorld();
    world.hypervisor.onHello = healthyGuest;
    const progress: OpenProgress[] = [];
    const session = await openSession(
      world.sessions,
      { url: 'https://example.org/' },
      { ...quiet, onProgress: (step) => progress.push(step) },
      never,
    );
    expect(
      progress
        .filter(({ state }) => state === 'met')
        .map(({ requirement }) => requirement)
        .toSorted(),
    ).toEqual(['browser-window', 'guest-agent', 'home', 'identity', 'image', 'network', 'painted', 'screen', 'vm']);
    expect(session.describe()).toMatchObject({
      state: 'browsing',
      profile: 'default',
      hypervisor: 'fake',
      startedFrom: 'cold',
      timings: {
        runningMs: expect.any(Number) as number,
        firstFrameMs: expect.any(Number) as number,
        readyMs: expect.any(Number) as number,
      },
    });
    expect(onlyGuest().heard).toContainEqual({ type: 'browse', url: 'https://example.org/' });
  });

  it('gives the guest its link, and tells it where to go, only when its policy is in force', async () => {
    let networkUp: () => void = () => undefined;
    world = await fakeWorld('', { ensureUp: () => new Promise((resolve) => (networkUp = resolve)) });
    world.hypervisor.onHello = healthyGuest;
    const opened = openSession(world.sessions, {}, quiet, never);
    await expect.poll(() => world.hypervisor.guests.size && onlyGuest().heard.length).toBe(2);
    expect(onlyGuest().heard.map(({ type }) => type)).toEqual(['hello', 'identity']);
    networkUp();
    await opened;
    expect(onlyGuest().heard.map(({ type }) => type)).toEqual(['hello', 'identity', 'link-up', 'open-start-page']);
  });

  it.each([['file:///etc/passwd'], ['https://example.org/\u0007'], ['nonsense']])(
    'refuses %j before anything is started',
    async (url) => {
      world = await fakeWorld();
      await expect(openSession(world.sessions, { url }, quiet, never)).rejects.toMatchObject({
        code: 'url-refused',
        exitStatus: 2,
      });
      expect(world.hypervisor.guests.size).toBe(0);
      await nothingLeft();
    },
  );

  it('refuses a profile that is not there, and names those that are', async () => {
    world = await fakeWorld('[profile.work]');
    await expect(openSession(world.sessions, { profile: 'constructor' }, quiet, never)).rejects.toMatchObject({
      code: 'profile-not-found',
      hint: 'Available profiles: default, work, banking, offline',
      exitStatus: 2,
    });
  });

  it('is closed when it is as old as its profile lets it', async () => {
    world = await fakeWorld('[profile.default]\nlifetimeMinutes = 1');
    world.hypervisor.onHello = healthyGuest;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    try {
      const session = await openSession(world.sessions, {}, quiet, never);
      vi.advanceTimersByTime(59_000 - session.progress.elapsedMs());
      expect(session.state).toBe('browsing');
      vi.advanceTimersByTime(2_000);
      expect(await session.ended).toEqual({ session: session.id, reason: 'lifetime-over' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('tells the guest its settings before it is itself, and the bookmarks before the page', async () => {
    world = await fakeWorld(
      '[profile.default]\nlanguage = "de"\nbookmarks = [{ name = "Example", url = "https://example.org/" }]',
    );
    let guest: FakeGuest | undefined;
    world.hypervisor.onHello = (each) => healthyGuest((guest = each));
    await openSession(world.sessions, {}, quiet, never);
    expect(
      guest?.heard
        .map(({ type }) => type)
        .filter((type) => ['settings', 'identity', 'bookmarks', 'open-start-page'].includes(type)),
    ).toEqual(['settings', 'identity', 'bookmarks', 'open-start-page']);
    expect(guest?.heard).toContainEqual({ type: 'settings', settings: { language: 'de' } });
  });

  it('says which requirement never came, keeps the console and leaves nothing', async () => {
    world = await fakeWorld('[start]\nrequirementTimeoutSeconds = 5');
    world.hypervisor.onHello = (guest) => {
      guest.sayOnConsole('kernel: \u001b[31mhello\r\n');
      guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: ['home'] });
    };
    await expect(openSession(world.sessions, {}, quiet, never)).rejects.toMatchObject({
      code: 'start-timed-out',
      message: expect.stringContaining('the graphical screen did not start within 5 s') as string,
      hint: expect.stringContaining('/kept') as string,
    });
    expect(world.keptConsoles).toEqual(['kernel: ?[31mhello\n']);
    await nothingLeft();
  });

  it('says in words how its machine ended, keeps the console and leaves nothing', async () => {
    world = await fakeWorld();
    world.hypervisor.onHello = (guest) => {
      guest.sayOnConsole('kernel: out of memory\n');
      guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: ['home'] });
    };
    const opened = openSession(world.sessions, {}, quiet, never).catch((error: unknown) => error);
    await expect.poll(() => world.sessions.all[0]?.consoleText()).toContain('out of memory');
    process.kill((world.sessions.all[0]?.describe().processes[0] ?? expect.fail()).pid, 'SIGKILL');
    expect(await opened).toMatchObject({
      code: 'start-failed',
      message: 'The session did not start: its VM ended unexpectedly (the process that stands for the VM ended).',
      hint: expect.stringContaining('/kept') as string,
    });
    await nothingLeft();
  });

  it('says what a start met that nobody had foreseen, on one printable line, and leaves nothing', async () => {
    world = await fakeWorld();
    world.hypervisor.onHello = (guest) => {
      guest.sayOnConsole('kernel: hello\n');
      healthyGuest(guest);
      Object.defineProperty(guest, 'frame', {
        get: () => expect.fail('the wire \u001b[31mbroke.\nat a place of no use'),
      });
    };
    await expect(openSession(world.sessions, {}, quiet, never)).rejects.toMatchObject({
      code: 'start-failed',
      message: 'The session did not start: the wire ?[31mbroke.',
      hint: expect.stringContaining('/kept') as string,
    });
    await nothingLeft();
  });

  it('leaves nothing when it is cancelled', async () => {
    world = await fakeWorld();
    const cancel = new AbortController();
    const opened = openSession(world.sessions, {}, quiet, cancel.signal);
    await expect.poll(() => world.hypervisor.guests.size).toBe(1);
    cancel.abort();
    await expect(opened).rejects.toMatchObject({ code: 'cancelled' });
    await nothingLeft();
  });

  it('keeps addresses out of the log', async () => {
    world = await fakeWorld();
    world.hypervisor.onHello = healthyGuest;
    await openSession(world.sessions, { url: 'https://secret.example/' }, quiet, never);
    expect(world.logged.join('')).not.toContain('secret.example');
    expect(world.logged.length).toBeGreaterThan(3);
  });
});

describe('a running session', () => {
  const open = async () => {
    world = await fakeWorld();
    world.hypervisor.onHello = healthyGuest;
    const session = await openSession(world.sessions, {}, quiet, never);
    return { session, guest: onlyGuest() };
  };

  it.each([
    [{ type: 'browser-closed', cause: 'last-window' }, 'browser-closed'],
    [{ type: 'browser-closed', cause: 'browser-crashed' }, 'browser-crashed'],
    [{ type: 'browser-closed', cause: 'display-crashed' }, 'display-crashed'],
    [{ type: 'failed', step: 'home', message: 'rsync' }, 'guest-failed'],
    [{ type: 'policy-applied', revision: 1 }, 'protocol-violation'],
    [{ type: 'step', step: 'uplink', elapsedMs: 1 }, 'protocol-violation'],
  ] as const)('ends with %j as %s, and nothing is left', async (message, reason) => {
    const { session, guest } = await open();
    guest.say(message);
    expect(await session.ended).toEqual({ session: session.id, reason });
    await nothingLeft();
  });

  it.each([
    ['not json\n'],
    ['{"type":"hello"}\n'],
    [`${'x'.repeat(70_000)}\n`],
    ['{"type":"screen","width":1,"height":1}\n'],
    [Buffer.from([0xff, 0xfe, 0x0a])],
    ['{"type":"screen","width":800,"height":600}\n'.repeat(500)],
  ])('ends as protocol-violation when the guest says what the contract does not allow', async (untrustedBytes) => {
    const { session, guest } = await open();
    guest.sayRaw(untrustedBytes);
    expect(await session.ended).toEqual({ session: session.id, reason: 'protocol-violation' });
    await nothingLeft();
  });

  it('ends as vm-ended when its machine goes without a word', async () => {
    const { session } = await open();
    process.kill((session.describe().processes[0] ?? expect.fail()).pid, 'SIGKILL');
    expect(await session.ended).toEqual({ session: session.id, reason: 'vm-ended' });
    await nothingLeft();
  });

  it.each(['corrupted', 'has I/O error'])(
    'ends as image-damaged when its kernel stops over a disk that %s',
    async (fault) => {
      const { session, guest } = await open();
      guest.sayOnConsole(
        `[   12.3] device-mapper: verity: 254:0: data block 7 is corrupted\r\n[   12.4] Kernel panic - not syncing: dm-verity device ${fault}\r\n`,
      );
      await expect.poll(() => session.consoleText()).toContain(fault);
      process.kill((session.describe().processes[0] ?? expect.fail()).pid, 'SIGKILL');
      expect(await session.ended).toEqual({ session: session.id, reason: 'image-damaged' });
      await nothingLeft();
    },
  );

  it('keeps the first reason to end', async () => {
    const { session, guest } = await open();
    guest.say({ type: 'browser-closed', cause: 'last-window' });
    await expect.poll(() => session.state).not.toBe('browsing');
    expect(await session.end('closed')).toEqual({ session: session.id, reason: 'browser-closed' });
  });

  it('can be asked how it ended after it has', async () => {
    const { session } = await open();
    await world.sessions.close([session.id]);
    expect(await world.sessions.waitFor(session.id)).toEqual({ session: session.id, reason: 'closed' });
    await expect(world.sessions.close([session.id])).rejects.toMatchObject({
      code: 'session-not-found',
      exitStatus: 4,
    });
  });

  it('closes none when one of those named is unknown', async () => {
    const { session } = await open();
    await expect(world.sessions.close([session.id, 'unknown'])).rejects.toMatchObject({ code: 'session-not-found' });
    expect(session.state).toBe('browsing');
  });

  it('is taken over by the next host agent, with its port', async () => {
    const { session } = await open();
    const successor = world.successor();
    await adoptSessions(successor);
    expect(successor.all.map((adopted) => adopted.describe())).toEqual([session.describe()]);
    expect(world.ports.used).toBe(1);
    await successor.closeAll();
  });
});

describe('what a dead host agent left', () => {
  it('is cleared away when it was half-made', async () => {
    world = await fakeWorld();
    const opened = openSession(world.sessions, {}, quiet, never).catch((error: unknown) => error);
    await expect.poll(() => world.sessions.all[0]?.progress.timings.runningMs).toBeDefined();
    const [half] = world.sessions.all;
    const successor = world.successor();
    const cleared: string[] = [];
    Object.assign(world.hypervisor, {
      cleanUp: ({ folder }: { folder: string }) => Promise.resolve(void cleared.push(folder)),
    });
    await adoptSessions(successor);
    expect(cleared).toEqual([half?.names.folder]);
    await expect(access(half?.names.folder ?? '/')).rejects.toThrow();
    await world.sessions.closeAll();
    expect(await opened).toMatchObject({ code: 'session-ended' });
  });
});

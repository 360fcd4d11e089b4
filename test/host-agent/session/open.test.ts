import { afterEach, describe, expect, it, vi } from 'vitest';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import { openSession } from '../../../host-agent/session/open.ts';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake-guest.ts';
import { expectNothingLeft, fakeSessions, type FakeSessions, NEVER, openBrowsing } from './fake-sessions.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';

let fake: FakeSessions;
afterEach(() => fake.remove());

const onlyGuest = (): FakeGuest => {
  const [guest] = fake.hypervisor.guests.values();
  if (!guest) throw new Error('No VM was started.');
  return guest;
};

describe('openSession', () => {
  it('meets every requirement once and returns a browsing session with all times', async () => {
    fake = await fakeSessions();
    fake.hypervisor.onHello = healthyGuest;
    const session = await openBrowsing(fake.sessions, { url: 'https://example.org/' });
    const { progress = [] } = session.describe();
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

  it('starts no VM for a profile that reads pages aloud while the image has no speech', async () => {
    fake = await fakeSessions('[profile.aloud]\naccessibility = true');
    const open = () => openBrowsing(fake.sessions, { profile: 'aloud' });
    await expect(open()).rejects.toMatchObject({
      code: 'speech-missing',
      hint: expect.stringContaining('safe-browse image build browser') as string,
    });
    expect(fake.hypervisor.guests.size).toBe(0);
    Object.assign(fake.sessions.deps, { canSpeak: () => Promise.resolve(true) });
    fake.hypervisor.onHello = healthyGuest;
    await open();
    expect(onlyGuest().heard).toContainEqual(
      expect.objectContaining({ type: 'settings', settings: expect.objectContaining({ readsAloud: true }) as unknown }),
    );
  });

  it('gives the VM its link and its page only when the network policy is in force', async () => {
    let networkUp: () => void = () => undefined;
    fake = await fakeSessions('', { ensureUp: () => new Promise((resolve) => (networkUp = resolve)) });
    fake.hypervisor.onHello = healthyGuest;
    const opened = openBrowsing(fake.sessions);
    await expect.poll(() => fake.hypervisor.guests.size && onlyGuest().heard.length).toBe(2);
    expect(onlyGuest().heard.map(({ type }) => type)).toEqual(['hello', 'identity']);
    networkUp();
    await opened;
    expect(onlyGuest().heard.map(({ type }) => type)).toEqual(['hello', 'identity', 'link-up', 'open-start-page']);
  });

  it.each([['file:///etc/passwd'], ['https://example.org/\u0007'], ['nonsense']])(
    'refuses the URL %j before anything is started',
    async (url) => {
      fake = await fakeSessions();
      await expect(openBrowsing(fake.sessions, { url })).rejects.toMatchObject({
        code: 'url-refused',
        exitStatus: 2,
      });
      expect(fake.hypervisor.guests.size).toBe(0);
      await expectNothingLeft(fake);
    },
  );

  it('refuses a session for which the host lacks the memory, before anything is started', async () => {
    fake = await fakeSessions();
    Object.assign(fake.sessions.deps, { availableMemory: () => Promise.resolve({ mebibytes: 2047 }) });
    await expect(openBrowsing(fake.sessions)).rejects.toMatchObject({
      code: 'memory-short',
      message: 'The session needs 2048 MiB of memory, but only 2047 MiB are available.',
    });
    expect(fake.hypervisor.guests.size).toBe(0);
    await expectNothingLeft(fake);
  });

  it('refuses an unknown profile and lists the profiles', async () => {
    fake = await fakeSessions('[profile.work]');
    await expect(openBrowsing(fake.sessions, { profile: 'constructor' })).rejects.toMatchObject({
      code: 'profile-not-found',
      hint: 'Available profiles: default, work, banking, offline, document, portal',
      exitStatus: 2,
    });
  });

  it('closes the session at the maximum age of its profile', async () => {
    fake = await fakeSessions('[profile.default]\nlifetimeMinutes = 1');
    fake.hypervisor.onHello = healthyGuest;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    try {
      const session = await openBrowsing(fake.sessions);
      vi.advanceTimersByTime(59_000 - session.progress.elapsedMs());
      expect(session.state).toBe('browsing');
      vi.advanceTimersByTime(2_000);
      expect(await session.ended).toEqual({ session: session.id, reason: 'lifetime-over' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('sends the settings before the identity, and the bookmarks before the page', async () => {
    fake = await fakeSessions(
      '[profile.default]\nlanguage = "de"\nbookmarks = [{ name = "Example", url = "https://example.org/" }]',
    );
    let guest: FakeGuest | undefined;
    fake.hypervisor.onHello = (each) => healthyGuest((guest = each));
    await openBrowsing(fake.sessions);
    expect(
      guest?.heard
        .map(({ type }) => type)
        .filter((type) => ['settings', 'identity', 'bookmarks', 'open-start-page'].includes(type)),
    ).toEqual(['settings', 'identity', 'bookmarks', 'open-start-page']);
    expect(guest?.heard).toContainEqual({ type: 'settings', settings: { language: 'de' } });
  });

  it('exists before anything is started, describes each step, and says in its end why its start failed', async () => {
    fake = await fakeSessions('[start]\nrequirementTimeoutSeconds = 5');
    fake.hypervisor.onHello = (guest) =>
      guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: ['home'] });
    const session = await openSession(fake.sessions, {}, NEVER);
    expect(session.describe()).toMatchObject({ state: 'preparing', progress: [] });
    expect(fake.hypervisor.guests.size).toBe(0);
    await vi.waitFor(() =>
      expect(session.describe().progress).toContainEqual(
        expect.objectContaining({ requirement: 'home', state: 'met' }),
      ),
    );
    const ended = { session: session.id, reason: 'start-failed', failure: { code: 'start-timed-out' } };
    expect(await session.ended).toMatchObject(ended);
    // Also for a client that asks later.
    expect(await fake.sessions.waitFor(session.id)).toMatchObject(ended);
  });

  it('names the requirement that timed out, keeps the console and leaves nothing', async () => {
    fake = await fakeSessions('[start]\nrequirementTimeoutSeconds = 5');
    fake.hypervisor.onHello = (guest) => {
      guest.sayOnConsole('kernel: \u001b[31mhello\r\n');
      guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: ['home'] });
    };
    await expect(openBrowsing(fake.sessions)).rejects.toMatchObject({
      code: 'start-timed-out',
      message: expect.stringContaining('the graphical screen did not start within 5 s') as string,
      hint: expect.stringContaining('/kept') as string,
    });
    expect(fake.keptConsoles).toEqual(['kernel: ?[31mhello\n']);
    await expectNothingLeft(fake);
  });

  it('explains how the VM ended, keeps the console and leaves nothing', async () => {
    fake = await fakeSessions();
    fake.hypervisor.onHello = (guest) => {
      guest.sayOnConsole('kernel: out of memory\n');
      guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: ['home'] });
    };
    const opened = openBrowsing(fake.sessions).catch((error: unknown) => error);
    await expect.poll(() => fake.sessions.all[0]?.consoleText()).toContain('out of memory');
    process.kill((fake.sessions.all[0]?.describe().processes[0] ?? expect.fail()).pid, 'SIGKILL');
    expect(await opened).toMatchObject({
      code: 'start-failed',
      message: 'The session did not start: its VM ended unexpectedly (the process that stands for the VM ended).',
      hint: expect.stringContaining('/kept') as string,
    });
    await expectNothingLeft(fake);
  });

  it('reports the first line of an unexpected error as printable text, and leaves nothing', async () => {
    fake = await fakeSessions();
    fake.hypervisor.onHello = (guest) => {
      guest.sayOnConsole('kernel: hello\n');
      healthyGuest(guest);
      guest.paint = () => undefined;
      Object.defineProperty(guest, 'frame', {
        get: () => expect.fail('the wire \u001b[31mbroke.\nat a place of no use'),
      });
    };
    await expect(openBrowsing(fake.sessions)).rejects.toMatchObject({
      code: 'start-failed',
      message: 'The session did not start: the wire ?[31mbroke.',
      hint: expect.stringContaining('/kept') as string,
    });
    await expectNothingLeft(fake);
  });

  it('leaves nothing when it is cancelled', async () => {
    fake = await fakeSessions();
    const cancel = new AbortController();
    const opened = openBrowsing(fake.sessions, {}, cancel.signal);
    await expect.poll(() => fake.hypervisor.guests.size).toBe(1);
    cancel.abort();
    await expect(opened).rejects.toMatchObject({ code: 'cancelled' });
    await expectNothingLeft(fake);
  });

  it('keeps URLs out of the log', async () => {
    fake = await fakeSessions();
    fake.hypervisor.onHello = healthyGuest;
    await openBrowsing(fake.sessions, { url: 'https://secret.example/' });
    expect(fake.logged.join('')).not.toContain('secret.example');
    expect(fake.logged.length).toBeGreaterThan(3);
  });
});

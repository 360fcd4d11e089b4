import { access, readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { adoptSessions } from '../../../host-agent/session/adopt.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';
import { expectNothingLeft, fakeSessions, openOne, type FakeSessions } from './fake-sessions.ts';

const MINUTE_MS = 60_000;
/** The startup timeout of the configuration. */
const RETURNS_WITHIN_MS = 180_000;

let fake: FakeSessions;
afterEach(() => fake.remove());

describe('a running session', () => {
  const open = async () => openOne((fake = await fakeSessions()));
  /** Its browser has ended, and it waits. */
  const held = async () => {
    const opened = await open();
    // A test says itself whether the browser comes back.
    fake.hypervisor.onMessage = () => undefined;
    void opened.session.guest.attendants.attend(new AbortController().signal);
    opened.guest.say({ type: 'downloads', files: [], count: 1 });
    opened.guest.say({ type: 'browser-closed', cause: 'last-window' });
    await expect.poll(() => opened.session.describe().browserEnded).toBe('browser-closed');
    return opened;
  };

  it.each([
    [{ type: 'browser-closed', cause: 'last-window' }, 'browser-closed'],
    [{ type: 'browser-closed', cause: 'browser-crashed' }, 'browser-crashed'],
    [{ type: 'browser-closed', cause: 'display-crashed' }, 'display-crashed'],
    [{ type: 'failed', step: 'home', message: 'rsync' }, 'guest-failed'],
    [{ type: 'policy-applied', revision: 1 }, 'protocol-violation'],
    [{ type: 'step', step: 'uplink', elapsedMs: 1 }, 'protocol-violation'],
  ] as const)('ends when the guest sends %j, with the reason %s, and leaves nothing', async (message, reason) => {
    const { session, guest } = await open();
    guest.say(message);
    expect(await session.ended).toEqual({ session: session.id, reason });
    await expectNothingLeft(fake);
  });

  it.each([
    ['not json\n'],
    ['{"type":"hello"}\n'],
    [`${'x'.repeat(70_000)}\n`],
    ['{"type":"screen","width":1,"height":1}\n'],
    [Buffer.from([0xff, 0xfe, 0x0a])],
    ['{"type":"screen","width":800,"height":600}\n'.repeat(500)],
  ])(
    'ends with protocol-violation when the guest sends a message that the protocol does not allow',
    async (untrustedBytes) => {
      const { session, guest } = await open();
      guest.sayRaw(untrustedBytes);
      expect(await session.ended).toEqual({ session: session.id, reason: 'protocol-violation' });
      await expectNothingLeft(fake);
    },
  );

  it('gives back its USB devices although a process of its VM lingers, whose folder and port stay', async () => {
    fake = await fakeSessions();
    const start = fake.hypervisor.start.bind(fake.hypervisor);
    let lingers = true;
    fake.hypervisor.start = async (spec, signal) => {
      const vm = await start(spec, signal);
      const kill = vm.kill.bind(vm);
      vm.kill = () => (lingers ? Promise.reject(new Error('it lingers')) : kill());
      return vm;
    };
    const { session } = await openOne(fake);
    let hasUsb = true;
    session.io.usb.end = () => Promise.resolve(void (hasUsb = false));
    await session.end('closed');
    expect([hasUsb, fake.ports.used]).toEqual([false, 1]);
    await access(session.names.record);
    lingers = false;
    await adoptSessions(fake.successor()).then(() => fake.ports.release(session.port));
  });

  it.each(['last-window', 'browser-crashed'] as const)(
    'waits for the person when its browser ended (%s) while a file is unsaved and a window shows it, and brings the browser back',
    async (cause) => {
      const { session, guest } = await open();
      const window = new AbortController();
      const attended = session.guest.attendants.attend(window.signal);
      guest.say({ type: 'downloads', files: [], count: 2 });
      guest.say({ type: 'browser-closed', cause });
      const reason = cause === 'last-window' ? 'browser-closed' : cause;
      await expect.poll(() => session.describe().browserEnded).toBe(reason);
      expect(session.state).toBe('browsing');
      session.guest.reopen();
      expect(session.describe().browserEnded).toBe('returning');
      await expect.poll(() => guest.heard.map(({ type }) => type)).toContain('reopen-browser');
      guest.say({ type: 'browser-reopened' });
      await expect.poll(() => session.describe()).not.toHaveProperty('browserEnded');
      // No one is left to ask.
      window.abort();
      await attended;
      guest.say({ type: 'browser-closed', cause });
      expect(await session.ended).toEqual({ session: session.id, reason });
    },
  );

  it.each([
    ['no file is unsaved', 0, 'last-window', 'browser-closed', true],
    ['no window shows it', 2, 'last-window', 'browser-closed', false],
    ['its display crashed', 2, 'display-crashed', 'display-crashed', true],
  ] as const)('ends with its browser when %s', async (_, count, cause, reason, isAttended) => {
    const { session, guest } = await openOne((fake = await fakeSessions('[end]\nundoSeconds = 0')));
    if (isAttended) void session.guest.attendants.attend(new AbortController().signal);
    guest.say({ type: 'downloads', files: [], count });
    guest.say({ type: 'browser-closed', cause });
    expect(await session.ended).toEqual({ session: session.id, reason });
    await expectNothingLeft(fake);
  });

  it('can be brought back with its pages while its undo window is open, when its last window was closed', async () => {
    const { session, guest } = await open();
    void session.guest.attendants.attend(new AbortController().signal);
    guest.say({ type: 'browser-closed', cause: 'last-window' });
    await expect.poll(() => session.describe().discardsAt).toBeDefined();
    expect(session.describe()).toMatchObject({ state: 'browsing', browserEnded: 'browser-closed' });
    await session.undo();
    expect(session.describe()).not.toHaveProperty('discardsAt');
    expect(session.describe().browserEnded).toBe('returning');
    await expect.poll(() => guest.heard.map(({ type }) => type)).toContain('reopen-browser');
    await session.end('closed');
  });

  it('is paused and held when it is idle while a file is not saved, and goes on when the person is back', async () => {
    const { session, guest } = await open();
    const MINUTES = 0.002;
    guest.say({ type: 'downloads', files: [], count: 1 });
    await expect.poll(() => session.describe().downloads).toBe(1);
    session.rules.idle.touch();
    session.rules.idle.limit(MINUTES);
    await expect.poll(() => guest.isAsleep).toBe(true);
    const { state, heldBecause, discardsAt } = session.describe();
    expect([state, heldBecause]).toEqual(['browsing', 'idle']);
    expect(Date.parse(discardsAt ?? '') - Date.now()).toBeGreaterThan(12 * 3_600_000);
    session.rules.idle.limit(60);
    await session.undo();
    expect(guest.isAsleep).toBe(false);
    for (const key of ['heldBecause', 'discardsAt', 'idleUntil', 'grace'])
      expect(session.describe()).not.toHaveProperty(key);
    expect(guest.heard.map(({ type }) => type)).not.toContain('reopen-browser');
    // With nothing to lose it ends.
    guest.say({ type: 'downloads', files: [], count: 0 });
    await expect.poll(() => session.describe()).not.toHaveProperty('downloads');
    session.rules.idle.limit(MINUTES);
    expect(await session.ended).toEqual({ session: session.id, reason: 'idle' });
  });

  describe('that becomes too old (%s)', () => {
    const reasons = ['lifetime-over', 'outdated'] as const;
    /** It reaches that limit within a moment. */
    const aged = async (because: (typeof reasons)[number], toml = '') => {
      const opened = await openOne((fake = await fakeSessions(toml)));
      opened.guest.say({ type: 'downloads', files: [], count: 1 });
      await expect.poll(() => opened.session.describe().downloads).toBe(1);
      opened.session.overdue.reached(because);
      return opened;
    };

    it.each(reasons)(
      'is held while a file is not saved (%s), and has five minutes when it is brought back',
      async (because) => {
        const { session, guest } = await aged(because);
        await expect.poll(() => guest.isAsleep).toBe(true);
        expect(session.describe()).toMatchObject({ state: 'browsing', heldBecause: because });
        await session.undo();
        expect([guest.isAsleep, session.describe().grace?.because]).toEqual([false, because]);
        const { grace, ...rest } = session.describe();
        expect(rest).not.toHaveProperty('discardsAt');
        const leftMs = Date.parse(grace?.until ?? '') - Date.now();
        expect(leftMs).toBeGreaterThan(4 * MINUTE_MS);
        const clock = useFakeClock({ runs: true });
        session.overdue.restore({ is: 'grace', because, until: new Date(Date.now() + MINUTE_MS).toISOString() });
        await clock.advance(MINUTE_MS);
        expect(await session.ended).toEqual({ session: session.id, reason: because });
        await expectNothingLeft(fake);
      },
    );

    it.each(reasons)('ends at once when its profile lets no file out (%s)', async (because) => {
      const { session } = await aged(because, '[profile.default.files]\nout = "off"');
      expect(await session.ended).toEqual({ session: session.id, reason: because });
    });
  });

  it('is held at the end of its lifetime while a file is not saved', async () => {
    const { session, guest } = await openOne((fake = await fakeSessions('[profile.default]\nlifetimeMinutes = 1')));
    guest.say({ type: 'downloads', files: [], count: 1 });
    await expect.poll(() => session.describe().downloads).toBe(1);
    const clock = useFakeClock({ runs: true });
    session.enforceLimits();
    await clock.advance(MINUTE_MS);
    await expect.poll(() => guest.isAsleep).toBe(true);
    expect(session.describe().heldBecause).toBe('lifetime-over');
  });

  it('ends as closed by the person when that undo window is over', async () => {
    const { session, guest } = await openOne((fake = await fakeSessions('[end]\nundoSeconds = 1')));
    void session.guest.attendants.attend(new AbortController().signal);
    guest.say({ type: 'browser-closed', cause: 'last-window' });
    expect((await session.ended).reason).toBe('browser-closed');
  });

  it('ends with its browser when its profile lets no file out, so that none could be saved', async () => {
    const { session, guest } = await openOne(
      (fake = await fakeSessions('[end]\nundoSeconds = 0\n[profile.default.files]\nout = "off"')),
    );
    void session.guest.attendants.attend(new AbortController().signal);
    guest.say({ type: 'downloads', files: [], count: 2 });
    guest.say({ type: 'browser-closed', cause: 'last-window' });
    expect((await session.ended).reason).toBe('browser-closed');
  });

  it('has no browser again before its new window is painted, and shows one that is never painted as it is', async () => {
    const { session, guest } = await held();
    const { frame } = guest;
    guest.frame = { ...frame, rgb: Buffer.alloc(frame.rgb.length) };
    const clock = useFakeClock({ runs: true });
    session.guest.reopen();
    guest.say({ type: 'browser-reopened' });
    guest.say({ type: 'title', title: 'black' });
    await expect.poll(() => session.describe().title).toBe('black');
    await clock.advance(10_000);
    expect(session.describe().browserEnded).toBe('returning');
    guest.frame = frame;
    await expect.poll(() => session.describe()).not.toHaveProperty('browserEnded');
    guest.say({ type: 'browser-closed', cause: 'last-window' });
    await expect.poll(() => session.describe().browserEnded).toBe('browser-closed');
    guest.frame = { ...frame, rgb: Buffer.alloc(frame.rgb.length) };
    session.guest.reopen();
    guest.say({ type: 'browser-reopened' });
    guest.say({ type: 'title', title: 'still black' });
    await expect.poll(() => session.describe().title).toBe('still black');
    await clock.advance(RETURNS_WITHIN_MS);
    await expect.poll(() => session.describe()).not.toHaveProperty('browserEnded');
  });

  it('asks again when its browser does not come back in time, or ends before it has a window; it may still come late', async () => {
    const { session, guest } = await held();
    const clock = useFakeClock({ runs: true });
    session.guest.reopen();
    await clock.advance(RETURNS_WITHIN_MS);
    expect(session.describe().browserEnded).toBe('not-back');
    session.guest.reopen();
    expect(session.describe().browserEnded).toBe('returning');
    guest.say({ type: 'browser-closed', cause: 'browser-crashed' });
    await expect.poll(() => session.describe().browserEnded).toBe('not-back');
    guest.say({ type: 'browser-reopened' });
    await expect.poll(() => session.describe()).not.toHaveProperty('browserEnded');
  });

  it('waits for no browser any more when it ends', async () => {
    const { session } = await held();
    const clock = useFakeClock({ runs: true });
    session.guest.reopen();
    await session.end('closed');
    await clock.advance(RETURNS_WITHIN_MS);
    const { state, browserEnded } = session.describe();
    expect([state, browserEnded]).toEqual(['gone', undefined]);
  });

  it('keeps the reason when its VM ends while it waits, as that of an older image does', async () => {
    const { session, guest } = await open();
    void session.guest.attendants.attend(new AbortController().signal);
    guest.say({ type: 'downloads', files: [], count: 1 });
    guest.say({ type: 'browser-closed', cause: 'last-window' });
    await expect.poll(() => session.describe().browserEnded).toBe('browser-closed');
    process.kill((session.describe().processes[0] ?? expect.fail()).pid, 'SIGKILL');
    expect(await session.ended).toEqual({ session: session.id, reason: 'browser-closed' });
  });

  it('says which title its page has, on one line without characters that deceive, and writes it nowhere', async () => {
    const { session, guest } = await open();
    guest.say({ type: 'title', title: 'Bank\u202e\nof Example' });
    await expect.poll(() => session.describe().title).toBe('Bank of Example');
    await session.record();
    expect(await readFile(session.names.record, 'utf8')).not.toContain('of Example');
    expect(fake.logged.join('')).not.toContain('of Example');
    guest.say({ type: 'title', title: '' });
    await expect.poll(() => session.describe()).not.toHaveProperty('title');
  });

  it('ends when the guest sends a title that is too long', async () => {
    const { session, guest } = await open();
    guest.sayRaw(`${JSON.stringify({ type: 'title', title: 'x'.repeat(257) })}\n`);
    expect(await session.ended).toEqual({ session: session.id, reason: 'protocol-violation' });
  });

  it('says how many of its programs were ended for want of memory', async () => {
    const { session, guest } = await open();
    expect(session.describe()).not.toHaveProperty('endedForMemory');
    guest.say({ type: 'out-of-memory', programs: 2 });
    await expect.poll(() => session.describe().endedForMemory).toBe(2);
  });

  it('says whether it reads aloud, as far as its guest has told', async () => {
    const { session, guest } = await open();
    expect(session.describe()).not.toHaveProperty('readsAloud');
    guest.say({ type: 'speech', isOn: true });
    await expect.poll(() => session.describe().readsAloud).toBe(true);
    guest.say({ type: 'speech', isOn: false });
    await expect.poll(() => session.describe().readsAloud).toBe(false);
    expect(fake.logged.join('')).toContain('the session has no speech');
  });

  it('says how many security updates are known for its image', async () => {
    const { session } = await open();
    expect(session.describe()).not.toHaveProperty('securityUpdates');
    const known = new Map([['d'.repeat(64), 2]]);
    Object.assign(fake.sessions.deps, { securityUpdatesOf: (image: string) => known.get(image) ?? 0 });
    expect(session.describe().securityUpdates).toBe(2);
    known.clear();
    expect(session.describe()).not.toHaveProperty('securityUpdates');
  });

  it('ends after five minutes of warning when a security update becomes known and it is older than its profile allows then', async () => {
    fake = await fakeSessions('[profile.default]\nmaximumAgeMinutes = 2');
    const { session } = await openOne(fake);
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    fake.sessions.updatesFound();
    vi.advanceTimersByTime(60 * MINUTE_MS);
    expect(session.describe()).not.toHaveProperty('outdatedUntil');
    Object.assign(fake.sessions.deps, { securityUpdatesOf: () => 1 });
    fake.sessions.updatesFound();
    expect(session.describe().outdatedUntil).toBe(new Date(Date.now() + 5 * MINUTE_MS).toISOString());
    vi.advanceTimersByTime(5 * MINUTE_MS - 1);
    expect(session.state).toBe('browsing');
    vi.advanceTimersByTime(1);
    vi.useRealTimers();
    expect(await session.ended).toEqual({ session: session.id, reason: 'outdated' });
    await expectNothingLeft(fake);
  });

  it('says that its image is recalled, and ends when the signers said, whatever its profile allows', async () => {
    fake = await fakeSessions('');
    const { session } = await openOne(fake);
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const recalled = { why: 'a hole', endsAtMs: Date.now() + 10 * MINUTE_MS };
    Object.assign(fake.sessions.deps, { recalledImage: () => recalled });
    fake.sessions.updatesFound();
    expect(session.describe()).toMatchObject({
      recalled: 'a hole',
      outdatedUntil: new Date(recalled.endsAtMs).toISOString(),
    });
    vi.advanceTimersByTime(10 * MINUTE_MS);
    vi.useRealTimers();
    expect(await session.ended).toEqual({ session: session.id, reason: 'outdated' });
    await expectNothingLeft(fake);
  });

  it('ends with vm-ended when its VM ends by itself', async () => {
    const { session } = await open();
    process.kill((session.describe().processes[0] ?? expect.fail()).pid, 'SIGKILL');
    expect(await session.ended).toEqual({ session: session.id, reason: 'vm-ended' });
    await expectNothingLeft(fake);
  });

  it.each(['corrupted', 'has I/O error'])(
    'ends with image-damaged when its kernel stops because the disk %s',
    async (fault) => {
      const { session, guest } = await open();
      guest.sayOnConsole(
        `[   12.3] device-mapper: verity: 254:0: data block 7 is corrupted\r\n[   12.4] Kernel panic - not syncing: dm-verity device ${fault}\r\n`,
      );
      await expect.poll(() => session.consoleText()).toContain(fault);
      process.kill((session.describe().processes[0] ?? expect.fail()).pid, 'SIGKILL');
      expect(await session.ended).toEqual({ session: session.id, reason: 'image-damaged' });
      await expectNothingLeft(fake);
    },
  );

  it('keeps the first reason to end', async () => {
    const { session, guest } = await open();
    guest.say({ type: 'browser-closed', cause: 'last-window' });
    await expect.poll(() => session.state).not.toBe('browsing');
    expect(await session.end('closed')).toEqual({ session: session.id, reason: 'browser-closed' });
  });
});

import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { adoptSessions } from '../../../host-agent/session/adopt.ts';
import type { VmRecord } from '../../../host-agent/hypervisor/hypervisor.ts';
import type { VmFiles } from '../../../host-agent/storage/filenames.ts';
import { settle } from '../../bed/event-loop.ts';
import { runningOf } from '../network/ndvm-test-bed.ts';
import { fakeSessions, type FakeSessions, openBrowsing, openOne } from './fake-sessions.ts';

let fake: FakeSessions;
afterEach(() => fake.remove());

describe('adoptSessions', () => {
  it('takes over a running session with its port', async () => {
    const { session } = await openOne((fake = await fakeSessions()));
    const successor = fake.successor();
    await adoptSessions(successor);
    // Only this one has seen its start.
    const described = { ...session.describe(), progress: undefined };
    expect(successor.all.map((adopted) => adopted.describe())).toEqual([described]);
    expect(fake.ports.used).toBe(1);
    await successor.closeAll();
  });

  it('takes over sessions side by side, so that one whose VM does not answer delays no other', async () => {
    fake = await fakeSessions();
    const silent = await openOne(fake);
    const other = await openOne(fake);
    const adopt = fake.hypervisor.adopt.bind(fake.hypervisor);
    let answer: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (answer = resolve));
    fake.hypervisor.adopt = async (names: VmFiles, record: VmRecord) => {
      if (names.folder === silent.session.names.folder) await late;
      return adopt(names, record);
    };
    const successor = fake.successor();
    const adopting = adoptSessions(successor);
    await expect.poll(() => successor.all.map(({ id }) => id)).toEqual([other.session.id]);
    answer();
    await adopting;
    expect(successor.all).toHaveLength(2);
    await successor.closeAll();
  });

  it('knows which downloads were saved before', async () => {
    const { session } = await openOne((fake = await fakeSessions()));
    const path = '/home/anna/a.txt';
    session.io.noteSaved({ file: 3, path, name: 'a.txt', bytes: 1, type: 'text/plain', isDisguised: false });
    await session.record();
    const successor = fake.successor();
    await adoptSessions(successor);
    expect(successor.get(session.id).io.saved.pathOf(3)).toBe(path);
    await successor.closeAll();
  });

  it.each([
    [
      'its record is a folder',
      async (record: string) => {
        await rm(record);
        await mkdir(record);
      },
    ],
    ['its record is half written', (record: string) => writeFile(record, '{"id":')],
    ['its record is of nothing known', (record: string) => writeFile(record, '{"profile":{"settings":[]}}')],
    ['its hypervisor fails', async () => undefined],
  ])('leaves out and ends a session if %s, and takes over the others', async (what, spoil) => {
    fake = await fakeSessions();
    const one = await openOne(fake);
    const other = await openOne(fake);
    await spoil(one.session.names.record);
    if (what.includes('hypervisor')) {
      const adopt = fake.hypervisor.adopt.bind(fake.hypervisor);
      Object.assign(fake.hypervisor, {
        adopt: (names: VmFiles, record: VmRecord) =>
          names.folder === one.session.names.folder ? Promise.reject(new Error('xl failed')) : adopt(names, record),
        cleanUp: ({ folder }: VmFiles) =>
          folder === one.session.names.folder ? Promise.reject(new Error('xl failed')) : Promise.resolve(),
      });
    }
    const successor = fake.successor();
    await adoptSessions(successor);
    expect(successor.all.map(({ id }) => id)).toEqual([other.session.id]);
    await successor.closeAll();
  });

  it('ends a session at a port that another one has', async () => {
    const { session } = await openOne((fake = await fakeSessions()));
    const processes = session.describe().processes.map(({ pid }) => pid);
    const successor = fake.successor({
      network: { ...fake.sessions.deps.network, replug: () => Promise.reject(new Error('Port 0 is that of other.')) },
    });
    await adoptSessions(successor);
    expect(successor.all).toEqual([]);
    expect(await runningOf(processes)).toEqual([]);
    await expect(access(session.names.folder)).rejects.toThrow();
    expect(fake.logged.join('')).toContain('a session could not be adopted');
  });

  it('counts a rule that an older host agent did not know as the strictest, and a limit of time as none', async () => {
    const { session } = await openOne((fake = await fakeSessions()));
    const record = JSON.parse(await readFile(session.names.record, 'utf8')) as {
      profile: { name: string; settings: Record<string, unknown> & { files: Record<string, unknown> } };
    };
    const { settings } = record.profile;
    for (const key of ['usb', 'usbKinds', 'lifetimeMinutes', 'maximumAgeMinutes', 'mayKeepRunning'])
      Reflect.deleteProperty(settings, key);
    delete settings.files['out'];
    record.profile.name = 'removed-meanwhile';
    await writeFile(session.names.record, JSON.stringify(record));
    const successor = fake.successor();
    await adoptSessions(successor);
    expect(successor.get(session.id).rules.restrictions).toEqual({
      ...session.rules.restrictions,
      files: { out: 'off', in: session.rules.restrictions.files.in },
      usb: 'off',
      usbKinds: [],
      lifetimeMinutes: 0,
      maximumAgeMinutes: 0,
      mayKeepRunning: false,
    });
    await successor.closeAll();
  });

  it.each([
    ['its profile now has none', 0, ['browsing']],
    ['that of its profile is not over', 600, ['browsing']],
    ['that of its profile is over', 60, []],
  ])('applies a limit of time that its record lacks: %s', async (_, minutes, states) => {
    fake = await fakeSessions();
    const { session } = await openOne(fake);
    const record = JSON.parse(await readFile(session.names.record, 'utf8')) as {
      requestedAt: string;
      profile: { settings: Record<string, unknown> };
    };
    for (const key of ['lifetimeMinutes', 'idleStopMinutes', 'maximumAgeMinutes'])
      Reflect.deleteProperty(record.profile.settings, key);
    record.requestedAt = new Date(Date.now() - 2 * 60 * 60_000).toISOString();
    await writeFile(session.names.record, JSON.stringify(record));
    const config = parseConfig(`[profile.default]\nlifetimeMinutes = ${minutes}`, 'config.toml');
    const successor = fake.successor({ config: () => config });
    await adoptSessions(successor);
    if (states.length === 0) expect((await successor.waitFor(session.id)).reason).toBe('lifetime-over');
    await settle();
    expect(successor.all.map(({ state }) => state)).toEqual(states);
    await successor.closeAll();
  });

  it('still holds a session whose browser ended while a file was unsaved, without a window yet', async () => {
    const { session, guest } = await openOne((fake = await fakeSessions()));
    void session.guest.attendants.attend(new AbortController().signal);
    guest.say({ type: 'downloads', files: [], count: 1 });
    guest.say({ type: 'browser-closed', cause: 'last-window' });
    await expect
      .poll(() => readFile(session.names.record, 'utf8').catch(() => ''))
      .toContain('"browserEnded":"browser-closed"');
    const successor = fake.successor();
    await adoptSessions(successor);
    const adopted = successor.get(session.id);
    guest.say({ type: 'browser-closed', cause: 'last-window' });
    guest.say({ type: 'title', title: 'after it' });
    await expect.poll(() => adopted.describe().title).toBe('after it');
    expect(adopted.describe()).toMatchObject({ state: 'browsing', browserEnded: 'browser-closed' });
    await successor.closeAll();
  });

  it('holds a session whose browser ended while there was no host agent, because a window may show it', async () => {
    const { session, guest } = await openOne((fake = await fakeSessions()));
    guest.say({ type: 'downloads', files: [], count: 1 });
    await expect.poll(() => session.describe().downloads).toBe(1);
    const successor = fake.successor();
    await adoptSessions(successor);
    const adopted = successor.get(session.id);
    guest.say({ type: 'downloads', files: [], count: 1 });
    guest.say({ type: 'browser-closed', cause: 'last-window' });
    await expect.poll(() => adopted.describe().browserEnded).toBe('browser-closed');
    // A window has shown it and is gone: no one is left to ask.
    adopted.guest.reopen();
    await adopted.guest.attendants.attend(AbortSignal.abort());
    guest.say({ type: 'browser-closed', cause: 'last-window' });
    expect((await successor.waitFor(session.id)).reason).toBe('browser-closed');
  });

  it('still holds a session that was held, until the same time, and keeps its VM paused', async () => {
    const { session, guest } = await openOne((fake = await fakeSessions()));
    guest.say({ type: 'downloads', files: [], count: 2 });
    await expect.poll(() => session.describe().downloads).toBe(2);
    session.rules.idle.touch();
    session.rules.idle.limit(0.002);
    await expect.poll(() => guest.isAsleep).toBe(true);
    await settle();
    await session.record();
    const { discardsAt } = session.describe();
    const successor = fake.successor();
    await adoptSessions(successor);
    const adopted = successor.get(session.id);
    expect(adopted.describe()).toMatchObject({
      discardsAt: discardsAt ?? expect.fail(),
      heldBecause: 'idle',
      downloads: 2,
    });
    expect(guest.isAsleep).toBe(true);
    await adopted.undo();
    expect(guest.isAsleep).toBe(false);
    await successor.closeAll();
  });

  /** A session with a file that is not saved, whose host agent has written down what the function adds. */
  const recorded = async (change: (record: Record<string, unknown>) => void) => {
    const opened = await openOne((fake = await fakeSessions('[profile.default]\nlifetimeMinutes = 60')));
    opened.guest.say({ type: 'downloads', files: [], count: 1 });
    const { record: path } = opened.session.names;
    await expect.poll(() => readFile(path, 'utf8')).toContain('"unsaved":1');
    const record = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    change(record);
    await writeFile(path, JSON.stringify(record));
    const successor = fake.successor();
    await adoptSessions(successor);
    return { ...opened, successor };
  };
  const later = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

  it('holds a session that became too old while there was no host agent, since a file was not saved', async () => {
    const { session, guest, successor } = await recorded((record) => (record['requestedAt'] = later(-120)));
    await expect.poll(() => guest.isAsleep).toBe(true);
    expect(successor.get(session.id).describe()).toMatchObject({ heldBecause: 'lifetime-over', downloads: 1 });
    await successor.closeAll();
  });

  it('lets a session that was brought back run until the time that it had, and no longer', async () => {
    const until = later(3);
    const { session, guest, successor } = await recorded(
      (record) => (record['overdue'] = { is: 'grace', because: 'outdated', until }),
    );
    expect(successor.get(session.id).describe().grace).toEqual({ because: 'outdated', until });
    expect(guest.isAsleep).toBe(false);
    await successor.closeAll();
  });

  it.each([
    ['held', 'idle'],
    ['grace', 'outdated'],
  ])('ends a session whose time was over meanwhile (%s)', async (is, because) => {
    const { session, successor } = await recorded((record) => (record['overdue'] = { is, because, until: later(-1) }));
    expect((await successor.waitFor(session.id)).reason).toBe(because);
  });

  it('removes a session that was still starting', async () => {
    fake = await fakeSessions();
    const opened = openBrowsing(fake.sessions).catch((error: unknown) => error);
    await expect.poll(() => fake.sessions.all[0]?.progress.timings.runningMs).toBeDefined();
    const [half] = fake.sessions.all;
    const successor = fake.successor();
    const cleared: string[] = [];
    Object.assign(fake.hypervisor, {
      cleanUp: ({ folder }: { folder: string }) => Promise.resolve(void cleared.push(folder)),
    });
    await adoptSessions(successor);
    expect(cleared).toEqual([half?.names.folder]);
    await expect(access(half?.names.folder ?? '/')).rejects.toThrow();
    await fake.sessions.closeAll();
    expect(await opened).toMatchObject({ code: 'session-ended' });
  });
});

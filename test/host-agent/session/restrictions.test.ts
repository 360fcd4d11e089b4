import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ForbiddenAct } from '../../../host-agent/api/session/restrictions.ts';
import type { Restrictions } from '../../../host-agent/api/session/restrictions.ts';
import { managerOfRule } from '../../../host-agent/config/managed.ts';
import { ConfigurationFile } from '../../../host-agent/config/configuration-file.ts';
import { adoptSessions } from '../../../host-agent/session/adopt.ts';
import type { LiveSession } from '../../../host-agent/session/live-session.ts';
import { stricter } from '../../../host-agent/config/restrictions.ts';
import type { Sessions } from '../../../host-agent/session/sessions.ts';
import { TextSource } from '../config/policy/policies.ts';
import { fakeSessions, type FakeSessions, openBrowsing, verbsOn } from './fake-sessions.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';

const PERMISSIVE: Restrictions = {
  files: { out: 'ask', in: 'ask' },
  clipboard: { out: 'allow', in: 'allow' },
  microphone: 'ask',
  automation: 'allow',
  record: 'on',
  recordKeys: 'on',
  usb: 'ask',
  usbKinds: ['security-key', 'camera'],
  lifetimeMinutes: 0,
  idleStopMinutes: 0,
  maximumAgeMinutes: 0,
  mayKeepRunning: true,
};
const STRICT: Restrictions = {
  files: { out: 'off', in: 'off' },
  clipboard: { out: 'off', in: 'off' },
  microphone: 'off',
  automation: 'off',
  record: 'off',
  recordKeys: 'off',
  usb: 'off',
  usbKinds: ['camera'],
  lifetimeMinutes: 60,
  idleStopMinutes: 10,
  maximumAgeMinutes: 30,
  mayKeepRunning: false,
};

describe('the stricter of two sets of restrictions', () => {
  it('has each restriction of the stricter one, whichever was edited later', () => {
    expect(stricter(PERMISSIVE, STRICT)).toEqual(STRICT);
    expect(stricter(STRICT, PERMISSIVE)).toEqual(STRICT);
    expect(stricter(PERMISSIVE, PERMISSIVE)).toEqual(PERMISSIVE);
  });

  it('is put together from both where each is stricter in something', () => {
    expect(
      stricter(
        {
          ...PERMISSIVE,
          files: { out: 'off', in: 'ask' },
          usbKinds: ['security-key'],
          lifetimeMinutes: 120,
          idleStopMinutes: 5,
          maximumAgeMinutes: 90,
        },
        {
          ...PERMISSIVE,
          clipboard: { out: 'ask', in: 'off' },
          lifetimeMinutes: 30,
          maximumAgeMinutes: 45,
          mayKeepRunning: false,
        },
      ),
    ).toEqual({
      files: { out: 'off', in: 'ask' },
      clipboard: { out: 'ask', in: 'off' },
      microphone: 'ask',
      record: 'on',
      recordKeys: 'on',
      automation: 'allow',
      usb: 'ask',
      usbKinds: ['security-key'],
      lifetimeMinutes: 30,
      idleStopMinutes: 5,
      maximumAgeMinutes: 45,
      mayKeepRunning: false,
    });
  });
});

const LOCKED = `[profile.locked]
files = { out = "off", in = "off" }
clipboard = { out = "off", in = "off" }
lifetimeMinutes = 60
idleStopMinutes = 10
maximumAgeMinutes = 30
mayKeepRunning = false
usbKinds = ["camera"]
`;
const call = { signal: new AbortController().signal, progress: () => undefined } as never;

let fake: FakeSessions;
let configuration: ConfigurationFile;

/** A session with the profile `locked`, under a configuration file that can be changed. */
async function openLocked(toml = LOCKED, policy?: string): Promise<LiveSession> {
  fake = await fakeSessions(toml);
  const file = join(fake.folder, 'config.toml');
  writeFileSync(file, toml);
  configuration = await ConfigurationFile.read(file, { policies: [new TextSource(policy)] });
  Object.assign(fake.sessions.deps, {
    config: () => configuration.config,
    managerOfRule: (...of: [string, ForbiddenAct]) => managerOfRule(configuration, ...of),
  });
  fake.hypervisor.onHello = healthyGuest;
  return openBrowsing(fake.sessions, { profile: 'locked' });
}

async function change(path: string[], value: string | number | boolean | string[] | null): Promise<void> {
  expect(await configuration.change([{ path: ['profile', 'locked', ...path], value }], false)).toEqual([]);
  await fake.sessions.profilesEdited();
}

/** Every way for something to leave a session or to enter it, and to keep it running, tried. */
function actsIn(sessions: Sessions, { id }: LiveSession): Promise<unknown>[] {
  const verbs = verbsOn(sessions, {
    config: () => configuration.config,
    downloadTarget: () => ({ folder: fake.folder, owner: 'a0b1c2d3' }),
  });
  const path = join(fake.folder, 'config.toml');
  return [
    verbs['session.take']({ id, file: 1 }, call),
    verbs['session.take-safe']({ id, file: 1 }, call),
    verbs['session.give']({ id, path }, call),
    verbs['session.copy-out']({ id }, call),
    verbs['session.address']({ id }, call),
    verbs['session.paste-in']({ id, clip: { content: 'text', text: 'mine' } }, call),
    verbs['session.screenshot']({ id }, call),
    verbs['session.keep-running']({ id }, call),
  ];
}

async function expectLocked(sessions: Sessions, session: LiveSession): Promise<void> {
  for (const refused of actsIn(sessions, session))
    await expect(refused).rejects.toMatchObject({
      code: 'profile-forbids',
      message: expect.not.stringContaining('Managed') as string,
    });
  expect(sessions.get(session.id).describe().restrictions).toEqual({ ...STRICT, microphone: 'off' });
}

describe('a running session', () => {
  afterEach(async () => {
    vi.useRealTimers();
    await fake.remove();
  });

  it('keeps the restrictions it was opened with when its profile is removed, also under the next host agent', async () => {
    const session = await openLocked();
    await change([], null);
    expect(configuration.config.profile).not.toHaveProperty('locked');
    await expectLocked(fake.sessions, session);
    const successor = fake.successor();
    await adoptSessions(successor);
    await expectLocked(successor, session);
  });

  it.each([
    [
      'forced on it',
      '[forced.profile.locked]\nmayKeepRunning = false\nfiles = { out = "off", in = "off" }\nclipboard = { out = "off", in = "off" }',
    ],
    [
      'forced on every profile',
      '[forced.profile."*"]\nmayKeepRunning = false\nfiles = { out = "off", in = "off" }\nclipboard = { out = "off", in = "off" }',
    ],
    [
      'beyond a limit',
      '[limits]\nsaveGroups = ["staff"]\nsendGroups = ["staff"]\nidleStopMinutes = 10\n[forced.profile.locked.clipboard]\nout = "off"\nin = "off"',
    ],
  ])('says who manages a rule that is %s', async (_, policy) => {
    const session = await openLocked(
      '[profile.locked]\nstartPage = "about:blank"\n',
      `organisation = "Example University"\ncontact = "it@example.org"\n${policy}`,
    );
    for (const refused of actsIn(fake.sessions, session))
      await expect(refused).rejects.toMatchObject({
        code: 'profile-forbids',
        message: expect.stringMatching(
          /^The profile of this session does not allow .*\. Managed by Example University\.$/,
        ) as string,
        hint: 'Ask it@example.org. To see where each value comes from, run: safe-browse config show',
      });
  });

  it('does not say so of a rule that the person has set', async () => {
    const session = await openLocked(LOCKED, 'organisation = "Example University"\n[forced.network]\nports = 4');
    await expectLocked(fake.sessions, session);
  });

  it('keeps the restrictions it was opened with when its profile is loosened, also under the next host agent', async () => {
    const session = await openLocked();
    for (const key of [
      'files',
      'clipboard',
      'lifetimeMinutes',
      'idleStopMinutes',
      'maximumAgeMinutes',
      'mayKeepRunning',
    ])
      await change([key], null);
    expect(configuration.config.profile['locked']?.files.out).toBe('ask');
    await expectLocked(fake.sessions, session);
    const successor = fake.successor();
    await adoptSessions(successor);
    await expectLocked(successor, session);
  });

  it('takes over what is stricter in its edited profile, and keeps that when the profile is removed', async () => {
    const session = await openLocked('[profile.locked]\nstartPage = "about:blank"\n');
    await change(['files', 'out'], 'off');
    await change(['files', 'in'], 'off');
    await change(['clipboard', 'out'], 'off');
    await change(['clipboard', 'in'], 'off');
    await change(['lifetimeMinutes'], 60);
    await change(['idleStopMinutes'], 10);
    await change(['maximumAgeMinutes'], 30);
    await change(['mayKeepRunning'], false);
    await change(['usbKinds'], ['camera']);
    await expectLocked(fake.sessions, session);
    await change([], null);
    const successor = fake.successor();
    await adoptSessions(successor);
    await expectLocked(successor, session);
  });

  it('takes over what was edited while no host agent ran', async () => {
    const session = await openLocked('[profile.locked]\nstartPage = "about:blank"\n');
    writeFileSync(join(fake.folder, 'config.toml'), LOCKED);
    configuration = await ConfigurationFile.read(join(fake.folder, 'config.toml'));
    const successor = fake.successor();
    await adoptSessions(successor);
    await expectLocked(successor, session);
  });

  it.each([
    ['removed', null],
    ['loosened', 0],
  ])('ends at its lifetime when its profile is %s meanwhile, counted by the next host agent', async (_, value) => {
    const session = await openLocked();
    await change(value === null ? [] : ['lifetimeMinutes'], value);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    const successor = fake.successor();
    await adoptSessions(successor);
    vi.advanceTimersByTime(61 * 60_000);
    expect(await successor.waitFor(session.id)).toEqual({ session: session.id, reason: 'lifetime-over' });
  });

  it('ends at the lifetime of its edited profile when that is shorter', async () => {
    const session = await openLocked();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    await change(['lifetimeMinutes'], 5);
    vi.advanceTimersByTime(6 * 60_000);
    expect(await session.ended).toEqual({ session: session.id, reason: 'lifetime-over' });
  });

  it.each([
    ['has no profile', (record: Record<string, unknown>) => delete record['profile']],
    [
      'has a restriction that does not exist',
      ({ profile }: { profile: { settings: object } }) => Object.assign(profile.settings, { microphone: 'always' }),
    ],
  ])('is not adopted but removed when its record %s', async (_, damage) => {
    const session = await openLocked();
    const record = JSON.parse(readFileSync(session.names.record, 'utf8')) as never;
    damage(record);
    writeFileSync(session.names.record, JSON.stringify(record));
    const successor = fake.successor();
    await adoptSessions(successor);
    expect(successor.all).toEqual([]);
    expect(existsSync(session.names.folder)).toBe(false);
  });
});

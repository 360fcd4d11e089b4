import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SessionWindowSetup } from './session-window-setup.ts';

let setup: SessionWindowSetup;
beforeEach(async () => (setup = await SessionWindowSetup.create()));
afterEach(() => setup.dispose());

describe('the microphone of a session window', () => {
  const microphone = () => setup.page.state().microphone;
  const microphoneOf = (id: string) => setup.model.sessions.find((session) => session.id === id)?.microphone;

  it('is on until it is turned off or the window closes', async () => {
    const { page, window } = setup;
    const id = await setup.show();
    expect(page.state()).not.toHaveProperty('microphone');
    await page.controls.setMicrophone(true);
    await expect.poll(microphone).toBe('on');
    await page.controls.setMicrophone(false);
    await expect.poll(microphone).toBe('off');
    await page.controls.setMicrophone(true);
    await expect.poll(microphone).toBe('on');
    window.destroy();
    await expect.poll(() => microphoneOf(id)).toBe('off');
  });

  it('is turned off when the window closes, even if another client turned it on', async () => {
    const id = await setup.show();
    await (await setup.otherClient()).call('session.microphone', { id, isOn: true });
    await expect.poll(microphone).toBe('on');
    setup.window.destroy();
    await expect.poll(() => microphoneOf(id)).toBe('off');
  });

  it('is no longer shown as on when the host agent, which records, is gone', async () => {
    await setup.show();
    await setup.page.controls.setMicrophone(true);
    await expect.poll(microphone).toBe('on');
    await setup.hostAgent.stop();
    await expect.poll(microphone).toBeUndefined();
  });
});

describe('a program that wants to drive the session', () => {
  const driven = () => setup.page.state().driven;

  it.each([
    ['may after the person has agreed', true, 'driven'],
    ['may not otherwise', false, 'off'],
  ])('%s, who is asked once', async (_, letsIt, then) => {
    setup.letsProgramsDrive = letsIt;
    const id = await setup.show();
    setup.hostAgent.change(id, { driven: 'asking' });
    setup.hostAgent.change(id, { title: 'still asking' });
    await expect.poll(driven).toBe(then);
    expect(setup.askedAboutPrograms).toBe(1);
  });

  it('is no longer shown as driving when the host agent, which carries its commands, is gone', async () => {
    const id = await setup.show();
    setup.hostAgent.change(id, { driven: 'driven' });
    await expect.poll(driven).toBe('driven');
    await setup.hostAgent.stop();
    await expect.poll(driven).toBeUndefined();
  });
});

describe('a session that is to be recorded', () => {
  it.each([
    ['is after the person has agreed', true],
    ['is not otherwise', false],
  ])('%s, who is asked once', async (_, letsIt) => {
    setup.letsRecord = letsIt;
    const id = await setup.show();
    setup.hostAgent.change(id, { recording: { is: 'asking', folder: '/case' } });
    setup.hostAgent.change(id, { title: 'still asking' });
    await expect
      .poll(() => setup.hostAgent.sessions.find((one) => one.id === id)?.recording?.is)
      .toBe(letsIt ? 'on' : undefined);
    expect(setup.askedToRecordInto).toEqual(['/case']);
    await expect.poll(() => setup.page.state().recordedInto !== undefined).toBe(letsIt);
  });
});

it('warns about an idle session that its profile ends, until the person is back', async () => {
  const { page, window, hostAgent } = setup;
  const id = await setup.show({ profile: 'default' });
  expect(page.state()).not.toHaveProperty('idle');
  hostAgent.restrict(id, { idleStopMinutes: 20, mayKeepRunning: false });
  await expect.poll(() => page.state().idle).toEqual({ mayKeepRunning: false });
  const until = new Date(Date.now() + 40_000).toISOString();
  hostAgent.warnOfIdleness(id, until);
  await expect.poll(() => page.state().idle).toEqual({ mayKeepRunning: false, until });
  await page.controls.attend();
  await expect.poll(() => page.state().idle).toEqual({ mayKeepRunning: false });
  hostAgent.warnOfIdleness(id, until);
  await page.controls.keepRunning();
  expect(hostAgent.asked.slice(-2).map(({ method }) => method)).toContain('session.keep-running');
  hostAgent.end(id, 'idle');
  await expect.poll(() => setup.phase).toEqual({ is: 'ended', reason: 'idle' });
  expect(window.isGone).toBe(false);
});

it('says that there is no network while the network VM is not up, unless the session has none anyway', async () => {
  await setup.show();
  setup.hostAgent.setNetwork('up');
  await expect.poll(() => setup.page.state().isOffline).toBe(false);
  const { network } = setup.model;
  const trouble = {
    code: 'uplink-device-missing',
    message: 'It is away.',
    hint: 'Connect it.',
    since: '2026-01-01T00:00:00Z',
  };
  setup.model.network = network && { ...network, trouble };
  expect(setup.page.state()).toMatchObject({ isOffline: true, networkTrouble: trouble });
  setup.hostAgent.setNetwork('starting');
  await expect.poll(() => setup.page.state().isOffline).toBe(true);
  await expect.poll(() => setup.page.state().networkTrouble).toBeUndefined();
  setup.model.sessions = setup.model.sessions.map((session) => ({ ...session, reach: { policy: 'offline' } }));
  expect(setup.page.state().isOffline).toBe(false);
});

it('shows what its session may do, with the image that it started from', async () => {
  const id = await setup.show();
  const session = setup.model.sessions.find((candidate) => candidate.id === id);
  setup.model.memoryBytes.set(id, 5);
  const built = (builtAt: string) => setup.hostAgent.images.map((image) => ({ ...image, builtAt }));
  setup.model.images = [...built('2020-01-01T00:00:00.000Z'), ...built('2999-01-01T00:00:00.000Z')];
  const rights = { restrictions: session?.restrictions, memoryBytes: 5, imageBuiltAt: '2020-01-01T00:00:00.000Z' };
  expect(setup.page.state().rights).toEqual(rights);
  setup.hostAgent.restrict(id, { lifetimeMinutes: 60 });
  const endsAt = new Date(Date.parse(session?.requestedAt ?? '') + 3_600_000).toISOString();
  await expect.poll(() => setup.page.state().rights?.endsAt).toBe(endsAt);
  const sooner = new Date(Date.parse(endsAt) - 1).toISOString();
  setup.model.sessions = setup.model.sessions.map((known) => ({ ...known, outdatedUntil: sooner }));
  expect(setup.page.state().rights?.endsAt).toBe(sooner);
});

it('says when a session ends that was brought back to save its files, whatever its profile says', async () => {
  setup.listProfiles();
  const id = await setup.show();
  setup.hostAgent.restrict(id, { lifetimeMinutes: 60 });
  const grace = { because: 'lifetime-over' as const, until: '2026-01-02T05:00:00.000Z' };
  setup.hostAgent.change(id, { grace });
  await expect.poll(() => setup.page.state()).toMatchObject({ grace, rights: { endsAt: grace.until } });
});

describe('a profile that reaches only listed sites, and lists none', () => {
  it('is asked for its first site before anything starts', async () => {
    const { page, window, hostAgent } = setup;
    setup.listProfiles();
    page.begin({ profile: 'banking' });
    expect([setup.phase, page.profile.name]).toEqual([{ is: 'asking-for-site' }, 'banking']);
    await setup.untilHostAgentHeardAll();
    expect(hostAgent.sessions).toEqual([]);
    expect(page.siteAdded('https://bank.example/')).toBe(true);
    await expect.poll(() => hostAgent.sessions.map(({ profile }) => profile)).toEqual(['banking']);
    expect(page.siteAdded('https://bank.example/')).toBe(false);
    window.close();
  });

  it('is also asked if an address was typed, and opens the page that was confirmed', async () => {
    const { page, hostAgent } = setup;
    setup.listProfiles();
    page.begin({ profile: 'banking', url: 'https://bank.example/login' });
    expect(setup.phase).toEqual({ is: 'asking-for-site', url: 'https://bank.example/login' });
    await setup.untilHostAgentHeardAll();
    expect(hostAgent.sessions).toEqual([]);
    page.siteAdded('https://other-bank.example/');
    await expect
      .poll(() => hostAgent.asked.filter(({ method }) => method === 'session.open').map(({ params }) => params))
      .toEqual([{ profile: 'banking', url: 'https://other-bank.example/' }]);
  });

  it('closes without a question while it is asked', () => {
    setup.listProfiles();
    setup.page.begin({ profile: 'banking' });
    setup.window.close();
    expect(setup.window.isGone).toBe(true);
  });
});

it('counts the files that are downloaded in the session', async () => {
  const id = await setup.show();
  expect(setup.page.state()).not.toHaveProperty('downloads');
  setup.hostAgent.download(id, 2);
  await expect.poll(() => setup.page.state().downloads).toBe(2);
});

it.each([
  { isForgotten: false, reason: 'display-crashed' },
  { isForgotten: true, reason: 'vm-ended' },
] as const)(
  'finds out how the session ended while the host agent was gone: $reason',
  async ({ isForgotten, reason }) => {
    const id = await setup.show();
    await setup.loseHostAgent();
    setup.hostAgent.end(id, 'display-crashed');
    if (isForgotten) setup.hostAgent.forgetEnded();
    await setup.hostAgent.start();
    await expect.poll(() => setup.phase, { timeout: 5_000 }).toEqual({ is: 'ended', reason });
  },
);

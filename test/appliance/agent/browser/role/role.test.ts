import { describe, expect, it } from 'vitest';
import { StepFailed } from '../../../../../appliance/agent/agent.ts';
import { browsing, has, session } from './role-at-work.ts';
import { settle } from '../../../../bed/event-loop.ts';
import { conversationWith, describeBrowserAgent, IDENTITY, LINK_UP } from '../../../../contract/guest-agent.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';

describe('the browser role', () => {
  it('restores the home, starts the screen and opens a browser of its size', async () => {
    const { deeds, role, world } = session();
    await role.start();
    expect(deeds).toEqual([
      'home',
      'reached home',
      'reached screen',
      '{"type":"screen","width":1280,"height":800}',
      'place 1280x800',
    ]);
    role.onRequest(IDENTITY);
    role.onRequest(LINK_UP);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await has(deeds, 'chromium https://example.org/');
    expect(deeds.slice(5)).toEqual([
      'identity sb-3',
      'reached identity',
      'DHCP client',
      'clock 1800000000000',
      'network',
      'chromium https://example.org/',
    ]);
    world.rootChange?.({ kind: 'windows', count: 0 });
    expect(deeds).not.toContain('reached browser-window');
    world.rootChange?.({ kind: 'windows', count: 1 });
    world.rootChange?.({ kind: 'windows', count: 2 });
    expect(deeds.filter((deed) => deed === 'reached browser-window')).toHaveLength(1);
  });

  it('puts downloads on the scratch disk once it has its identity, and looks at their new folder', async () => {
    const { deeds, role } = session();
    await role.start();
    role.onRequest({ type: 'scratch-disk', mebibytes: 512 });
    await settle();
    expect(deeds).not.toContain('scratch disk 512');
    role.onRequest(IDENTITY);
    role.onRequest({ type: 'scratch-disk', mebibytes: 512 });
    await has(deeds, 'scratch disk 512');
    await settle();
    expect(deeds.slice(deeds.indexOf('identity sb-3')).filter((deed) => /disk|downloads/.test(deed))).toEqual([
      'scratch disk 512',
      'look at downloads again',
    ]);
  });

  it('has its downloads in memory when the scratch disk cannot be used', async () => {
    const { deeds, role } = session({ files: { useScratchDisk: () => Promise.reject(new Error('no disk')) } });
    await role.start();
    role.onRequest(IDENTITY);
    role.onRequest({ type: 'scratch-disk', mebibytes: 512 });
    role.onRequest(LINK_UP);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await has(deeds, 'chromium https://example.org/');
  });

  it('says how many programs were ended for want of memory', async () => {
    const { deeds, role, world } = session();
    await role.start();
    world.endPrograms?.(2);
    expect(deeds.at(-1)).toBe('{"type":"out-of-memory","programs":2}');
  });

  it('reports each moment of the start once', async () => {
    const { marks, deeds, role, world } = session();
    await role.start();
    role.onRequest(IDENTITY);
    role.onRequest(LINK_UP);
    role.onRequest({ type: 'browse', url: 'https://example.org/1' });
    await has(deeds, 'chromium https://example.org/1');
    world.rootChange?.({ kind: 'windows', count: 1 });
    for (const page of ['2', '3']) {
      role.onRequest({ type: 'browse', url: `https://example.org/${page}` });
      await has(deeds, `more https://example.org/${page}`);
    }
    await settle();
    expect(marks).toEqual([
      'agent-started',
      'identity-received',
      'link-received',
      'page-received',
      'address',
      'page-ready',
      'browser-started',
      'page-handed-over',
    ]);
  });

  it('opens a page that was requested early as soon as the screen is ready', async () => {
    const { deeds, role } = session();
    role.onRequest(IDENTITY);
    role.onRequest(LINK_UP);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await role.start();
    await has(deeds, 'chromium https://example.org/');
    expect(deeds.indexOf('place 1280x800')).toBeLessThan(deeds.indexOf('chromium https://example.org/'));
  });

  it('opens no page before it has an identity', async () => {
    const { deeds, role } = session();
    await role.start();
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await settle();
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
  });

  it('opens a page only after the network has given an address', async () => {
    let up: () => void = () => undefined;
    const { deeds, role } = session({ network: { waitForAddress: () => new Promise((resolve) => (up = resolve)) } });
    await role.start();
    role.onRequest(IDENTITY);
    role.onRequest(LINK_UP);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await has(deeds, 'clock 1800000000000');
    await settle();
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
    up();
    await has(deeds, 'chromium https://example.org/');
  });

  it('fails when it cannot take its identity', async () => {
    const { deeds, role } = session({ identity: { take: () => Promise.reject(new Error('no random numbers')) } });
    await role.start();
    role.onRequest(IDENTITY);
    role.onRequest(LINK_UP);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await has(deeds, 'fail identity no random numbers');
    expect(deeds.filter((deed) => deed === 'network' || deed.startsWith('chromium'))).toEqual([]);
  });

  it('opens more pages in the running browser, and holds them back while it starts', async () => {
    const { deeds, role, world } = session();
    await role.start();
    role.onRequest(IDENTITY);
    role.onRequest(LINK_UP);
    role.onRequest({ type: 'browse', url: 'https://example.org/1' });
    role.onRequest({ type: 'browse', url: 'https://example.org/2' });
    await has(deeds, 'chromium https://example.org/1');
    expect(deeds).not.toContain('more https://example.org/2');
    world.rootChange?.({ kind: 'windows', count: 1 });
    role.onRequest({ type: 'browse', url: 'https://example.org/3' });
    await has(deeds, 'more https://example.org/3');
    expect(deeds.filter((deed) => deed.includes('example.org'))).toEqual([
      'chromium https://example.org/1',
      'more https://example.org/2',
      'more https://example.org/3',
    ]);
  });

  it('starts the speech before the browser, only where the profile asks for it, and tells the host', async () => {
    const { deeds, role } = session();
    role.onRequest({ type: 'settings', settings: { readsAloud: true, language: 'de' } });
    await role.start();
    role.onRequest(IDENTITY);
    role.onRequest({ type: 'open-start-page' });
    await has(deeds, 'chromium chrome://newtab/ in de');
    expect(deeds.indexOf('speech de')).toBeGreaterThan(-1);
    expect(deeds.indexOf('speech de')).toBeLessThan(deeds.findIndex((deed) => deed.startsWith('chromium')));
    await has(deeds, '{"type":"speech","isOn":true}');
    const silent = session();
    silent.role.onRequest({ type: 'settings', settings: { language: 'de' } });
    await silent.role.start();
    silent.role.onRequest(IDENTITY);
    silent.role.onRequest({ type: 'open-start-page' });
    await has(silent.deeds, 'chromium chrome://newtab/ in de');
    expect(silent.deeds.filter((deed) => deed.includes('speech'))).toEqual([]);
  });

  it('opens only http and https pages', async () => {
    const { deeds, role } = session();
    await role.start();
    role.onRequest(IDENTITY);
    for (const url of ['file:///etc/passwd', '--no-sandbox', 'chrome://settings'])
      role.onRequest({ type: 'browse', url });
    await settle();
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
  });

  it('takes a new preferred mode, and reports a new screen size once', async () => {
    const { deeds, world } = await browsing();
    expect(world.screen?.isTaken('1280x800')).toBe(true);
    world.size = { width: 1000, height: 700 };
    await world.screen?.take('Virtual-1', '1000x700');
    expect(deeds.slice(-2)).toEqual(['mode Virtual-1 1000x700', '{"type":"screen","width":1000,"height":700}']);
    expect([world.screen?.isTaken('1000x700'), world.screen?.isTaken('1280x800')]).toEqual([true, false]);
    world.rootChange?.({ kind: 'screen-size' });
    world.rootChange?.({ kind: 'screen-size' });
    await expect.poll(() => deeds.at(-1)).toBe('{"type":"screen","width":1000,"height":700}');
    await settle();
    expect(deeds.filter((deed) => deed.includes('"width":1000'))).toHaveLength(1);
  });

  it.each([
    ['home', { files: { restoreHome: () => Promise.reject(new Error('broken')) } }],
    ['screen', { screen: { startXServer: () => Promise.reject(new Error('broken')) } }],
    ['screen', { screen: { query: () => Promise.reject(new Error('broken')) } }],
    ['browser-window', { files: { placeWindow: () => Promise.reject(new Error('broken')) } }],
  ] as const)('starts no browser when the step %s fails', async (step, changes) => {
    const { deeds, role } = session(changes);
    role.onRequest(IDENTITY);
    role.onRequest(LINK_UP);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    const failure = await role.start().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StepFailed);
    expect(failure).toMatchObject({ step, message: 'broken' });
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
  });

  it('reports the title of the window in front', async () => {
    const clock = useFakeClock({ runs: true });
    const { deeds, world } = await browsing();
    world.rootChange?.({ kind: 'front', window: '0x600003' });
    await clock.advance(1_000);
    expect(deeds.at(-1)).toBe('{"type":"title","title":"page in 0x600003"}');
    world.rootChange?.({ kind: 'front' });
    await clock.advance(1_000);
    expect(deeds.at(-1)).toBe('{"type":"title","title":""}');
  });

  it('ends the X server to show why the start failed, without reporting a crash', async () => {
    const { deeds, role, world } = session({ files: { placeWindow: () => Promise.reject(new Error('broken')) } });
    await role.start().catch(() => undefined);
    await role.clearScreen();
    expect((await world.x?.ended)?.signal).toBe('SIGTERM');
    expect(deeds.filter((deed) => deed.startsWith('end'))).toEqual([]);
  });
});

describeBrowserAgent('the real one', () => {
  let made: ReturnType<typeof session> | undefined;
  const conversation = conversationWith('browser', (agent) => (made = session({}, agent)).role);
  return {
    ...conversation,
    openWindow: async () => {
      await has(made?.deeds ?? [], 'chromium https://example.org/');
      made?.world.rootChange?.({ kind: 'windows', count: 1 });
    },
  };
});

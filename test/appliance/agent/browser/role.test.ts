import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { StepFailed } from '../../../../appliance/agent/agent.ts';
import { browsing, CONNECTED, has, IDENTITY, session } from './role-at-work.ts';

describe('a browser session', () => {
  it('goes from the clean home to a browser of the size of the screen', async () => {
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
    role.onRequest(CONNECTED);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await has(deeds, 'chromium https://example.org/');
    expect(deeds.slice(5)).toEqual([
      'identity sb-3',
      'reached identity',
      'by the link',
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

  it('starts the browser as soon as it can when the page was asked for early', async () => {
    const { deeds, role } = session();
    role.onRequest(IDENTITY);
    role.onRequest(CONNECTED);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await role.start();
    await has(deeds, 'chromium https://example.org/');
    expect(deeds.indexOf('place 1280x800')).toBeLessThan(deeds.indexOf('chromium https://example.org/'));
  });

  it('opens nothing before it knows who it is', async () => {
    const { deeds, role } = session();
    await role.start();
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await sleep(20);
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
  });

  it('waits for its network before it opens a page', async () => {
    let up: () => void = () => undefined;
    const { deeds, role } = session({ networkUp: () => new Promise((resolve) => (up = resolve)) });
    await role.start();
    role.onRequest(IDENTITY);
    role.onRequest(CONNECTED);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await has(deeds, 'clock 1800000000000');
    await sleep(20);
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
    up();
    await has(deeds, 'chromium https://example.org/');
  });

  it('cannot go on when it cannot become itself', async () => {
    const { deeds, role } = session({ takeIdentity: () => Promise.reject(new Error('no random numbers')) });
    await role.start();
    role.onRequest(IDENTITY);
    role.onRequest(CONNECTED);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await has(deeds, 'fail identity no random numbers');
    expect(deeds.filter((deed) => deed === 'network' || deed.startsWith('chromium'))).toEqual([]);
  });

  it('hands more pages to the running browser, and waits with them while it starts', async () => {
    const { deeds, role, world } = session();
    await role.start();
    role.onRequest(IDENTITY);
    role.onRequest(CONNECTED);
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

  it('opens nothing but web pages', async () => {
    const { deeds, role } = session();
    await role.start();
    role.onRequest(IDENTITY);
    for (const url of ['file:///etc/passwd', '--no-sandbox', 'chrome://settings'])
      role.onRequest({ type: 'browse', url });
    await sleep(20);
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
  });

  it('follows the screen: a new preferred mode is taken, a new size is told once', async () => {
    const { deeds, world } = await browsing();
    expect(world.screen?.isTaken('1280x800')).toBe(true);
    world.size = { width: 1000, height: 700 };
    await world.screen?.take('Virtual-1', '1000x700');
    expect(deeds.slice(-2)).toEqual(['mode Virtual-1 1000x700', '{"type":"screen","width":1000,"height":700}']);
    expect([world.screen?.isTaken('1000x700'), world.screen?.isTaken('1280x800')]).toEqual([true, false]);
    world.rootChange?.({ kind: 'screen-size' });
    world.rootChange?.({ kind: 'screen-size' });
    await vi.waitFor(() => expect(deeds.at(-1)).toBe('{"type":"screen","width":1000,"height":700}'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(deeds.filter((deed) => deed.includes('"width":1000'))).toHaveLength(1);
  });

  it.each([
    ['home', { restoreHome: () => Promise.reject(new Error('broken')) }],
    ['screen', { startXServer: () => Promise.reject(new Error('broken')) }],
    ['screen', { queryScreen: () => Promise.reject(new Error('broken')) }],
    ['browser-window', { placeWindow: () => Promise.reject(new Error('broken')) }],
  ] as const)('starts no browser when the step %s fails', async (step, changed) => {
    const { deeds, role } = session(changed);
    role.onRequest(IDENTITY);
    role.onRequest(CONNECTED);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    const failure = await role.start().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StepFailed);
    expect(failure).toMatchObject({ step, message: 'broken' });
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
  });

  it('frees the screen for the reason of a failure without calling that a crash', async () => {
    const { deeds, role, world } = session({ placeWindow: () => Promise.reject(new Error('broken')) });
    await role.start().catch(() => undefined);
    await role.clearScreen();
    expect((await world.x?.ended)?.signal).toBe('SIGTERM');
    expect(deeds.filter((deed) => deed.startsWith('end'))).toEqual([]);
  });
});

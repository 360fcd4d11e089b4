import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Agent, type RoleAtWork, StepFailed } from '../../../../appliance/agent/agent.ts';
import { launch, type Running } from '../../../../appliance/agent/commands/launch.ts';
import type { BrowserParts } from '../../../../appliance/agent/browser/parts.ts';
import { browserRole } from '../../../../appliance/agent/browser/role.ts';
import type { RootChange } from '../../../../appliance/agent/browser/root-window.ts';
import type { ScreenFollower } from '../../../../appliance/agent/browser/connector.ts';
import { createLog } from '../../../../appliance/agent/log.ts';

const program = fileURLToPath(new URL('../../../fixtures/bin/stays-until-told', import.meta.url));

function start(): Running {
  const running = launch(program, [], { stdio: ['pipe', 'ignore', 'ignore'] });
  onTestFinished(() => running.kill());
  return running;
}
const tell = (running: Running | undefined, word: string) => running?.child.stdin?.end(`${word}\n`);

/** A browser role whose X server and Chromium are real small programs; everything it does is in `deeds`. */
function session(changed: Partial<BrowserParts> = {}) {
  const deeds: string[] = [];
  const world: { x?: Running; chromium?: Running; rootChange?: (change: RootChange) => void; screen?: ScreenFollower; size: { width: number; height: number } } = {
    size: { width: 1280, height: 800 },
  };
  const agent: Agent = {
    log: createLog(() => undefined),
    say: (message) => void deeds.push(JSON.stringify(message)),
    reached: (step) => void deeds.push(`reached ${step}`),
    end: (message) => Promise.resolve(void deeds.push(`end ${JSON.stringify(message)}`)),
    fail: ({ step, message }) => Promise.resolve(void deeds.push(`fail ${step} ${message}`)),
  };
  const parts: BrowserParts = {
    awaitCopy: () => Promise.resolve(() => Promise.resolve(void deeds.push('reseeded'))),
    takeIdentity: async (identity, reseeded) => {
      await reseeded?.();
      deeds.push(`identity ${identity.hostname}`);
      return { ...identity, random: '' };
    },
    setClock: (unixTimeMs) => Promise.resolve(void deeds.push(`clock ${unixTimeMs}`)),
    keepNetwork: () => Promise.resolve(void deeds.push('network')),
    networkUp: () => Promise.resolve(),
    restoreHome: () => Promise.resolve(void deeds.push('home')),
    startXServer: () => Promise.resolve((world.x = start())),
    keepWindowManager: () => Promise.resolve(),
    queryScreen: () => Promise.resolve({ ...world.size }),
    placeWindow: ({ width, height }) => Promise.resolve(void deeds.push(`place ${width}x${height}`)),
    followRootWindow: (onChange) => Promise.resolve(void (world.rootChange = onChange)),
    followPreferredModes: (follower) => Promise.resolve(void (world.screen = follower)),
    useSize: (size) => Promise.resolve(void ((world.size = size), deeds.push(`size ${size.width}x${size.height}`))),
    useMode: (output, mode) => Promise.resolve(void deeds.push(`mode ${output} ${mode}`)),
    startChromium: (url) => {
      deeds.push(`chromium ${url}`);
      return (world.chromium = start());
    },
    openInChromium: (url) => {
      deeds.push(`more ${url}`);
      return Promise.resolve();
    },
    rehearse: () => Promise.resolve(void deeds.push('rehearse')),
    ...changed,
  };
  const role: RoleAtWork = browserRole(agent, parts);
  return { deeds, world, role };
}

const IDENTITY = {
  type: 'identity',
  entropy: Buffer.alloc(64).toString('base64'),
  mac: '02:53:42:02:00:03',
  hostname: 'sb-3',
  machineId: '3'.repeat(32),
  screen: { width: 1280, height: 800 },
} as const;
const CONNECTED = { type: 'connected', unixTimeMs: 1_800_000_000_000 } as const;
const has = (deeds: string[], deed: string) => vi.waitFor(() => expect(deeds).toContain(deed));

async function browsing() {
  const made = session();
  await made.role.start();
  made.role.onRequest(IDENTITY);
  made.role.onRequest(CONNECTED);
  made.role.onRequest({ type: 'browse', url: 'https://example.org/' });
  await has(made.deeds, 'chromium https://example.org/');
  made.world.rootChange?.({ kind: 'windows', count: 1 });
  return made;
}
const ended = (deeds: string[]) => vi.waitFor(() => expect(deeds.find((deed) => deed.startsWith('end'))).toBeDefined());

describe('a browser session', () => {
  it('goes from the clean home to a browser of the size of the screen', async () => {
    const { deeds, role, world } = session();
    await role.start();
    expect(deeds).toEqual(['home', 'reached home', 'reached screen', '{"type":"screen","width":1280,"height":800}', 'place 1280x800']);
    role.onRequest(IDENTITY);
    role.onRequest(CONNECTED);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await has(deeds, 'chromium https://example.org/');
    expect(deeds.slice(5)).toEqual(['identity sb-3', 'reached identity', 'network', 'clock 1800000000000', 'chromium https://example.org/']);
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
    await has(deeds, 'network');
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
    role.onRequest({ type: 'open-url', url: 'https://example.org/2' });
    await has(deeds, 'chromium https://example.org/1');
    expect(deeds).not.toContain('more https://example.org/2');
    world.rootChange?.({ kind: 'windows', count: 1 });
    role.onRequest({ type: 'open-url', url: 'https://example.org/3' });
    await has(deeds, 'more https://example.org/3');
    expect(deeds.filter((deed) => deed.includes('example.org'))).toEqual(['chromium https://example.org/1', 'more https://example.org/2', 'more https://example.org/3']);
  });

  it('opens nothing but web pages', async () => {
    const { deeds, role } = session();
    await role.start();
    role.onRequest(IDENTITY);
    for (const url of ['file:///etc/passwd', '--no-sandbox', 'chrome://settings']) role.onRequest({ type: 'browse', url });
    await sleep(20);
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
  });

  it('ends soon after its last window has gone, however long Chromium takes to end', async () => {
    const { deeds, world } = await browsing();
    world.rootChange?.({ kind: 'windows', count: 0 });
    await ended(deeds);
    expect(deeds.at(-1)).toBe('end {"type":"browser-closed","cause":"last-window"}');
  });

  it('goes on when another window comes in place of the last one', async () => {
    const { deeds, world } = await browsing();
    world.rootChange?.({ kind: 'windows', count: 0 });
    await sleep(50);
    world.rootChange?.({ kind: 'windows', count: 1 });
    await sleep(300);
    expect(deeds.filter((deed) => deed.startsWith('end'))).toEqual([]);
  });

  it.each([
    ['the last window closes', 'chromium', '0', 'last-window'],
    ['Chromium crashes', 'chromium', 'SEGV', 'browser-crashed'],
    ['Chromium gives up', 'chromium', '1', 'browser-crashed'],
    ['the X server crashes', 'x', 'ABRT', 'display-crashed'],
    ['the X server ends', 'x', '0', 'display-crashed'],
  ] as const)('ends when %s, and says why', async (_, who, word, cause) => {
    const { deeds, world } = await browsing();
    tell(world[who], word);
    await ended(deeds);
    expect(deeds.at(-1)).toBe(`end {"type":"browser-closed","cause":"${cause}"}`);
  });

  it('blames the X server when Chromium falls a moment before it', async () => {
    const { deeds, world } = await browsing();
    tell(world.chromium, '1');
    tell(world.x, 'KILL');
    await ended(deeds);
    expect(deeds.find((deed) => deed.startsWith('end'))).toContain('display-crashed');
  });

  it('ends without a word when the host says so', async () => {
    const { deeds, role } = await browsing();
    role.onRequest({ type: 'power-off' });
    expect(deeds.at(-1)).toBe('end undefined');
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

  it('comes up to its start page without a network when it is to be sealed; a copy becomes itself first', async () => {
    const { deeds, role, world } = session();
    role.onRequest({ type: 'prepare', level: 'browser' });
    await role.start();
    await has(deeds, 'chromium about:blank');
    world.rootChange?.({ kind: 'windows', count: 1 });
    expect(deeds).not.toContain('network');
    role.onRequest({ ...IDENTITY, screen: { width: 1600, height: 1000 } });
    await has(deeds, 'reached identity');
    expect(deeds).not.toContain('network');
    role.onRequest(CONNECTED);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await has(deeds, 'more https://example.org/');
    expect(deeds.slice(deeds.indexOf('reached browser-window') + 1)).toEqual(['reseeded', 'identity sb-3', 'reached identity', 'size 1600x1000', '{"type":"screen","width":1600,"height":1000}', 'network', 'clock 1800000000000', 'more https://example.org/']);
    // What the card preferred when it was sealed is not what the host wants now.
    expect(world.screen?.isTaken('1280x800')).toBe(true);
  });

  it('rehearses when it is itself, and says so when the window of the rehearsal has gone', async () => {
    const { deeds, role, world } = session({
      rehearse: () => {
        world.rootChange?.({ kind: 'windows', count: 2 });
        deeds.push('rehearse');
        return Promise.resolve();
      },
    });
    role.onRequest({ type: 'prepare', level: 'browser' });
    await role.start();
    await has(deeds, 'chromium about:blank');
    world.rootChange?.({ kind: 'windows', count: 1 });
    role.onRequest({ type: 'rehearse' });
    await sleep(20);
    expect(deeds).not.toContain('rehearse');
    role.onRequest(IDENTITY);
    role.onRequest({ type: 'rehearse' });
    await has(deeds, 'rehearse');
    await sleep(150);
    expect(deeds).not.toContain('reached rehearsal');
    world.rootChange?.({ kind: 'windows', count: 1 });
    await has(deeds, 'reached rehearsal');
    expect(deeds.filter((deed) => deed === 'rehearse')).toHaveLength(1);
  });

  it('cannot go on when its rehearsal fails: nobody knows what its screen shows', async () => {
    const { deeds, role } = session({ rehearse: () => Promise.reject(new Error('no page')) });
    await role.start();
    role.onRequest(IDENTITY);
    role.onRequest({ type: 'rehearse' });
    await has(deeds, 'fail rehearsal no page');
  });

  it('stays at the empty screen when that is to be sealed; a copy without an address shows the start page', async () => {
    const { deeds, role, world } = session();
    await role.start();
    role.onRequest({ type: 'prepare', level: 'desktop' });
    await sleep(20);
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
    role.onRequest(IDENTITY);
    role.onRequest(CONNECTED);
    role.onRequest({ type: 'browse', url: 'about:blank' });
    await has(deeds, 'chromium about:blank');
    world.rootChange?.({ kind: 'windows', count: 1 });
    role.onRequest({ type: 'open-url', url: 'about:blank' });
    await sleep(20);
    expect(deeds).not.toContain('more about:blank');
  });

  it('frees the screen for the reason of a failure without calling that a crash', async () => {
    const { deeds, role, world } = session({ placeWindow: () => Promise.reject(new Error('broken')) });
    await role.start().catch(() => undefined);
    await role.clearScreen();
    expect((await world.x?.ended)?.signal).toBe('SIGTERM');
    expect(deeds.filter((deed) => deed.startsWith('end'))).toEqual([]);
  });
});

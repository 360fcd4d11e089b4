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
    fail: () => Promise.reject(new Error('a role does not fail itself')),
  };
  const parts: BrowserParts = {
    keepNetwork: () => Promise.resolve(),
    restoreHome: () => Promise.resolve(void deeds.push('home')),
    startXServer: () => Promise.resolve((world.x = start())),
    keepWindowManager: () => Promise.resolve(),
    queryScreen: () => Promise.resolve({ ...world.size }),
    placeWindow: ({ width, height }) => Promise.resolve(void deeds.push(`place ${width}x${height}`)),
    followRootWindow: (onChange) => Promise.resolve(void (world.rootChange = onChange)),
    followPreferredModes: (follower) => Promise.resolve(void (world.screen = follower)),
    useMode: (output, mode) => Promise.resolve(void deeds.push(`mode ${output} ${mode}`)),
    startChromium: (url) => {
      deeds.push(`chromium ${url}`);
      return (world.chromium = start());
    },
    openInChromium: (url) => {
      deeds.push(`more ${url}`);
      return start();
    },
    ...changed,
  };
  const role: RoleAtWork = browserRole(agent, parts);
  return { deeds, world, role };
}

async function browsing() {
  const made = session();
  await made.role.start();
  made.role.onRequest({ type: 'browse', url: 'https://example.org/' });
  made.world.rootChange?.({ kind: 'windows', count: 1 });
  return made;
}
const ended = (deeds: string[]) => vi.waitFor(() => expect(deeds.find((deed) => deed.startsWith('end'))).toBeDefined());

describe('a browser session', () => {
  it('goes from the clean home to a browser of the size of the screen', async () => {
    const { deeds, role, world } = session();
    await role.start();
    expect(deeds).toEqual(['home', 'reached home', 'reached screen', '{"type":"screen","width":1280,"height":800}', 'place 1280x800']);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    expect(deeds.at(-1)).toBe('chromium https://example.org/');
    world.rootChange?.({ kind: 'windows', count: 0 });
    expect(deeds).not.toContain('reached browser-window');
    world.rootChange?.({ kind: 'windows', count: 1 });
    world.rootChange?.({ kind: 'windows', count: 2 });
    expect(deeds.filter((deed) => deed === 'reached browser-window')).toHaveLength(1);
  });

  it('starts the browser as soon as it can when the page was asked for early', async () => {
    const { deeds, role } = session();
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await role.start();
    expect(deeds.slice(-2)).toEqual(['place 1280x800', 'chromium https://example.org/']);
  });

  it('hands more pages to the running browser, and waits with them while it starts', async () => {
    const { deeds, role, world } = session();
    await role.start();
    role.onRequest({ type: 'browse', url: 'https://example.org/1' });
    role.onRequest({ type: 'open-url', url: 'https://example.org/2' });
    expect(deeds).not.toContain('more https://example.org/2');
    world.rootChange?.({ kind: 'windows', count: 1 });
    role.onRequest({ type: 'open-url', url: 'https://example.org/3' });
    expect(deeds.filter((deed) => deed.includes('example.org'))).toEqual(['chromium https://example.org/1', 'more https://example.org/2', 'more https://example.org/3']);
  });

  it('opens nothing but web pages', async () => {
    const { deeds, role } = session();
    await role.start();
    for (const url of ['file:///etc/passwd', '--no-sandbox', 'chrome://settings']) role.onRequest({ type: 'browse', url });
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
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
    expect(world.screen?.current()).toBe('1280x800');
    world.size = { width: 1000, height: 700 };
    await world.screen?.take('Virtual-1', '1000x700');
    expect(deeds.slice(-2)).toEqual(['mode Virtual-1 1000x700', '{"type":"screen","width":1000,"height":700}']);
    expect(world.screen?.current()).toBe('1000x700');
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

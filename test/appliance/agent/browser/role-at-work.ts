/** The browser's role, at work on small programs in place of an X server and Chromium. */
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, vi } from 'vitest';
import type { Agent, RoleAtWork } from '../../../../appliance/agent/agent.ts';
import { launch, type Running } from '../../../../appliance/agent/commands/launch.ts';
import type { BrowserParts } from '../../../../appliance/agent/browser/parts.ts';
import { browserRole } from '../../../../appliance/agent/browser/role.ts';
import type { RootChange } from '../../../../appliance/agent/browser/root-window.ts';
import { transferParts } from '../../../../appliance/agent/browser/transfers/transfers.ts';
import type { ScreenFollower } from '../../../../appliance/agent/browser/connector.ts';
import { createLog } from '../../../../appliance/agent/log.ts';

const program = fileURLToPath(new URL('../../../fixtures/bin/stays-until-told', import.meta.url));

function start(): Running {
  const running = launch(program, [], { stdio: ['pipe', 'ignore', 'ignore'] });
  onTestFinished(() => running.kill());
  return running;
}
/** Has it end: by a status, or by a signal. */
export const tell = (running: Running | undefined, word: string) => running?.child.stdin?.end(`${word}\n`);

/** A browser role whose X server and Chromium are real small programs; everything it does is in `deeds`. */
export function session(changed: Partial<BrowserParts> = {}) {
  const deeds: string[] = [];
  const world: {
    x?: Running;
    chromium?: Running;
    rootChange?: (change: RootChange) => void;
    screen?: ScreenFollower;
    size: { width: number; height: number };
  } = {
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
    keepNetwork: () => Promise.resolve(void deeds.push('by the link')),
    networkUp: () => Promise.resolve(void deeds.push('network')),
    restoreHome: () => Promise.resolve(void deeds.push('home')),
    startXServer: () => Promise.resolve((world.x = start())),
    keepWindowManager: () => Promise.resolve(),
    queryScreen: () => Promise.resolve({ ...world.size }),
    placeWindow: ({ width, height }) => Promise.resolve(void deeds.push(`place ${width}x${height}`)),
    followRootWindow: (onChange) => Promise.resolve(void (world.rootChange = onChange)),
    followPreferredModes: (follower) => Promise.resolve(void (world.screen = follower)),
    useSize: (size) => Promise.resolve(void ((world.size = size), deeds.push(`size ${size.width}x${size.height}`))),
    useMode: (output, mode) => Promise.resolve(void deeds.push(`mode ${output} ${mode}`)),
    writeSettings: (settings) => Promise.resolve(void deeds.push(`settings ${JSON.stringify(settings)}`)),
    writeBookmarks: (bookmarks) =>
      Promise.resolve(void deeds.push(`bookmarks ${bookmarks.map(({ name }) => name).join(' ')}`)),
    startChromium: (url, { language }) => {
      deeds.push(`chromium ${url}${language === undefined ? '' : ` in ${language}`}`);
      return (world.chromium = start());
    },
    openInChromium: (url) => {
      deeds.push(`more ${url}`);
      return Promise.resolve();
    },
    hearMicrophone: (signal) => {
      deeds.push('microphone on');
      return new Promise((resolve) =>
        signal.addEventListener('abort', () => resolve(void deeds.push('microphone off'))),
      );
    },
    setVolume: ({ percent, isMuted }) =>
      Promise.resolve(void deeds.push(`volume ${percent}${isMuted ? ' muted' : ''}`)),
    rehearse: () => Promise.resolve(void deeds.push('rehearse')),
    transfers: () => ({ ...transferParts(), downloads: { pathOf: () => undefined, follow: () => Promise.resolve() } }),
    ...changed,
  };
  const role: RoleAtWork<'browser'> = browserRole(agent, parts);
  return { deeds, world, role };
}

export const IDENTITY = {
  type: 'identity',
  entropy: Buffer.alloc(64).toString('base64'),
  mac: '02:53:42:02:00:03',
  hostname: 'sb-3',
  machineId: '3'.repeat(32),
  screen: { width: 1280, height: 800 },
} as const;
export const CONNECTED = { type: 'link-up', unixTimeMs: 1_800_000_000_000 } as const;
export const has = (deeds: string[], deed: string) => vi.waitFor(() => expect(deeds).toContain(deed));

/** One whose page is open, in one window. */
export async function browsing() {
  const made = session();
  await made.role.start();
  made.role.onRequest(IDENTITY);
  made.role.onRequest(CONNECTED);
  made.role.onRequest({ type: 'browse', url: 'https://example.org/' });
  await has(made.deeds, 'chromium https://example.org/');
  made.world.rootChange?.({ kind: 'windows', count: 1 });
  return made;
}

/** The browser role with small programs in place of the X server and Chromium. */
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import type { Agent, RoleAtWork } from '../../../../../appliance/agent/agent.ts';
import { launch, type Running } from '../../../../../appliance/agent/commands/launch.ts';
import type { BrowserParts } from '../../../../../appliance/agent/browser/parts.ts';
import { browserRole } from '../../../../../appliance/agent/browser/role.ts';
import type { RootChange } from '../../../../../appliance/agent/browser/screen/root-window.ts';
import { transferParts } from '../../../../../appliance/agent/browser/transfers/transfers.ts';
import type { ScreenFollower } from '../../../../../appliance/agent/browser/screen/connector.ts';
import { createLog } from '../../../../../appliance/agent/log.ts';
import { IDENTITY, LINK_UP } from '../../../../contract/guest-agent.ts';

const program = fileURLToPath(new URL('../../../../fixtures/bin/stays-until-told', import.meta.url));

function start(): Running {
  const running = launch(program, [], { stdio: ['pipe', 'ignore', 'ignore'] });
  onTestFinished(() => running.kill());
  return running;
}
/** Makes it end with a status or by a signal. */
export const tell = (running: Running | undefined, word: string) => running?.child.stdin?.end(`${word}\n`);

/** Changes to single members of groups of parts. */
type Changes = { readonly [Group in keyof BrowserParts]?: Partial<BrowserParts[Group]> };

function withChanges(parts: BrowserParts, changes: Changes): BrowserParts {
  return {
    identity: { ...parts.identity, ...changes.identity },
    network: { ...parts.network, ...changes.network },
    screen: { ...parts.screen, ...changes.screen },
    files: { ...parts.files, ...changes.files },
    chromium: { ...parts.chromium, ...changes.chromium },
    sound: { ...parts.sound, ...changes.sound },
    speech: { ...parts.speech, ...changes.speech },
    smartCards: { ...parts.smartCards, ...changes.smartCards },
    keyboard: { ...parts.keyboard, ...changes.keyboard },
    scale: { ...parts.scale, ...changes.scale },
    transfers: { ...parts.transfers, ...changes.transfers },
    documents: { ...parts.documents, ...changes.documents },
  };
}

/** A browser role whose X server and Chromium are real small programs. `deeds`: everything it does, except the `marks` that it reports. */
export function session(changes: Changes = {}, itsAgent?: Agent) {
  const deeds: string[] = [];
  const marks: string[] = [];
  const world: {
    x?: Running;
    chromium?: Running;
    rootChange?: (change: RootChange) => void;
    screen?: ScreenFollower;
    endPrograms?: (programs: number) => void;
    size: { width: number; height: number };
  } = {
    size: { width: 1280, height: 800 },
  };
  const agent: Agent = itsAgent ?? {
    log: createLog(() => undefined),
    say: (message) => {
      if (message.type === 'mark') marks.push(message.mark);
      else deeds.push(JSON.stringify(message));
    },
    reached: (step) => void deeds.push(`reached ${step}`),
    end: (message) => Promise.resolve(void deeds.push(`end ${JSON.stringify(message)}`)),
    fail: ({ step, message }) => Promise.resolve(void deeds.push(`fail ${step} ${message}`)),
  };
  const parts = withChanges(
    {
      identity: {
        expectClone: () => Promise.resolve(() => Promise.resolve(void deeds.push('reseeded'))),
        take: async (identity, reseeded) => {
          await reseeded?.();
          deeds.push(`identity ${identity.hostname}`);
          return { ...identity, random: '', clockSource: 'kvm-clock' };
        },
        setClock: (unixTimeMs) => Promise.resolve(void deeds.push(`clock ${unixTimeMs}`)),
      },
      network: {
        keepAddress: () => Promise.resolve(void deeds.push('DHCP client')),
        waitForAddress: () => Promise.resolve(void deeds.push('network')),
      },
      screen: {
        startXServer: () => Promise.resolve((world.x = start())),
        keepWindowManager: () => Promise.resolve(),
        query: () => Promise.resolve({ ...world.size }),
        useSize: (size) => Promise.resolve(void ((world.size = size), deeds.push(`size ${size.width}x${size.height}`))),
        useMode: (output, mode) => Promise.resolve(void deeds.push(`mode ${output} ${mode}`)),
        followRootWindow: (onChange) => Promise.resolve(void (world.rootChange = onChange)),
        followTitle: (window, onTitle) => {
          onTitle(`page in ${window}`);
          return Promise.resolve();
        },
        followOutOfMemory: (onEnded) => Promise.resolve(void (world.endPrograms = onEnded)),
        followPreferredModes: (follower) => Promise.resolve(void (world.screen = follower)),
      },
      files: {
        restoreHome: () => Promise.resolve(void deeds.push('home')),
        placeWindow: ({ width, height }) => Promise.resolve(void deeds.push(`place ${width}x${height}`)),
        writeSettings: (settings) => Promise.resolve(void deeds.push(`settings ${JSON.stringify(settings)}`)),
        writeBookmarks: (bookmarks) =>
          Promise.resolve(void deeds.push(`bookmarks ${bookmarks.map(({ name }) => name).join(' ')}`)),
        useScratchDisk: (mebibytes) => Promise.resolve(void deeds.push(`scratch disk ${mebibytes}`)),
        followKeyLog: (say) => {
          deeds.push('key log');
          say(['a key']);
          return Promise.resolve();
        },
      },
      chromium: {
        start: (url, { language }) => {
          deeds.push(`chromium ${url ?? 'as it was'}${language === undefined ? '' : ` in ${language}`}`);
          return (world.chromium = start());
        },
        openPages: (urls) => Promise.resolve(void deeds.push(`more ${urls.join(' before ')}`)),
        keepPages: () => Promise.resolve(void deeds.push('pages kept')),
        warmUp: () => Promise.resolve(void deeds.push('warm up')),
      },
      sound: {
        playMicrophone: (signal) => {
          deeds.push('microphone on');
          return new Promise((resolve) =>
            signal.addEventListener('abort', () => resolve(void deeds.push('microphone off'))),
          );
        },
        setVolume: ({ percent, isMuted }) =>
          Promise.resolve(void deeds.push(`volume ${percent}${isMuted ? ' muted' : ''}`)),
      },
      speech: {
        prepare: (language) => Promise.resolve(void deeds.push(`speech ${language ?? ''}`.trim())),
        startBus: start,
        startScreenReader: start,
        untilBus: () => Promise.resolve(true),
        untilSynthesiser: () => Promise.resolve(true),
      },
      smartCards: {
        startService: () => Promise.resolve(start()),
        countReaders: () => Promise.resolve(1),
        addToChromium: () => Promise.resolve(void deeds.push('cards')),
      },
      keyboard: {
        assign: (assignments) =>
          Promise.resolve(
            void deeds.push(`assign ${assignments.map(({ key, character }) => `${key}${character}`).join(' ')}`),
          ),
        press: (keys) => Promise.resolve(void deeds.push(`press ${keys.join(' ')}`)),
      },
      scale: {
        write: (text) => Promise.resolve(void deeds.push(`scale ${text.trim()}`)),
        hold: start,
      },
      transfers: {
        ...transferParts(),
        downloads: {
          pathOf: () => undefined,
          list: () => Promise.resolve({ files: [], count: 1 }),
          follow: () => Promise.resolve(),
          leaveOut: () => Promise.resolve(),
          lookAgain: () => void deeds.push('look at downloads again'),
        },
      },
      documents: {
        show: (path, language) => Promise.resolve({ address: `file://${path}?${language}` }),
        broken: (path, language) => Promise.resolve({ address: `file:///broken${path}?${language}` }),
        warmUp: () => Promise.resolve(void deeds.push('open documents ahead')),
        prepareNext: () => Promise.resolve(void deeds.push('prepare for the next document')),
      },
    },
    changes,
  );
  const role: RoleAtWork<'browser'> = browserRole(agent, parts);
  return { deeds, marks, world, role };
}

export const has = (deeds: string[], deed: string) => expect.poll(() => deeds).toContain(deed);

/** A session whose page is open in one window. */
export async function browsing() {
  const made = session();
  await made.role.start();
  made.role.onRequest(IDENTITY);
  made.role.onRequest(LINK_UP);
  made.role.onRequest({ type: 'browse', url: 'https://example.org/' });
  await has(made.deeds, 'chromium https://example.org/');
  made.world.rootChange?.({ kind: 'windows', count: 1 });
  return made;
}

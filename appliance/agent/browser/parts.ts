/** The programs and files that a browser VM's role works with, grouped by the part that uses them. Tests replace single members by small programs. */
import type { Bookmark, BrowserSettings, Identity, Volume } from '../../protocol/browser.ts';
import type { Running } from '../commands/launch.ts';
import type { Log } from '../log.ts';
import { ACCOUNT } from './account.ts';
import { startChromium } from './chromium.ts';
import { followPreferredModes, type ScreenFollower } from './screen/connector.ts';
import { DhcpClient } from './dhcp.ts';
import { type Documents, documents } from './documents.ts';
import { restoreHome } from './home.ts';
import { setClock } from '../clock.ts';
import { expectClone, type Reseeded } from '../reseeded.ts';
import { takeIdentity, type TakenIdentity } from './identity.ts';
import { followKeyLog } from './key-log.ts';
import { keepLastPages } from './last-pages.ts';
import { playMicrophone } from './microphone.ts';
import { followOutOfMemory } from './out-of-memory.ts';
import { placeWindow } from './preferences.ts';
import { followRootWindow, type RootChange } from './screen/root-window.ts';
import { type ScaleParts, scaleParts } from './screen/scale.ts';
import { writeBookmarks, writeSettings } from './settings.ts';
import { useScratchDisk } from './scratch-disk.ts';
import { askChromium, openInChromium } from './singleton.ts';
import { cardPrograms, type CardPrograms } from './smart-cards/programs.ts';
import { speechPrograms, type SpeechPrograms } from './speech/programs.ts';
import { type TransferParts, transferParts } from './transfers/transfers.ts';
import { type Keyboard, xKeyboard } from './typing/keyboard.ts';
import { keepWindowManager } from './screen/window-manager.ts';
import { followTitle } from './screen/window-title.ts';
import { startXServer } from './screen/x-server.ts';
import { queryScreen, type Size, useMode, useSize } from './screen/xrandr.ts';
import { run } from '../commands/run.ts';
import { untilThere } from '../is-there.ts';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// Renders a throw-away page before the person needs the browser: emulated code is slow the first time it runs. This program serves the page to Chromium over the VM's loopback interface.

const PAGE = '/usr/share/safe-browse/warm-up.html';
const DOCUMENT = '/usr/share/safe-browse/warm-up.pdf';
const PAINTED_PATH = '/painted';
/** An incognito window leaves no history, no cookies and no closed tab that could be reopened. */
const OPTIONS = ['--incognito'];

interface WarmUpOptions {
  /** With a PDF file in it. */
  readonly hasDocument?: boolean;
  readonly page?: string;
  readonly document?: string;
  readonly open?: (url: string) => Promise<void>;
}

/**
 * Opens the page; fulfilled when the page reports that it is painted, and closes its window. It has no limit: only the host knows how busy it is. Throws
 * if Chromium does not take the page.
 */
export async function warmUp({
  hasDocument = false,
  page = PAGE,
  document = DOCUMENT,
  open = (url) => askChromium([url], OPTIONS),
}: WarmUpOptions = {}): Promise<void> {
  const contents = new Map([['/', { type: 'text/html; charset=utf-8', bytes: await readFile(page) }]]);
  if (hasDocument) contents.set('/document.pdf', { type: 'application/pdf', bytes: await readFile(document) });
  const server = createServer((request, response) => {
    const { type, bytes } = contents.get(request.url ?? '') ?? { type: 'text/plain', bytes: undefined };
    response.writeHead(bytes ? 200 : 204, { 'content-type': type, 'cache-control': 'no-store' }).end(bytes);
    if (request.url === PAINTED_PATH) server.emit('painted');
  });
  try {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const painted = once(server, 'painted');
    await open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${hasDocument ? '#document' : ''}`);
    await painted;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

// The volume of the VM, in the mixer of its sound card.

/** Exists once the sound card is at full volume; see /etc/safe-browse/sound. */
const READY_FILE = '/run/sound';
/** The time that the card may take to start. A VM without a card is silent anyway. */
const READY_TIMEOUT_MS = 40_000;
const SET_WITHIN_MS = 10_000;

/** The arguments of amixer. Pure. */
export function mixerArguments({ percent, isMuted }: Volume): string[] {
  return ['-q', '-c', '0', 'sset', 'Master', `${percent}%`, isMuted ? 'mute' : 'unmute'];
}

/** Sets the volume; does nothing in a VM without a sound card. Throws if the mixer fails. */
export async function setVolume(
  volume: Volume,
  { readyFile = READY_FILE, timeoutMs = READY_TIMEOUT_MS, mixer = 'amixer' } = {},
): Promise<void> {
  if (!(await untilThere(readyFile, timeoutMs))) return;
  await run(mixer, mixerArguments(volume), { timeoutMs: SET_WITHIN_MS });
}

export interface IdentityParts {
  readonly expectClone: () => Promise<Reseeded>;
  readonly take: (identity: Identity, reseeded: Reseeded | undefined) => Promise<TakenIdentity>;
  readonly setClock: (unixTimeMs: number) => Promise<void>;
}

export interface NetworkParts {
  /** Starts the DHCP client, which waits for a link. */
  readonly keepAddress: (log: Log) => Promise<void>;
  /** Call it when there is a link. Fulfilled when there is an address, or after `timeoutMs`. */
  readonly waitForAddress: (timeoutMs: number) => Promise<void>;
}

export interface ScreenParts {
  readonly startXServer: (log: Log) => Promise<Running>;
  readonly keepWindowManager: (log: Log) => Promise<void>;
  readonly query: () => Promise<Size>;
  readonly useMode: (output: string, mode: string) => Promise<void>;
  readonly useSize: (size: Size) => Promise<void>;
  readonly followRootWindow: (onChange: (change: RootChange) => void, signal: AbortSignal) => Promise<void>;
  readonly followTitle: typeof followTitle;
  readonly followOutOfMemory: (onEnded: (programs: number) => void, signal: AbortSignal) => Promise<void>;
  readonly followPreferredModes: (follower: ScreenFollower, signal: AbortSignal) => Promise<void>;
}

export interface FileParts {
  readonly restoreHome: () => Promise<void>;
  readonly placeWindow: (size: Size) => Promise<void>;
  readonly writeSettings: (settings: BrowserSettings) => Promise<void>;
  readonly writeBookmarks: (bookmarks: readonly Bookmark[]) => Promise<void>;
  readonly useScratchDisk: (mebibytes: number) => Promise<void>;
  /** Before Chromium starts: hears of the keys of its TLS connections. */
  readonly followKeyLog: (say: (lines: string[]) => void) => Promise<void>;
}

export interface ChromiumParts {
  readonly start: (url: string | undefined, settings: BrowserSettings) => Running;
  /** The first one is in front. */
  readonly openPages: (urls: readonly string[]) => Promise<void>;
  /** After its end: its next start brings its pages back, however it ended. */
  readonly keepPages: () => Promise<void>;
  /** `hasDocument`: with a PDF file in its page. */
  readonly warmUp: (hasDocument: boolean) => Promise<void>;
}

export interface SoundParts {
  readonly setVolume: (volume: Volume) => Promise<void>;
  /** Plays the host's microphone to the pages until `signal` aborts. */
  readonly playMicrophone: (signal: AbortSignal) => Promise<void>;
}

export interface BrowserParts {
  readonly identity: IdentityParts;
  readonly network: NetworkParts;
  readonly screen: ScreenParts;
  readonly files: FileParts;
  readonly chromium: ChromiumParts;
  readonly sound: SoundParts;
  readonly speech: SpeechPrograms;
  readonly smartCards: CardPrograms;
  readonly keyboard: Keyboard;
  readonly scale: ScaleParts;
  readonly transfers: TransferParts;
  readonly documents: Documents;
}

/** The parts of a VM. */
export function realParts(): BrowserParts {
  const dhcp = new DhcpClient();
  return {
    identity: { expectClone, take: takeIdentity, setClock },
    network: {
      keepAddress: (log) => dhcp.keep(log),
      waitForAddress: (timeoutMs) => dhcp.waitForAddress(timeoutMs),
    },
    screen: {
      startXServer,
      keepWindowManager,
      query: queryScreen,
      useMode,
      useSize,
      followRootWindow,
      followTitle,
      followOutOfMemory,
      followPreferredModes: (follower, signal) => followPreferredModes(follower, signal),
    },
    files: {
      restoreHome: () => restoreHome(),
      placeWindow: (size) => placeWindow(`${ACCOUNT.home}/.config/chromium/Default/Preferences`, size),
      writeSettings: (settings) => writeSettings(settings),
      writeBookmarks: (bookmarks) => writeBookmarks(bookmarks),
      useScratchDisk: (mebibytes) => useScratchDisk(mebibytes),
      followKeyLog: (say) => followKeyLog(say),
    },
    chromium: {
      start: startChromium,
      openPages: (urls) => openInChromium(urls),
      keepPages: () => keepLastPages(),
      warmUp: (hasDocument) => warmUp({ hasDocument }),
    },
    sound: { setVolume: (volume) => setVolume(volume), playMicrophone: (signal) => playMicrophone(signal) },
    speech: speechPrograms,
    smartCards: cardPrograms,
    keyboard: xKeyboard(),
    scale: scaleParts,
    transfers: transferParts(),
    documents: documents(),
  };
}

/** The programs and files that a browser VM's role works with, grouped by the part that uses them. Tests replace single members by small programs. */
import type { Bookmark, BrowserSettings, Identity, Volume } from '../../protocol/browser.ts';
import type { Running } from '../commands/launch.ts';
import type { Log } from '../log.ts';
import { ACCOUNT } from './account.ts';
import { startChromium } from './chromium.ts';
import { followPreferredModes, type ScreenFollower } from './screen/connector.ts';
import { DhcpClient } from './dhcp.ts';
import { restoreHome } from './home.ts';
import { expectClone, type Reseeded } from '../reseeded.ts';
import { setClock, takeIdentity, type TakenIdentity } from './identity.ts';
import { keepLastPages } from './last-pages.ts';
import { playMicrophone } from './microphone.ts';
import { setVolume } from './mixer.ts';
import { placeWindow } from './preferences.ts';
import { followRootWindow, type RootChange } from './screen/root-window.ts';
import { type ScaleParts, scaleParts } from './screen/scale.ts';
import { writeBookmarks, writeSettings } from './settings.ts';
import { openInChromium } from './singleton.ts';
import { type CardPrograms, cardPrograms } from './smart-cards/programs.ts';
import { type SpeechPrograms, speechPrograms } from './speech/programs.ts';
import { type TransferParts, transferParts } from './transfers/transfers.ts';
import { type Keyboard, xKeyboard } from './typing/keyboard.ts';
import { warmUp } from './warm-up.ts';
import { keepWindowManager } from './screen/window-manager.ts';
import { followTitle } from './screen/window-title.ts';
import { startXServer } from './screen/x-server.ts';
import { queryScreen, type Size, useMode, useSize } from './screen/xrandr.ts';

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
  readonly followPreferredModes: (follower: ScreenFollower, signal: AbortSignal) => Promise<void>;
}

export interface FileParts {
  readonly restoreHome: () => Promise<void>;
  readonly placeWindow: (size: Size) => Promise<void>;
  readonly writeSettings: (settings: BrowserSettings) => Promise<void>;
  readonly writeBookmarks: (bookmarks: readonly Bookmark[]) => Promise<void>;
}

export interface ChromiumParts {
  readonly start: (url: string | undefined, settings: BrowserSettings) => Running;
  readonly openPage: (url: string) => Promise<void>;
  /** After its end: its next start brings its pages back, however it ended. */
  readonly keepPages: () => Promise<void>;
  readonly warmUp: () => Promise<void>;
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
      followPreferredModes: (follower, signal) => followPreferredModes(follower, signal),
    },
    files: {
      restoreHome: () => restoreHome(),
      placeWindow: (size) => placeWindow(`${ACCOUNT.home}/.config/chromium/Default/Preferences`, size),
      writeSettings: (settings) => writeSettings(settings),
      writeBookmarks: (bookmarks) => writeBookmarks(bookmarks),
    },
    chromium: {
      start: startChromium,
      openPage: (url) => openInChromium(url),
      keepPages: () => keepLastPages(),
      warmUp: () => warmUp(),
    },
    sound: { setVolume: (volume) => setVolume(volume), playMicrophone: (signal) => playMicrophone(signal) },
    speech: speechPrograms,
    smartCards: cardPrograms,
    keyboard: xKeyboard(),
    scale: scaleParts,
    transfers: transferParts(),
  };
}

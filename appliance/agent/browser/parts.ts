/** What a browser session is made of; tests put small programs of their own in the place of these. */
import type { Running } from '../commands/launch.ts';
import type { Log } from '../log.ts';
import { ACCOUNT } from './account.ts';
import type { Bookmark, BrowserSettings, Identity, Volume } from '../../protocol/browser.ts';
import { startChromium } from './chromium.ts';
import { followPreferredModes, type ScreenFollower } from './connector.ts';
import { DhcpClient } from './dhcp.ts';
import { restoreHome } from './home.ts';
import { awaitCopy, type Reseeded, setClock, takeIdentity, type Taken } from './identity.ts';
import { hearMicrophone } from './microphone.ts';
import { setVolume } from './mixer.ts';
import { rehearse } from './rehearsal.ts';
import { openInChromium } from './singleton.ts';
import { placeWindow } from './preferences.ts';
import { writeBookmarks, writeSettings } from './settings.ts';
import { followRootWindow, type RootChange } from './root-window.ts';
import { keepWindowManager } from './window-manager.ts';
import { startXServer } from './x-server.ts';
import { type TransferParts, transferParts } from './transfers/transfers.ts';
import { queryScreen, type Size, useMode, useSize } from './xrandr.ts';

export interface BrowserParts {
  readonly awaitCopy: () => Promise<Reseeded>;
  readonly takeIdentity: (identity: Identity, reseeded: Reseeded | undefined) => Promise<Taken>;
  readonly setClock: (unixTimeMs: number) => Promise<void>;
  /** Stands by for a link. */
  readonly keepNetwork: (log: Log) => Promise<void>;
  /** There is a link: fulfilled when there is an address, too. */
  readonly networkUp: (withinMs: number) => Promise<void>;
  readonly restoreHome: () => Promise<void>;
  readonly startXServer: (log: Log) => Promise<Running>;
  readonly keepWindowManager: (log: Log) => Promise<void>;
  readonly queryScreen: () => Promise<Size>;
  readonly placeWindow: (size: Size) => Promise<void>;
  readonly followRootWindow: (onChange: (change: RootChange) => void, signal: AbortSignal) => Promise<void>;
  readonly followPreferredModes: (follower: ScreenFollower, signal: AbortSignal) => Promise<void>;
  readonly useMode: (output: string, mode: string) => Promise<void>;
  readonly useSize: (size: Size) => Promise<void>;
  readonly writeSettings: (settings: BrowserSettings) => Promise<void>;
  readonly writeBookmarks: (bookmarks: readonly Bookmark[]) => Promise<void>;
  readonly startChromium: (url: string, settings: BrowserSettings) => Running;
  readonly openInChromium: (url: string) => Promise<void>;
  readonly rehearse: () => Promise<void>;
  readonly setVolume: (volume: Volume) => Promise<void>;
  /** Has pages hear what comes from the host, until `signal` aborts. */
  readonly hearMicrophone: (signal: AbortSignal) => Promise<void>;
  readonly transfers: () => TransferParts;
}

const dhcp = new DhcpClient();

export const REAL_PARTS: BrowserParts = {
  awaitCopy,
  takeIdentity: (identity, reseeded) => takeIdentity(identity, reseeded),
  setClock,
  keepNetwork: (log) => dhcp.keep(log),
  networkUp: (withinMs) => dhcp.connected(withinMs),
  restoreHome: () => restoreHome(),
  startXServer,
  keepWindowManager,
  queryScreen,
  placeWindow: (size) => placeWindow(`${ACCOUNT.home}/.config/chromium/Default/Preferences`, size),
  followRootWindow,
  followPreferredModes: (follower, signal) => followPreferredModes(follower, signal),
  useMode,
  useSize,
  writeSettings: (settings) => writeSettings(settings),
  writeBookmarks: (bookmarks) => writeBookmarks(bookmarks),
  startChromium,
  openInChromium: (url) => openInChromium(url),
  rehearse: () => rehearse(),
  setVolume: (volume) => setVolume(volume),
  hearMicrophone: (signal) => hearMicrophone(signal),
  transfers: transferParts,
};

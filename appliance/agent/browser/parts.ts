/** What a browser session is made of; tests put small programs of their own in the place of these. */
import type { Running } from '../commands/launch.ts';
import type { Log } from '../log.ts';
import { ACCOUNT } from './account.ts';
import { openInChromium, startChromium } from './chromium.ts';
import { followPreferredModes, type ScreenFollower } from './connector.ts';
import { keepNetwork } from './dhcp.ts';
import { restoreHome } from './home.ts';
import { placeWindow } from './preferences.ts';
import { followRootWindow, type RootChange } from './root-window.ts';
import { keepWindowManager } from './window-manager.ts';
import { startXServer } from './x-server.ts';
import { queryScreen, type Size, useMode } from './xrandr.ts';

export interface BrowserParts {
  readonly keepNetwork: (log: Log) => Promise<void>;
  readonly restoreHome: () => Promise<void>;
  readonly startXServer: (log: Log) => Promise<Running>;
  readonly keepWindowManager: (log: Log) => Promise<void>;
  readonly queryScreen: () => Promise<Size>;
  readonly placeWindow: (size: Size) => Promise<void>;
  readonly followRootWindow: (onChange: (change: RootChange) => void, signal: AbortSignal) => Promise<void>;
  readonly followPreferredModes: (follower: ScreenFollower, signal: AbortSignal) => Promise<void>;
  readonly useMode: (output: string, mode: string) => Promise<void>;
  readonly startChromium: (url: string) => Running;
  readonly openInChromium: (url: string) => Running;
}

export const REAL_PARTS: BrowserParts = {
  keepNetwork,
  restoreHome: () => restoreHome(),
  startXServer,
  keepWindowManager,
  queryScreen,
  placeWindow: (size) => placeWindow(`${ACCOUNT.home}/.config/chromium/Default/Preferences`, size),
  followRootWindow,
  followPreferredModes: (follower, signal) => followPreferredModes(follower, signal),
  useMode,
  startChromium,
  openInChromium,
};

/** Texts outside the windows: tray, notifications and desktop entry. */
import type { NetworkStatus } from '../../../host-agent/api/network.ts';
import type { SessionState } from '../../../host-agent/api/session.ts';
import type { Overall } from '../../bridge/state.ts';

const network: Record<NetworkStatus['state'], string> = {
  up: 'Network: ready',
  starting: 'Network: starting',
  stopped: 'Network: idle',
  failed: 'Network: failed',
};
const images = {
  unknown: 'Images',
  fresh: 'Images: up to date',
  old: 'Images: outdated',
  updates: 'Images: updates available',
  missing: 'Images: missing',
  building: 'Images: building',
};
const overall: Record<Overall, string> = {
  idle: 'ready',
  starting: 'starting',
  running: 'open',
  trouble: 'needs attention',
};
const states: Partial<Record<SessionState, string>> = {
  preparing: 'starting',
  starting: 'starting',
  ready: 'starting',
  closing: 'closing',
};
const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

export const shell = {
  tray: {
    toolTip: (state: Overall, sessions: number, isHeard: boolean): string =>
      isHeard
        ? 'Safe Browse: microphone on'
        : state === 'running'
          ? `Safe Browse: ${sessions} open`
          : `Safe Browse: ${overall[state]}`,
    open: 'Safe Browse',
    listens: (profile: string): string => `Microphone on: ${profile}`,
    openWithProfile: 'Open with profile',
    sessions: (count: number): string => `Running sessions (${count})`,
    session: (profile: string, since: Date, state: SessionState): string =>
      `${profile}, ${states[state] ?? `since ${time.format(since)}`}`,
    discardedSession: (profile: string): string => `${profile}, discarded`,
    undo: 'Undo',
    show: 'Show',
    close: 'Discard',
    closeNow: 'Discard now',
    network: (state: NetworkStatus['state'] | undefined): string => (state === undefined ? 'Network' : network[state]),
    restartNetwork: 'Restart',
    images: (state: keyof typeof images): string => images[state],
    updateImages: 'Update',
    mainWindow: 'Open main window',
    settings: 'Settings',
    diagnostics: 'Diagnostics',
    managedBy: (by: string): string => `Managed by ${by}`,
    blocked: 'No session can start: show why',
    quit: 'Quit',
  },
  notices: {
    endedInTrouble: 'A session ended unexpectedly',
    imageOld: {
      title: 'The images are outdated',
      body: 'They were built for an earlier version of Safe Browse. Update them from the tray or the main window.',
    },
    imageUpdates: {
      title: 'Image updates available',
      body: 'The distribution has newer packages. Unless you turned that off, the images are rebuilt in the background. You can also update them from the tray or the main window.',
    },
    networkLost: { title: 'The network VM stopped', body: 'Open sessions are offline until it is back.' },
    listens: (profile: string) => ({
      title: 'Microphone on',
      body: `The session “${profile}” hears you. Turn it off in its window.`,
    }),
    linkFailed: 'The link was not opened',
    ruleFailed: 'The choice for this site was not saved',
    notDiscarded: 'A session was not discarded',
  },
  entry: {
    genericName: 'Disposable web browser',
    comment: 'Browse in a virtual machine that is discarded when you close it',
    openNew: 'New disposable browser',
  },
};

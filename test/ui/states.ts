/** States of every window, as main would send them. */
import type { Session } from '../../host-agent/api/session/session.ts';
import { REQUIREMENTS } from '../../host-agent/api/session/session.ts';
import type {
  LinkWindowState,
  MainWindowState,
  SessionPhase,
  SessionView,
  SessionWindowState,
} from '../../ui/bridge/state.ts';
import type { Language } from '../../ui/bridge/desktop.ts';
import { DEFAULT_RESTRICTIONS } from '../fixtures/restrictions.ts';
import { configuration } from './configuration.ts';

const MINUTE_MS = 60_000;
const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE_MS).toISOString();

const session = (id: string, profile: string, state: Session['state'], minutes: number): Session => ({
  id,
  profile,
  state,
  hypervisor: 'qemu',
  accelerator: 'tcg',
  startedFrom: 'template',
  display: { kind: 'rfb', socket: `/run/user/1000/safe-browse/sessions/${id}/display.sock` },
  processes: [{ role: 'vm', pid: 4242 }],
  timings: { runningMs: 120, readyMs: 900 },
  requestedAt: ago(minutes),
  restrictions: DEFAULT_RESTRICTIONS,
  reach: { policy: 'internet-only' },
});

/** A security key that a session has. */
export const KEY = {
  address: '1-5',
  name: 'Yubico YubiKey OTP+FIDO+CCID',
  vendor: '1050',
  product: '0407',
  kind: 'security-key',
} as const;

export const sessions: readonly SessionView[] = [
  {
    ...session('a1b2c3d4', 'default', 'browsing', 7),
    colour: 'blue',
    memoryBytes: 1_240_000_000,
    thumbnail: 'thumbnail.png',
    undoSeconds: 8,
  },
  {
    ...session('b1b2c3d4', 'banking', 'browsing', 73),
    colour: 'green',
    memoryBytes: 912_000_000,
    microphone: 'on',
    thumbnail: 'thumbnail.png',
    undoSeconds: 8,
  },
  { ...session('c1b2c3d4', 'shopping', 'starting', 0), label: 'Shopping & travel', colour: 'orange', undoSeconds: 0 },
  {
    ...session('d1b2c3d4', 'default', 'closing', 2),
    colour: 'blue',
    memoryBytes: 640_000_000,
    undoSeconds: 0,
  },
];

const image = {
  folder: '/home/anna/.local/share/safe-browse/images/browser/x',
  isPrevious: false,
  debug: false,
  kernelVersion: '6.12.57+deb13-amd64',
};

/** All is well, nothing is open. */
export function mainState(language: Language, changes: Partial<MainWindowState> = {}): MainWindowState {
  return {
    window: 'main',
    version: '0.2.0',
    agent: { is: 'up', version: '0.2.0' },
    profiles: [
      { name: 'default', colour: 'blue', isDefault: true },
      { name: 'banking', colour: 'green', isDefault: false },
      { name: 'shopping', label: 'Shopping & travel', colour: 'orange', isDefault: false },
    ],
    sessions: [],
    bookmarks: [
      { name: 'Example News', url: 'https://news.example/' },
      { name: 'My bank', url: 'https://bank.example/login', profile: 'banking' },
    ],
    copies: [],
    spare: 'ready',
    verifications: [
      {
        kind: 'reset',
        role: 'browser',
        image: '7c1f0e1da3b5',
        at: ago(60 * 26),
        verdict: 'held',
        checks: { held: 14, failed: 0, 'not-tried': 0 },
      },
    ],
    network: {
      state: 'up',
      uplink: 'user',
      mode: 'nat',
      accelerator: 'kvm',
      ports: {
        used: 2,
        total: 8,
        sessions: [
          { port: 0, session: '7f3a91c2', policy: 'internet-only' },
          { port: 1, session: '04be77d1', policy: 'allow-list', allow: ['bank.example', 'pay.example'] },
        ],
      },
      processes: [
        { role: 'jail', pid: 3110 },
        { role: 'qemu', pid: 3111 },
        { role: 'uplink', pid: 3112 },
      ],
      readyMs: 2140,
    },
    images: [
      {
        ...image,
        role: 'browser',
        digest: '7c1f0e1da3b54c2f9d64cb6c9d1ad2ab34cc8a9d1e2e0b8a6f7c5d4e3f2a1b0c',
        isCurrent: true,
        upToDate: true,
        packages: 312,
        bytes: 402_000_000,
        builtAt: ago(60 * 30),
      },
      {
        ...image,
        role: 'browser',
        digest: '1d0c0e1da3b54c2f9d64cb6c9d1ad2ab34cc8a9d1e2e0b8a6f7c5d4e3f2a1b0c',
        isCurrent: false,
        isPrevious: true,
        upToDate: false,
        packages: 311,
        bytes: 398_000_000,
        builtAt: ago(60 * 24 * 12),
      },
      {
        ...image,
        role: 'network',
        digest: 'be220e1da3b54c2f9d64cb6c9d1ad2ab34cc8a9d1e2e0b8a6f7c5d4e3f2a1b0c',
        isCurrent: true,
        upToDate: false,
        packages: 96,
        bytes: 58_300_000,
        builtAt: ago(60 * 24 * 40),
      },
    ],
    builds: [],
    doctor: {
      isRunning: false,
      checkedAt: ago(3),
      findings: [
        { check: 'programs', level: 'ok', message: 'All programs are installed.', fixable: false },
        {
          check: 'accelerator',
          level: 'ok',
          message: 'VMs run with KVM: a probe VM ran.',
          fixable: false,
        },
        { check: 'browser image', level: 'ok', message: 'The browser image is in place.', fixable: false },
        {
          check: 'network image',
          level: 'note',
          message: 'The network image is older than this program.',
          hint: 'safe-browse image build network',
          fixable: true,
        },
      ],
    },
    configuration,
    desktop: {
      settings: {
        language: 'system',
        theme: 'system',
        autostart: true,
        defaultBrowser: false,
        askForLinks: true,
        notifications: true,
        asksFirstQuestions: false,
        tour: 'seen',
        ignored: [],
      },
      language,
      sites: [
        { site: 'intranet.example', rule: 'elsewhere' },
        { site: 'news.example', rule: 'here' },
      ],
      otherBrowser: 'Firefox',
      kinds: [
        { kind: 'documents', isOurs: true, program: 'Safe Browse' },
        { kind: 'office', isOurs: false },
        { kind: 'text', isOurs: false, program: 'Text Editor' },
        { kind: 'pictures', isOurs: false, program: 'Image Viewer' },
        { kind: 'mail', isOurs: false, program: 'Thunderbird' },
        { kind: 'archives', isOurs: false },
        { kind: 'media', isOurs: false, program: 'Videos' },
        { kind: 'pages', isOurs: false, program: 'Firefox' },
      ],
    },
    asksToQuit: false,
    pageRequest: { page: 'home', request: 0 },
    ...changes,
  };
}

export function sessionState(
  language: Language,
  phase: SessionPhase,
  changes: Partial<SessionWindowState> = {},
): SessionWindowState {
  return {
    window: 'session',
    language,
    number: 1,
    profile: { name: 'banking', colour: 'green', isDefault: false },
    id: 'a1b2c3d4',
    accelerator: 'kvm',
    ...(hasVm(phase) && { display: 'a1b2c3d4' }),
    isSharp: false,
    phase,
    asksToClose: false,
    unsavedDownloads: changes.downloads ?? 0,
    undoSeconds: 8,
    rules: { filesOut: 'ask', filesIn: 'ask', copyOut: 'ask', pasteIn: 'ask' },
    isFullscreen: false,
    knowsPage: false,
    isOffline: false,
    isWithoutRoom: false,
    isAgentLost: false,
    ...changes,
  };
}

const hasVm = (phase: SessionPhase): boolean =>
  phase.is === 'showing' ||
  (phase.is === 'starting' &&
    phase.requirements.some(({ requirement, state }) => requirement === 'vm' && state === 'met'));

/** The first `met` requirements have come true, the next is awaited. */
export function startingPhase(met: number): SessionPhase {
  return {
    is: 'starting',
    startedAt: new Date(Date.now() - met * 1900).toISOString(),
    requirements: REQUIREMENTS.map((requirement, index) =>
      index < met
        ? { requirement, state: 'met', elapsedMs: 300 + index * 1750 }
        : { requirement, state: index === met ? 'awaited' : 'waiting' },
    ),
  };
}

const LABEL = 'accounts-of-your-bank-'.repeat(3).slice(0, 60);

/** A host as long as the domain name system allows, which leads to evil-login.test. */
export const longHost = {
  site: `${[LABEL, LABEL, LABEL, LABEL.slice(0, 53)].join('.')}.evil-login.test`,
  registrableDomain: 'evil-login.test',
};

export function linkState(language: Language, changes: Partial<LinkWindowState> = {}): LinkWindowState {
  return {
    window: 'link',
    language,
    url: 'https://news.example.org/2026/11/a-long-story?utm_source=mail&ref=1f0e1da3b54c2f9d64cb6c9d1ad2ab34',
    site: 'news.example.org',
    registrableDomain: 'example.org',
    profiles: [
      { name: 'default', colour: 'blue', isDefault: true },
      { name: 'banking', colour: 'green', isDefault: false },
    ],
    sessions: [{ id: 'a1b2c3d4', profile: 'default', requestedAt: ago(7) }],
    otherBrowser: 'Firefox',
    ...changes,
  };
}

/** Named states of all windows, for screenshots. */
import { Failure } from '../../host-agent/api/errors/failure.ts';
import { LimitReached, type Reach } from '../../host-agent/api/session/session.ts';
import { asTrouble } from '../../ui/main/trouble.ts';
import type { Language } from '../../ui/bridge/desktop.ts';
import { MAIN_PAGES } from '../../ui/bridge/message-names.ts';
import type { MainPage, MainWindowState, WindowState } from '../../ui/bridge/state.ts';
import { blockedConfiguration, configuration, managedConfiguration } from './configuration.ts';
import { DEFAULT_RESTRICTIONS } from '../fixtures/restrictions.ts';
import { KEY, linkState, longHost, mainState, sessions, sessionState, startingPhase } from './states.ts';

const RECORDABLE = { rights: { restrictions: { ...DEFAULT_RESTRICTIONS, record: 'ask' } } } as const;
const PORTAL: Reach = {
  policy: 'portal',
  network: 'Grand Hotel',
  hosts: ['login.hotel.example', 'hotel.example'],
  left: 'payments.example',
};
const EXIT_DOWN = new Failure('exit-down', { exit: 'work', server: 'vpn.example.org:51820' }).data();

export interface Look {
  readonly name: string;
  readonly state: (language: Language) => WindowState;
  readonly viewport: { readonly width: number; readonly height: number };
  /** What is pressed first, one after the other. */
  readonly press?: string | readonly string[];
}

const MAIN = { width: 1000, height: 720 };
const SESSION = { width: 1100, height: 760 };
const LINK = { width: 520, height: 540 };
const unreachable = new Failure('connection-failed', {
  problem: 'no-name',
  output: "W: Failed to fetch http://deb.example/dists/trixie/InRelease  Temporary failure resolving 'deb.example'",
});
const ESTIMATE = { minutes: 4, megabytes: 650 };
const trouble = {
  code: 'image-missing',
  message: 'There is no browser image yet.',
  hint: 'Build it: safe-browse image build browser',
};

const main = (
  name: string,
  changes: Partial<MainWindowState> = {},
  page: MainPage = 'home',
  viewport = MAIN,
): Look => ({
  name: `main-${name}`,
  viewport,
  state: (language) => mainState(language, { pageRequest: { page, request: 0 }, ...changes }),
});
/** Home with other settings of the desktop. */
const withSettings = (name: string, changes: Partial<MainWindowState['desktop']['settings']>): Look => ({
  name: `main-${name}`,
  viewport: MAIN,
  state: (language) => {
    const state = mainState(language);
    return { ...state, desktop: { ...state.desktop, settings: { ...state.desktop.settings, ...changes } } };
  },
});
const session = (
  name: string,
  ...[phase, changes]: Parameters<typeof sessionState> extends [unknown, ...infer Rest] ? Rest : never
): Look => ({
  name: `session-${name}`,
  viewport: SESSION,
  state: (language) => sessionState(language, phase, changes),
});

const troubled: Partial<MainWindowState> = {
  network: {
    state: 'failed',
    uplink: 'user',
    mode: 'nat',
    ports: { used: 0, total: 8, sessions: [] },
    processes: [],
    trouble: {
      code: 'network-ended',
      message: 'The network VM ended.',
      hint: 'Run: safe-browse network restart',
      since: new Date().toISOString(),
    },
  },
  images: [],
  builds: [
    {
      is: 'running',
      role: 'browser',
      progress: { step: 'packages', text: 'linux-image-6.12.57+deb13-amd64', fraction: 0.42 },
    },
    { is: 'failed', role: 'network', trouble: { code: 'disk-full', message: 'No space is left.', hint: 'Free some.' } },
  ],
  doctor: {
    isRunning: false,
    checkedAt: new Date().toISOString(),
    findings: [
      {
        check: 'programs',
        level: 'trouble',
        message: 'Not installed: passt.',
        hint: 'apt-get install passt',
        command: 'apt-get install passt',
        params: { programs: 'passt' },
        fixable: true,
      },
      {
        check: 'accelerator',
        level: 'note',
        message: 'VMs run in software emulation, about ten times slower: this account may not open /dev/kvm.',
        hint: 'Run as root: usermod --append --groups kvm anna. Then run safe-browse daemon --stop, log out, and log in again.',
        command: 'usermod --append --groups kvm anna',
        variant: 'no-permission',
        fixable: false,
      },
      {
        check: 'disk',
        level: 'ok',
        message: '18211 MiB are free in /home/anna/.local/share/safe-browse.',
        fixable: false,
      },
    ],
  },
  configuration: {
    ...configuration,
    problems: [
      { path: ['network', 'ports'], message: 'Too big: expected number to be <=16' },
      { path: [], message: 'line 4, column 3: Invalid TOML', at: { line: 4, column: 3 } },
    ],
    canRestore: true,
    waiting: [['accelerator']],
  },
};

/** The doctor of an account that may not use KVM. */
const kvm = (changes: Partial<MainWindowState['doctor']['findings'][number]>): MainWindowState['doctor'] => ({
  isRunning: false,
  findings: (troubled.doctor?.findings ?? [])
    .filter(({ check }) => check === 'accelerator')
    .map((finding) => ({ ...finding, ...changes })),
});

const settingsPage = (index: number) => `.leads:nth-child(${index + 1})`;

export const LOOKS: readonly Look[] = [
  main('connecting', { agent: { is: 'connecting' } }),
  main('agent-of-another-build', { agent: { is: 'up', version: '0.0.9', isOfAnotherBuild: true } }),
  main('running', { sessions: [...sessions] }),
  main('driven-and-recorded', {
    sessions: sessions.map((shown) => ({
      ...shown,
      ...(shown.state === 'browsing' && { driven: 'driven', recording: { is: 'on', folder: '/home/ada/cases/42' } }),
    })),
  }),
  main('discarded', {
    sessions: sessions.map((shown) => ({
      ...shown,
      ...(shown.state === 'browsing' && { discardsAt: new Date(Date.now() + 3_600_000).toISOString(), undoSeconds: 0 }),
    })),
  }),
  main('held', {
    sessions: sessions.map((shown, index) => {
      const heldBecause = LimitReached.options[index % LimitReached.options.length];
      const until = new Date(Date.now() + 3_600_000).toISOString();
      const isOpen = shown.state === 'browsing';
      return {
        ...shown,
        ...(isOpen && heldBecause && { downloads: 2, discardsAt: until, heldBecause, undoSeconds: 0 }),
      };
    }),
  }),
  main('asks-to-quit', { sessions: [...sessions], asksToQuit: true }),
  main('host-agent-unreachable', {
    agent: {
      is: 'lost',
      trouble: { code: 'host-agent-unreachable', message: 'The host agent went away.', hint: 'Try again.' },
    },
  }),
  main('set-up', {
    images: [],
    setUp: { is: 'needed', estimate: ESTIMATE },
    ...(troubled.doctor && { doctor: troubled.doctor }),
  }),
  main('set-up-running', {
    images: [],
    setUp: { is: 'running', estimate: ESTIMATE, fraction: 0.31, at: new Date(Date.now() - 240_000).toISOString() },
  }),
  main('set-up-joins-kvm', { images: [], setUp: { is: 'needed', estimate: ESTIMATE }, doctor: kvm({ fixable: true }) }),
  main('set-up-after-login', {
    images: [],
    setUp: { is: 'needed', estimate: ESTIMATE },
    doctor: kvm({ variant: 'after-login', fixable: false }),
  }),
  main('set-up-cancelled', { images: [], setUp: { is: 'cancelled', estimate: { minutes: 3, megabytes: 480 } } }),
  main('set-up-failed', {
    images: [],
    setUp: {
      is: 'failed',
      estimate: ESTIMATE,
      trouble: {
        code: 'connection-failed',
        message: 'There is no Internet connection.',
        hint: 'Connect, then try again.',
        params: {
          problem: 'no-name',
          output: "E: Failed to fetch http://packages.example.org/  Could not resolve 'packages.example.org'",
        },
      },
    },
  }),
  main('copies', {
    copies: [
      { number: 1, name: 'annual report.pdf', drawing: { page: 3, of: 20 } },
      { number: 2, name: 'photo.jpg' },
    ],
  }),
  withSettings('first-questions', { asksFirstQuestions: true, autostart: false }),
  ...([[], ['.tour .primary'], ['.tour .primary', '.tour .primary']] as const).map((press, index): Look => ({
    ...withSettings(`tour-${index + 1}`, { tour: 'open' }),
    press,
  })),
  ...MAIN_PAGES.flatMap((page) => [
    main(page, {}, page),
    main(`${page}-troubled`, troubled, page),
    main(`${page}-narrow`, { sessions: [...sessions] }, page, { width: 520, height: 720 }),
  ]),
  main('managed', { configuration: managedConfiguration }),
  main('managed-narrow', { configuration: managedConfiguration }, 'home', { width: 520, height: 720 }),
  ...(['general', 'files', 'profiles', 'speed', 'network', 'devices', 'updates', 'computer'] as const).map(
    (page, index): Look => ({
      ...main(`settings-${page}`, {}, 'settings', { width: 640, height: 1200 }),
      press: settingsPage(index),
    }),
  ),
  { ...main('settings-files-narrow', {}, 'settings', { width: 520, height: 720 }), press: settingsPage(1) },
  {
    ...main('managed-files', { configuration: managedConfiguration }, 'settings', { width: 640, height: 1600 }),
    press: settingsPage(1),
  },
  {
    ...main('settings-advanced', {}, 'settings', { width: 1000, height: 1600 }),
    press: [settingsPage(6), 'details.advanced > summary'],
  },
  {
    ...main('settings-profile', {}, 'settings', { width: 640, height: 2600 }),
    press: [settingsPage(2), settingsPage(1), 'details.advanced > summary'],
  },
  {
    ...main('managed-settings', { configuration: managedConfiguration }, 'settings'),
    press: settingsPage(4),
  },
  {
    ...main('managed-profile', { configuration: managedConfiguration }, 'settings', { width: 1000, height: 1600 }),
    press: [settingsPage(2), settingsPage(0)],
  },
  main('blocked-by-policy', { configuration: blockedConfiguration }),
  session('starting', startingPhase(3), { accelerator: 'tcg' }),
  {
    ...session('starting-usual', { ...startingPhase(3), usualMs: 24_000 } as Parameters<typeof sessionState>[1], {
      accelerator: 'tcg',
    }),
    press: '.step-details > summary',
  },
  session('showing', { is: 'showing' }, { sound: { percent: 70, isMuted: false } }),
  session(
    'showing-agent-lost',
    { is: 'showing' },
    { isAgentLost: true, accelerator: 'tcg', profile: { name: 'default', colour: 'blue', isDefault: true } },
  ),
  session('reads-aloud', { is: 'showing' }, { readsAloud: true, sound: { percent: 100, isMuted: false } }),
  session('no-speech', { is: 'showing' }, { readsAloud: false, sound: { percent: 100, isMuted: false } }),
  session('muted', { is: 'showing' }, { sound: { percent: 40, isMuted: true } }),
  session('driven', { is: 'showing' }, { driven: 'driven', accelerator: 'tcg', downloads: 120 }),
  session('recorded', { is: 'showing' }, { recordedInto: '/home/ada/cases/42', accelerator: 'kvm', downloads: 1 }),
  { ...session('record-menu', { is: 'showing' }, RECORDABLE), press: '.menu-button' },
  session('driven-held', { is: 'showing' }, { driven: 'held', accelerator: 'tcg', downloads: 120 }),
  session('microphone-off', { is: 'showing' }, { sound: { percent: 70, isMuted: false }, microphone: 'off' }),
  session('microphone-on', { is: 'showing' }, { sound: { percent: 70, isMuted: false }, microphone: 'on' }),
  session(
    'microphone-on-in-full-screen',
    { is: 'showing' },
    { isFullscreen: true, sound: { percent: 70, isMuted: false }, microphone: 'on' },
  ),
  session(
    'elsewhere',
    { is: 'showing' },
    {
      where: { pool: 'family', host: 'server.example', isReachable: true },
      sound: { percent: 70, isMuted: false },
      microphone: 'off',
    },
  ),
  session(
    'connection-lost',
    { is: 'showing' },
    { where: { pool: 'family', host: 'server.example', isReachable: false } },
  ),
  {
    ...session(
      'files-elsewhere',
      { is: 'showing' },
      { where: { pool: 'family', host: 'server.example', isReachable: true }, downloads: 7 },
    ),
    press: '.files-button',
  },
  session('exit', { is: 'showing' }, { exit: { name: 'work', isUp: true } }),
  session('exit-down', { is: 'showing' }, { exit: { name: 'work', isUp: false, trouble: EXIT_DOWN }, downloads: 7 }),
  session('exit-awaited', startingPhase(2), { exit: { name: 'work', isUp: false, trouble: EXIT_DOWN } }),
  session('usb', { is: 'showing' }, { usb: [], sound: { percent: 70, isMuted: false } }),
  { ...session('usb-panel', { is: 'showing' }, { usb: [] }), press: '.usb-button' },
  { ...session('usb-connected', { is: 'showing' }, { usb: [KEY] }), press: '.usb-button' },
  session('usb-connected-in-full-screen', { is: 'showing' }, { usb: [KEY], isFullscreen: true }),
  session('fullscreen', { is: 'showing' }, { isFullscreen: true }),
  session('asks-to-close', { is: 'showing' }, { asksToClose: true }),
  session(
    'asks-to-close-with-downloads',
    { is: 'showing' },
    { asksToClose: true, downloads: 3, unsavedDownloads: 3, undoSeconds: 8 },
  ),
  session(
    'transfer',
    { is: 'showing' },
    { downloads: 3, transfer: { direction: 'out', name: 'annual report.pdf', bytes: 400_000, of: 1_240_000 } },
  ),
  session(
    'safe-copy',
    { is: 'showing' },
    {
      downloads: 3,
      transfer: {
        direction: 'out',
        name: 'annual report.pdf',
        bytes: 0,
        of: 0,
        safeCopy: { drawing: { page: 3, of: 20 } },
      },
    },
  ),
  { ...session('files', { is: 'showing' }, { downloads: 7 }), press: '.files-button' },
  {
    ...session(
      'files-narrow',
      { is: 'showing' },
      { downloads: 120, accelerator: 'tcg', sound: { percent: 70, isMuted: false }, microphone: 'on' },
    ),
    press: '.files-button',
    viewport: { width: 640, height: 480 },
  },
  {
    ...session(
      'rights',
      { is: 'showing' },
      {
        reach: { policy: 'allow-list', sites: ['bank.example', 'cards.example'] },
        rights: {
          restrictions: { ...DEFAULT_RESTRICTIONS, lifetimeMinutes: 480, idleStopMinutes: 20 },
          endsAt: '2999-01-02T17:04:05.000Z',
          memoryBytes: 412_000_000,
          imageBuiltAt: '2026-01-01T03:00:00.000Z',
        },
      },
    ),
    press: '.rights-button',
    viewport: { width: 640, height: 480 },
  },
  session('asks-for-site', { is: 'asking-for-site' }),
  session('asks-for-site-of-a-page', { is: 'asking-for-site', url: 'https://www.bank.example/login?from=mail' }),
  session('offline', { is: 'showing' }, { reach: { policy: 'offline' } }),
  session('portal', { is: 'showing' }, { reach: PORTAL }),
  {
    ...session(
      'portal-rights',
      { is: 'showing' },
      { reach: PORTAL, rights: { restrictions: DEFAULT_RESTRICTIONS, memoryBytes: 412_000_000 } },
    ),
    press: '.rights-button',
    viewport: { width: 640, height: 480 },
  },
  {
    ...session(
      'sites',
      { is: 'showing' },
      { reach: { policy: 'allow-list', sites: ['bank.example', 'cards.example'] } },
    ),
    press: '.sites-button',
  },
  session(
    'nothing-crosses',
    { is: 'showing' },
    { rules: { filesOut: 'off', filesIn: 'off', copyOut: 'off', pasteIn: 'off' } },
  ),
  session('discarding', { is: 'discarding', until: new Date(Date.now() + 3_600_000).toISOString() }),
  ...LimitReached.options.map((heldBecause) =>
    session(
      `held-${heldBecause}`,
      { is: 'discarding', until: new Date(Date.now() + 3_600_000).toISOString(), heldBecause },
      { downloads: 2, unsavedDownloads: 2 },
    ),
  ),
  session(
    'grace',
    { is: 'showing' },
    { downloads: 2, grace: { because: 'outdated', until: new Date(Date.now() + 240_000).toISOString() } },
  ),
  session(
    'idle',
    { is: 'showing' },
    { idle: { until: new Date(Date.now() + 3_600_000).toISOString(), mayKeepRunning: true } },
  ),
  session('browser-closed', { is: 'browser-ended', reason: 'browser-closed' }, { downloads: 2, unsavedDownloads: 2 }),
  session('browser-returning', { is: 'browser-returning' }, { accelerator: 'tcg' }),
  session('browser-not-back', { is: 'browser-ended', reason: 'not-back' }, { downloads: 1, unsavedDownloads: 1 }),
  session('closing', { is: 'closing' }),
  { ...session('narrow', { is: 'showing' }, { accelerator: 'tcg' }), viewport: { width: 640, height: 480 } },
  session('ended', { is: 'ended', reason: 'protocol-violation' }),
  session('failed', { is: 'failed', trouble }),
  {
    ...session('failed-with-details', { is: 'failed', trouble: asTrouble(unreachable) }),
    press: 'summary',
    viewport: { width: 640, height: 480 },
  },
  { name: 'link', state: linkState, viewport: LINK },
  {
    name: 'link-without-another-browser',
    state: (language) => ({ ...linkState(language), otherBrowser: undefined }),
    viewport: LINK,
  },
  {
    name: 'link-long-host',
    state: (language) => linkState(language, { ...longHost, url: `https://${longHost.site}/page` }),
    viewport: LINK,
  },
  {
    name: 'link-long',
    state: (language) =>
      linkState(language, {
        url: `https://${'a'.repeat(60)}.example/${'b'.repeat(2000)}`,
        site: `${'a'.repeat(60)}.example`,
      }),
    viewport: LINK,
  },
];

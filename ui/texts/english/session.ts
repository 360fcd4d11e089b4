import type { EndReason, Requirement, SessionState } from '../../../host-agent/api/session.ts';
import type { ProfileColour } from '../../../host-agent/api/profile.ts';

const states: Record<SessionState, string> = {
  preparing: 'Preparing',
  starting: 'Starting',
  ready: 'Ready',
  browsing: 'Open',
  closing: 'Closing',
  gone: 'Gone',
  failed: 'Failed',
};

/** What each step of a start does, while it is awaited. */
const requirements: Record<Requirement, string> = {
  image: 'Checking the image',
  network: 'Starting the network machine',
  vm: 'Starting a fresh machine',
  'guest-agent': 'Waiting for its system',
  home: 'Laying out a clean home',
  screen: 'Turning on its screen',
  identity: 'Making the machine one of its own',
  'browser-window': 'Opening the browser',
  painted: 'Painting the first page',
};

const endings: Record<EndReason, { readonly title: string; readonly explanation: string }> = {
  'browser-closed': { title: 'The browser was closed', explanation: 'The machine and all that was in it are gone.' },
  'browser-crashed': {
    title: 'The browser crashed',
    explanation: 'The machine and all that was in it are gone. Your computer was not touched.',
  },
  'display-crashed': {
    title: 'The machine’s screen crashed',
    explanation: 'The machine and all that was in it are gone. Your computer was not touched.',
  },
  'lifetime-over': {
    title: 'Its time was over',
    explanation: 'The session became as old as its profile lets it. The machine and all that was in it are gone.',
  },
  idle: {
    title: 'Nobody was there',
    explanation:
      'The session was idle for as long as its profile lets it. The machine and all that was in it are gone.',
  },
  closed: { title: 'Closed', explanation: 'The machine and all that was in it are gone.' },
  'machine-ended': {
    title: 'The machine ended unexpectedly',
    explanation:
      'All that was in it is gone. If it happens again, give the profile more memory, or look at the diagnostics.',
  },
  'image-damaged': {
    title: 'The machine’s image is damaged',
    explanation:
      'It read something else than was built, and stopped. All that was in it is gone. Build the browser image again on the page “Images”.',
  },
  'guest-failed': {
    title: 'The machine could not go on',
    explanation: 'All that was in it is gone. Building the browser image again may help.',
  },
  'guest-violation': {
    title: 'The machine was stopped for safety',
    explanation:
      'It broke the rules that hold it apart from your computer. All that was in it is gone, and nothing else was touched.',
  },
  'start-failed': {
    title: 'The machine did not start',
    explanation: 'Nothing of it is left. The diagnostics say what stands in the way.',
  },
};

const colours: Record<ProfileColour, string> = {
  blue: 'Blue',
  teal: 'Teal',
  green: 'Green',
  yellow: 'Yellow',
  orange: 'Orange',
  red: 'Red',
  pink: 'Pink',
  purple: 'Purple',
  slate: 'Slate',
};

export const session = {
  states,
  requirements,
  endings,
  colours,
  disposable: 'Disposable',
  defaultProfile: 'Standard',
  title: (profile: string) => `Disposable browser – ${profile}`,
  marking: (profile: string) => `Disposable window, profile ${profile}. Everything in it is gone when it is closed.`,
  vanishes: 'Everything in this window vanishes when you close it',
  starting: 'Getting a fresh machine ready',
  startingWhy: 'It has nothing in it but a browser, and knows nothing of any before.',
  emulated: 'This computer runs machines in software emulation, so starting takes a minute or more.',
  stepDone: 'done',
  stepNow: 'under way',
  stepWaiting: 'not yet',
  seconds: (seconds: string) => `${seconds} s`,
  progress: 'Progress of the start',
  screen: 'Screen of the disposable machine. Keys go to it; press Ctrl and Alt together to leave.',
  wayOut: 'Leave: Ctrl + Alt',
  wayOutExplained:
    'Keys go to the machine. Press Ctrl and Alt together, then release them, to reach these buttons by keyboard.',
  fullscreen: 'Full screen (F11)',
  leaveFullscreen: 'Leave full screen (F11)',
  closeWindow: 'Discard and close',
  sound: 'Sound of the machine',
  mute: 'Mute the machine',
  unmute: 'Hear the machine again',
  volume: 'Volume of the machine',
  volumePercent: (percent: number) => `${percent} %`,
  volumeMuted: (percent: number) => `${percent} %, muted`,
  microphoneTurnOn: 'Turn the microphone on: the machine hears you then',
  microphoneTurnOff: 'Microphone on: turn it off',
  microphoneOn: 'Microphone on',
  untypable: (characters: string) => `The machine has a US keyboard and cannot type ${characters}`,
  agentLost: 'The host agent is away. The session goes on.',
  slow: 'Software emulation',
  slowExplained: 'This computer cannot use hardware virtualisation, so everything is slower.',
  closing: 'Discarding the machine',
  question: 'Discard this session?',
  questionWhy: (downloads?: number) =>
    `The machine and all that is in it will be gone: pages, logins, ${downloads === undefined ? 'downloads' : downloads === 1 ? 'and one downloaded file' : `and ${downloads} downloaded files`}. This cannot be undone.`,
  unsent: 'Something that you typed seems not to have been sent.',
  discard: 'Discard',
  background: 'Close window, keep session',
  keep: 'Keep open',
  keepForDownloads: 'Keep open, take files out first',
  discarded: 'Discarded',
  discardedWhy: (seconds: number) => `The machine stands still and is gone in ${seconds} s.`,
  undo: 'Undo',
  discardNow: 'Discard now',
  idle: 'Is anybody there?',
  idleWhy: (seconds: number) => `Nobody has used this session for a while. It is discarded in ${seconds} s.`,
  idleKeep: 'Keep running',
  idleBack: 'I am here',
  failed: 'The machine did not start',
  again: 'Try again',
  turnTo: (page: string) => `Open “${page}”`,
  close: 'Close',
  pictureLost: 'The picture was lost',
  pictureLostWhy: 'The machine goes on, but its screen cannot be reached.',
};

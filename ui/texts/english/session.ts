import { END_TEXTS } from '../../../host-agent/api/ends.ts';
import type { Requirement, SessionState } from '../../../host-agent/api/session.ts';
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

/** The current step of a start. */
const requirements: Record<Requirement, string> = {
  image: 'Checking the image',
  network: 'Starting the network VM',
  vm: 'Starting the VM',
  'guest-agent': 'Waiting for the guest system',
  home: 'Creating an empty home folder',
  screen: 'Turning on the screen',
  identity: 'Making the VM unique',
  'browser-window': 'Opening the browser',
  painted: 'Painting the first page',
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
  endings: END_TEXTS,
  colours,
  disposable: 'Disposable',
  defaultProfile: 'Standard',
  title: (profile: string) => `Disposable browser – ${profile}`,
  marking: (profile: string) => `Disposable window, profile ${profile}. Everything in it is gone when you close it.`,
  vanishes: 'Everything in this window is gone when you close it',
  starting: 'Preparing a fresh VM',
  startingWhy: 'It contains nothing but a browser and knows nothing of earlier sessions.',
  emulated: 'Your computer runs VMs in software emulation, so a start takes a minute or more.',
  stepDone: 'done',
  stepNow: 'in progress',
  stepWaiting: 'waiting',
  seconds: (seconds: string) => `${seconds} s`,
  progress: 'Progress of the start',
  /** How screen readers call the screen, instead of "text box". */
  screenKind: 'disposable browser',
  /** `page`: the title of the page, which the page chose. */
  screen: (page: string | undefined) =>
    page === undefined ? 'Screen of the disposable VM' : `“${page}”, in the disposable VM`,
  screenHow: 'The VM receives all keys. Press Ctrl and Alt together to release the keyboard.',
  page: (page: string) => `Page: “${page}”.`,
  playsSound: 'The session plays sound.',
  releaseKeyboard: 'Release keyboard: Ctrl + Alt',
  releaseKeyboardWhy:
    'The VM receives all keys. Press and release Ctrl and Alt together to reach these buttons by keyboard; Esc leads back.',
  fullscreen: 'Full screen (F11)',
  leaveFullscreen: 'Exit full screen (F11)',
  closeWindow: 'Discard and close',
  more: 'More',
  sound: 'Session sound',
  readsAloud: 'Reads aloud',
  readsAloudWhy: 'A screen reader in this session reads pages aloud, through the session’s sound.',
  noSpeech: 'No speech',
  noSpeechWhy: 'The screen reader of this session did not start, or cannot be heard. The session works without it.',
  mute: 'Mute',
  unmute: 'Unmute',
  volume: 'Session volume',
  volumePercent: (percent: number) => `${percent} %`,
  volumeMuted: (percent: number) => `${percent} %, muted`,
  microphoneTurnOn: 'Turn on the microphone: the session can then hear you',
  microphoneTurnOff: 'Microphone on: turn it off',
  microphoneOn: 'Microphone on',
  microphoneQuestion: (profile: string) => `Turn on the microphone for the session “${profile}”?`,
  microphoneWhy:
    'Its pages can then hear and record you, until you turn it off here or close the window. The tray shows it meanwhile.',
  microphoneConfirm: 'Turn on',
  agentLost: 'The background service is not running. The session continues.',
  outdated: 'Security update available',
  outdatedWhy: (packages: number) =>
    `${packages === 1 ? 'A package' : `${packages} packages`} of this session’s image ${packages === 1 ? 'has' : 'have'} a security update. Open a new session once the image has been rebuilt.`,
  outdatedEnds: (time: string) => `Security update available: closes at ${time}`,
  elsewhere: (host: string) => `On ${host}`,
  elsewhereWhy: (host: string) =>
    `This session runs on ${host}. What you save, hear and say passes through your computer.`,
  unreachable: 'Connection lost, reconnecting',
  unreachableWhy: (host: string) =>
    `${host} does not answer. The session waits there for a while, and is shown again by itself.`,
  slow: 'Software emulation',
  slowWhy: 'Your computer cannot use hardware virtualisation, so everything is slower.',
  onlyListedSites: 'Only listed sites',
  onlyListedSitesWhy: 'Pages of all other sites are blocked. Press to see the list, or to add a site.',
  noNetwork: 'No network',
  noNetworkWhy: 'This session reaches nothing. Its profile says so.',
  sites: 'Sites of this session',
  sitesWhy: 'It reaches these sites and nothing else. Pages of all other sites are blocked until the session ends.',
  noSites: 'None: every page is blocked.',
  siteBlocked: 'Is a page blocked that you trust? Add its site. The page then opens in a new session.',
  addThisSite: 'Add the site of this page',
  addSite: 'Add',
  addSiteQuestion: (site: string, profile: string) => `Let the profile “${profile}” reach ${site}?`,
  addSiteWhy: (site: string) => `Later sessions of the profile reach ${site} and everything below that name.`,
  siteAdded: 'Site added',
  firstSite: (profile: string) => `Which site is the profile “${profile}” for?`,
  firstSiteWhy:
    'Sessions of this profile reach only the sites on its list. Enter the address of your bank, for example.',
  firstSiteAddress: 'Address',
  firstSiteOpen: 'Add and open',
  addressRefused: 'Enter an address such as https://bank.example',
  closing: 'Discarding the session',
  question: 'Discard this session?',
  /** `unsaved`: downloads that are not saved. `undoSeconds`: 0 if it cannot be undone. */
  questionWhy: (unsaved: number, undoSeconds: number) =>
    `Everything in it will be gone: ${
      unsaved === 0
        ? 'pages and logins'
        : unsaved === 1
          ? 'pages, logins and one downloaded file that is not saved'
          : `pages, logins and ${unsaved} downloaded files that are not saved`
    }. ${undoSeconds === 0 ? 'This cannot be undone.' : `You can undo this for ${undoSeconds} s.`}`,
  browserEnded: {
    'browser-closed': 'The browser was closed',
    'browser-crashed': 'The browser crashed',
    'not-back': 'The browser did not come back',
  },
  browserNotBackWhy: 'It showed no window in time. You can try again.',
  browserEndedWhy: (unsaved: number) =>
    `${unsaved === 1 ? 'One downloaded file is' : `${unsaved} downloaded files are`} not saved, and would be gone with this session.`,
  saveAllAndDiscard: 'Save all and discard',
  browserBack: 'Bring the browser back',
  browserReturning: 'The browser is starting again',
  browserReturningWhy: (isEmulated: boolean) =>
    `It opens its last pages. Downloaded files stay.${isEmulated ? ' In software emulation, this takes up to a minute.' : ''}`,
  unsent: 'Something you typed does not seem to have been sent.',
  discard: 'Discard',
  background: 'Close window, keep session',
  keep: 'Keep open',
  keepForDownloads: 'Keep open, save files first',
  discarded: 'Discarded',
  discardedWhy: (seconds: number) => `The session is paused and will be gone in ${seconds} s.`,
  undo: 'Undo',
  discardNow: 'Discard now',
  idle: 'Are you still there?',
  idleWhy: (seconds: number) => `This session has not been used for a while. It will be discarded in ${seconds} s.`,
  idleKeep: 'Keep running',
  idleBack: 'I am still here',
  failed: 'The session did not start',
  again: 'Try again',
  openPage: (page: string) => `Open “${page}”`,
  close: 'Close',
  pictureLost: 'The screen is not available',
  pictureLostWhy: 'The session continues, but its screen cannot be reached.',
  pictureRefusedWhy:
    'Its VM sent something that no honest VM sends, so the connection was closed. Something in the session may be attacking your computer: discard it.',
};

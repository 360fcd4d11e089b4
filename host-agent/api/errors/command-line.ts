import { entry } from './entry.ts';

/** Wrong usage of the command line, and what it needs on the host. */
export const commandLineErrors = {
  'undo-needs-one-session': entry({
    exit: 'usage',
    message: '--undo needs one session and 1 to 60 seconds.',
    hint: 'For example: safe-browse close ID --undo 10',
  }),
  'sessions-not-named': entry({
    exit: 'usage',
    message: 'Name the sessions to close, or give --all.',
    hint: 'List the sessions: safe-browse list',
  }),
  'files-not-named': entry<{ session: string }>({
    exit: 'usage',
    message: 'Name the files to save, or give --all.',
    hint: ({ session }) => `List the files: safe-browse downloads ${session}`,
  }),
  'stdin-empty': entry<{ session: string }>({
    exit: 'usage',
    message: 'Standard input is empty.',
    hint: ({ session }) => `For example: echo text | safe-browse paste ${session}`,
  }),
  'volume-invalid': entry<{ text: string }>({
    exit: 'usage',
    message: ({ text }) => `"${text}" is not a volume.`,
    hint: 'Use: safe-browse volume ID 40%, or mute, or unmute',
  }),
  'viewer-missing': entry({
    exit: 'failed',
    message: 'No VNC viewer that can open a Unix socket is installed.',
    hint: 'Install one: apt-get install tigervnc-viewer. Or start without a window: safe-browse open --no-window',
  }),
  'desktop-missing': entry<{ reason: string }>({
    exit: 'failed',
    message: ({ reason }) => `The desktop application cannot be opened. ${reason}`,
    hint: 'Open a disposable browser in a VNC viewer: safe-browse open',
  }),
} as const;

/** Other programs of the desktop. */
export const desktopErrors = {
  'no-other-browser': entry({
    exit: 'failed',
    message: 'No other browser is known that could open links.',
    hint: 'Open the link in Safe Browse, or choose a browser in the settings of the desktop.',
  }),
  'default-browser-not-set': entry({
    exit: 'failed',
    message: 'The default browser of this desktop could not be changed.',
    hint: 'Install xdg-utils, or change it in the settings of the desktop.',
  }),
  'other-browser-failed': entry({
    exit: 'failed',
    message: 'The other browser could not be started.',
    hint: 'Open the link there by hand, or install libglib2.0-bin.',
  }),
} as const;

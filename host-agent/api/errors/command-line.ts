import { entry } from './entry.ts';

/** Wrong usage of the command line, and what it needs on the host. */
export const commandLineErrors = {
  'undo-needs-one-session': entry('usage'),
  'sessions-not-named': entry('usage'),
  'files-not-named': entry<{ session: string }>('usage'),
  'stdin-empty': entry<{ session: string }>('usage'),
  'volume-invalid': entry<{ text: string }>('usage'),
  'viewer-missing': entry('failed'),
  'desktop-missing': entry<{ reason: string }>('failed'),
} as const;

/** Other programs of the desktop. */
export const desktopErrors = {
  'no-other-browser': entry('failed'),
  'default-browser-not-set': entry('failed'),
  'other-browser-failed': entry('failed'),
} as const;

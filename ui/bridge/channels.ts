/** The names that main and pages call each other by. Imports nothing, so that the preload script stays small. */

/** Main to page: the page's whole state, each time something in it changed. */
export const STATE = 'state';
/** Page to main: "draw me", answered with the first state. */
export const READY = 'ready';
/** Page to main: a port that shall carry the session's screen. */
export const DISPLAY = 'display';
/** Preload to page, as a window message with the other end of that port. */
export const DISPLAY_MESSAGE = 'safe-browse-display';

/** What a page may ask of main. Each name is a channel of its own; what goes over it stands in actions.ts. */
export const ACTION_NAMES = [
  'session.open',
  'session.show',
  'session.close',
  'session.close-all',
  'session.volume',
  'session.microphone',
  'network.restart',
  'image.build',
  'image.cancel-build',
  'doctor.run',
  'doctor.fix',
  'config.check',
  'config.set',
  'log.read',
  'desktop.set',
  'link.forget',
  'agent.restart',
  'application.quit',
  'application.answer-quit',
  'window.close',
  'window.answer-close',
  'window.fullscreen',
  'window.retry',
  'window.undo-discard',
  'window.touch',
  'window.keep-running',
  'window.open-page',
  'link.choose',
  'files.list',
  'files.save',
  'files.show',
  'files.choose',
  'files.drop',
  'clipboard.copy-out',
  'clipboard.paste-in',
  'transfer.cancel',
  'bookmark.add-page',
] as const;
export type ActionName = (typeof ACTION_NAMES)[number];

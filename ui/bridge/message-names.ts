/** The names by which main and pages call each other. Imports nothing, so that the preload script stays small. */

/** Main to page: the page's whole state, after each change. */
export const STATE = 'state';
/** Page to main: ready for the first state. */
export const READY = 'ready';
/** Page to main: a port for the session's screen. */
export const DISPLAY = 'display';
/** Preload to page: a window message with the other end of that port. */
export const DISPLAY_MESSAGE = 'safe-browse-display';

/** The actions that a page may ask of main. actions.ts defines their parameters. */
export const ACTION_NAMES = [
  'session.open',
  'session.open-page',
  'session.show',
  'session.close',
  'session.undo',
  'session.close-all',
  'session.scale',
  'session.type',
  'session.volume',
  'session.microphone',
  'session.steer',
  'session.record',
  'session.stop-recording',
  'network.restart',
  'exit.test',
  'image.build',
  'image.cancel-build',
  'image.set-up',
  'image.cancel-set-up',
  'doctor.run',
  'doctor.fix',
  'doctor.copy',
  'config.check',
  'config.set',
  'config.open',
  'config.restore',
  'config.choose-folder',
  'log.read',
  'desktop.set',
  'desktop.look',
  'link.forget',
  'agent.restart',
  'failure.copy',
  'application.quit',
  'application.answer-quit',
  'window.close',
  'window.answer-close',
  'window.answer-end',
  'window.fullscreen',
  'window.retry',
  'window.undo-discard',
  'window.touch',
  'window.keep-running',
  'window.open-page',
  'link.choose',
  'files.list',
  'files.save',
  'files.save-all',
  'files.print',
  'files.screenshot',
  'files.show',
  'files.drag',
  'files.choose',
  'files.drop',
  'files.view',
  'files.cancel-copy',
  'clipboard.copy-out',
  'clipboard.paste-in',
  'transfer.cancel',
  'bookmark.add-page',
  'bookmark.rename',
  'bookmark.remove',
  'sites.add',
  'usb.list',
  'usb.connect',
  'usb.disconnect',
] as const;
export type ActionName = (typeof ACTION_NAMES)[number];

/** The pages of the main window, in the order of its side bar. */
export const MAIN_PAGES = ['home', 'images', 'network', 'diagnostics', 'settings', 'log', 'help'] as const;

/** How many files or links of another program open at once. */
export const MOST_GIVEN = 16;

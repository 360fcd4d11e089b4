/** Confines all pages: no navigation, no new windows, no permissions, no network. */
import type { App, Session, WebContents } from 'electron';
import { appPageUrl, isAppUrl, SCHEME } from './app-url.ts';

/** The log can be copied as plain text, after a click. Only our own pages are ever loaded. */
const MAY_COPY = 'clipboard-sanitized-write';
const SESSION_PAGE = appPageUrl('session.html');
/** In full screen, the keys of the desktop go to the guest. */
const MAY_IN_SESSIONS: readonly string[] = ['fullscreen', 'keyboardLock'];

/** Confines every page that will be created. Call before the first window. */
export function confineAllPages(app: App): void {
  app.on('web-contents-created', (_, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
}

/** The Electron session that all our pages share; it exists only in memory. */
export function confineSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => answer(isPermitted(permission, contents)));
  session.setPermissionCheckHandler((contents, permission) => isPermitted(permission, contents));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url) }));
}

function isPermitted(permission: string, contents: WebContents | null): boolean {
  if (permission === MAY_COPY) return true;
  return MAY_IN_SESSIONS.includes(permission) && contents?.getURL() === SESSION_PAGE;
}

function mayRequest(address: string): boolean {
  return (
    isAppUrl(address) ||
    address.startsWith('data:image/') ||
    address.startsWith(`blob:${SCHEME}://`) ||
    address.startsWith('devtools://')
  );
}

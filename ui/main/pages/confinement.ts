/** Confines all pages: no navigation, no new windows, no permissions, no network. */
import type { App, CommandLine, Session, WebContents } from 'electron';
import { type PageKind, pathOf, SCHEME } from './app-url.ts';

const PERMISSIONS: Readonly<Record<PageKind, readonly string[]>> = {
  /** The log can be copied as plain text, after a click. */
  main: ['clipboard-sanitized-write'],
  link: [],
  /** In full screen, the keys of the desktop go to the guest. */
  session: ['fullscreen', 'keyboardLock'],
  print: [],
};

/** A proxy that is none: its name resolves to nothing, and nothing goes past it. */
const NO_PROXY = { mode: 'fixed_servers', proxyRules: 'socks5://0.0.0.0:1', proxyBypassRules: '<-loopback>' } as const;

/** Confines every page that will be created. Call before the first window, and before Electron is ready. */
export function confineAllPages(app: App & { readonly commandLine: CommandLine }): void {
  // For what asks past the proxy: the names of `dns-prefetch`, and those in WebRTC.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.on('web-contents-created', (_, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  // WebRTC asks neither a content security policy nor `onBeforeRequest`.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** The Electron session of the pages of one kind; it exists only in memory. */
export function confineSession(session: Session, kind: PageKind): void {
  const isPermitted = (permission: string) => PERMISSIONS[kind].includes(permission);
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isPermitted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isPermitted(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(kind, details.url) }));
  // It takes effect before the first page, whose requests follow on the same channel.
  void session.setProxy(NO_PROXY);
}

function mayRequest(kind: PageKind, address: string): boolean {
  return (
    pathOf(kind, address) !== undefined ||
    address.startsWith('data:image/') ||
    address.startsWith(`blob:${SCHEME}://`) ||
    address.startsWith('devtools://')
  );
}

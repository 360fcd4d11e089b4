/**
 * URLs of the application's pages. They have a separate scheme, so that no file and no web page counts as one of them, and an origin for each kind of page
 * and for each window of a session: what takes over one is a stranger to the others, and Chromium runs them in different processes.
 */
import { randomBytes } from 'node:crypto';
import type { WindowKind } from '../../bridge/state.ts';

export const SCHEME = 'app';
const RANDOM_BYTES = 8;

/** Pages of one kind share an Electron session. `print` is no window of ours: it shows the safe copy that is printed. */
export type PageKind = WindowKind | 'print';

const HOSTS: Readonly<Record<PageKind, RegExp>> = {
  main: /^main$/,
  link: /^link$/,
  session: /^session-[0-9a-f]{16}$/,
  print: /^print$/,
};

/** The origin of a new page. */
export function newOrigin(kind: PageKind): string {
  return `${SCHEME}://${kind === 'session' ? `session-${randomBytes(RANDOM_BYTES).toString('hex')}` : kind}`;
}

/** Unique for each picture, so that the main window never shows an old one. */
export const thumbnailPath = (id: string, revision: number): string => `thumbnails/${id}/${revision}.png`;
export const thumbnailUrl = (id: string, revision: number): string =>
  `${newOrigin('main')}/${thumbnailPath(id, revision)}`;

/** The path of a URL of such a page, or `undefined` for any other. Pure. */
export function pathOf(kind: PageKind, address: string): string | undefined {
  const [, host, path] = /^app:\/\/([^/?#]*)\/([^?#]*)/.exec(address) ?? [];
  return host !== undefined && HOSTS[kind].test(host) ? path : undefined;
}

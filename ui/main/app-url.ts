/** URLs of the application's pages. They have a separate scheme, so that no file and no web page counts as one of them. */
export const SCHEME = 'app';
const ORIGIN = `${SCHEME}://safe-browse`;

export type PageFile = 'main.html' | 'session.html' | 'link.html';

export const appUrl = (path: string): string => `${ORIGIN}/${path}`;

export const appPageUrl = (file: PageFile): string => appUrl(file);

/** Unique for each picture, so that a page never shows an old one. */
export const thumbnailUrl = (id: string, revision: number): string => appUrl(`thumbnails/${id}/${revision}.png`);

export function isAppUrl(address: string): boolean {
  return address.startsWith(`${ORIGIN}/`);
}

/** The path of one of our URLs, or `undefined` for any other. */
export function pathOf(address: string): string | undefined {
  return isAppUrl(address) ? address.slice(ORIGIN.length + 1).replace(/[?#].*$/, '') : undefined;
}

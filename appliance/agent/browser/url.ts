import { parseUrl } from '../../protocol/parse-url.ts';

const BROWSABLE = /^https?:\/\/[^\u0000-\u0020\u007f-\u009f]+$/;

/** Chromium's new tab: by policy our own start page, with an empty address bar. */
export const START_PAGE = 'chrome://newtab/';

/** Whether Chromium may open `text`: only http and https, and nothing that it could read as an option. The host has checked the URL as well. Pure. */
export function isBrowsable(text: string): boolean {
  return BROWSABLE.test(text) && parseUrl(text) !== undefined;
}

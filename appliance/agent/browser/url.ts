const BROWSABLE = /^(https?:\/\/[^\u0000-\u0020\u007f-\u009f]+|about:blank)$/;

/** What the host calls the page that a browser begins with. */
export const START_PAGE = 'about:blank';

/** Whether Chromium may be given `text`: http, https or the start page, nothing that could be read as an option. The host has checked before; this is the second lock. Pure. */
export function isBrowsable(text: string): boolean {
  return BROWSABLE.test(text) && URL.canParse(text);
}

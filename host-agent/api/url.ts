import { z } from 'zod';

/** Longest URL of a session, as in the guest protocol. Chromium's own limit is 2 MiB; servers stop near 8 KiB. */
export const MAX_URL_CHARACTERS = 8192;

/** Bounds the length only. The host agent decides which URLs a session opens: `config/url.ts`. */
export const Url = z.string().max(MAX_URL_CHARACTERS);

/** The link in the WHATWG parser's spelling if a browser opens it and it is not too long. Pure. */
export function browserLink(text: string): string | undefined {
  const url = text.length <= MAX_URL_CHARACTERS && URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  return isWeb && url.href.length <= MAX_URL_CHARACTERS ? url.href : undefined;
}

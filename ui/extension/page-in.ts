import { parseUrl } from '../../appliance/protocol/parse-url.ts';

/** The page that selected text names, as one may write it: `example.org/page`. `undefined`: none. Pure. */
export function pageIn(text: string): string | undefined {
  const word = text.trim();
  if (/\s/.test(word)) return undefined;
  const url = /^https?:\/\//i.test(word)
    ? word
    : /^[^/?#@:]+\.[^/?#@:.]{2,}(:\d+)?([/?#]|$)/.test(word)
      ? `https://${word}`
      : '';
  return parseUrl(url)?.href;
}

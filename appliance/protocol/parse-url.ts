/**
 * The URL that a text is, relative to `base` where that is given; undefined if it is none.
 * Not `URL.canParse`: once V8 has optimized a call of it, Node 20 reads a host with Latin-1 characters such as ü as UTF-8, and says no.
 */
export function parseUrl(text: string, base?: string | URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

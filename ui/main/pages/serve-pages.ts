/** Serves the files of each kind of page by name, and pictures of sessions to the main window. Nothing else is reachable. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { WindowKind } from '../../bridge/state.ts';
import { pathOf } from './app-url.ts';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');
/** It compiles the decoder of JPEG, a program in WebAssembly. */
const DECODING_PAGE = 'session.html';
/** It gets that program, and needs nothing. */
const DECODING_WORKER = 'session.jpeg.js';

/** Allows only our own scripts, styles, pictures and connections; noVNC draws mouse pointers as `data:` and `blob:` pictures. Pure. */
export function contentSecurityPolicy(page: string): string {
  if (page === DECODING_WORKER) return "default-src 'none'; require-trusted-types-for 'script'";
  if (page !== DECODING_PAGE) return CONTENT_SECURITY_POLICY;
  return CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.ftl': 'text/plain; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** `folder` contains the pages; each gets the files that begin with its name, and the texts. `picture` returns the bytes of a session's picture by its path. */
export function pageServer(
  folder: string,
  kind: WindowKind,
  picture: (path: string) => Uint8Array | undefined = () => undefined,
): (request: Pick<Request, 'url' | 'method'>) => Response {
  // Listed once: any other name does not exist, however it is spelt.
  const files = new Set(readdirSync(folder).filter((name) => name.startsWith(`${kind}.`) || name.endsWith('.ftl')));
  return ({ url, method }) => {
    const path = pathOf(kind, url);
    if (method !== 'GET' || path === undefined) return new Response(undefined, { status: 404 });
    const type = CONTENT_TYPES[extname(path)];
    const body = type === undefined ? undefined : files.has(path) ? readFileSync(join(folder, path)) : picture(path);
    if (body === undefined || type === undefined) return new Response(undefined, { status: 404 });
    return new Response(new Uint8Array(body), {
      headers: {
        'Content-Type': type,
        'Content-Security-Policy': contentSecurityPolicy(path),
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'X-DNS-Prefetch-Control': 'off',
        'Cache-Control': 'no-store',
      },
    });
  };
}

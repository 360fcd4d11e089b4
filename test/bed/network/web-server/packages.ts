/** Files of npm packages that pages of the test bed run, as a web application would have them. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ServerResponse } from 'node:http';

/** Packages of one folder `node_modules`. Only these are served, since the server is also on networks that a session must not reach. */
export interface Packages {
  readonly folder: string;
  readonly names: readonly string[];
}

/** Those of this project. */
export const OWN_PACKAGES = ['@fingerprintjs/fingerprintjs', 'maplibre-gl', 'three'] as const;
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.mjs': 'text/javascript',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.xml': 'text/xml',
};

/** A page that may share memory starts only workers that agree. */
const FOR_WORKERS = { 'cross-origin-embedder-policy': 'require-corp' };

/** Answers `/npm/PACKAGE/PATH`. Returns whether the path is one. */
export async function servePackage(
  pathname: string,
  response: ServerResponse,
  { folder, names }: Packages,
): Promise<boolean> {
  const [, name = '', path = ''] = /^\/npm\/((?:@[\w-]+\/)?[\w.-]+)\/([\w./@-]+)$/.exec(pathname) ?? [];
  if (!names.includes(name) || path.includes('..')) return false;
  return serveFile(join(folder, name, path), response, FOR_WORKERS);
}

/** Answers with a file of the disk, if it is there. */
export async function serveFile(
  file: string,
  response: ServerResponse,
  headers: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return false;
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    ...headers,
  });
  createReadStream(file).pipe(response);
  return true;
}

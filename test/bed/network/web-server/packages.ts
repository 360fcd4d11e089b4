/** Files of npm packages that pages of the test bed run, as a web application would have them. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ServerResponse } from 'node:http';

/** Only these, since the server is also on networks that a session must not reach. */
const SERVED = ['@fingerprintjs/fingerprintjs', 'maplibre-gl', 'three'];
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Answers `/npm/PACKAGE/PATH`. Returns whether the path is one. `modules`: the folder `node_modules`. */
export async function servePackage(pathname: string, response: ServerResponse, modules: string): Promise<boolean> {
  const [, name = '', path = ''] = /^\/npm\/((?:@[\w-]+\/)?[\w.-]+)\/([\w./@-]+)$/.exec(pathname) ?? [];
  if (!SERVED.includes(name) || path.includes('..')) return false;
  const file = join(modules, name, path);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return false;
  response.writeHead(200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-length': found.size,
  });
  createReadStream(file).pipe(response);
  return true;
}

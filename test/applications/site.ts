/** What the site of the applications serves: their pages, the film, and the packages that this folder's lock file names. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { AddedFiles } from '../bed/network/web-server/added-files.ts';
import { APPLICATIONS } from './table.ts';

/** The start page of the session. */
const START = '<!doctype html><meta charset="utf-8"><title>Applications</title><h1>Applications</h1>';

const BOARD = `
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  import { Excalidraw } from '@excalidraw/excalidraw';
  export const openBoard = (element) => new Promise((resolve) => createRoot(element).render(createElement(Excalidraw, { excalidrawAPI: resolve })));`;

/** Writes what is made into `folder`. */
export function applicationSite(folder: string): AddedFiles {
  const pages = join(folder, 'pages');
  mkdirSync(pages, { recursive: true });
  const page = (name: string, html: string) => {
    const file = join(pages, `${name}.html`);
    writeFileSync(file, html);
    return file;
  };
  return {
    packages: {
      folder: join(import.meta.dirname, 'node_modules'),
      names: [...new Set(APPLICATIONS.flatMap(({ packages }) => packages))],
    },
    files: {
      '/application': { file: page('start', START) },
      ...Object.fromEntries(
        APPLICATIONS.map(({ name, page: html, isIsolated = false }) => [
          `/application/${name}`,
          { file: page(name, html), isIsolated },
        ]),
      ),
      ...filesBelow(join(import.meta.dirname, 'film'), '/application/film'),
      ...filesBelow(bundledBoard(folder), '/application'),
    },
  };
}

/** Excalidraw imports packages by their names, and asks for a bundler. */
function bundledBoard(folder: string): string {
  const outdir = join(folder, 'board');
  buildSync({
    stdin: { contents: BOARD, resolveDir: import.meta.dirname },
    entryNames: 'excalidraw',
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outdir;
}

const filesBelow = (folder: string, path: string): AddedFiles['files'] =>
  Object.fromEntries(readdirSync(folder).map((name) => [`${path}/${name}`, { file: join(folder, name) }]));

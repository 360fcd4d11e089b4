// @ts-check
/** Builds the pages: one script and one style sheet for each window, and the worker that decodes JPEG; HTML files are copied unchanged. build.mjs puts the texts of each language beside them. */

const windows = ['main', 'session', 'link'];

/** @type {readonly { entry: string, bundle: string }[]} */
export const pageBundles = windows
  .flatMap((name) => [
    { entry: `ui/renderer/${name}.tsx`, bundle: `dist/ui/renderer/${name}.js` },
    { entry: `ui/renderer/style/${name}.css`, bundle: `dist/ui/renderer/${name}.css` },
  ])
  .concat({ entry: 'ui/renderer/session.jpeg.ts', bundle: 'dist/ui/renderer/session.jpeg.js' });

/** @type {readonly { file: string, copy: string }[]} */
export const pageFiles = [
  ...windows.map((name) => ({ file: `ui/renderer/${name}.html`, copy: `dist/ui/renderer/${name}.html` })),
  { file: 'ui/native/jpeg/decode.wasm', copy: 'dist/ui/renderer/session.jpeg.wasm' },
];

/**
 * The scripts are modules, because noVNC uses top-level await. Pictures in style sheets are inlined, so nothing is fetched.
 * @type {import('esbuild').BuildOptions}
 */
export const pageOptions = {
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'chrome130',
  charset: 'utf8',
  minify: true,
  legalComments: 'eof',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.svg': 'dataurl' },
};

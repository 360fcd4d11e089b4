// @ts-check
/** What becomes of the pages: one script and one style sheet for each window, and its page as it stands. */

const windows = ['main', 'session', 'link'];

/** @type {readonly { entry: string, bundle: string }[]} */
export const pageBundles = windows.flatMap((name) => [
  { entry: `ui/renderer/${name}.tsx`, bundle: `dist/ui/renderer/${name}.js` },
  { entry: `ui/renderer/style/${name}.css`, bundle: `dist/ui/renderer/${name}.css` },
]);

/** @type {readonly { file: string, copy: string }[]} */
export const pageFiles = windows.map((name) => ({
  file: `ui/renderer/${name}.html`,
  copy: `dist/ui/renderer/${name}.html`,
}));

/**
 * noVNC awaits at its top level, so the scripts are modules. Pictures in style sheets become part of them: nothing is fetched.
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

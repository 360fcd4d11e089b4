// @ts-check
/** Parts of the product, which is in TypeScript, for scripts. */
import { root } from '../checkout.mjs';

/**
 * What a module exports.
 * @param {string} contents Its TypeScript; it imports by paths below the checkout.
 * @returns {Promise<unknown>}
 */
export async function evaluate(contents) {
  const esbuild = await import('esbuild');
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'error',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

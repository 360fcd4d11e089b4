// @ts-check
/** Writes the pages of the guide that are generated from the sources. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../checkout.mjs';

const { outputFiles } = await build({
  entryPoints: [join(root, 'host-agent/scripts/docs/errors-page.ts')],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
});
const bundle = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64');
/** @type {unknown} */
const module = await import(`data:text/javascript;base64,${bundle}`);
const { errorsPage } = /** @type {{ errorsPage: () => string }} */ (module);
writeFileSync(join(root, 'host-agent/guide/errors.md'), errorsPage());

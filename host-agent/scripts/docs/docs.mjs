// @ts-check
/** Writes the pages of the guide and the types of the texts, which are made from the sources. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../checkout.mjs';

const folder = mkdtempSync(join(tmpdir(), 'safe-browse-docs-'));
try {
  const outfile = join(folder, 'pages.mjs');
  await build({
    entryPoints: [join(root, 'host-agent/scripts/docs/pages.ts')],
    bundle: true,
    outfile,
    format: 'esm',
    platform: 'node',
    loader: { '.ftl': 'text' },
  });
  /** @type {unknown} */
  const module = await import(pathToFileURL(outfile).href);
  const { PAGES } = /** @type {{ PAGES: Readonly<Record<string, () => string>> }} */ (module);
  for (const [file, page] of Object.entries(PAGES)) writeFileSync(join(root, file), page());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

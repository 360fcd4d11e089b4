/** What packs images in a build jail as one file, as the build makes it: for tests that build images without `npm run build`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from '../../../host-agent/scripts/checkout.mjs';

let program: string | undefined;

export function packProgram(): string {
  if (program !== undefined) return program;
  const folder = mkdtempSync(join(tmpdir(), 'sb-pack-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  program = join(folder, 'pack.mjs');
  buildSync({
    entryPoints: [join(root, 'host-agent/image/pack-main.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // As in the build: what it bundles of CommonJS calls `require`.
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  return program;
}

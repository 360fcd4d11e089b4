/** The filter behind the network VM as one file, as the build makes it: for tests that start it without `npm run build`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from '../../../host-agent/scripts/checkout.mjs';

let program: string | undefined;

export function filterProgram(): string {
  if (program !== undefined) return program;
  const folder = mkdtempSync(join(tmpdir(), 'sb-filter-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  program = join(folder, 'filter.cjs');
  buildSync({
    entryPoints: [join(root, 'host-agent/network/filter/main.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  return program;
}

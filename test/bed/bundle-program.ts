/** Bundles programs into one file each, which Node runs wherever there is no checkout. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from '../../host-agent/scripts/checkout.mjs';

/** Packages in the older format ask for modules of Node in their own way, which an ES module does not have. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** The ending of `program` chooses the format: `.mjs` or `.cjs`. */
export function bundleProgram(entry: string, program: string): void {
  buildSync({
    entryPoints: [entry],
    outfile: program,
    bundle: true,
    platform: 'node',
    ...(program.endsWith('.cjs') ? { format: 'cjs' } : { format: 'esm', banner: { js: REQUIRE } }),
    target: 'node20',
    loader: { '.ftl': 'text' },
    logLevel: 'error',
  });
}

/** What packs images in a build jail, as the build makes it: for tests that build images without `npm run build`. */
export const packProgram = (): string => ofProduct('host-agent/image/build/pack-main.ts', 'pack.mjs');

/** The filter behind the network VM, as the build makes it: for tests that start it without `npm run build`. */
export const filterProgram = (): string => ofProduct('host-agent/network/filter/main.ts', 'filter.cjs');

/** The program that asks a network for its portal, as the build makes it. */
export const portalProgram = (): string => ofProduct('host-agent/network/portal/main.ts', 'portal.mjs');

const bundled = new Map<string, string>();

/** Made once per process, and removed when it ends. */
function ofProduct(entry: string, name: string): string {
  const made = bundled.get(entry);
  if (made !== undefined) return made;
  const folder = mkdtempSync(join(tmpdir(), 'sb-program-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const program = join(folder, name);
  bundleProgram(join(root, entry), program);
  bundled.set(entry, program);
  return program;
}

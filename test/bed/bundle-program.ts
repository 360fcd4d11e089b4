import { build } from 'esbuild';

/** Bundles a program of the test bed into one file, which Node runs wherever there is no checkout. */
export async function bundleProgram(entry: string, program: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // Packages in the older format ask for modules of Node in their own way.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    target: 'node20',
    logLevel: 'error',
  });
}

/** A program of the test bed with a part of the guest agent, as one file for a namespace in place of a VM. */
import { join } from 'node:path';
import { build } from 'esbuild';

/** `source`: below this folder. */
export async function bundleGuestProgram(source: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, source)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
}

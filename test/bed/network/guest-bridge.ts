/** The guest agent as a dumb bridge, in a namespace of the test bed that stands for its machine. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Namespace } from '../namespace.ts';

/** Tells it to be one under the administrator's `rules`; what it said and did, in order, until it stood or was over. `folder` takes its program. */
export async function becomeBridge(vm: Namespace, folder: string, rules: string): Promise<string[]> {
  const program = join(folder, 'guest-bridge.cjs');
  if (!existsSync(program)) {
    await build({
      entryPoints: [join(import.meta.dirname, 'guest-bridge/main.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
    });
  }
  return (await vm.must([process.execPath, program, rules])).trim().split('\n');
}

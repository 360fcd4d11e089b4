/** The guest agent as a dumb bridge, in a namespace instead of its VM. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Namespace } from '../namespace.ts';
import { bundleProgram } from '../bundle-program.ts';

/** Configures it as a bridge with the administrator's `rules`. Returns its messages and actions in order, until it is ready or ends. `folder` is for its program. */
export async function becomeBridge(vm: Namespace, folder: string, rules: string): Promise<string[]> {
  const program = join(folder, 'guest-bridge.cjs');
  if (!existsSync(program)) bundleProgram(join(import.meta.dirname, 'guest-bridge/main.ts'), program);
  return (await vm.must([process.execPath, program, rules])).trim().split('\n');
}

import { existsSync } from 'node:fs';
import { packagesFor } from '../../../host-agent/scripts/setup/debian-packages.mjs';

/** Throws with the command for root if `program`, which only these tests need, is not installed. */
export function requireProgram(program: string, tests: Parameters<typeof packagesFor>[0]): void {
  if (!existsSync(program))
    throw new Error(`Run: apt-get install --no-install-recommends ${packagesFor(tests).join(' ')}`);
}

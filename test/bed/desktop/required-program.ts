import { existsSync } from 'node:fs';
import { packagesFor } from '../../../host-agent/scripts/setup/debian-packages.mjs';

/** Throws with the command for root if `program`, of a desktop that tests run in, is not installed. */
export function requireProgram(program: string, desktop: Parameters<typeof packagesFor>[0]): void {
  if (!existsSync(program))
    throw new Error(`Run: apt-get install --no-install-recommends ${packagesFor(desktop).join(' ')}`);
}

/** The desktop application, which the command line and the native messaging host start. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder in which the programs were built, or into which they were installed. */
const ours = join(dirname(fileURLToPath(import.meta.url)), '../..');

export type DesktopProgram = { readonly command: readonly [string, ...string[]] } | { readonly missing: string };

/** Program and first arguments of the desktop application, or why it cannot run here. */
export function findDesktop(environment: NodeJS.ProcessEnv = process.env, installation = ours): DesktopProgram {
  if ((environment['DISPLAY'] ?? '') === '' && (environment['WAYLAND_DISPLAY'] ?? '') === '')
    return { missing: 'There is no display.' };
  if (process.getuid?.() === 0)
    return { missing: 'It does not run as root: Electron would have to run without its sandbox.' };
  // In a package, Electron lies in the folder above ours and has the application in its own archive.
  const packaged = join(installation, '../safe-browse');
  if (existsSync(join(installation, 'app.asar')) && existsSync(packaged)) return { command: [packaged] };
  const electron = join(
    environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(installation, 'node_modules/electron/dist'),
    'electron',
  );
  return existsSync(electron) ? { command: [electron, installation] } : { missing: 'Electron is not installed.' };
}

/** Starts it, or passes the arguments to the running one. It outlives this program. */
export function startDesktop([program, ...args]: readonly [string, ...string[]], words: readonly string[]): void {
  const child = spawn(program, [...args, ...words], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, SAFE_BROWSE_NODE: process.execPath },
  });
  // The person sees that no window opens; there is nothing else to do.
  child.on('error', () => undefined);
  child.unref();
}

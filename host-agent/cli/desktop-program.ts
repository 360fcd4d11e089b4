/** The desktop program, as far as the command line knows it: how it is started. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that the programs were built in, or installed to. */
const ours = join(dirname(fileURLToPath(import.meta.url)), '../..');

export type DesktopProgram = { readonly command: readonly [string, ...string[]] } | { readonly missing: string };

/** Program and first arguments of the desktop, or why there is none for this person here. */
export function findDesktop(environment: NodeJS.ProcessEnv = process.env, installation = ours): DesktopProgram {
  if ((environment['DISPLAY'] ?? '') === '' && (environment['WAYLAND_DISPLAY'] ?? '') === '')
    return { missing: 'There is no display here.' };
  if (process.getuid?.() === 0)
    return { missing: 'Root gets no windows of ours: Electron would have to run without its sandbox.' };
  // In a package it is the program that our folder belongs to, with the application in an archive of its own.
  const packaged = join(installation, '../safe-browse');
  if (existsSync(join(installation, 'app.asar')) && existsSync(packaged)) return { command: [packaged] };
  const electron = join(
    environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(installation, 'node_modules/electron/dist'),
    'electron',
  );
  return existsSync(electron) ? { command: [electron, installation] } : { missing: 'Electron is not installed here.' };
}

/** Starts it, or hands the words to the one that runs. It goes on when this program ends. */
export function startDesktop([program, ...args]: readonly [string, ...string[]], words: readonly string[]): void {
  const child = spawn(program, [...args, ...words], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, SAFE_BROWSE_NODE: process.execPath },
  });
  // Whoever asked sees that no window comes; there is nothing else to do.
  child.on('error', () => undefined);
  child.unref();
}

// @ts-check
/** Downloads Electron, which npm does not install, once, when the desktop is first needed. */
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, say } from '../checkout.mjs';
import { readChild } from '../children.mjs';

const program = join(root, 'node_modules/electron/dist/electron');
/** Exists after a failed download, which is retried once this file is old. */
const failureFile = join(root, 'node_modules/.cache/electron-not-fetched');
const TRY_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Whether the desktop application can be opened; prints the reason if not.
 * @param {NodeJS.ProcessEnv} [environment]
 */
export async function ensureElectron(environment = process.env) {
  if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return false;
  if (process.getuid?.() === 0) {
    say(
      'root gets no windows of ours, since Electron would have to run without its sandbox; opening a browser in a VNC viewer instead',
    );
    return false;
  }
  const given = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  if (existsSync(given === undefined ? program : join(given, 'electron'))) return true;
  if (given === undefined && (await fetchElectron())) return true;
  say('Electron is not installed and could not be downloaded; opening a browser in a VNC viewer instead');
  return false;
}

/** Whether Electron is available now. A failure is not retried for a day. */
export async function fetchElectron() {
  const failed = statSync(failureFile, { throwIfNoEntry: false });
  if (failed && Date.now() - failed.mtimeMs < TRY_AGAIN_AFTER_MS) return false;
  say('downloading Electron for the desktop; about 110 MB, once');
  const fetched = await readChild([process.execPath, join(root, 'node_modules/electron/install.js')]);
  if (fetched?.status === 0 && existsSync(program)) {
    rmSync(failureFile, { force: true });
    return true;
  }
  mkdirSync(dirname(failureFile), { recursive: true });
  writeFileSync(failureFile, fetched?.stderr.slice(0, 2000) ?? '');
  return false;
}

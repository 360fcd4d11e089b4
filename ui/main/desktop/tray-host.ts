/** Whether this desktop shows tray icons. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TIMEOUT_MS = 3_000;

/** Somebody draws status notifier items, or it is an X desktop other than GNOME, whose panels embed the older kind of icon. */
export async function hasTrayHost(environment: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  if (await ownsWatcher()) return true;
  const isGnome = (environment['XDG_CURRENT_DESKTOP'] ?? '').toUpperCase().includes('GNOME');
  return (environment['DISPLAY'] ?? '') !== '' && environment['XDG_SESSION_TYPE'] !== 'wayland' && !isGnome;
}

async function ownsWatcher(): Promise<boolean> {
  try {
    const question = ['call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.NameHasOwner', 'org.kde.StatusNotifierWatcher'];
    const { stdout } = await run('gdbus', question, { timeout: TIMEOUT_MS });
    return stdout.includes('true');
  } catch {
    return false;
  }
}

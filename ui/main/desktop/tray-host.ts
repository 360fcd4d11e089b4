/** Detects whether this desktop shows tray icons. */
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TIMEOUT_MS = 3_000;
/** At login this program may start before the panel. */
const LOOK_EVERY_MS = 3_000;
const LOOKS = 20;

/** Resolves to true when a tray exists, or to false after a minute without one. */
export async function untilTrayHost(environment: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  for (let look = 1; ; look += 1) {
    if (await hasTrayHost(environment)) return true;
    if (look === LOOKS) return false;
    await sleep(LOOK_EVERY_MS, undefined, { ref: false });
  }
}

/** A program shows status notifier items, or this is an X desktop other than GNOME, whose panels embed the older kind of icon. */
async function hasTrayHost(environment: NodeJS.ProcessEnv): Promise<boolean> {
  if (await ownsWatcher()) return true;
  const isGnome = (environment['XDG_CURRENT_DESKTOP'] ?? '').toUpperCase().includes('GNOME');
  return (environment['DISPLAY'] ?? '') !== '' && environment['XDG_SESSION_TYPE'] !== 'wayland' && !isGnome;
}

async function ownsWatcher(): Promise<boolean> {
  try {
    const question = [
      'call',
      '--session',
      '--dest',
      'org.freedesktop.DBus',
      '--object-path',
      '/org/freedesktop/DBus',
      '--method',
      'org.freedesktop.DBus.NameHasOwner',
      'org.kde.StatusNotifierWatcher',
    ];
    const { stdout } = await run('gdbus', question, { timeout: TIMEOUT_MS });
    return stdout.includes('true');
  } catch {
    return false;
  }
}

/** Detects whether this desktop shows tray icons. */
import { setTimeout as sleep } from 'node:timers/promises';
import { callOnSessionBus } from './session-bus.ts';

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
    const answer = await callOnSessionBus({
      program: 'org.freedesktop.DBus',
      method: 'org.freedesktop.DBus.NameHasOwner',
      values: ['org.kde.StatusNotifierWatcher'],
    });
    return answer.includes('true');
  } catch {
    return false;
  }
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ownVariables, run, type Tool } from '../process/run.ts';

const gdbus: Tool = { program: 'gdbus', debianPackage: 'libglib2.0-bin', timeoutMs: 2_000 };

const PORTAL = 'org.freedesktop.portal.Desktop';
/** The value of the portal's `color-scheme` that prefers dark: 0 is no preference, 2 is light. */
const PREFERS_DARK = /\buint32 1\b/;

/** Whether there is a session bus to ask, without a program. */
export function hasSessionBus({ DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder } = process.env): boolean {
  return (address ?? '') !== '' || (folder !== undefined && existsSync(join(folder, 'bus')));
}

/** Whether the person's desktop prefers dark windows. A desktop whose portal does not run says nothing. Throws what {@link run} throws. */
export async function prefersDark(): Promise<boolean> {
  if (!(await hasOwner('session', PORTAL))) return false;
  const settings = 'org.freedesktop.portal.Settings.Read';
  const read = ['org.freedesktop.appearance', 'color-scheme'];
  return PREFERS_DARK.test(await call('session', PORTAL, '/org/freedesktop/portal/desktop', settings, ...read));
}

const NETWORK_MANAGER = 'org.freedesktop.NetworkManager';
/** NMMetered: 1 is yes, 3 is a guess that it is. Source: NetworkManager, D-Bus types. */
const METERED = /\buint32 [13]\b/;

/** Whether transfers cost money, as NetworkManager knows or guesses. Where it does not run, they do not. Never rejects. */
export async function isMetered(): Promise<boolean> {
  try {
    if (!(await hasOwner('system', NETWORK_MANAGER))) return false;
    const get = 'org.freedesktop.DBus.Properties.Get';
    return isMeteredIn(
      await call('system', NETWORK_MANAGER, '/org/freedesktop/NetworkManager', get, NETWORK_MANAGER, 'Metered'),
    );
  } catch {
    return false;
  }
}

/** Pure. */
export const isMeteredIn = (answer: string): boolean => METERED.test(answer);

/** Whether a service runs. Asking one that does not would start it. */
async function hasOwner(bus: 'session' | 'system', name: string): Promise<boolean> {
  const method = 'org.freedesktop.DBus.NameHasOwner';
  return (await call(bus, 'org.freedesktop.DBus', '/org/freedesktop/DBus', method, name)).includes('true');
}

function call(
  bus: 'session' | 'system',
  destination: string,
  path: string,
  method: string,
  ...values: string[]
): Promise<string> {
  const args = ['call', `--${bus}`, '--dest', destination, '--object-path', path, '--method', method, ...values];
  return run(gdbus, args, { environment: ownVariables('DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR') });
}

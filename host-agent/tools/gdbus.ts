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
  // Asking a portal that does not run would start it.
  const owner = await call(
    'org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    PORTAL,
  );
  if (!owner.includes('true')) return false;
  const settings = 'org.freedesktop.portal.Settings.Read';
  const read = ['org.freedesktop.appearance', 'color-scheme'];
  return PREFERS_DARK.test(await call(PORTAL, '/org/freedesktop/portal/desktop', settings, ...read));
}

function call(destination: string, path: string, method: string, ...values: string[]): Promise<string> {
  const args = ['call', '--session', '--dest', destination, '--object-path', path, '--method', method, ...values];
  return run(gdbus, args, { environment: ownVariables('DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR') });
}

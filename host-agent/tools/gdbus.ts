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

/** NMConnectivityState: 2 is a captive portal. */
const BEHIND_PORTAL = /\buint32 2\b/;

/** Whether transfers cost money, as NetworkManager knows or guesses. Where it does not run, they do not. Never rejects. */
export const isMetered = async (): Promise<boolean> => isMeteredIn(await ofManager('Metered'));

/** Pure. */
export const isMeteredIn = (answer: string): boolean => METERED.test(answer);

/** Whether a captive portal keeps the host from the Internet, as NetworkManager found. Where it does not run, or does not look, none does. Never rejects. */
export const isBehindPortal = async (): Promise<boolean> => BEHIND_PORTAL.test(await ofManager('Connectivity'));

/** The network by which the host reaches the Internet, as NetworkManager knows it; of its API, what the DHCP server said. */
export interface ManagedNetwork {
  readonly name?: string | undefined;
  readonly untrustedApi?: string | undefined;
}

/** Empty where NetworkManager does not run. Never rejects. */
export async function managedNetwork(): Promise<ManagedNetwork> {
  const connection = pathIn(await ofManager('PrimaryConnection'));
  const active = `${NETWORK_MANAGER}.Connection.Active`;
  if (connection === undefined) return {};
  const [id, dhcp] = await Promise.all(['Id', 'Dhcp4Config'].map((name) => ofManager(name, connection, active)));
  const config = pathIn(dhcp ?? '');
  const options = config === undefined ? '' : await ofManager('Options', config, `${NETWORK_MANAGER}.DHCP4Config`);
  return { name: textIn(id ?? ''), untrustedApi: captivePortalOf(options) };
}

const pathIn = (answer: string): string | undefined => /objectpath '(\/[\w/]+)'/.exec(answer)?.[1];
/** The text in the answer of gdbus. Pure. */
export const textIn = (answer: string): string | undefined => /^\(<(["'])(.+)\1>,\)/.exec(answer)?.[2];
/** The option 114 (RFC 8910) in the options of DHCP. Pure. */
export const captivePortalOf = (answer: string): string | undefined =>
  /'(?:v4_)?captive_portal': <'([^']*)'>/.exec(answer)?.[1];

/** A property of NetworkManager, in the words of gdbus; empty where it does not run. */
async function ofManager(
  property: string,
  path = '/org/freedesktop/NetworkManager',
  of = NETWORK_MANAGER,
): Promise<string> {
  try {
    if (!(await hasOwner('system', NETWORK_MANAGER))) return '';
    return await call('system', NETWORK_MANAGER, path, 'org.freedesktop.DBus.Properties.Get', of, property);
  } catch {
    return '';
  }
}

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

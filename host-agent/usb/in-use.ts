import { readdir, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type HostDevice, MAX_INTERFACES, thisHost, type UsbHost } from './host-devices.ts';

/** What the kernel names as the driver of an interface that a program has claimed. */
const CLAIMED = 'usbfs';

/**
 * Whether a program of the host has claimed part of the device, such as the service for smart cards. Nothing but that program can give it back, while a
 * driver of the kernel lets go of what it has.
 */
export async function isInUse({ port }: Pick<HostDevice, 'port'>, host: UsbHost = thisHost): Promise<boolean> {
  const folder = join(host.devices, port);
  const names = await readdir(folder).catch(() => []);
  const interfaces = names.filter((name) => name.startsWith(`${port}:`)).slice(0, MAX_INTERFACES);
  const drivers = await Promise.all(
    interfaces.map((name) => readlink(join(folder, name, 'driver')).then(basename, () => undefined)),
  );
  return drivers.includes(CLAIMED);
}

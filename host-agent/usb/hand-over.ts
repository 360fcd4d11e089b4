/** Hands a USB device of the host to a VM: a program in a separate jail has the device, and the VM's QEMU speaks with that program. */
import { lstat, readdir, readlink, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../api/errors/failure.ts';
import type { VmUsb } from '../hypervisor/hypervisor.ts';
import type { Jail } from '../jail/bubblewrap.ts';
import { launchJail } from '../jail/launch-jail.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { deadline } from '../process/deadline.ts';
import { lastWords, whileRunning } from '../process/launch.ts';
import { killAndWait, type ProcessIdentity, waitUntilGone } from '../process/process.ts';
import { Owned } from '../process/owned.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { usbredirectCommand, USBREDIRECT_SYSTEM } from '../tools/usbredirect.ts';
import { type HostDevice, MAX_INTERFACES, thisHost, type UsbHost } from './host-devices.ts';

const MIB = 1024 * 1024;
const BOUNDS = { memoryBytes: 128 * MIB, processors: 1, processes: 16 };
const ADDRESS_SPACE_BYTES = 1024 * MIB;
const OPEN_FILES = 64;
/** Opening a device takes milliseconds, a second where it has to be reset; the VM may be busy. */
const PLUGGED_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 50;
/** How long a device may take to return to the host's drivers. */
const RETURNED_WITHIN_MS = 5_000;

const ROLE = 'usb';
/** The folder of the socket inside the jail. */
const SOCKETS_INSIDE = '/usb';

/**
 * The jail of the program that has the device: the node of this one device, what the kernel says of it, and the folder of the socket. It stays with
 * the person's account, which may open the device. No network but its own loopback, and messages of the kernel that never come there. Pure.
 */
export function usbJail(
  { address, node, port }: Pick<HostDevice, 'address' | 'node' | 'port'>,
  { socket, sysfs, host = thisHost }: { readonly socket: string; readonly sysfs: string; readonly host?: UsbHost },
): Jail {
  return {
    confinement: ROLE,
    system: USBREDIRECT_SYSTEM,
    readable: [[sysfs, sysfs]],
    writable: [[dirname(socket), SOCKETS_INSIDE]],
    devices: [node],
    keepsAccount: true,
    links: [[sysfs, join(host.devices, port)]],
    networkFamilies: ['ipv4', 'netlink'],
    limits: { addressSpaceBytes: ADDRESS_SPACE_BYTES, processes: BOUNDS.processes, openFiles: OPEN_FILES },
    command: usbredirectCommand(address, `${SOCKETS_INSIDE}/${basename(socket)}`),
  };
}

/** The processes that have a device for a VM. */
export interface HandedDevice {
  readonly processes: readonly ProcessIdentity[];
  /** Resolves when they have ended. Absent for those that another host agent started. */
  readonly ended?: Promise<unknown>;
}

/** Its owner takes it back from them, after the VM has unplugged it or has ended. */
export const handedDevice = (name: string, handed: HandedDevice): Owned<HandedDevice> =>
  new Owned(`USB device ${name}`, handed, () => takeBack(handed));

/**
 * Resolves when the guest can use the device. `name`: of its socket, and of the device in the VM. Throws `Failure` usb-in-use or usb-not-connected, or the
 * signal's reason, and leaves no process behind.
 */
export async function handOver(
  device: HostDevice,
  { names, usb, name }: { readonly names: VmFiles; readonly usb: VmUsb; readonly name: string },
  signal: AbortSignal,
  host: UsbHost = thisHost,
): Promise<Owned<HandedDevice>> {
  // usbredirect says the same whatever is in its way.
  if (await isInUse(device, host)) throw new Failure('usb-in-use', { device: device.name });
  const socket = names.usbSocket(name);
  const logFile = names.processLog(name);
  const jail = usbJail(device, { socket, sysfs: await realpath(join(host.devices, device.port)), host });
  const launched = await launchJail(jail, { role: ROLE, logFile, bounds: BOUNDS });
  const processes = [launched.identity, ...(launched.inside ? [launched.inside] : [])];
  try {
    const until = deadline(PLUGGED_WITHIN_MS, signal, whileRunning(launched));
    await become(() => isSocket(socket), until);
    await usb.plug(name);
    await become(() => usb.isPlugged(name), until);
    return handedDevice(name, { processes, ended: launched.ended });
  } catch (cause) {
    await usb.unplug(name).catch(() => undefined);
    await takeBack({ processes });
    signal.throwIfAborted();
    const reason = (await lastWords(logFile)) || messageOf(cause);
    throw new Failure('usb-not-connected', { device: device.name, reason }, { cause });
  } finally {
    // Connected or not: nothing else may connect to it.
    await rm(socket, { force: true });
  }
}

/** Waits until the device is back with the host, after the VM has unplugged it or has ended; ends what does not. */
async function takeBack({ processes }: Pick<HandedDevice, 'processes'>): Promise<void> {
  const [jail] = processes;
  if (!jail || (await waitUntilGone(jail, RETURNED_WITHIN_MS))) return;
  for (const identity of processes.toReversed()) await killAndWait(identity);
}

async function become(isSo: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (!(await isSo())) {
    signal.throwIfAborted();
    await sleep(LOOK_EVERY_MS);
  }
}

async function isSocket(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isSocket() ?? false;
}

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

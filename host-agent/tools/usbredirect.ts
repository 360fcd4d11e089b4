import type { Tool } from '../process/run.ts';

/** Uses one USB device of the host for a program that speaks usbredir with it. */
const usbredirect: Tool = { program: 'usbredirect', debianPackage: 'usbredirect', timeoutMs: 10_000 };
/** usbredirect knows only TCP, QEMU in its jail only Unix sockets. */
const socat: Tool = { program: 'socat', debianPackage: 'socat', timeoutMs: 10_000 };

export const USB_PROGRAMS = [usbredirect, socat] as const;

/** Within the network of the jail, which has nothing but its loopback. */
const MEETING_POINT = '127.0.0.1:4000';

/**
 * For one connection: usbredirect opens the device, and socat connects it to `socket`. When the connection is closed, usbredirect is asked to end, so
 * that it gives the device back to the host's drivers; when it is killed, the kernel leaves the device without one. Where usbredirect ends first, as when
 * it cannot open the device, the jail ends with it, and socat with the jail.
 */
const SCRIPT = `usbredirect --device "$1" --as ${MEETING_POINT} &
device=$!
{ socat "UNIX-LISTEN:$2" TCP:${MEETING_POINT},retry=200,interval=0.05; kill $device; } &
wait $device`;

/** `address`: bus and number, such as `1-5`. Pure. */
export function usbredirectCommand(address: string, socket: string): string[] {
  return ['sh', '-c', SCRIPT, 'sh', address, socket];
}

/** The programs of {@link usbredirectCommand}. */
export const USBREDIRECT_SYSTEM: readonly string[] = ['/usr/bin/usbredirect', '/usr/bin/socat', '/usr/bin/sh'];

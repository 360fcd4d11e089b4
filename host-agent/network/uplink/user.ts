import { dirname } from 'node:path';
import type { Jail } from '../../jail/bubblewrap.ts';
import { packageMissing } from '../../process/distribution.ts';
import { isInstalled } from '../../process/installed.ts';
import { deviceFamilies, followedNow } from './followed-device.ts';
import { GUARD_SYSTEM, guarded } from './device-guard.ts';
import { type Followed, PASST_SYSTEM, passtArguments } from '../../tools/passt.ts';
import type { ProcessIdentity } from '../../process/process.ts';
import { launchListening } from './launch-listening.ts';

const READY_WITHIN_MS = 10_000;

/** passt's connection tables have a fixed size; each connection needs a socket and a pipe. */
const BOUNDS = { memoryBytes: 512 * 1024 * 1024, processors: 1, processes: 8 };
const OPEN_FILES = 65_536;
/** Below /tmp, because Debian's AppArmor profile for passt, which applies when ours is not loaded, allows a socket nowhere else in the jail. */
const INSIDE = '/tmp/uplink';

/**
 * The jail of one passt. It shares the host's network, because that is its purpose, and so it also reaches abstract sockets of other programs.
 * It sees only its socket's folder and resolv.conf. Once it runs, passt isolates itself further, with an empty root and a seccomp filter. Pure.
 */
export function passtJail(socket: string, hasIpv6: boolean, followed?: Followed): Jail {
  const passt = ['passt', ...passtArguments(socket.replace(dirname(socket), INSIDE), hasIpv6, followed)];
  return {
    confinement: 'passt',
    system: [...PASST_SYSTEM, '/etc/resolv.conf', ...(followed === undefined ? [] : GUARD_SYSTEM)],
    readable: [],
    writable: [[dirname(socket), INSIDE]],
    devices: [],
    sharesNetwork: true,
    // Netlink tells it the addresses and routes of the host.
    networkFamilies: ['ipv4', 'ipv6', 'netlink'],
    isolatesItself: true,
    limits: { addressSpaceBytes: BOUNDS.memoryBytes * 4, processes: BOUNDS.processes, openFiles: OPEN_FILES },
    // Perl looks for its locale, which the jail does not have.
    ...(followed && { environment: { PERL_BADLANG: '0' } }),
    command: followed === undefined ? passt : guarded(followed.device, passt),
  };
}

/** `device`: the only one of the host by which it leaves; absent: the host's routes say by which. */
export interface UserUplink {
  readonly socket: string;
  readonly hasIpv6: boolean;
  readonly device: string | undefined;
}

/** Starts passt and waits for its socket. Throws `Failure` package-missing, uplink-device-missing, uplink-device-down, or uplink-not-started with passt's last output. */
export async function startUserUplink(
  { socket, hasIpv6, device }: UserUplink,
  logFile: string,
  signal: AbortSignal,
): Promise<ProcessIdentity> {
  // Inside the jail a missing program would be reported without its package.
  if (!(await isInstalled('passt'))) throw packageMissing({ program: 'passt', debianPackage: 'passt' });
  const followed = device === undefined ? undefined : await followedNow(device, signal);
  // passt would not start with a device that has no IPv6, and would not bind to it what leaves by IPv6.
  const leadsToIpv6 = device === undefined || deviceFamilies(device).ipv6;
  const launch = { role: 'uplink', logFile, bounds: BOUNDS };
  return launchListening(
    passtJail(socket, hasIpv6 && leadsToIpv6, followed),
    { program: 'passt', socket, readyWithinMs: READY_WITHIN_MS, launch },
    signal,
  );
}

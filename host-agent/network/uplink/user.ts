import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../api/failure.ts';
import type { Jail } from '../../jail/bubblewrap.ts';
import { isInstalled } from '../../process/installed.ts';
import { lastWords, whileRunning } from '../../process/launch.ts';
import { launchJail } from '../../jail/launch-jail.ts';
import { PASST_SYSTEM, passtArguments } from '../../tools/passt.ts';
import { killAndWait, type ProcessIdentity } from '../../process/process.ts';

const READY_WITHIN_MS = 10_000;
const POLL_EVERY_MS = 20;

/** passt's connection tables have a fixed size; each connection needs a socket and a pipe. */
const BOUNDS = { memoryBytes: 512 * 1024 * 1024, processors: 1, processes: 8 };
const OPEN_FILES = 65_536;
/** Below /tmp, because Debian's AppArmor profile for passt, which applies when ours is not loaded, allows a socket nowhere else in the jail. */
const INSIDE = '/tmp/uplink';

/**
 * The jail of one passt. It shares the host's network, because that is its purpose, and so it also reaches abstract sockets of other programs.
 * It sees only its socket's folder and resolv.conf. Once it runs, passt isolates itself further, with an empty root and a seccomp filter. Pure.
 */
export function passtJail(socket: string): Jail {
  return {
    confinement: 'passt',
    system: [...PASST_SYSTEM, '/etc/resolv.conf'],
    readable: [],
    writable: [[dirname(socket), INSIDE]],
    devices: [],
    sharesNetwork: true,
    // Netlink tells it the addresses and routes of the host.
    networkFamilies: ['ipv4', 'ipv6', 'netlink'],
    isolatesItself: true,
    limits: { addressSpaceBytes: BOUNDS.memoryBytes * 4, processes: BOUNDS.processes, openFiles: OPEN_FILES },
    command: ['passt', ...passtArguments(socket.replace(dirname(socket), INSIDE))],
  };
}

/** Starts passt and waits for its socket. Throws `Failure` package-missing, or uplink-not-started with passt's last output. */
export async function startUserUplink(socket: string, logFile: string, signal: AbortSignal): Promise<ProcessIdentity> {
  // Inside the jail a missing program would be reported without its package.
  if (!(await isInstalled('passt'))) throw new Failure('package-missing', { program: 'passt', debianPackage: 'passt' });
  const launched = await launchJail(passtJail(socket), { role: 'uplink', logFile, bounds: BOUNDS });
  const passt = launched.inside ?? launched.identity;
  const running = whileRunning(launched);
  for (let waitedMs = 0; !(await isSocket(socket)); waitedMs += POLL_EVERY_MS) {
    if (running.aborted || waitedMs > READY_WITHIN_MS || signal.aborted) {
      for (const identity of [passt, launched.identity]) await killAndWait(identity);
      signal.throwIfAborted();
      throw new Failure('uplink-not-started', { program: 'passt', reason: await lastWords(logFile) });
    }
    await sleep(POLL_EVERY_MS);
  }
  return passt;
}

async function isSocket(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isSocket() ?? false;
}

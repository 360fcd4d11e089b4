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
const LOOK_EVERY_MS = 20;

/** Its tables of connections are of a fixed size, and each connection has a socket and a pipe. */
const BOUNDS = { memoryBytes: 512 * 1024 * 1024, processors: 1, processes: 8 };
const OPEN_FILES = 65_536;
/** Below /tmp: Debian's own AppArmor profile for passt, which holds where ours is not loaded, lets it make a socket nowhere else in the jail. */
const INSIDE = '/tmp/uplink';

/**
 * The jail of one passt. It alone has this computer's network: that is what it is for. So it reaches abstract sockets of other programs, too, which belong to a
 * network; of files it sees its socket's folder and where names are asked. It isolates itself further once it runs: an empty root, and a seccomp filter of
 * the calls that it needs. Pure.
 */
export function passtJail(socket: string): Jail {
  return {
    confinement: 'passt',
    system: [...PASST_SYSTEM, '/etc/resolv.conf'],
    readable: [],
    writable: [[dirname(socket), INSIDE]],
    devices: [],
    sharesNetwork: true,
    isolatesItself: true,
    limits: { addressSpaceBytes: BOUNDS.memoryBytes * 4, processes: BOUNDS.processes, openFiles: OPEN_FILES },
    command: ['passt', ...passtArguments(socket.replace(dirname(socket), INSIDE))],
  };
}

/** Starts passt and waits for its socket. Throws `Failure` package-missing, or uplink-not-started with passt's own words. */
export async function startUserUplink(socket: string, logFile: string, signal: AbortSignal): Promise<ProcessIdentity> {
  // Inside the jail nobody would say which package it is from.
  if (!(await isInstalled('passt')))
    throw new Failure('package-missing', 'passt cannot be started.', { hint: 'Install it: apt-get install passt' });
  const launched = await launchJail(passtJail(socket), { role: 'uplink', logFile, bounds: BOUNDS });
  const passt = launched.inside ?? launched.identity;
  const running = whileRunning(launched);
  for (let waitedMs = 0; !(await isSocket(socket)); waitedMs += LOOK_EVERY_MS) {
    if (running.aborted || waitedMs > READY_WITHIN_MS || signal.aborted) {
      for (const identity of [passt, launched.identity]) await killAndWait(identity);
      signal.throwIfAborted();
      throw new Failure('uplink-not-started', `passt did not start: ${await lastWords(logFile)}`, {
        hint: 'Run: safe-browse doctor',
      });
    }
    await sleep(LOOK_EVERY_MS);
  }
  return passt;
}

async function isSocket(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isSocket() ?? false;
}

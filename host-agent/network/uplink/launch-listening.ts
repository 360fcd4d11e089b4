/** Starts a process of the uplink in its jail, and waits for the socket that it listens on. */
import { lstat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../api/errors/failure.ts';
import type { Jail } from '../../jail/bubblewrap.ts';
import { launchJail } from '../../jail/launch-jail.ts';
import { lastWords, whileRunning } from '../../process/launch.ts';
import { killAndWait, type ProcessIdentity } from '../../process/process.ts';

const POLL_EVERY_MS = 20;

export interface Listening {
  /** In errors. */
  readonly program: string;
  readonly socket: string;
  readonly readyWithinMs: number;
  readonly launch: Parameters<typeof launchJail>[1];
}

/** Throws `Failure` uplink-not-started with the last output of the program, or the signal's reason, and leaves no process behind. */
export async function launchListening(
  jail: Jail,
  { program, socket, readyWithinMs, launch }: Listening,
  signal: AbortSignal,
): Promise<ProcessIdentity> {
  const launched = await launchJail(jail, launch);
  const inside = launched.inside ?? launched.identity;
  const running = whileRunning(launched);
  for (let waitedMs = 0; !(await isSocket(socket)); waitedMs += POLL_EVERY_MS) {
    if (running.aborted || waitedMs > readyWithinMs || signal.aborted) {
      for (const identity of [inside, launched.identity]) await killAndWait(identity);
      signal.throwIfAborted();
      throw new Failure('uplink-not-started', { program, reason: await lastWords(launch.logFile) });
    }
    await sleep(POLL_EVERY_MS);
  }
  await launched.closeFolders();
  return inside;
}

async function isSocket(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isSocket() ?? false;
}

import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../api/failure.ts';
import { lastWords, launch } from '../../tools/launch.ts';
import { passt, passtArguments } from '../../tools/passt.ts';
import { killAndWait, type ProcessIdentity } from '../../tools/process.ts';

const READY_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 20;

/** Starts passt and waits for its socket. Throws `Failure` uplink-not-started with passt's own words. */
export async function startUserUplink(socket: string, logFile: string, signal: AbortSignal): Promise<ProcessIdentity> {
  const { identity, ended } = await launch('uplink', passt, passtArguments(socket), { logFile });
  const died = new AbortController();
  void ended.then(() => died.abort());
  for (let waitedMs = 0; !(await isSocket(socket)); waitedMs += LOOK_EVERY_MS) {
    if (died.signal.aborted || waitedMs > READY_WITHIN_MS || signal.aborted) {
      await killAndWait(identity);
      signal.throwIfAborted();
      throw new Failure('uplink-not-started', `passt did not start: ${await lastWords(logFile)}`, { hint: 'Run: safe-browse doctor' });
    }
    await sleep(LOOK_EVERY_MS);
  }
  return identity;
}

async function isSocket(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isSocket() ?? false;
}

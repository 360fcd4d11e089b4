/** Programs of a test bed: when they are there, and how they end. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const ENDS_WITHIN_MS = 5_000;
const LOOKS = 200;

/** Ends one after another by SIGTERM, and by SIGKILL what does not end. */
export async function endAll(processes: readonly ChildProcess[]): Promise<void> {
  for (const child of processes) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill();
    const late = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
    await ended;
    clearTimeout(late);
  }
}

/** Waits for files, such as sockets of servers that start. */
export async function untilThere(...paths: readonly string[]): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (paths.every((path) => existsSync(path))) return;
    await sleep(50);
  }
  throw new Error(`There is no ${paths.join(', ')}.`);
}

import { setImmediate } from 'node:timers/promises';

/**
 * Lets the event loop turn, so that everything in this process that could run has run: promises, streams, local sockets. It waits for no
 * time, and thus means the same on a slow computer. It does not wait for files or other processes: wait for what they cause instead.
 */
export async function settle(turns = 50): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate();
}

import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { UPLINK } from './names.ts';

/** Each poll wakes the VM, and people unplug cables rarely. */
const POLL_EVERY_MS = 2_000;

export type Cable = 'up' | 'down';

/** Whether the card has a carrier. The file is not readable while the card is down. */
export async function cableOf(card: string, classFolder = '/sys/class/net'): Promise<Cable> {
  return (await readFile(`${classFolder}/${card}/carrier`, 'utf8').catch(() => '')).trim() === '1' ? 'up' : 'down';
}

/** Reports the state of the uplink's cable now and after each change. */
export async function watchCable(onChange: (cable: Cable) => void): Promise<never> {
  let last: Cable | undefined;
  for (;;) {
    const cable = await cableOf(UPLINK);
    if (cable !== last) onChange((last = cable));
    await sleep(POLL_EVERY_MS);
  }
}

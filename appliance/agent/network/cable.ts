import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { UPLINK } from './names.ts';

/** Waking the machine costs the host a little, and a cable is pulled by a hand. */
const LOOK_EVERY_MS = 2_000;

export type Cable = 'up' | 'down';

/** Whether the card's cable is in. Not readable while the card is switched off. */
export async function cableOf(card: string, classFolder = '/sys/class/net'): Promise<Cable> {
  return (await readFile(`${classFolder}/${card}/carrier`, 'utf8').catch(() => '')).trim() === '1' ? 'up' : 'down';
}

/** Tells how the uplink's cable is, now and whenever that changes. */
export async function watchCable(onChange: (cable: Cable) => void): Promise<never> {
  let last: Cable | undefined;
  for (;;) {
    const cable = await cableOf(UPLINK);
    if (cable !== last) onChange((last = cable));
    await sleep(LOOK_EVERY_MS);
  }
}

/** Ports that are no cards of the machine, since each comes with its session. */
import { writeFile } from 'node:fs/promises';
import { MAX_PORTS } from '../../protocol/addresses.ts';

/** The ports that rules are made for: those that have a card, and where cards come later all that there can be. Pure. */
export function expectedPorts(cards: Iterable<number>, comeLater: boolean): number[] {
  return comeLater ? Array.from({ length: MAX_PORTS }, (_, port) => port) : [...cards];
}

/** Says that what comes may be a port from now on: the rules stand. See appliance/images/network/tree/etc/safe-browse/xen-ports. */
export async function portsMayCome(file = '/run/ports-may-come'): Promise<void> {
  await writeFile(file, '');
}

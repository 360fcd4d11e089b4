/** Ports that are not there at the start of the VM: on Xen, each card is attached with its session. */
import { writeFile } from 'node:fs/promises';
import { MAX_PORTS } from '../../protocol/addresses.ts';

/** The ports that get rules: those with a card, or all possible ones when cards are attached later. Pure. */
export function expectedPorts(cards: Iterable<number>, comeLater: boolean): number[] {
  return comeLater ? Array.from({ length: MAX_PORTS }, (_, port) => port) : [...cards];
}

/** Allows new cards to become ports, because the rules are loaded. See appliance/images/network/tree/etc/safe-browse/xen-ports. */
export async function allowNewPorts(file = '/run/ports-may-come'): Promise<void> {
  await writeFile(file, '');
}

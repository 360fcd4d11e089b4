/** Ports that are no cards of the machine, since each comes with its session. */
import { MAX_PORTS } from '../../protocol/addresses.ts';

/** The ports that rules are made for: those that have a card, and where cards come later all that there can be. Pure. */
export function expectedPorts(cards: Iterable<number>, comeLater: boolean): number[] {
  return comeLater ? Array.from({ length: MAX_PORTS }, (_, port) => port) : [...cards];
}

/** On which host of a pool the next session runs. */
import type { HostState } from '../wire.ts';

/** So many random hosts are compared where no spare waits: the least loaded of a few is nearly the least loaded of all, and clicks do not all meet there. */
const CANDIDATES = 3;

export interface KnownHost {
  readonly host: string;
  /** As it said last; absent if it is not known to be there. */
  readonly state?: HostState;
}

/**
 * The hosts in the order in which to try them: those with a spare that fits, the least loaded first; then the least loaded of a few; at last those that
 * said nothing. One without room is not tried. `random`: from 0 to below 1. Pure but for it.
 */
export function placement(hosts: readonly KnownHost[], random: () => number): string[] {
  const shuffled = shuffledBy(hosts, random);
  const roomy = shuffled.filter(({ state }) => state?.hasRoom === true);
  const byLoad = (one: KnownHost, other: KnownHost) => (one.state?.load ?? 0) - (other.state?.load ?? 0);
  const spare = roomy.filter(({ state }) => state?.hasSpare === true).toSorted(byLoad);
  const others = roomy.filter(({ state }) => state?.hasSpare !== true);
  return [
    ...spare,
    ...others.slice(0, CANDIDATES).toSorted(byLoad),
    ...others.slice(CANDIDATES),
    ...shuffled.filter(({ state }) => state === undefined),
  ].map(({ host }) => host);
}

/** Fisher and Yates. */
function shuffledBy<Item>(items: readonly Item[], random: () => number): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    const [one, other] = [shuffled[last], shuffled[chosen]];
    if (one === undefined || other === undefined) continue;
    [shuffled[last], shuffled[chosen]] = [other, one];
  }
  return shuffled;
}

import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../appliance/protocol/hostile-lines.ts';
import { type KnownHost, placement } from '../../../host-agent/pool/desk/pools.ts';

const host = (name: string, load: number, hasSpare = false, hasRoom = true): KnownHost => ({
  host: name,
  state: { load, hasSpare, hasRoom },
});
/** Leaves the order as it is. */
const LAST = () => 0.999_999;

describe('placement', () => {
  it('prefers a spare that fits to a lower load, and of several the least loaded host', () => {
    expect(placement([host('idle', 0), host('busy', 9, true), host('calm', 2, true)], LAST)).toEqual([
      'calm',
      'busy',
      'idle',
    ]);
  });

  it('takes the least loaded of three where there is no spare', () => {
    expect(placement([host('a', 7), host('b', 3), host('c', 5), host('d', 1)], LAST)).toEqual(['b', 'c', 'a', 'd']);
  });

  it('tries a host that said nothing last, and one without room never', () => {
    expect(placement([{ host: 'unknown' }, host('full', 0, true, false), host('a', 9)], LAST)).toEqual([
      'a',
      'unknown',
    ]);
  });

  it.each([[1], [10], [100], [1000]])('makes at most 1 wrong choice in 100 among %i hosts', (count) => {
    const rounds = 200;
    const below = randomNumbers(count);
    const random = () => below(1_000_000) / 1_000_000;
    let wrong = 0;
    for (let round = 0; round < rounds; round += 1) {
      const hosts = Array.from({ length: count }, (_, index) =>
        host(`h${index}`, below(11), below(10) === 0, below(2) === 0),
      );
      const [first] = placement(hosts, random);
      const chosen = hosts.find((each) => each.host === first)?.state;
      const isSpareThere = hosts.some(({ state }) => state?.hasRoom === true && state.hasSpare);
      if (chosen ? !chosen.hasRoom || (isSpareThere && !chosen.hasSpare) : hosts.some(({ state }) => state?.hasRoom))
        wrong += 1;
    }
    expect(wrong).toBeLessThanOrEqual(rounds / 100);
  });
});

import { describe, expect, it } from 'vitest';
import { chooseAccount } from '../../../host-agent/jail/account.ts';
import { idsForJails, isWithinMap, subordinateIds } from '../../../host-agent/jail/subordinate-ids.ts';

describe('the account of a jail', () => {
  it('is one that no process has and that is reserved for none', () => {
    const chosen = Array.from({ length: 60 }, (_, at) =>
      chooseAccount({ first: 100, count: 6 }, new Set([0, 100, 103, 1000]), new Set([1]), at / 60),
    );
    expect(new Set(chosen)).toEqual(new Set([2, 4, 5]));
  });

  it('is any of them when all are taken', () => {
    expect(
      [0, 0.999].map((random) => chooseAccount({ first: 7, count: 2 }, new Set([7, 8]), new Set(), random)),
    ).toEqual([0, 1]);
  });
});

describe('subordinate ids', () => {
  const text = 'bob:100000:65536\n# ada:1:2\nada:nonsense:9\nada:0:65536\nada:165536:65536\n1001:300000:10\n';

  it('are those of this account, by its name or number', () => {
    expect(subordinateIds(text, 'ada', 1000)).toEqual({ first: 165_536, count: 65_536 });
    expect(subordinateIds(text, 'eve', 1001)).toEqual({ first: 300_000, count: 10 });
    expect(subordinateIds(text, 'eve', 1002)).toBeUndefined();
  });

  it('of jails are not those of image builds, which use ids from the beginning and one near the end', () => {
    const { first, count } = idsForJails({ first: 100_000, count: 65_536 });
    expect([first, first + count - 1]).toEqual([160_416, 164_511]);
    expect(idsForJails({ first: 7, count: 10 })).toEqual({ first: 7, count: 10 });
  });

  it('can be given away by root only of a namespace that has them', () => {
    const range = { first: 1_900_000_000, count: 4096 };
    expect(isWithinMap('         0          0 4294967295\n', range)).toBe(true);
    expect(isWithinMap('         0     100000      65536\n', range)).toBe(false);
    expect(isWithinMap('', range)).toBe(false);
    expect(isWithinMap('0 0 1900000010\n', range)).toBe(false);
  });
});

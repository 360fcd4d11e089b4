import { afterAll, describe, expect, it } from 'vitest';
import { Owned, ownedNow } from '../../../host-agent/process/owned.ts';
import { acquiredSince } from './nothing-owned.ts';

describe('a test that never releases what it acquired', () => {
  const left: Owned<number>[] = [];
  afterAll(async () => {
    for (const owned of left) await owned.dispose();
  });

  it.fails('fails when it ends', () => {
    left.push(new Owned('port 7', 7, () => undefined));
  });

  it('is not the next one, which releases its own', async () => {
    expect(ownedNow()).toContain('port 7');
    await using owned = new Owned('port 8', 8, () => undefined);
    expect(owned.value).toBe(8);
  });
});

describe('what was acquired since', () => {
  it('is named once for each owner', () => {
    expect(acquiredSince([], ['port 7', 'spare'])).toEqual(['port 7', 'spare']);
    expect(acquiredSince(['port 7'], ['port 7', 'port 7', 'spare'])).toEqual(['port 7', 'spare']);
    expect(acquiredSince(['port 7', 'spare'], ['spare'])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { parsedAnswer } from '../../../../host-agent/tools/xen/xec.ts';

describe('the output of xec', () => {
  it('is parsed into a list with one item a line', () => {
    expect(parsedAnswer('ao', '/vm/a\n/vm/b\n')).toEqual(['/vm/a', '/vm/b']);
    expect(parsedAnswer('ao', '')).toEqual([]);
  });

  it('is parsed into dictionaries that begin where a key repeats', () => {
    expect(parsedAnswer('aa{ss}', '"addr" = "0000:03:00.0"\n"name" = "Card = one"\n"addr" = "0000:04:00.0"\n')).toEqual(
      [{ addr: '0000:03:00.0', name: 'Card = one' }, { addr: '0000:04:00.0' }],
    );
  });

  it('is refused beyond its maximum length', () => {
    expect(() => parsedAnswer('as', 'x'.repeat(2_000_000))).toThrow('printed too much');
  });
});

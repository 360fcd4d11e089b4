import { describe, expect, it } from 'vitest';
import { parsedAnswer } from '../../../host-agent/tools/xec.ts';

describe('what xec prints', () => {
  it('is a list, an item a line', () => {
    expect(parsedAnswer('ao', '/vm/a\n/vm/b\n')).toEqual(['/vm/a', '/vm/b']);
    expect(parsedAnswer('ao', '')).toEqual([]);
  });

  it('is dictionaries, the next of which begins where a key comes again', () => {
    expect(parsedAnswer('aa{ss}', '"addr" = "0000:03:00.0"\n"name" = "Card = one"\n"addr" = "0000:04:00.0"\n')).toEqual(
      [{ addr: '0000:03:00.0', name: 'Card = one' }, { addr: '0000:04:00.0' }],
    );
  });

  it('is never taken without end', () => {
    expect(() => parsedAnswer('as', 'x'.repeat(2_000_000))).toThrow('without end');
  });
});

import { describe, expect, it } from 'vitest';
import { CharacterKeys, KEPT_FOR_MS } from '../../../../../appliance/agent/browser/typing/character-keys.ts';
import { fc } from '../../../../bed/random.ts';

describe('the spare keys', () => {
  it('get the characters of a text, each one key', () => {
    expect(new CharacterKeys([93, 97, 103]).take(['好', 'é', '好'], 0)).toEqual({
      count: 3,
      assignments: [
        { key: 93, character: '好' },
        { key: 97, character: 'é' },
      ],
      waitMs: 0,
      keys: [93, 97, 93],
    });
  });

  it('keep their characters for later texts', () => {
    const keys = new CharacterKeys([93, 97, 103]);
    keys.take(['a', 'b'], 0);
    expect(keys.take(['b', 'c', 'a'], 0)).toMatchObject({
      assignments: [
        { key: 93, character: 'a' },
        { key: 97, character: 'b' },
        { key: 103, character: 'c' },
      ],
      keys: [97, 103, 93],
    });
    expect(keys.take(['a'], 0)).toMatchObject({ assignments: [], keys: [93] });
  });

  it('of which the one that was not used for longest is the next to change, but not before programs have read its last press', () => {
    const keys = new CharacterKeys([93, 97]);
    keys.pressed(keys.take(['a', 'b'], 0), 100);
    keys.pressed(keys.take(['a'], 200), 200);
    expect(keys.take(['c', 'a'], 300)).toEqual({
      count: 2,
      assignments: [
        { key: 93, character: 'a' },
        { key: 97, character: 'c' },
      ],
      waitMs: 100 + KEPT_FOR_MS - 300,
      keys: [97, 93],
    });
    expect(keys.take(['d'], 10_000)).toMatchObject({ waitMs: 0 });
  });

  it('type a text with more characters than there are keys in portions', () => {
    const keys = new CharacterKeys([93, 97]);
    const text = ['a', 'b', 'a', 'c', 'd'];
    const first = keys.take(text, 0);
    expect(first).toMatchObject({ count: 3, keys: [93, 97, 93] });
    keys.pressed(first, 0);
    expect(keys.take(text.slice(first.count), 0)).toMatchObject({ count: 2, waitMs: KEPT_FOR_MS });
  });

  it('are assigned again when what they mean is unknown', () => {
    const keys = new CharacterKeys([93]);
    keys.take(['a'], 0);
    keys.forget();
    expect(keys.take(['a'], 0).assignments).toEqual([{ key: 93, character: 'a' }]);
  });

  it('are needed', () => {
    expect(() => new CharacterKeys([]).take(['a'], 0)).toThrow('no spare key');
  });

  it('always type exactly the text, whatever was typed before', () => {
    const texts = fc.array(
      fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 1, maxLength: 12 }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 9 }), (all, spare) => {
        const keys = new CharacterKeys(Array.from({ length: spare }, (_, index) => 100 + index));
        let map = new Map<number, string>();
        for (const text of all) {
          let written = '';
          for (let rest = text; rest.length > 0;) {
            const portion = keys.take(rest, 0);
            if (portion.assignments.length > 0)
              map = new Map(portion.assignments.map(({ key, character }) => [key, character]));
            written += portion.keys.map((key) => map.get(key)).join('');
            rest = rest.slice(portion.count);
          }
          expect(written).toBe(text.join(''));
        }
      }),
    );
  });
});

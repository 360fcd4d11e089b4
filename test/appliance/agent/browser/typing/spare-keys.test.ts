import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { keyboardMap } from '../../../../../appliance/agent/browser/typing/keyboard.ts';
import { SPARE_KEYS } from '../../../../../appliance/agent/browser/typing/spare-keys.ts';

/** The real compiler's view of the map: the symbols of each key that has any. */
async function compiled(map: string): Promise<Map<string, readonly string[]>> {
  const { stdout } = await execa('xkbcomp', ['-w', '0', '-xkb', '-o', '-', '-'], { input: map });
  return new Map(
    [...stdout.matchAll(/key\s+<(\w+)> \{[^;]*\[([^\]]*)\]/g)].map(([, name = '', symbols = '']) => [
      name,
      symbols.split(',').map((symbol) => symbol.trim()),
    ]),
  );
}

describe('the keyboard map', () => {
  it('has no character on a spare key', async () => {
    const map = await compiled(keyboardMap([]));
    expect(map.get('AD01')).toEqual(['q', 'Q', 'adiaeresis', 'Adiaeresis']);
    const symbols = SPARE_KEYS.flatMap((key) => map.get(`I${key}`) ?? []);
    expect(symbols.filter((symbol) => !symbol.startsWith('XF86'))).toEqual([]);
  });

  it('gives each spare key its character, by its code point, the same with and without Shift', async () => {
    const assignments = SPARE_KEYS.map((key, index) => ({ key, character: String.fromCodePoint(0x1f600 + index) }));
    const map = await compiled(keyboardMap(assignments));
    expect(SPARE_KEYS.map((key) => map.get(`I${key}`))).toEqual(
      SPARE_KEYS.map((_, index) => {
        const name = `U${(0x1f600 + index).toString(16).toUpperCase().padStart(8, '0')}`;
        return [name, name];
      }),
    );
    expect(keyboardMap([{ key: 120, character: 'é' }])).toContain('key <I120> { [ U00E9, U00E9 ] };');
  });
});

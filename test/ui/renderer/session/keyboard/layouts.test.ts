/** Every key of real layouts, which way it goes to the guest, and what a guest with its real layout writes then. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Stroke, Typing } from '../../../../../ui/renderer/session/keyboard/typing.ts';
import { keyPress } from '../../../../fixtures/keyboard/key-press.ts';
import {
  guestLayout,
  isDead,
  type Level,
  type LayoutKey,
  layouts,
  LEVELS,
} from '../../../../fixtures/keyboard/layouts.ts';

const SHIFT = ['ShiftLeft', 'Shift'] as const;
const ALT_GR = ['AltRight', 'AltGraph'] as const;
const MODIFIERS: readonly (readonly (readonly [code: string, key: string])[])[] = [
  [],
  [SHIFT],
  [ALT_GR],
  [SHIFT, ALT_GR],
];

function hasCapital({ symbols: [small = '', capital = ''] }: LayoutKey): boolean {
  return small !== capital && small.toUpperCase() === capital;
}

/** A computer whose keyboard has the layout of the guest. */
class Guest {
  readonly #down = new Set<string>();
  written = '';

  take({ code, down }: Stroke): void {
    if (!down) this.#down.delete(code);
    else if (this.#down.has(code)) throw new Error(`${code} is pressed already.`);
    else {
      this.#down.add(code);
      const key = guestLayout.keys.find((known) => known.code === code);
      if (key) this.written += key.symbols[this.#level] ?? '';
    }
  }

  get pressed(): readonly string[] {
    return [...this.#down];
  }

  get #level(): number {
    return (this.#down.has('ShiftLeft') ? 1 : 0) + (this.#down.has('AltRight') ? 2 : 0);
  }
}

/** Presses keys of one layout in a window, and looks at what arrives by either way. */
class Person {
  readonly #typing = new Typing();
  readonly #guest = new Guest();
  /** What the guest agent was told to type. */
  #texts = '';

  /** As a hand does it. `key`: what the window learns of it. */
  press({ code }: LayoutKey, level: Level, key: string): void {
    for (const modifier of MODIFIERS[level] ?? []) this.#down(...modifier);
    this.#down(code, key);
    this.#up(code);
    for (const [modifier] of MODIFIERS[level] ?? []) this.#up(modifier);
  }

  /** Since the last time. Throws if a key is still pressed in the guest. */
  arrived(): { readonly byKeys: string; readonly byAgent: string } {
    const both = { byKeys: this.#guest.written, byAgent: this.#texts };
    this.#guest.written = this.#texts = '';
    expect(this.#guest.pressed).toEqual([]);
    return both;
  }

  #down(code: string, key: string): void {
    const { strokes, text = '' } = this.#typing.press(keyPress(code, key));
    for (const stroke of strokes) this.#guest.take(stroke);
    this.#texts += text;
  }

  #up(code: string): void {
    for (const stroke of this.#typing.release(code)) this.#guest.take(stroke);
  }
}

const HAS: ReadonlySet<string> = new Set(guestLayout.keys.flatMap(({ symbols }) => symbols));
const wayOf = (character: string) =>
  HAS.has(character) ? { byKeys: character, byAgent: '' } : { byKeys: '', byAgent: character };

describe('a session window', () => {
  let person: Person;
  beforeEach(() => {
    person = new Person();
  });

  it.each(layouts)(
    'sends each character of a $language keyboard, by keys if the guest’s keyboard has it, and leaves no key pressed',
    ({ keys }) => {
      for (const key of keys)
        for (const level of LEVELS) {
          const symbol = key.symbols[level] ?? '';
          if (symbol === '') continue;
          person.press(key, level, isDead(symbol) ? 'Dead' : symbol);
          expect(person.arrived()).toEqual(isDead(symbol) ? { byKeys: '', byAgent: '' } : wayOf(symbol));
        }
    },
  );

  it.each(layouts.filter(({ keys }) => keys.some(hasCapital)))(
    'sends the capitals of a $language keyboard with Caps Lock',
    ({ keys }) => {
      for (const key of keys.filter(hasCapital)) {
        const capital = key.symbols[1] ?? '';
        person.press(key, 0, capital);
        expect(person.arrived()).toEqual(wayOf(capital));
      }
    },
  );

  it.each(layouts.filter(({ composed }) => composed.length > 0))(
    'sends the composed letters of a $language keyboard',
    ({ composed }) => {
      for (const { dead, then, text } of composed) {
        person.press(dead.key, dead.level, 'Dead');
        person.press(then.key, then.level, text);
        expect(person.arrived()).toEqual(wayOf(text));
      }
    },
  );
});

it('the layouts are fifteen, with letters of eight scripts and hundreds of composed letters', () => {
  expect(layouts).toHaveLength(15);
  const letters = layouts.flatMap(({ keys }) => keys.map(({ symbols: [plain = ''] }) => plain)).join('');
  for (const script of ['Latin', 'Greek', 'Cyrillic', 'Hebrew', 'Arabic', 'Devanagari', 'Thai', 'Katakana'])
    expect(letters.match(new RegExp(`\\p{Script=${script}}`, 'gu'))?.length, script).toBeGreaterThanOrEqual(20);
  expect(layouts.flatMap(({ composed }) => composed).length).toBeGreaterThan(400);
});

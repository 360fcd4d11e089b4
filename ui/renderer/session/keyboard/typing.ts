/**
 * Translates what a person types, on any keyboard layout, into keys of the guest's layout. RFB carries keys and the guest has a US keyboard
 * with AltGr, so text is translated by the character that the person's layout produces, and all other keys by their code. The rest is text for the
 * guest agent.
 */
import { keystrokeFor } from './us-layout.ts';

/** X11's keysyms, which VNC servers without QEMU's key codes use. */
const KEYSYMS: Partial<Record<string, number>> = {
  Backspace: 0xff08,
  Tab: 0xff09,
  Enter: 0xff0d,
  Escape: 0xff1b,
  Home: 0xff50,
  ArrowLeft: 0xff51,
  ArrowUp: 0xff52,
  ArrowRight: 0xff53,
  ArrowDown: 0xff54,
  PageUp: 0xff55,
  PageDown: 0xff56,
  End: 0xff57,
  Insert: 0xff63,
  Delete: 0xffff,
  ShiftLeft: 0xffe1,
  ShiftRight: 0xffe2,
  ControlLeft: 0xffe3,
  ControlRight: 0xffe4,
  AltLeft: 0xffe9,
  AltRight: 0xfe03,
  MetaLeft: 0xffeb,
  MetaRight: 0xffec,
  Space: 0x20,
};
const F1 = 0xffbe;

/** The keysym for a key code; 0 if there is none. */
export function keysymOfKey(code: string): number {
  const functionKey = /^F([1-9]|1[0-2])$/.exec(code);
  if (functionKey) return F1 + Number(functionKey[1]) - 1;
  const character = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  return KEYSYMS[code] ?? character?.toLowerCase().codePointAt(0) ?? 0;
}

/** Latin 1 maps to itself; the rest of Unicode has an offset. */
const UNICODE = 0x0100_0000;
const LAST_OF_LATIN_1 = 0xff;

export function keysymOfCharacter(character: string): number {
  if (character === '\n') return keysymOfKey('Enter');
  if (character === '\t') return keysymOfKey('Tab');
  const codePoint = character.codePointAt(0) ?? 0;
  return codePoint <= LAST_OF_LATIN_1 ? codePoint : UNICODE + codePoint;
}

/** The parts of a keyboard event that matter here. */
export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/** A key of the guest's keyboard, pressed or released. */
export interface Stroke {
  /** As in `KeyboardEvent.code`; QEMU uses this. */
  readonly code: string;
  /** X11's keysym; other VNC servers use this. */
  readonly keysym: number;
  readonly down: boolean;
}

type Key = Omit<Stroke, 'down'>;

export interface Typed {
  readonly strokes: readonly Stroke[];
  /** Text that the guest's keyboard lacks; the guest agent types it, and `strokes` is empty. */
  readonly text?: string;
}

const NOTHING: Typed = { strokes: [] };
const ALT_GR = 'AltRight';
const SHIFTS = ['ShiftLeft', 'ShiftRight'] as const;
/** Their effect is already part of the characters that arrive. */
const DISSOLVED: ReadonlySet<string> = new Set([
  'CapsLock',
  'NumLock',
  'AltGraph',
  'ScrollLock',
  'Dead',
  'Compose',
  'Process',
  'Unidentified',
]);
/** Neither typed nor drawn. For a key whose symbol Chromium does not know, such as "‰" of the Polish layout, it says the character 0. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** Keypad keys that do not write a character, with the key of the same meaning. */
const KEYPAD: Partial<Record<string, string>> = {
  Enter: 'Enter',
  ArrowLeft: 'ArrowLeft',
  ArrowRight: 'ArrowRight',
  ArrowUp: 'ArrowUp',
  ArrowDown: 'ArrowDown',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
};

export class Typing {
  /** Keys that are pressed in the guest, by the person's key that holds them. */
  readonly #held = new Map<string, Key>();

  press(event: KeyPress): Typed {
    const { code, key } = event;
    if (code === '' || DISSOLVED.has(key)) return NOTHING;
    if (Array.from(key).length === 1)
      return event.ctrlKey || event.altKey || event.metaKey ? this.#shortcut(event) : this.#character(event);
    // The guest repeats held keys itself.
    if (event.repeat) return NOTHING;
    return this.#hold(code, keyOf(code.startsWith('Numpad') ? (KEYPAD[key] ?? code) : code));
  }

  release(code: string): readonly Stroke[] {
    const held = this.#held.get(code);
    this.#held.delete(code);
    return held === undefined || this.#holds(held.code) ? [] : [{ ...held, down: false }];
  }

  releaseAll(): readonly Stroke[] {
    const held = new Map([...this.#held.values()].map((key) => [key.code, key]));
    this.#held.clear();
    return [...held.values()].map((key) => ({ ...key, down: false }));
  }

  /** Whole text, as from an input method, in parts: a part with a character that the guest's keyboard lacks is not torn apart, since a sequence may be one sign. */
  text(text: string): readonly Typed[] {
    return text
      .toWellFormed()
      .split(/([\n\t])/)
      .flatMap((part) => {
        const characters = Array.from(part.replace(/(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}]/gu, ''));
        if (characters.length === 0) return [];
        if (characters.some((character) => keystrokeFor(character) === undefined))
          return [{ strokes: [], text: characters.join('') }];
        return [{ strokes: characters.flatMap((character) => this.#whole(character) ?? []) }];
      });
  }

  /** With Ctrl, Alt or Super a character names a key: Ctrl and the key that writes "z" on the host are Ctrl+Z in the guest. */
  #shortcut({ code, key, repeat }: KeyPress): Typed {
    return repeat ? NOTHING : this.#hold(code, keyOf(keystrokeFor(key.toLowerCase())?.code ?? code));
  }

  #character({ code, key, repeat }: KeyPress): Typed {
    const keystroke = keystrokeFor(key);
    if (!keystroke) return CONTROLS.test(key) ? NOTHING : { strokes: [], text: key };
    // If Shift is as the guest's layout needs it, the key is held as the person holds it; otherwise it is typed as a whole.
    if (keystroke.altGr || keystroke.shift !== this.#isShifted()) return { strokes: this.#whole(key) ?? [] };
    return repeat ? NOTHING : this.#hold(code, { code: keystroke.code, keysym: keysymOfCharacter(key) });
  }

  #hold(code: string, key: Key): Typed {
    this.#held.set(code, key);
    return { strokes: [{ ...key, down: true }] };
  }

  /** Presses and releases the key, with Shift and AltGr adjusted around it. */
  #whole(character: string): readonly Stroke[] | undefined {
    const keystroke = keystrokeFor(character);
    if (!keystroke) return undefined;
    const key = { code: keystroke.code, keysym: keysymOfCharacter(character) };
    const altGr = keystroke.altGr ? [keyOf(ALT_GR)] : [];
    const press: readonly Stroke[] = [
      ...[...altGr, key].map((each) => ({ ...each, down: true })),
      ...[key, ...altGr].map((each) => ({ ...each, down: false })),
    ];
    if (keystroke.shift === this.#isShifted()) return press;
    const shifts = (keystroke.shift ? [SHIFTS[0]] : this.#heldShifts()).map(keyOf);
    return [
      ...shifts.map((shift) => ({ ...shift, down: keystroke.shift })),
      ...press,
      ...shifts.map((shift) => ({ ...shift, down: !keystroke.shift })),
    ];
  }

  #heldShifts(): readonly string[] {
    return SHIFTS.filter((code) => this.#holds(code));
  }

  #holds(guestCode: string): boolean {
    return [...this.#held.values()].some(({ code }) => code === guestCode);
  }

  #isShifted(): boolean {
    return this.#heldShifts().length > 0;
  }
}

function keyOf(code: string): Key {
  return { code, keysym: keysymOfKey(code) };
}

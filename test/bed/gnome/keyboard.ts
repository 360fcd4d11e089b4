/** A keyboard on the seat of a GNOME Shell: its keys reach programs as a person's do, through the compositor and its input method. */
import type { Gnome } from './shell.ts';

/** Keys by their codes in the kernel, which are those of a US keyboard. */
const KEYS: Readonly<Record<string, number>> = {
  ...row(2, '1234567890-='),
  ...row(16, 'qwertyuiop[]'),
  ...row(30, "asdfghjkl;'`"),
  ...row(44, 'zxcvbnm,./'),
  ' ': 57,
  Escape: 1,
  Backspace: 14,
  Enter: 28,
  Ctrl: 29,
  Shift: 42,
  Alt: 56,
  F11: 87,
  Super: 125,
};

function row(first: number, characters: string): Record<string, number> {
  return Object.fromEntries(Array.from(characters, (character, place) => [character, first + place]));
}

export class GnomeKeyboard {
  readonly #gnome: Gnome;

  private constructor(gnome: Gnome) {
    this.#gnome = gnome;
  }

  static async plugIn(gnome: Gnome): Promise<GnomeKeyboard> {
    await gnome.evaluate(`{
      const { Clutter } = imports.gi;
      const backend = Clutter.get_default_backend?.() ?? global.stage.context.get_backend();
      global.testKeyboard = backend.get_default_seat().create_virtual_device(Clutter.InputDeviceType.KEYBOARD_DEVICE);
      undefined;
    }`);
    return new GnomeKeyboard(gnome);
  }

  /** Presses keys together and releases them, the last one first. */
  async press(...names: readonly string[]): Promise<void> {
    const codes = names.map((name) => {
      const code = KEYS[name];
      if (code === undefined) throw new Error(`The keyboard has no key ${name}.`);
      return code;
    });
    await this.#gnome.evaluate(`{
      const { Clutter, GLib } = imports.gi;
      const keys = ${JSON.stringify(codes)};
      const notify = (state) => (key) => global.testKeyboard.notify_key(GLib.get_monotonic_time(), key, state);
      keys.forEach(notify(Clutter.KeyState.PRESSED));
      keys.reverse().forEach(notify(Clutter.KeyState.RELEASED));
    }`);
  }

  /** Presses one key after another. */
  async type(text: string): Promise<void> {
    for (const character of text) await this.press(character);
  }
}

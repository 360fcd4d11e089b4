/**
 * Types text that the VM's keyboard layout lacks, in whatever has the focus. Spare keys of the X server get its characters and are pressed: pages see keys
 * and input as from a keyboard that has them, also in a password field, and the clipboard is not touched.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../../protocol/message-of.ts';
import type { HostRequest } from '../../channel/endpoint.ts';
import type { Log } from '../../log.ts';
import { CharacterKeys } from './character-keys.ts';
import type { Keyboard } from './keyboard.ts';

/**
 * Chromium reads a changed keyboard map on two connections, of which it knows one only when its toolkit has had its turn: up to a second in an emulated VM.
 * A key that is pressed before would write nothing.
 */
const LEARNT_WITHIN_MS = 30;
const LEARNT_AFTER_TIMES = 2;
const LEARNT_AT_MOST_MS = 4_000;

export interface Typed {
  readonly type: 'typed';
  readonly typing: number;
  readonly isDone: boolean;
}

export class Typist {
  readonly #keyboard: Keyboard;
  readonly #say: (typed: Typed) => void;
  readonly #log: Log;
  readonly #nowMs: () => number;
  readonly #characterKeys: CharacterKeys;
  #earlier: Promise<void> = Promise.resolve();

  constructor(
    keyboard: Keyboard,
    say: (typed: Typed) => void,
    log: Log,
    { nowMs = () => performance.now(), spareKeys = SPARE_KEYS } = {},
  ) {
    this.#keyboard = keyboard;
    this.#say = say;
    this.#log = log;
    this.#nowMs = nowMs;
    this.#characterKeys = new CharacterKeys(spareKeys);
  }

  /** Types one text after another, and answers each. */
  want({ typing, text }: Extract<HostRequest<'browser'>, { type: 'type' }>): void {
    this.#earlier = this.#earlier
      .then(() => this.#type(text))
      .then(
        () => this.#say({ type: 'typed', typing, isDone: true }),
        (error: unknown) => {
          this.#characterKeys.forget();
          this.#log.warn({ reason: messageOf(error) }, 'text was not typed');
          this.#say({ type: 'typed', typing, isDone: false });
        },
      );
  }

  async #type(text: string): Promise<void> {
    for (let rest = Array.from(text); rest.length > 0;) {
      const portion = this.#characterKeys.take(rest, this.#nowMs());
      if (portion.waitMs > 0) await sleep(portion.waitMs);
      if (portion.assignments.length > 0) {
        const beganMs = this.#nowMs();
        await this.#keyboard.assign(portion.assignments);
        const tookMs = this.#nowMs() - beganMs;
        await sleep(Math.min(LEARNT_AT_MOST_MS, LEARNT_WITHIN_MS + LEARNT_AFTER_TIMES * tookMs));
      }
      await this.#keyboard.press(portion.keys);
      this.#characterKeys.pressed(portion, this.#nowMs());
      rest = rest.slice(portion.count);
    }
  }
}

/**
 * Keys that the VM's keyboard does not have or the person's has no use for, by their numbers in X: F14 and others without a character, and those of rare
 * keyboards. In the map `evdev` of xkeyboard-config, the name of each is an I and its number.
 */
export const SPARE_KEYS: readonly number[] = [
  ...[120, 149, 154, 168, 178, 183, 184],
  ...[208, 209, 210, 211, 212, 213, 214, 215, 216, 217, 219, 220, 221, 222, 224, 226, 227, 228, 229, 230, 232, 233],
  ...[235, 236, 237, 238, 239, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255],
];

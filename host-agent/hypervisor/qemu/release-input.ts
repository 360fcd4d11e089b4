/**
 * QEMU drops what a viewer sends while the guest is stopped, and forgets that it did: the release of a key is lost, a second release is taken for
 * one of a key that is not pressed, and the guest repeats the key. So every key and button is released past the viewers' keyboard when the guest
 * goes on. To the guest, releasing what is not pressed means nothing.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Qmp } from '../qmp/qmp.ts';

const MODIFIERS = ['shift', 'shift_r', 'ctrl', 'ctrl_r', 'alt', 'alt_r', 'meta_l', 'meta_r'];
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
const DIGITS = Array.from('0123456789');
const MOVES = ['spc', 'ret', 'tab', 'backspace', 'delete', 'up', 'down', 'left', 'right', 'pgup', 'pgdn'];
const SIGNS = [
  ...['minus', 'equal', 'bracket_left', 'bracket_right', 'semicolon', 'apostrophe'],
  ...['grave_accent', 'backslash', 'comma', 'dot', 'slash', 'less'],
];
const OTHERS = ['esc', 'home', 'end', 'insert', 'menu', 'print', 'pause', 'caps_lock', 'num_lock', 'scroll_lock'];
const FUNCTIONS = Array.from({ length: 12 }, (_, index) => `f${index + 1}`);
const KEYPAD = [...DIGITS, ...['add', 'subtract', 'multiply', 'divide', 'decimal', 'enter', 'equals']].map(
  (key) => `kp_${key}`,
);
const BUTTONS = ['left', 'middle', 'right'];

/** By QEMU's names. A virtio keyboard takes 63 at a time, or none; those that are held most often come first. */
export const KEYS_AT_ONCE = [
  [...MODIFIERS, ...LETTERS, ...DIGITS, ...MOVES],
  [...SIGNS, ...OTHERS, ...FUNCTIONS, ...KEYPAD],
] as const;
/** For the guest to make room in its keyboard. */
const TAKES_MS = 200;

/**
 * Releases everything in a guest that runs. Fulfilled with the keys that are held most often; the others follow. A guest that was stopped again, or has
 * no keyboard, has nothing to be released in.
 */
export async function releaseInput(qmp: Pick<Qmp, 'execute' | 'isClosed'>): Promise<void> {
  const release = (events: readonly object[]) => qmp.execute('input-send-event', { events }).catch(() => undefined);
  const [first, second] = KEYS_AT_ONCE;
  await release([...BUTTONS.map(releasedButton), ...first.map(releasedKey)]);
  void sleep(TAKES_MS, undefined, { ref: false }).then(() => qmp.isClosed || release(second.map(releasedKey)));
}

const releasedKey = (qcode: string) => ({
  type: 'key',
  data: { down: false, key: { type: 'qcode', data: qcode } },
});
const releasedButton = (button: string) => ({ type: 'btn', data: { down: false, button } });

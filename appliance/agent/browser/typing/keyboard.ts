/** The keyboard of the X server: xkbcomp changes its map, xset stops the repetition of keys, and xdotool presses them, all as the browser's account. */
import { run } from '../../commands/run.ts';
import { ACCOUNT_ENVIRONMENT, asAccount, DISPLAY } from '../account.ts';
import type { Assignment } from './character-keys.ts';

const TIMEOUT_MS = 15_000;

export interface Keyboard {
  /** Gives spare keys their characters, without repetition while they are held; all others lose theirs. Fulfilled when the X server has the changed map. */
  assign(assignments: readonly Assignment[]): Promise<void>;
  /** Presses and releases the keys one after another. Fulfilled when the X server has them. */
  press(keys: readonly number[]): Promise<void>;
}

/** Chromium does not heed changes of a keyboard, only a new one. The server announces that when it gets a geometry; this is the smallest one that it takes. */
const GEOMETRY = 'xkb_geometry { shape "KEY" { { [ 1, 1 ] } }; };';

/**
 * The whole keyboard map for xkbcomp: that of the VM's keyboard (see xorg.conf), in which spare keys have characters, whether Shift is pressed or not. Pure.
 * X names any character by its code point, see appendix A of "The X Window System Protocol".
 *
 * All of the server's keyboards get it. xdotool presses the keys of another one than the person does; the server gives that one a map for old hardware,
 * and each of the two brings its map along when it is used.
 */
export function keyboardMap(assignments: readonly Assignment[]): string {
  const keys = assignments.map(({ key, character }) => {
    const name = `U${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return `key <I${key}> { [ ${name}, ${name} ] };\n`;
  });
  return `xkb_keymap {
xkb_keycodes { include "evdev+aliases(qwerty)" };
xkb_types { include "complete" };
xkb_compat { include "complete" };
xkb_symbols {
include "pc+us(altgr-intl)+inet(evdev)"
${keys.join('')}};
${GEOMETRY}
};
`;
}

/** Runs a program of the account, with this standard input. */
type RunX = (command: readonly string[], input?: string) => Promise<unknown>;

export function xKeyboard(runX: RunX = runAsAccount): Keyboard {
  return {
    async assign(assignments) {
      await runX(['xkbcomp', '-w', '0', '-', DISPLAY], keyboardMap(assignments));
      // In a slow VM the server may see a release so long after its press that it repeats the key. A changed map turns that on for all keys.
      await runX(['xset', ...assignments.flatMap(({ key }) => ['-r', String(key)])]);
    },
    async press(keys) {
      await runX(['xdotool', 'key', '--delay', '0', ...keys.map(String)]);
    },
  };
}

async function runAsAccount(command: readonly string[], input?: string): Promise<void> {
  const [program, ...args] = asAccount(command);
  await run(program, args, {
    timeoutMs: TIMEOUT_MS,
    environment: ACCOUNT_ENVIRONMENT,
    ...(input !== undefined && { input }),
  });
}

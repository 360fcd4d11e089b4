/** The keyboard of the X server: xmodmap changes its map, and xdotool presses its keys, both as the browser's account. */
import { run } from '../../commands/run.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';
import type { Assignment } from './character-keys.ts';

const TIMEOUT_MS = 15_000;

export interface Keyboard {
  /** The keyboard map, as `xmodmap -pke` prints it. */
  readMap(): Promise<string>;
  /** Fulfilled when the X server has the changed map. */
  assign(assignments: readonly Assignment[]): Promise<void>;
  /** Presses and releases the keys one after another. Fulfilled when the X server has them. */
  press(keys: readonly number[]): Promise<void>;
}

/**
 * xmodmap's input that gives each key its character, whether Shift is pressed or not. Pure.
 * X names any character by its code point, see appendix A of "The X Window System Protocol".
 */
export function mapChanges(assignments: readonly Assignment[]): string {
  return assignments
    .map(({ key, character }) => {
      const name = `U${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      return `keycode ${key} = ${name} ${name}\n`;
    })
    .join('');
}

export function xKeyboard(): Keyboard {
  const runAsAccount = (command: readonly string[], input?: string) => {
    const [program, ...args] = asAccount(command);
    return run(program, args, {
      timeoutMs: TIMEOUT_MS,
      environment: ACCOUNT_ENVIRONMENT,
      ...(input !== undefined && { input }),
    });
  };
  return {
    readMap: () => runAsAccount(['xmodmap', '-pke']),
    async assign(assignments) {
      await runAsAccount(['xmodmap', '-'], mapChanges(assignments));
    },
    async press(keys) {
      await runAsAccount(['xdotool', 'key', '--delay', '0', ...keys.map(String)]);
    },
  };
}

/** Finds the answers to Chromium's question for a permission, whose place depends on what the question shows. */
import type { Picture } from './picture.ts';

const BUTTON: readonly number[] = [211, 227, 253];
/** Left of the texts of the buttons, and below the tabs, which have the same colour. */
const [COLUMN, TOP] = [170, 80];
/** "Allow while visiting the site", "Allow this time", "Never allow". */
const ANSWERS = 3;

/** The middle of the button "Allow this time"; `undefined` where there is no question. Pure. */
export function allowThisTime({
  width,
  height,
  rgba,
}: Picture): { readonly x: number; readonly y: number } | undefined {
  const isButton = (y: number) => BUTTON.every((value, channel) => rgba[4 * (y * width + COLUMN) + channel] === value);
  const buttons: { top: number; bottom: number }[] = [];
  for (let y = TOP; y < height; y += 1) {
    if (!isButton(y)) continue;
    const last = buttons.at(-1);
    if (last?.bottom === y - 1) last.bottom = y;
    else buttons.push({ top: y, bottom: y });
  }
  const [, second] = buttons;
  return second && buttons.length === ANSWERS
    ? { x: COLUMN, y: Math.round((second.top + second.bottom) / 2) }
    : undefined;
}

/** What a person types on fifteen keyboard layouts is in the field of a page: the window's translation, QEMU's keyboard, the guest agent and a real Chromium. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KeyPress, type Stroke, Typing } from '../../../../ui/renderer/session/keyboard/typing.ts';
import { Typist } from '../../../bed/session/typist.ts';
import { keyPress } from '../../../fixtures/keyboard/key-press.ts';
import { guestLayout, isDead, type Layout, layouts, type Level } from '../../../fixtures/keyboard/layouts.ts';

/** The numbers of keys in QEMU, which for most are those in Linux. */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...guestLayout.keys.map(({ code, number }) => [code, number] as const),
  ['ShiftLeft', 42],
  ['AltRight', 0xb8],
]);
/** What no person types by a key, such as the marks that turn the direction of text. */
const IS_UNSEEN = /^(?![\u200c\u200d])\p{Cf}$/u;

let typist: Typist;
beforeAll(async () => void (typist = await Typist.open('layouts')));
afterAll(async () => {
  expect(await typist.close()).toEqual([]);
});

const send = (strokes: readonly Stroke[]) => {
  for (const { code, keysym, down } of strokes)
    typist.inTurn(() => typist.screen.keyOf(NUMBERS.get(code) ?? expect.fail(`no ${code}`), keysym, down));
};

/** Presses and releases keys as the window does it, while the person holds `held`. */
function press({ keys, held }: Row): void {
  const typing = new Typing();
  for (const modifier of held) send(typing.press(modifier).strokes);
  for (const { code, key } of keys) {
    const { strokes, text } = typing.press(keyPress(code, key));
    send(strokes);
    if (text !== undefined) typist.type(text);
    send(typing.release(code));
  }
  for (const { code } of held.toReversed()) send(typing.release(code));
}

interface Row {
  readonly held: readonly KeyPress[];
  readonly keys: readonly { readonly code: string; readonly key: string }[];
}

const HAS: ReadonlySet<string> = new Set(guestLayout.keys.flatMap(({ symbols }) => symbols));
/** What an earlier layout had with Shift or AltGr, or composed. */
const seen = new Set<string>();

/**
 * What each key writes plain; with Shift, and with AltGr or after a dead key, what no layout had before. What goes by keys comes first in a row, since a
 * change to the guest agent takes seconds in an emulated VM.
 */
function rowsOf({ keys, composed }: Layout): readonly Row[] {
  const at = (level: Level) => keys.map(({ code, symbols }) => ({ code, key: symbols[level] ?? '' }));
  const plain = at(0).filter(({ key }) => key !== '' && !isDead(key));
  for (const { key } of plain) seen.add(key);
  const isNew = ({ key }: { readonly key: string }) => {
    if (key === '' || seen.has(key) || isDead(key) || IS_UNSEEN.test(key)) return false;
    seen.add(key);
    return true;
  };
  const shifted = at(1).filter(isNew);
  const others = [...at(2), ...composed.map(({ then, text }) => ({ code: then.key.code, key: text }))].filter(isNew);
  return [
    { held: [], keys: plain },
    { held: [keyPress('ShiftLeft', 'Shift')], keys: shifted },
    { held: [], keys: others },
  ].flatMap(({ held, keys: [...row] }) => {
    row.sort((one, other) => Number(HAS.has(other.key)) - Number(HAS.has(one.key)));
    return row.length === 0 ? [] : [{ held, keys: row }];
  });
}

it.each(layouts)('a page gets what is typed on a $language keyboard', async (layout) => {
  for (const row of rowsOf(layout)) {
    press(row);
    expect((await typist.entered()).value).toBe(row.keys.map(({ key }) => key).join(''));
  }
});

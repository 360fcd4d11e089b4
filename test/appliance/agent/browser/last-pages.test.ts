import { describe, expect, it } from 'vitest';
import { lengthWithLastTab } from '../../../../appliance/agent/browser/last-pages.ts';

const [WINDOW, OTHER_WINDOW, TAB, OTHER_TAB] = [0x71_8c_7e_37, 0x71_8c_7e_40, 0x71_8c_7e_38, 0x71_8c_7e_41];
type Command = readonly [kind: number, ...ids: number[]];

/** As Chromium 156 writes it. */
function record(commands: readonly Command[], version = 3): Buffer {
  const header = Buffer.from('SNSS\0\0\0\0', 'latin1');
  header.writeInt32LE(version, 4);
  return Buffer.concat([
    header,
    ...commands.map(([kind, ...ids]) => {
      const bytes = Buffer.alloc(3 + 4 * ids.length);
      bytes.writeUInt16LE(bytes.length - 2, 0);
      bytes.writeUInt8(kind, 2);
      ids.forEach((id, index) => bytes.writeInt32LE(id, 3 + 4 * index));
      return bytes;
    }),
  ]);
}
const opened = (window: number, tab: number): Command => [0, window, tab];
/** With the time, which takes 8 bytes. */
const tabClosed = (tab: number): Command => [16, tab, 0, 7, 7];
const windowClosed = (window: number): Command => [17, window, 0, 7, 7];
const MARKER: Command = [255];
/** What follows when the last tab is closed: none is selected, and the place of the window. */
const AFTER_IT: readonly Command[] = [
  [8, WINDOW, -1],
  [14, WINDOW, 10, 10, 1050, 780, 1],
];

describe("Chromium's record of its pages", () => {
  it('ends before the last tab was closed by itself', () => {
    const before = [[9, WINDOW, 0], opened(WINDOW, TAB), [7, TAB, 0], MARKER] as const;
    expect(lengthWithLastTab(record([...before, tabClosed(TAB), ...AFTER_IT]))).toBe(record(before).length);
  });

  it('brings back only the last one of several tabs that were closed one after the other', () => {
    const before = [opened(WINDOW, TAB), opened(WINDOW, OTHER_TAB), tabClosed(TAB)];
    expect(lengthWithLastTab(record([...before, tabClosed(OTHER_TAB), ...AFTER_IT]))).toBe(record(before).length);
  });

  it('brings back no window that was closed before', () => {
    const before = [opened(OTHER_WINDOW, OTHER_TAB), opened(WINDOW, TAB), windowClosed(OTHER_WINDOW)];
    expect(lengthWithLastTab(record([...before, tabClosed(TAB)]))).toBe(record(before).length);
  });

  it.each([
    ['a tab is open', [opened(WINDOW, TAB), opened(WINDOW, OTHER_TAB), tabClosed(TAB)]],
    ['the last window was closed as a whole', [opened(WINDOW, TAB), MARKER, ...AFTER_IT]],
    ['a tab was opened after it', [opened(WINDOW, TAB), tabClosed(TAB), opened(WINDOW, OTHER_TAB)]],
    ['it has no tabs', [MARKER]],
    ['it closes only tabs that it never opened', [tabClosed(TAB)]],
  ])('stays as it is when %s', (_, commands: readonly Command[]) => {
    expect(lengthWithLastTab(record(commands))).toBeUndefined();
  });

  it('stays as it is in a form that we do not know, and is read as far as it is whole', () => {
    const commands = [opened(WINDOW, TAB), tabClosed(TAB)];
    const whole = record(commands);
    const before = record([opened(WINDOW, TAB)]).length;
    expect(lengthWithLastTab(record(commands, 1))).toBe(before);
    expect([2, 4, 99].map((version) => lengthWithLastTab(record(commands, version)))).toEqual(Array(3).fill(undefined));
    expect(lengthWithLastTab(Buffer.concat([whole, Buffer.from([200, 0, 16])]))).toBe(before);
    expect(lengthWithLastTab(Buffer.concat([whole, Buffer.alloc(40)]))).toBe(before);
    for (let length = 0; length < whole.length; length += 1)
      expect(lengthWithLastTab(whole.subarray(0, length))).toBeUndefined();
  });
});

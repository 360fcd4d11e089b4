import { expect, it } from 'vitest';
import { parseSpareKeys } from '../../../../../appliance/agent/browser/typing/spare-keys.ts';

it('finds the keys without a character, and those of rare keyboards that no person has', () => {
  const map = `
keycode   8 =
keycode   9 = Escape NoSymbol Escape
keycode  93 =
keycode 166 = XF86Back NoSymbol XF86Back
keycode 202 =
keycode 203 = ISO_Level5_Shift NoSymbol ISO_Level5_Shift
keycode 204 = NoSymbol Alt_L NoSymbol Alt_L
keycode 210 = XF86Launch3 NoSymbol XF86Launch3
keycode 218 = Print NoSymbol Print
keycode 225 = XF86Search NoSymbol XF86Search
keycode 255 = XF86RFKill NoSymbol XF86RFKill
`;
  expect(parseSpareKeys(map)).toEqual([93, 202, 210, 255]);
});

it('finds none in anything else', () => {
  expect(parseSpareKeys('')).toEqual([]);
  expect(parseSpareKeys('xmodmap:  unable to open display')).toEqual([]);
  expect(parseSpareKeys('keycode 1000 =\n keycode 93 =')).toEqual([]);
});

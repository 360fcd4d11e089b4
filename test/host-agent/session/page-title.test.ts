import { expect, it } from 'vitest';
import { pageTitle } from '../../../host-agent/session/page-title.ts';
import { fc } from '../../bed/random.ts';

it.each([
  ['Bücher – 日本語', 'Bücher – 日本語'],
  ['  two\n lines\t and \u2028 more ', 'two lines and more'],
  ['\u001b[31mred\u0007', '[31mred'],
  ['invoice\u202efdp.exe', 'invoice fdp.exe'],
  ['\u2066a\u2069\u200bb\ufeffc', 'a b c'],
  ['\ue000private \ud800half', 'private �half'],
  [`Z${'\u0301'.repeat(200)}algo`, `Z${'\u0301'.repeat(4)}algo`],
  ['\u202e\u200b \n', undefined],
  ['', undefined],
])('%j is shown as %j', (untrusted, shown) => {
  expect(pageTitle(untrusted)).toBe(shown);
});

it('is one line of characters that are visible, whatever the guest says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 256 }), (untrusted) => {
      const shown = pageTitle(untrusted);
      if (shown === undefined) return;
      expect(shown).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]|^\s|\s$|\p{M}{5}/u);
      expect(shown.length).toBeLessThanOrEqual(untrusted.length);
      expect(pageTitle(shown)).toBe(shown);
    }),
  );
});

import { describe, expect, it } from 'vitest';
import { INVISIBLE, marked } from '../../../host-agent/api/errors/invisible.ts';
import { pageTitle } from '../../../host-agent/session/page-title.ts';
import { safeName } from '../../../host-agent/storage/safe-name.ts';
import { kindOf } from '../../../host-agent/transfer/file-kind.ts';
import { copiedOf, shownText } from '../../../ui/main/transfers/transfer-questions.ts';
import { cleaned } from '../../../host-agent/usb/host-devices.ts';

/** All that Unicode lets a font ignore, and some that it does not. */
const HIDDEN = [
  ...Array.from({ length: 0x11_0000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => /\p{Default_Ignorable_Code_Point}/u.test(character)),
  '\u2800',
  '\u202e',
  '\u2066',
  '\ue000',
  '\u2028',
];
const wrong = (isRight: (character: string) => boolean) =>
  HIDDEN.filter((character) => !isRight(character)).map((character) => character.codePointAt(0)?.toString(16));

describe('a character that draws nothing', () => {
  it('is one of more than four thousand', () => {
    expect(HIDDEN.length).toBeGreaterThan(4_000);
    expect(wrong((character) => character.replace(INVISIBLE, '') === '')).toEqual([]);
  });

  it('hides nothing in the name of a file', () => {
    expect(
      wrong((character) =>
        ['invoice.pdf', 'invoice.pdf '].includes(
          safeName(`invoice${character}.pdf${character}`).replace('invoice .pdf', 'invoice.pdf'),
        ),
      ),
    ).toEqual([]);
    expect(
      wrong((character) => safeName(`x.desk${character}top${character}`).endsWith('.txt') || character === '\u2028'),
    ).toEqual([]);
  });

  it('hides no disguise', async () => {
    const program = Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(200)]);
    for (const character of ['\u200b', '\ufe0f', '\u{e0041}', '\u180b', '\u2800', '\u3164', ' .', '\u00ad'])
      expect(await kindOf(`invoice.pdf${character}`, program)).toMatchObject({ isDisguised: true });
  });

  it('has a mark in a text that is copied, however it is hidden', () => {
    expect(wrong((character) => shownText(`a${character}b`) === 'a\ufffdb')).toEqual([]);
    expect(
      wrong((character) => copiedOf({ content: 'text', text: `a${character}b` }).beginning === 'a\ufffdb'),
    ).toEqual([]);
    expect(marked('a\tb\nc')).toBe('a\tb\nc');
  });

  it('is not in the title of a page, nor in the name of a device', () => {
    expect(wrong((character) => pageTitle(`a${character}b`) === 'a b')).toEqual([]);
    expect(wrong((character) => cleaned(`a${character}b`) === 'a b')).toEqual([]);
  });
});

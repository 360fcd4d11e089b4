import { expect, it } from 'vitest';
import { textOfRtf } from '../../../../appliance/agent/viewer/rtf.ts';

it.each([
  [
    'paragraphs, tabulators and signs',
    '{\\rtf1\\ansi a\\par b\\tab c\\line \\emdash  \\{d\\}\\~e}',
    'a\nb\tc\n— {d}\u00a0e',
  ],
  [
    'characters of Unicode, without those for older readers',
    "{\\rtf1\\uc1 Gr\\u252?\\u223\\'dfe {\\uc2\\u8364 EU}!}",
    'Grüße €!',
  ],
  ['characters of its code page', "{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2}", 'Привет'],
  [
    'no fonts, colours, pictures and unknown parts',
    '{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red1;}{\\pict 0102}{\\*\\x y}a}',
    'a',
  ],
  [
    'the result of a field, and not what it does',
    '{\\rtf1{\\field{\\*\\fldinst HYPERLINK "http://a.test"}{\\fldrslt here}}}',
    'here',
  ],
  [
    'of HTML in RTF the text once',
    '{\\rtf1\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Hello\\htmlrtf \\par}\\htmlrtf0 {\\*\\htmltag72 </p>}}',
    'Hello',
  ],
  ['line ends of the file as none', '{\\rtf1 a\r\nb\\\nc}', 'ab\nc'],
  ['groups that do not end, or end too often', '}}{\\rtf1{{a}}}}}b{', 'ab'],
])('the text of an RTF file has %s', (_, rtf, text) => {
  expect(textOfRtf(rtf)).toBe(text);
});

it('a long RTF file ends in time', () => {
  const begin = performance.now();
  expect(textOfRtf('{\\rtf1 ' + '{\\b '.repeat(500_000) + 'a').length).toBe(1);
  expect(performance.now() - begin).toBeLessThan(20_000);
});

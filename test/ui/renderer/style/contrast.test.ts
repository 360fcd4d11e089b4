/** The colours as they stand in the style sheet, held to WCAG 2.2 AA. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROFILE_COLOURS } from '../../../../host-agent/api/configuration/profile.ts';

const sheet = readFileSync('ui/renderer/style/tokens.css', 'utf8');

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** A token's value in the light and in the dark theme. */
function token(name: string, text = sheet): readonly [light: string, dark: string] {
  const value = new RegExp(`--${name}: (?:light-dark\\((#\\w{6}), (#\\w{6})\\)|(#\\w{6}))`).exec(text);
  if (!value) throw new Error(`There is no colour --${name}.`);
  return [value[1] ?? value[3] ?? '', value[2] ?? value[3] ?? ''];
}

const pairs = (text: string, grounds: readonly string[]): [string, number][] =>
  grounds.flatMap((ground) =>
    ([0, 1] as const).map((theme): [string, number] => [
      `${text} on ${ground}, theme ${theme}`,
      contrast(token(text)[theme], token(ground)[theme]),
    ]),
  );

it('gives every text a contrast of 4.5 to 1, in both themes', () => {
  const texts = [
    ...pairs('text', ['window', 'sidebar', 'card', 'raised', 'raised-hover']),
    ...pairs('dim', ['window', 'sidebar', 'card']),
    ...['ok', 'note', 'trouble'].flatMap((level) => pairs(level, ['window', 'sidebar', 'card', `${level}-ground`])),
    ...['ok', 'note', 'trouble'].flatMap((level) => pairs('text', [`${level}-ground`])),
  ];
  expect(texts.filter(([, ratio]) => ratio < 4.5)).toEqual([]);
});

it('gives every edge of a field a contrast of 3 to 1', () => {
  expect(pairs('edge', ['window', 'card']).filter(([, ratio]) => ratio < 3)).toEqual([]);
});

it('gives every profile’s colour enough contrast to white text and to the window', () => {
  const weak = PROFILE_COLOURS.flatMap((colour) => {
    const rule = sheet.split('}').find((candidate) => candidate.includes(`[data-colour='${colour}']`)) ?? '';
    const bright = token('profile-bright', rule);
    return [
      [`white on ${colour}`, contrast('#ffffff', token('profile', rule)[0])] as const,
      [`white on deep ${colour}`, contrast('#ffffff', token('profile-deep', rule)[0])] as const,
      ...([0, 1] as const).map(
        (theme) => [`bright ${colour}, theme ${theme}`, contrast(bright[theme], token('window')[theme])] as const,
      ),
    ].filter(([, ratio]) => ratio < 4.5);
  });
  expect(weak).toEqual([]);
});

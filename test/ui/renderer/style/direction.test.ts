/** The style sheets name the start and the end of a line, not its left and right, so that windows are mirrored where lines run from right to left. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = 'ui/renderer/style';
const PHYSICAL = /(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-)?(?:left|right)(?![\w-])/;
/** Four distances, or the radii of four corners: they name sides by their order. */
const FOUR = /^\s*(margin|padding|inset|border-radius):\s*([^;]+);/;

/** By sheet and declaration, with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'tokens.css --start-side: left;': 'says what the start is',
  'tokens.css --end-side: right;': 'says what the end is',
  'tokens.css --start-side: right;': 'says what the start is',
  'tokens.css --end-side: left;': 'says what the end is',
  'base.css text-align: right;': 'stands where lines run from right to left only',
  'session.css left: var(--left, 0);': 'follows the pointer on the screen of the session, which is never mirrored',
  'session.css left: min(var(--left, 0px), 100% - 12em);': 'follows the pointer, too',
};

/** The declarations of a sheet that would look the same in both directions. */
function physical(sheet: string, text: string): string[] {
  return text
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .split('\n')
    .filter((line) => {
      const [, property, values = ''] = FOUR.exec(line) ?? [];
      // Spaces within brackets do not part values.
      const [first, second, third, fourth] = values.match(/(?:[^\s(]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
      if (
        fourth !== undefined &&
        (property === 'border-radius' ? first !== second || third !== fourth : second !== fourth)
      )
        return true;
      return PHYSICAL.test(line);
    })
    .map((line) => `${sheet} ${line.trim()}`);
}

const found = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.css'))
  .flatMap((name) => physical(name, readFileSync(join(FOLDER, name), 'utf8')));

it('says start and end where a window is mirrored', () => {
  expect(found.filter((declaration) => !Object.hasOwn(EXCEPTIONS, declaration))).toEqual([]);
});

it('has no exception that no style sheet needs', () => {
  expect(Object.keys(EXCEPTIONS).filter((declaration) => !found.includes(declaration))).toEqual([]);
});

it('finds each way to name a side', () => {
  const sides = [
    'left: 0;',
    'padding-right: 4px;',
    'text-align: left;',
    'margin: 0 1px 0 2px;',
    'border-radius: 1px 0 0 1px;',
  ];
  expect(physical('a.css', sides.join('\n'))).toHaveLength(sides.length);
  expect(
    physical('a.css', 'margin-inline: 1px;\nmargin: 0 1px 2px;\nborder-radius: 1px 1px 0 0;\n--left: 1px;'),
  ).toEqual([]);
});

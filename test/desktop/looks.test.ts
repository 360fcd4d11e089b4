/** Checks every window in every state, theme, language and scale, and keeps screenshots for people. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { Pages, type ShownWindow } from '../bed/desktop/pages.ts';
import { type Language, LANGUAGES } from '../../ui/texts/languages.ts';
import { type Look, LOOKS } from '../ui/looks.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
interface Way {
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  readonly scale: number;
}
/** Both themes at every scale. German and French are the longest languages; Arabic runs from right to left. */
const WAYS: readonly Way[] = [
  { language: 'en', theme: 'light', scale: 1 },
  { language: 'de', theme: 'dark', scale: 1 },
  { language: 'fr', theme: 'light', scale: 1.5 },
  { language: 'ar', theme: 'dark', scale: 1.5 },
  { language: 'de', theme: 'light', scale: 3 },
  { language: 'fr', theme: 'dark', scale: 3 },
];
/** Where least room is, for every language. */
const EVERY_LANGUAGE = LANGUAGES.map((language): Way => ({ language, theme: 'light', scale: 3 }));
/** What a large scale leaves of a screen, in CSS pixels. Every page has to fit it. */
const SMALLEST = { width: 640, height: 480 };

/** Controls beside the window, or above or below it where nothing scrolls. In full screen, the bar waits below the lower edge. */
const OUT_OF_REACH = `[...document.querySelectorAll('button, input, select, summary, label')]
  .filter((element) => element.checkVisibility() && !element.closest('.only-read, .fullscreen .frame-bar'))
  .filter((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    if (left < -1 || right > innerWidth + 1) return true;
    if (top >= -1 && bottom <= innerHeight + 1) return false;
    for (let above = element.parentElement; above; above = above.parentElement)
      if (/auto|scroll/.test(getComputedStyle(above).overflowY) && above.scrollHeight > above.clientHeight) return false;
    return true;
  })
  .map((element) => element.className + ': ' + (element.textContent || element.ariaLabel))`;

/** Choices whose chosen text is wider than its room. */
const CUT_CHOICES = `[...document.querySelectorAll('select')]
  .filter((element) => element.checkVisibility())
  .filter((element) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(element);
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = font;
    const room = element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return pen.measureText(element.selectedOptions[0]?.text ?? '').width > room + 1;
  })
  .map((element) => element.selectedOptions[0]?.text)`;

/** Fields that are higher than a line needs, and lists of which hardly anything is left. */
const OUT_OF_SHAPE = `[...document.querySelectorAll('input[type="text"], ul, ol, dl')]
  .filter((element) => element.checkVisibility() && !element.closest('.only-read'))
  .filter((element) =>
    element.matches('input') ? element.offsetHeight > 64 : element.clientHeight < Math.min(24, element.scrollHeight),
  )
  .map((element) => element.className + ': ' + element.clientHeight)`;

/** Elements that stick out of the window or are cut off inside it, unless they are marked as scrollable. */
const CUT_OFF = `[...document.querySelectorAll('button, h1, h2, h3, label, p, dd, dt, .state, .field, main')]
  .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline' && !element.closest('.only-read, .log, .address') && !element.querySelector('.turning'))
  .filter((element) => element.matches('main') || getComputedStyle(element).textOverflow !== 'ellipsis')
  .map((element) => element.className + ': ' + element.textContent.slice(0, 60))`;

/** Where the last control of a setting ends, in each list of settings in which they do not all end at the same place. Of a round button, its icon does. */
const RAGGED = `(() => {
  const isFromRight = document.dir === 'rtl';
  const endOf = (row) =>
    [...row.querySelectorAll('button, input, select')]
      .filter((control) => control.checkVisibility() && !control.matches('.only-read *, .round'))
      .map((control) => control.closest('.switch, .measured') ?? control)
      .map((control) => control.getBoundingClientRect())
      .map(({ left, right }) => (isFromRight ? -left : right))
      .reduce((furthest, end) => Math.max(furthest, Math.round(end)), -Infinity);
  return [...new Set([...document.querySelectorAll('.setting')].map((row) => row.parentElement))]
    .map((list) => [...new Set([...list.querySelectorAll('.setting')].map(endOf).filter(Number.isFinite))])
    .filter((ends) => Math.max(...ends) - Math.min(...ends) > 1);
})()`;

let pages: Pages;
beforeAll(async () => {
  pages = await Pages.start();
});
afterAll(() => pages.stop());

async function look(at: Look, { language, theme, scale }: Way): Promise<ShownWindow> {
  // A window of the same size on the screen has less room inside at a larger scale.
  const lessRoom = Math.max(1, scale * 0.75);
  const viewport =
    scale === 3
      ? { width: Math.min(at.viewport.width, SMALLEST.width), height: SMALLEST.height }
      : { width: Math.round(at.viewport.width / lessRoom), height: Math.round(at.viewport.height / lessRoom) };
  const shown = await pages.show(at.state(language), {
    viewport,
    colorScheme: theme,
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
  });
  for (const pressed of [at.press ?? []].flat()) await shown.page.click(pressed);
  // The list of requirements appears a moment later.
  await shown.page.waitForTimeout(at.name === 'session-starting' ? 800 : 100);
  return shown;
}

describe.each(process.env['SAFE_BROWSE_LANGUAGES'] === 'all' ? EVERY_LANGUAGE : WAYS)(
  'in $language, $theme, at $scale',
  (way) => {
    it.each(LOOKS)('$name is not cut off, and screen readers can read all of it', async (at) => {
      const shown = await look(at, way);
      await shown.page.screenshot({ path: artefact(`look-${at.name}-${way.language}-${way.theme}-${way.scale}.png`) });
      expect(await shown.page.evaluate(CUT_OFF)).toEqual([]);
      expect(await shown.page.evaluate(CUT_CHOICES)).toEqual([]);
      expect(await shown.page.evaluate(OUT_OF_REACH)).toEqual([]);
      expect(await shown.page.evaluate(OUT_OF_SHAPE)).toEqual([]);
      expect(await shown.page.evaluate(RAGGED)).toEqual([]);
      expect(shown.errors).toEqual([]);
      await shown.page.evaluate(AXE);
      const { violations } = await shown.page.evaluate<AxeResults>(
        'axe.run(document, { resultTypes: ["violations"] })',
      );
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`),
      ).toEqual([]);
      await shown.close();
    });
  },
);

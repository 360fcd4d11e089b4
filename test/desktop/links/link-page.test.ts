/** The question where a link opens: its page in Chromium, with a fake main process. */
import { describe, expect, it } from 'vitest';
import { artefact } from '../../bed/artefacts.ts';
import { pagesForTests } from '../../bed/desktop/pages.ts';
import { LANGUAGES } from '../../../ui/texts/languages.ts';
import { linkState, longHost } from '../../ui/states.ts';

const pages = pagesForTests();
const VIEWPORT = { width: 520, height: 540 };

/** What cannot be seen completely, because the window or something in it that scrolls cuts it off. */
const OUT_OF_SIGHT = `new Promise((resolve) => {
  const watched = [...document.querySelectorAll('.address strong, button, select, input')];
  const observer = new IntersectionObserver((entries) => {
    if (entries.length === watched.length)
      resolve(entries.filter(({ intersectionRatio }) => intersectionRatio < 0.99).map(({ target }) => target.outerHTML));
  });
  for (const element of watched) observer.observe(element);
})`;

describe('the question where a link opens', () => {
  it.each([
    ['a host as long as a host can be', `https://${longHost.site}/page`],
    ['a user name of a thousand characters', `https://${'www.bank.com-'.repeat(80)}@${longHost.site}/`],
    ['a path of two thousand characters', `https://${longHost.site}/${'a'.repeat(2_000)}`],
  ])('shows whose site it is, and every button, whatever address it has: %s', async (what, url) => {
    for (const language of LANGUAGES) {
      const { page } = await pages().show(linkState(language, { ...longHost, url }), { viewport: VIEWPORT });
      await page.screenshot({ path: artefact(`link/${what.replaceAll(' ', '-')}-${language}.png`) });
      expect(await page.evaluate(OUT_OF_SIGHT)).toEqual([]);
      expect(
        await page.evaluate(
          '[...document.querySelectorAll("main")].filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight).length',
        ),
      ).toBe(0);
    }
  });
});

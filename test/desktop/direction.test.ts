/** Windows in a language whose lines run from right to left. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { pagesForTests } from '../bed/desktop/pages.ts';
import { linkState, mainState, sessionState } from '../ui/states.ts';

const pages = pagesForTests();

/** Where the first element of this selector begins, in pixels from the left edge. */
const leftOf = (page: Page, selector: string): Promise<number> =>
  page.evaluate(`document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect().left`);
const directionOf = (page: Page, selector: string): Promise<string> =>
  page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).direction`);

it('mirrors the main window for Arabic, and no longer for another language', async () => {
  const { page, ...shown } = await pages().show(mainState('ar'));
  expect(await page.evaluate('document.documentElement.dir')).toBe('rtl');
  expect(await leftOf(page, 'aside')).toBeGreaterThan(await leftOf(page, 'main'));
  await page.fill('main input[type="text"]', 'https://bank.example/');
  expect(await directionOf(page, 'main input[type="text"]')).toBe('ltr');
  expect(shown.errors).toEqual([]);

  const { page: german } = await pages().show(mainState('de'));
  expect(await german.evaluate('document.documentElement.dir')).toBe('ltr');
  expect(await leftOf(german, 'aside')).toBeLessThan(await leftOf(german, 'main'));
});

it('mirrors the frame of a session, and not its screen', async () => {
  const { page } = await pages().show(sessionState('ar', { is: 'showing' }));
  expect(await leftOf(page, '.profile-name')).toBeGreaterThan(await leftOf(page, '.bar-button:last-of-type'));
  expect(await directionOf(page, '.screen')).toBe('ltr');
});

it('shows the address of a link from left to right', async () => {
  const { page } = await pages().show(linkState('ar'));
  expect(await directionOf(page, '.link-window')).toBe('rtl');
  expect(await directionOf(page, '.address')).toBe('ltr');
});

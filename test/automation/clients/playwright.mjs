// @ts-check
/** `node playwright.mjs ADDRESS SITE`: what people use Playwright for, in a session. */
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { FORM, perform, PNG, tell } from './perform.mjs';

const [address = '', site = ''] = process.argv.slice(2);

/** @typedef {import('playwright-core').Page} Page */

/** The same for all, since a new one takes long where the processor is emulated; another one after a scenario that went wrong. @type {Page | undefined} */
let page;

/** @type {(act: (page: Page) => Promise<unknown>) => (browser: import('playwright-core').Browser) => Promise<void>} */
const inPage = (act) => async (browser) => {
  page ??= await browser.contexts()[0]?.newPage();
  assert.ok(page);
  try {
    await page.setContent(FORM);
    await act(page);
    await page.unrouteAll();
  } catch (error) {
    page = undefined;
    throw error;
  }
};

/** @type {Readonly<Record<string, (browser: import('playwright-core').Browser) => Promise<unknown>>>} */
const SCENARIOS = {
  version: async (browser) => assert.match(browser.version(), /^\d+\./),
  goto: inPage(async (page) => {
    const response = await page.goto(`${site}/visit?run=playwright`);
    assert.equal(response?.status(), 200);
    assert.equal(await page.textContent('h1'), 'This page has been visited');
  }),
  title: inPage(async (page) => assert.equal(await page.title(), 'Form')),
  'evaluate with an argument': inPage(async (page) =>
    assert.deepEqual(await page.evaluate(([a = 0, b = 0]) => ({ sum: a + b }), [1, 2]), { sum: 3 }),
  ),
  'fill by label': inPage(async (page) => {
    await page.getByLabel('Name').fill('Ada');
    assert.equal(await page.inputValue('#name'), 'Ada');
  }),
  'click by role': inPage(async (page) => {
    await page.getByRole('button', { name: 'Greet' }).click();
    assert.equal(await page.textContent('output'), 'Hello  in blue');
  }),
  select: inPage(async (page) => assert.deepEqual(await page.selectOption('#colour', 'green'), ['green'])),
  check: inPage(async (page) => {
    await page.check('#agree');
    assert.equal(await page.isChecked('#agree'), true);
  }),
  'type with keys': inPage(async (page) => {
    await page.locator('#name').pressSequentially('Grace');
    await page.keyboard.press('Backspace');
    assert.equal(await page.inputValue('#name'), 'Grac');
  }),
  'click at a place': inPage(async (page) => {
    const box = await page.locator('#greet').boundingBox();
    await page.mouse.click((box?.x ?? 0) + 3, (box?.y ?? 0) + 3);
    assert.match((await page.textContent('output')) ?? '', /^Hello/);
  }),
  'wait for an element': inPage(async (page) => {
    await page.evaluate("void setTimeout(() => document.body.append(document.createElement('hr')), 300)");
    await page.waitForSelector('hr', { state: 'attached' });
  }),
  'wait for a condition': inPage(async (page) => {
    await page.evaluate("void setTimeout(() => (document.title = 'Later'), 300)");
    await page.waitForFunction("document.title === 'Later'");
  }),
  'picture of a page': inPage(async (page) => assert.ok((await page.screenshot()).toString('base64').startsWith(PNG))),
  'picture of an element': inPage(async (page) =>
    assert.ok((await page.locator('#greet').screenshot()).toString('base64').startsWith(PNG)),
  ),
  frame: inPage(async (page) => {
    const inner = page.frameLocator('iframe').locator('#inner');
    await inner.click();
    assert.equal(await inner.textContent(), '2');
  }),
  dialogue: inPage(async (page) => {
    page.once('dialog', (dialog) => void dialog.accept());
    await page.click('#ask');
    assert.equal(await page.title(), 'true');
  }),
  console: inPage(async (page) => {
    const said = page.waitForEvent('console');
    await page.evaluate("console.log('heard')");
    assert.equal((await said).text(), 'heard');
  }),
  'answer a request': inPage(async (page) => {
    await page.route('**/made', (route) => route.fulfill({ body: '<h1>Made</h1>', contentType: 'text/html' }));
    await page.goto(`${site}/made`);
    assert.equal(await page.textContent('h1'), 'Made');
  }),
  'refuse a request': inPage(async (page) => {
    await page.goto(`${site}/visit?run=refusing`);
    await page.route('**/refused', (route) => route.abort());
    await assert.rejects(page.evaluate("fetch('/refused')"));
  }),
  cookies: inPage(async (page) => {
    await page.context().addCookies([{ name: 'a', value: 'b', url: site }]);
    assert.equal((await page.context().cookies(site)).find(({ name }) => name === 'a')?.value, 'b');
    await page.context().clearCookies();
  }),
  'another context': async (browser) => {
    const context = await browser.newContext();
    assert.deepEqual(await context.cookies(), []);
    const page = await context.newPage();
    await page.goto(`${site}/visit?run=context`);
    await context.close();
  },
  'another tab': inPage(async (page) => {
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page.evaluate("void window.open('about:blank')"),
    ]);
    await tab.close();
  }),
  back: inPage(async (page) => {
    await page.goto(`${site}/visit?run=one`);
    await page.goto(`${site}/visit?run=two`);
    // Chromium has kept the page, and loads nothing.
    await page.goBack({ waitUntil: 'commit' });
    assert.match(page.url(), /run=one$/);
  }),
  'call from the page': inPage(async (page) => {
    await page.exposeFunction('twice', (/** @type {number} */ number) => 2 * number);
    assert.equal(await page.evaluate('twice(21)'), 42);
  }),
};

const browser = await chromium.connectOverCDP(address, { timeout: 120_000 });
const result = await perform(browser, SCENARIOS);
await browser.close();
tell(result);

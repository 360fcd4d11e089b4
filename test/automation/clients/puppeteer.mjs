// @ts-check
/** `node puppeteer.mjs ADDRESS SITE [webDriverBiDi]`: what people use Puppeteer for, in a session; by its protocol for Chromium, or by WebDriver BiDi. */
import assert from 'node:assert/strict';
import puppeteer from 'puppeteer-core';
import { FORM, perform, PNG, tell } from './perform.mjs';

const [address = '', site = '', protocol = 'cdp'] = process.argv.slice(2);

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').Browser} Browser */

/** The same for all, since a new one takes long where the processor is emulated; another one after a scenario that went wrong. @type {Page | undefined} */
let page;

/** @type {(act: (page: Page, browser: Browser) => Promise<unknown>) => (browser: Browser) => Promise<void>} */
const inPage = (act) => async (browser) => {
  page ??= await browser.newPage();
  try {
    await page.setContent(FORM);
    await act(page, browser);
  } catch (error) {
    page = undefined;
    throw error;
  }
};

/** @type {(page: Page, act: (request: import('puppeteer-core').Request) => unknown, use: () => Promise<unknown>) => Promise<void>} */
const intercepting = async (page, act, use) => {
  await page.setRequestInterception(true);
  page.on('request', act);
  await use();
  page.off('request', act);
  await page.setRequestInterception(false);
};

/** @type {Readonly<Record<string, (browser: Browser) => Promise<unknown>>>} */
const SCENARIOS = {
  version: async (browser) => assert.match(await browser.version(), /\d+\./),
  goto: inPage(async (page) => {
    const response = await page.goto(`${site}/visit?run=puppeteer`);
    assert.equal(response?.status(), 200);
    assert.equal(await page.$eval('h1', (heading) => heading.textContent), 'This page has been visited');
  }),
  title: inPage(async (page) => assert.equal(await page.title(), 'Form')),
  'evaluate with an argument': inPage(async (page) =>
    assert.deepEqual(await page.evaluate((a, b) => ({ sum: Number(a) + Number(b) }), 1, 2), { sum: 3 }),
  ),
  type: inPage(async (page) => {
    await page.type('#name', 'Ada');
    assert.equal(await page.$eval('#name', (input) => input.value), 'Ada');
  }),
  click: inPage(async (page) => {
    await page.click('#greet');
    assert.equal(await page.$eval('output', (output) => output.textContent), 'Hello  in blue');
  }),
  'fill by a locator': inPage(async (page) => {
    await page.locator('#name').fill('Grace');
    assert.equal(await page.$eval('#name', (input) => input.value), 'Grace');
  }),
  select: inPage(async (page) => assert.deepEqual(await page.select('#colour', 'green'), ['green'])),
  'press keys': inPage(async (page) => {
    await page.focus('#name');
    await page.keyboard.type('ab');
    await page.keyboard.press('Backspace');
    assert.equal(await page.$eval('#name', (input) => input.value), 'a');
  }),
  'click at a place': inPage(async (page) => {
    const box = await (await page.$('#greet'))?.boundingBox();
    await page.mouse.click((box?.x ?? 0) + 3, (box?.y ?? 0) + 3);
    assert.match(await page.$eval('output', (output) => output.textContent), /^Hello/);
  }),
  'wait for an element': inPage(async (page) => {
    await page.evaluate("void setTimeout(() => document.body.append(document.createElement('hr')), 300)");
    await page.waitForSelector('hr');
  }),
  'wait for a condition': inPage(async (page) => {
    await page.evaluate("void setTimeout(() => (document.title = 'Later'), 300)");
    await page.waitForFunction("document.title === 'Later'");
  }),
  'picture of a page': inPage(async (page) =>
    assert.ok((await page.screenshot({ encoding: 'base64' })).startsWith(PNG)),
  ),
  'picture of an element': inPage(async (page) =>
    assert.ok((await (await page.$('#greet'))?.screenshot({ encoding: 'base64' }))?.startsWith(PNG)),
  ),
  frame: inPage(async (page) => {
    const frame = await (await page.$('iframe'))?.contentFrame();
    await (await frame?.$('#inner'))?.click();
    assert.equal(await frame?.$eval('#inner', (button) => button.textContent), '2');
  }),
  dialogue: inPage(async (page) => {
    page.once('dialog', (dialog) => void dialog.accept());
    await page.click('#ask');
    assert.equal(await page.title(), 'true');
  }),
  console: inPage(async (page) => {
    const said = new Promise((resolve) => page.once('console', (message) => resolve(message.text())));
    await page.evaluate("console.log('heard')");
    assert.equal(await said, 'heard');
  }),
  'answer a request': inPage((page) =>
    intercepting(
      page,
      (request) => request.respond({ body: '<h1>Made</h1>', contentType: 'text/html' }),
      async () => {
        await page.goto(`${site}/made`);
        assert.equal(await page.$eval('h1', (heading) => heading.textContent), 'Made');
      },
    ),
  ),
  'refuse a request': inPage(async (page) => {
    await page.goto(`${site}/visit?run=refusing`);
    await intercepting(
      page,
      (request) => request.abort(),
      () => assert.rejects(page.evaluate("fetch('/refused')")),
    );
  }),
  cookies: inPage(async (page, browser) => {
    await page.goto(`${site}/visit?run=cookies`);
    await browser.setCookie({ name: 'a', value: 'b', domain: new URL(site).hostname });
    assert.equal((await browser.cookies()).find(({ name }) => name === 'a')?.value, 'b');
    assert.match(String(await page.evaluate('document.cookie')), /a=b/);
  }),
  'another context': async (browser) => {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(`${site}/visit?run=context`);
    await context.close();
  },
  'another tab': inPage(async (page) => {
    /** @type {Promise<Page>} */
    const opened = new Promise((resolve) => page.once('popup', resolve));
    await page.evaluate("void window.open('about:blank')");
    await (await opened).close();
  }),
  back: inPage(async (page) => {
    await page.goto(`${site}/visit?run=one`);
    await page.goto(`${site}/visit?run=two`);
    await page.goBack();
    assert.match(page.url(), /run=one$/);
  }),
  'call from the page': inPage(async (page) => {
    await page.exposeFunction('twice', (/** @type {number} */ number) => 2 * number);
    assert.equal(await page.evaluate('twice(21)'), 42);
  }),
  'size of the page': inPage(async (page) => {
    await page.setViewport({ width: 500, height: 400 });
    assert.deepEqual(await page.evaluate('[innerWidth, innerHeight]'), [500, 400]);
  }),
};

const browser = await puppeteer.connect({
  browserWSEndpoint: address,
  defaultViewport: null,
  protocol: protocol === 'webDriverBiDi' ? 'webDriverBiDi' : 'cdp',
  protocolTimeout: 120_000,
});
const result = await perform(browser, SCENARIOS);
await browser.disconnect();
tell(result);

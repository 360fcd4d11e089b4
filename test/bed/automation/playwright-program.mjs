// @ts-check
/**
 * `node playwright-program.mjs ADDRESS`: drives a session as any user of Playwright would, and prints what it saw as one line of JSON. It runs inside the
 * namespace of the host.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const [address = '', what = 'smoke', ...more] = process.argv.slice(2);
const FORM = `<title>Form</title><input id="name"><button onclick="document.title = 'Hello ' + document.querySelector('#name').value">Greet</button>`;

/** @type {Readonly<Record<string, (browser: import('playwright-core').Browser) => Promise<unknown>>>} */
const SCENARIOS = {
  async smoke(browser) {
    const [context] = browser.contexts();
    if (!context) throw new Error('There is no context.');
    const page = await context.newPage();
    await page.goto('http://site.test/visit?run=driven');
    const heading = await page.textContent('h1');
    await page.setContent(FORM);
    await page.fill('#name', 'Ada');
    await page.click('button');
    await page.waitForFunction('document.title.startsWith("Hello")');
    const title = await page.title();
    const picture = await page.screenshot();
    /** @type {[import('playwright-core').Page, unknown]} */
    const [other] = await Promise.all([context.waitForEvent('page'), page.evaluate('void window.open("about:blank")')]);
    const tabs = context.pages().length;
    /** @type {unknown} */
    const seen = await page.evaluate(
      '({ webdriver: navigator.webdriver, plugins: navigator.plugins.length, chrome: typeof chrome })',
    );
    await other.close();
    await page.close();
    return { heading, title, png: picture.subarray(1, 4).toString('latin1'), tabs, seen, version: browser.version() };
  },

  /** Reads and clicks, one after the other. */
  async actions(browser) {
    const page = await (browser.contexts()[0] ?? (await browser.newContext())).newPage();
    await page.setContent(FORM);
    const count = Number(more[0] ?? 50);
    const startedMs = performance.now();
    for (let done = 0; done < count; done += 1) await page.evaluate(`document.title = 'turn ${done}'`);
    const elapsedMs = performance.now() - startedMs;
    const pictureMs = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const atMs = performance.now();
      await page.screenshot();
      pictureMs.push(performance.now() - atMs);
    }
    await page.close();
    return { actionsASecond: (1000 * count) / elapsedMs, pictureMs };
  },

  async refusals(browser) {
    const page = await (browser.contexts()[0] ?? (await browser.newContext())).newPage();
    const cdp = await browser.newBrowserCDPSession();
    /** @type {Record<string, string>} */
    const said = {};
    const ask = async (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ act) => {
      said[name] = await act().then(
        () => 'done',
        (/** @type {unknown} */ error) => String(error),
      );
    };
    await ask('file', () => page.goto('file:///etc/passwd'));
    await ask('chrome', () => page.goto('chrome://version'));
    await ask('permissions', () => page.context().grantPermissions(['geolocation']));
    await ask('close', () => cdp.send('Browser.close'));
    await ask('proxy', () => browser.newContext({ proxy: { server: 'http://127.0.0.1:1' } }));
    await page.setContent('<input type="file">');
    // Playwright's setInputFiles sends what its own side has read; this names a file of the session.
    const ofPage = await page.context().newCDPSession(page);
    const { root } = await ofPage.send('DOM.getDocument');
    const { nodeId } = await ofPage.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'input' });
    await ask('files', () => ofPage.send('DOM.setFileInputFiles', { nodeId, files: ['/etc/hostname'] }));
    await page.close();
    return said;
  },

  /** Tries each address in turn; answers with those that showed anything. */
  async reach(browser) {
    const page = await (browser.contexts()[0] ?? (await browser.newContext())).newPage();
    /** @type {string[]} */
    const reached = [];
    for (const url of more) {
      const isReached = await page.goto(url, { timeout: 8_000, waitUntil: 'commit' }).then(
        (response) => response !== null && response.status() < 400,
        () => false,
      );
      if (isReached) reached.push(url);
    }
    // The page stays: Chromium forgets to close one whose page of an error is just being shown.
    return reached;
  },

  /** Leaves pages behind, and dies. */
  async die(browser) {
    const context = await browser.newContext();
    await (await context.newPage()).goto('http://site.test/visit?run=left-behind');
    process.stdout.write('"dying"\n', () => process.kill(process.pid, 'SIGKILL'));
    await sleep(10_000);
    return undefined;
  },

  async pages(browser) {
    return { contexts: browser.contexts().length, pages: browser.contexts().map((context) => context.pages().length) };
  },
};

const browser = await chromium.connectOverCDP(address, { timeout: 120_000 });
const result = await SCENARIOS[what]?.(browser);
await browser.close();
process.stdout.write(`${JSON.stringify(result ?? null)}\n`, () => process.exit(0));

// @ts-check
/** `node recorded-program.mjs ADDRESS WHAT`: makes requests of many kinds, a flood, or a download in a session, as a program that drives it. */
import { chromium } from 'playwright-core';

const [address = '', what = 'requests'] = process.argv.slice(2);
const site = 'http://site.test';

/** Each asks for one address, as pages do. */
const KINDS = `
  const add = (name, attributes) => document.body.append(Object.assign(document.createElement(name), attributes));
  const ask = (kind, options) => fetch('/part?run=kinds&kind=' + kind, options).catch(() => undefined);
  const url = (kind) => '/part?run=kinds&kind=' + kind;
  for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) void ask('fetch-' + method, { method });
  void ask('no-cors', { mode: 'no-cors' });
  void ask('keepalive', { keepalive: true });
  void ask('no-store', { cache: 'no-store' });
  void ask('credentials', { credentials: 'include' });
  void ask('header', { headers: { 'x-recorded': 'yes' } });
  void ask('body', { method: 'POST', body: new FormData() });
  const xhr = new XMLHttpRequest(); xhr.open('GET', url('xhr')); xhr.send();
  navigator.sendBeacon(url('beacon'), 'x');
  add('img', { src: url('img') });
  add('script', { src: url('script') });
  add('link', { rel: 'stylesheet', href: url('style') });
  add('link', { rel: 'preload', as: 'script', href: url('preload') });
  add('link', { rel: 'modulepreload', href: url('modulepreload') });
  add('iframe', { src: url('frame') });
  add('video', { src: url('video'), preload: 'auto' });
  add('audio', { src: url('audio'), preload: 'auto' });
  add('embed', { src: url('embed'), type: 'text/html' });
  add('object', { data: url('object') });
  add('input', { type: 'image', src: url('input') });
  new Image().src = url('image');
  new Worker(url('worker'));
  new SharedWorker(url('shared-worker'));
  new EventSource(url('events'));
  void import(url('module')).catch(() => undefined);
  new FontFace('recorded', 'url(' + url('font') + ')').load().catch(() => undefined);
  document.body.style.backgroundImage = 'url(' + url('background') + ')';
  new WebSocket('ws://site.test' + url('web-socket'));
  for (const target of ['name-a', 'name-b']) add('iframe', { name: target });
  const form = Object.assign(document.createElement('form'), { action: url('form'), method: 'post', target: 'name-a' });
  document.body.append(form); form.submit();
  add('a', { href: url('link'), target: 'name-b' }); document.querySelector('a:last-of-type').click();
`;

/** @type {Readonly<Record<string, (page: import('playwright-core').Page) => Promise<unknown>>>} */
const ACTS = {
  async requests(page) {
    let atMs = Date.now();
    page.on('request', () => (atMs = Date.now()));
    await page.evaluate(KINDS);
    // Browsers have six connections to a site at a time: the last requests come late.
    while (Date.now() - atMs < 10_000) await page.waitForTimeout(500);
    return {};
  },
  async flood(page) {
    await page.evaluate(
      `Promise.all(Array.from({ length: 4 }, async () => { for (let turn = 0; turn < 6; turn += 1) await (await fetch('/bytes?count=2000000&turn=' + turn)).arrayBuffer(); }))`,
    );
    return {};
  },
  async secure(page) {
    await page.goto('https://site.test/part?run=secure&kind=page');
    return {};
  },
  async download(page) {
    await page.evaluate(
      `Object.assign(document.createElement('a'), { href: '/document.pdf', download: 'evidence.pdf' }).click()`,
    );
    await page.waitForTimeout(2_000);
    return {};
  },
};

const browser = await chromium.connectOverCDP(address);
const page = await (browser.contexts()[0] ?? (await browser.newContext())).newPage();
await page.goto(`${site}/visit?run=recorded`);
process.stdout.write(`${JSON.stringify(await ACTS[what]?.(page))}\n`);
await browser.close();

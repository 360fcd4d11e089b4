/** Debian's browsers with the extension, as the package installs it: ruled sites open in Safe Browse, and the browser never contacts them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { artefact } from '../../bed/artefacts.ts';
import { CountingSite } from '../../bed/browsers/counting-site.ts';
import { type HostBrowser, startChromium, startFirefox } from '../../bed/browsers/host-browser.ts';
import { InstalledExtension } from '../../bed/browsers/installed-extension.ts';
import { Screen } from '../../bed/desktop/x-screen.ts';

const NAVIGATIONS = Number(process.env['SAFE_BROWSE_NAVIGATIONS'] ?? 18);
/** Less, because a busy host starts a program later than it was asked for it. */
const ABOUT_A_MINUTE_MS = 50_000;

/** Of a screen on which the browser has 1200×800 pixels. */
const POINT_IN_PAGE = ['700', '600'];
const MENU_MS = 1500;
/** Behind ours, Chromium has its developer tools. */
const FROM_END_OF_MENU = { chromium: ['Up', 'Up'], firefox: ['Up'] };

const click = 'document.querySelector("a, button").click()';
/** Ways to a page, each of which leads there once. */
const WAYS: readonly { readonly way: string; readonly then?: (to: string) => string }[] = [
  { way: 'typed' },
  { way: 'keys' },
  { way: 'link', then: () => click },
  { way: 'redirect' },
  { way: 'new-tab', then: () => click },
  { way: 'form', then: () => click },
  { way: 'refresh' },
  { way: 'window', then: (to) => `window.open(${JSON.stringify(to)})` },
  { way: 'script', then: (to) => `location.href = ${JSON.stringify(to)}` },
];

const RULES = 'always = ["ruled.localhost"]\nnever = ["safe.ruled.localhost"]';

describe.each([
  ['chromium', startChromium],
  ['firefox', startFirefox],
] as const)('%s', (name, start) => {
  let site: CountingSite;
  let screen: Screen;
  let installed: InstalledExtension;
  let browser: HostBrowser;
  beforeAll(async () => {
    site = await CountingSite.open();
    screen = await Screen.open({ hasTray: false });
    installed = new InstalledExtension(name, RULES);
    browser = await start(installed, screen);
    await untilRuled();
    site.connections = 0;
    site.requests.length = 0;
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await screen.close();
    await site.close();
    installed.remove();
  });

  /** Once the extension is there, the browser has its rules. Chromium installs it when it has nothing else to do: it may not have to load a page all the time. */
  async function untilRuled(): Promise<void> {
    const before = installed.asked.length;
    const isRuled = () => installed.asked.length > before;
    for (let trial = 0; trial < 20 && !isRuled(); trial += 1) {
      await browser.go(site.ruled('first'));
      for (let look = 0; look < 20 && !isRuled(); look += 1) await sleep(250);
    }
    expect(isRuled(), 'whether the browser has the extension with its rules').toBe(true);
  }

  /** Repeats `act` until the browser asks to open `url`: on a busy host, keys may come before what they are meant for. */
  async function actUntilAsked(url: string, act: () => Promise<void>): Promise<void> {
    const isAsked = () => installed.asked.includes(url);
    for (let trial = 0; trial < 3 && !isAsked(); trial += 1) {
      await act();
      for (let look = 0; look < 80 && !isAsked(); look += 1) await sleep(100);
    }
  }

  const typeInAddressBar = (url: string) =>
    actUntilAsked(url, async () => {
      await screen.xdotool('key', '--clearmodifiers', 'ctrl+l');
      await sleep(300);
      await screen.xdotool('type', '--delay', '12', url);
      await sleep(300);
      await screen.xdotool('key', 'Return');
    });

  /** Chooses from the menu or panel that `show` opens, with a picture of it. An earlier one that came late is closed first. */
  async function openByKeys(to: string, picture: string, keys: readonly string[], show: () => Promise<unknown>) {
    await actUntilAsked(to, async () => {
      await screen.xdotool('key', 'Escape');
      await show();
      await sleep(MENU_MS);
      await screen.picture(artefact(`extension/${picture}-${name}.png`));
      await screen.xdotool('key', '--delay', '200', ...keys, 'Return');
    });
    await expect.poll(() => installed.asked.at(-1), { timeout: 20_000 }).toBe(to);
    expect(installed.asked.filter((url) => url === to)).toHaveLength(1);
  }

  async function goBy(each: number): Promise<string> {
    const { way, then } = WAYS[each % WAYS.length] ?? { way: 'typed' };
    const to = site.ruled(`${way}-${each}`, each % 2 === 0 ? 'ruled.localhost' : 'www.ruled.localhost');
    if (way === 'typed') await browser.go(to);
    else if (way === 'keys') await typeInAddressBar(to);
    else await browser.go(site.leading(way, to));
    if (then) {
      await expect.poll(() => browser.isShown(site.leading(way, to)), { timeout: 20_000, message: way }).toBe(true);
      await browser.run(then(to));
    }
    return to;
  }

  /** Without those of {@link untilRuled}, of which the last may come later. */
  const asked = () => installed.asked.filter((url) => !url.endsWith('/first'));
  const bare = (url: string) => url.slice('http://'.length);

  it(
    `never contacts a ruled site in ${NAVIGATIONS} navigations, and asks for each of them once`,
    async () => {
      const before = asked().length;
      const wanted: string[] = [];
      for (let each = 0; each < NAVIGATIONS; each += 1) {
        const to = await goBy(each);
        wanted.push(to);
        await expect.poll(() => installed.asked.includes(to), { timeout: 20_000, message: to }).toBe(true);
        await browser.closeOtherTabs();
      }
      expect(asked().slice(before)).toEqual(wanted);
      expect(site.requests).toEqual([]);
      expect(site.connections).toBe(0);
    },
    30_000 + NAVIGATIONS * 5_000,
  );

  it('starts the desktop at most five times a minute, for an address only', async () => {
    for (let each = 0; each < 7; each += 1) {
      const to = site.ruled(`often-${each}`);
      await browser.go(to);
      await expect.poll(() => installed.asked).toContain(to);
    }
    const { started } = installed;
    expect(started.length).toBeGreaterThanOrEqual(5);
    for (const { at } of started)
      expect(started.filter((other) => other.at > at - ABOUT_A_MINUTE_MS && other.at <= at).length).toBeLessThanOrEqual(
        5,
      );
    for (const { words } of started) expect(words).toMatch(/^--here -- http:\/\/(www\.)?ruled\.localhost:\d+\/[\w-]+$/);
  });

  it('contacts a ruled site neither ahead, nor for a frame, and asks for none of that', async () => {
    const count = asked().length;
    for (const page of ['ahead', 'ahead-again']) {
      const leading = site.leading('ahead', site.ruled(page));
      await browser.go(leading);
      await expect.poll(() => browser.isShown(leading)).toBe(true);
      // For what would be sent while the page is shown.
      await sleep(2000);
    }
    expect(asked()).toHaveLength(count);
    expect(site.requests).toEqual([]);
    expect(site.connections).toBe(0);
  });

  it('lets no page lead to another address by way of the extension', async () => {
    const before = site.ruled('before');
    await browser.go(before);
    await expect.poll(asked).toContain(before);
    const [stopped = ''] = await browser.addresses();
    expect(stopped).toContain(`stopped.html#${before}`);
    const [count, other] = [asked().length, stopped.replace(before, 'http://free.localhost:1/')];
    const leading = site.leading('link', other);
    await browser.go(leading);
    await expect.poll(() => browser.isShown(leading)).toBe(true);
    await browser.run(click);
    await expect.poll(async () => (await browser.addresses())[0]).toBe(other);
    const last = site.ruled('last');
    await browser.go(last);
    await expect.poll(asked).toContain(last);
    expect(asked()).toHaveLength(count + 1);
  });

  it('opens what never opens in Safe Browse', async () => {
    const count = asked().length;
    const page = site.ruled('page', 'safe.ruled.localhost');
    await browser.go(page);
    await expect.poll(() => site.requests).toContain(bare(page));
    expect(asked()).toHaveLength(count);
    site.requests.length = 0;
    site.connections = 0;
  });

  it('obeys changed rules at once', async () => {
    installed.setLinks('mode = "others"\nnever = ["free.localhost", "ruled.localhost"]');
    const [page, other] = [site.ruled('changed'), site.ruled('other', 'other.localhost')];
    for (let trial = 0; trial < 40 && !site.requests.includes(bare(page)); trial += 1) {
      await browser.go(page);
      await sleep(400);
    }
    await browser.go(other);
    await expect.poll(() => installed.asked).toContain(other);
    expect(site.requests).toContain(bare(page));
    expect(site.requests).not.toContain(bare(other));
    installed.setLinks(RULES);
    await untilRuled();
    site.requests.length = 0;
    site.connections = 0;
  });

  it('opens a link by its menu, whatever the rules are', async () => {
    const to = 'http://free.localhost:1/by-menu';
    await browser.go(site.leading('area', to));
    await expect.poll(() => browser.isShown(site.leading('area', to)), { timeout: 20_000 }).toBe(true);
    await openByKeys(to, 'menu', FROM_END_OF_MENU[name], () =>
      screen.xdotool('mousemove', ...POINT_IN_PAGE, 'click', '3'),
    );
  });

  it('opens the page of a tab by its button, whatever the rules are', async () => {
    const to = site.leading('link', 'http://free.localhost:1/');
    await browser.go(to);
    await expect.poll(() => browser.isShown(to), { timeout: 20_000 }).toBe(true);
    await openByKeys(to, 'button', ['Tab'], async () => {
      await screen.xdotool('mousemove', ...POINT_IN_PAGE, 'click', '1');
      await screen.xdotool('key', '--clearmodifiers', 'alt+shift+o');
    });
  });

  it('stops the page with which the browser starts, and shows one without a rule', async () => {
    await browser.close();
    site.connections = 0;
    const to = site.ruled('at-start');
    browser = await start(installed, screen, to);
    await expect.poll(() => installed.asked, { timeout: 30_000 }).toContain(to);
    expect(installed.asked.filter((url) => url === to)).toHaveLength(1);
    expect(site.requests).toEqual([]);
    expect(site.connections).toBe(0);
    await browser.close();
    const free = site.leading('link', to);
    browser = await start(installed, screen, free);
    await expect.poll(() => browser.isShown(free), { timeout: 30_000 }).toBe(true);
    expect(installed.asked.filter((url) => url === free)).toHaveLength(0);
  }, 120_000);
});

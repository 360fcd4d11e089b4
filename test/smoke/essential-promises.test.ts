/**
 * The essential promises on real VMs, in the order of a short day: two sessions, files, a host agent that dies, the end, and a fresh start.
 * All tests share one test bed, one host agent, one network VM and clones of one template; test/e2e proves each promise in depth.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../host-agent/api/session/session.ts';
import { Downloads } from '../../host-agent/api/session/downloads.ts';
import type { Desktop } from '../bed/desktop/desktop.ts';
import { chooseSession, discard, pressInPage, startInTray, untilShown } from '../bed/desktop/session-window.ts';
import { Screen } from '../bed/desktop/x-screen.ts';
import { ADDRESSES } from '../bed/network/internet.ts';
import { ALLOWED, answered, fetchOnHost, reachPage, requestedInside } from '../bed/network/refused.ts';
import type { RfbClient } from '../bed/screen/rfb-client.ts';
import { closeWindow, keyArrives, openPage } from '../bed/session/browser.ts';
import { Mark } from '../bed/session/mark.ts';
import { openSession } from '../bed/session/open-session.ts';
import { expectAdopted, killHostAgent } from '../bed/session/successor.ts';
import { saveReport, sendPage } from '../bed/session/transfers.ts';
import { HOST_PORT, openTestBed, type TestBed } from '../bed/test-bed.ts';
import { reportOf } from '../bed/verification.ts';
import { GONE_TIMEOUT_MS, PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';

const mark = new Mark('marked');
let testBed: TestBed;
let downloadsFolder: string;
/** The session of most tests. */
let first: { session: Session; screen: RfbClient };
/** The one beside it, whose page leaves marks. */
let second: { session: Session; screen: RfbClient };

beforeAll(async () => {
  testBed = await openTestBed();
  downloadsFolder = join(testBed.folder, 'downloads');
  testBed.product.configure(`[spare]
keep = false
[downloads]
folder = "${downloadsFolder}"
[profile.default]
startPage = "http://site.test/visit?run=desktop"
`);
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

describe('two sessions', () => {
  it('open their pages in clones of the template, each as large as its screen', async () => {
    first = await openSession(testBed, 'visit?run=first');
    const { session } = await testBed.product.open(reachPage('reach', mark.page)).event('ready', START_TIMEOUT_MS);
    second = { session, screen: await testBed.watch(session) };
    for (const each of [first, second]) {
      expect(each.session.startedFrom).toBe('template');
      expect(each.screen.size).toEqual({ width: 1280, height: 800 });
    }
    const report = await testBed.site.waitForReport(
      'first',
      ({ kind, innerWidth, screenWidth }) => kind !== 'key' && innerWidth === screenWidth,
      PAGE_TIMEOUT_MS,
    );
    expect(report).toMatchObject({ screenWidth: 1280, screenHeight: 800, webdriver: false });
  });

  it('reach neither the host, its LAN, the network VM nor each other', async () => {
    expect(await answered(testBed, 'reach')).toEqual([ALLOWED]);
    expect(await requestedInside(testBed, 'fetched-')).toEqual([]);
    // The servers do answer the host itself.
    for (const url of [`http://${ADDRESSES.lan}`, `http://${ADDRESSES.host}:${HOST_PORT}`])
      expect(await fetchOnHost(testBed, url)).toBe(0);
  });

  it('share no process, cookie or storage', async () => {
    const pids = [first, second].flatMap(({ session }) => session.processes.map(({ pid }) => pid));
    expect(new Set(pids).size).toBe(pids.length);
    const { loaded } = await mark.leave(testBed, second.screen);
    // This page has set its own by now, beside nothing of the other session's.
    expect(loaded).toMatchObject({ cookieBefore: '', storageBefore: '', cookie: `marker=${mark.text}` });
  });
});

describe('files', () => {
  it('go out of a session and into it', async () => {
    await openPage(testBed.site, first.screen, 'transfers?run=transfers');
    await saveReport(testBed, first.session, downloadsFolder);
    await sendPage(testBed, first.session, first.screen);
  });
});

describe('the host agent', () => {
  it('is killed; its successor adopts both sessions, and sees the last window of one close', async () => {
    const { product, site } = testBed;
    await openPage(site, first.screen, 'visit?run=alone');
    const former = await killHostAgent(product);
    await keyArrives(site, first.screen, 'alone', 'x');
    await expectAdopted(product, first.session, former);
    expect((await product.sessions()).map(({ id }) => id).sort()).toEqual([first.session.id, second.session.id].sort());
    await keyArrives(site, first.screen, 'alone', 'y');
    await closeWindow(first.screen);
    await product.until(
      'the session is gone',
      async () => (await product.sessions()).every(({ id }) => id !== first.session.id),
      GONE_TIMEOUT_MS,
    );
    expect(product.leftoversOf(first.session)).toEqual([]);
  });
});

describe('a closed session', () => {
  it('leaves no process, socket, file or mark on the host', async () => {
    expect(await mark.places(testBed)).toEqual([]);
    expect((await testBed.product.run('close', second.session.id)).status).toBe(0);
    expect(testBed.product.leftoversOf(second.session)).toEqual([]);
    expect(await testBed.product.sessions()).toEqual([]);
    expect(await mark.places(testBed)).toEqual([]);
  });
});

describe('the browser of the image', () => {
  it('draws, plays, stores, computes and talks, as the short form of verify web says', async () => {
    const { status, stdout } = await testBed.product.run('verify', 'web', '--short', '--json');
    const { checks, short } = reportOf(stdout);
    expect(checks.filter(({ outcome }) => outcome !== 'held')).toEqual([]);
    expect({ status, short, checks: checks.length }).toEqual({ status: 0, short: true, checks: 20 });
  });
});

describe('the desktop', () => {
  let screen: Screen;
  let desktop: Desktop;
  let window: Page;
  beforeAll(async () => {
    screen = await Screen.open();
    desktop = await startInTray(testBed, screen);
  });
  afterAll(async () => {
    try {
      await desktop.quit();
    } finally {
      await screen.close();
    }
  });

  it('opens a session from the tray, shows its page and sends it keys', async () => {
    await screen.openTrayMenu();
    window = await chooseSession(desktop, screen);
    await untilShown(testBed, screen, window, 'desktop');
    await pressInPage(testBed, window, 'desktop', 'x');
  });

  it('gets a session reset to its first state: earlier ones left it no cookie, storage or download', async () => {
    const { site, product } = testBed;
    // The earlier sessions had all three for this site.
    expect(await site.waitForReport('desktop', ({ kind }) => kind === 'load', 0)).toMatchObject({
      cookieBefore: '',
      storageBefore: '',
    });
    const [session] = await product.sessions();
    expect(await product.ask(Downloads, 'downloads', session?.id ?? '')).toMatchObject({ files: [] });
  });

  it('asks before it closes the window, and ends the session without a trace', async () => {
    await discard(testBed, desktop, window);
  });
});

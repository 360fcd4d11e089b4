/** The main use, end to end: a page is opened in a separate VM, the last window is closed, and everything is gone. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { closeWindow, navigate, reload } from '../../bed/session/browser.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import { colourAt, readPng, shareOf } from '../../bed/screen/picture.ts';
import type { OpenCommand } from '../../bed/product.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { GONE_TIMEOUT_MS, PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

describe('browsing in a disposable VM', () => {
  let testBed: TestBed;
  let command: OpenCommand;
  let session: Session;
  let screen: RfbClient;
  beforeAll(async () => {
    testBed = await openTestBed();
    // A cold start, as after an update.
    testBed.product.configure('[template]\nseal = "off"\n');
    command = testBed.product.open('http://site.test/visit?run=first');
    ({ session } = await command.event('ready', START_TIMEOUT_MS));
    screen = await testBed.watch(session);
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  it('reports each requirement of the start when it is met, with its time', () => {
    const met = command.events.flatMap((event) =>
      event.event === 'progress' && event.state === 'met' ? [event.requirement] : [],
    );
    expect(new Set(met)).toEqual(
      new Set(['image', 'network', 'vm', 'guest-agent', 'home', 'screen', 'identity', 'browser-window', 'painted']),
    );
    const { runningMs = 0, firstFrameMs = 0, readyMs = 0 } = session.timings;
    expect(runningMs).toBeGreaterThan(0);
    expect(firstFrameMs).toBeGreaterThanOrEqual(runningMs);
    expect(readyMs).toBeGreaterThanOrEqual(firstFrameMs);
  });

  it('shows the requested page, as large as the screen, and shows no sign of automation to it', async () => {
    const report = await testBed.site.waitForReport(
      'first',
      ({ kind, innerWidth, screenWidth }) => kind !== 'key' && innerWidth === screenWidth,
      PAGE_TIMEOUT_MS,
    );
    expect({ width: report.screenWidth, height: report.screenHeight }).toEqual(screen.size);
    expect(report).toMatchObject({ screenX: 0, screenY: 0, outerWidth: screen.size.width, webdriver: false });
    expect(report.outerHeight).toBeGreaterThanOrEqual(screen.size.height - 1);
    expect(report.innerHeight).toBeGreaterThan(screen.size.height * 0.75);
  });

  it('keeps cookies and storage as long as the session lives', async () => {
    await reload(screen);
    const report = await testBed.site.waitForReport(
      'first',
      ({ cookieBefore }) => cookieBefore !== '',
      PAGE_TIMEOUT_MS,
    );
    expect(report).toMatchObject({ cookieBefore: 'seen=first', storageBefore: 'first' });
  });

  it('shares no cookie or storage with a second session', async () => {
    const second = testBed.product.open('http://site.test/visit?run=second', '--detach');
    const { session: other } = await second.event('ready', START_TIMEOUT_MS);
    const report = await testBed.site.waitForReport('second', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    expect(report).toMatchObject({ cookieBefore: '', storageBefore: '', cookie: 'seen=second' });
    expect((await testBed.product.sessions()).map(({ id }) => id).sort()).toEqual([session.id, other.id].sort());
    expect((await testBed.product.run('close', other.id)).status).toBe(0);
    expect(testBed.product.leftoversOf(other)).toEqual([]);
    expect((await testBed.product.sessions()).map(({ id }) => id)).toEqual([session.id]);
  });

  it('takes a screenshot that shows the page', async () => {
    await navigate(screen, 'http://site.test/colours?run=colours');
    await testBed.site.waitForReport('colours', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    const file = testBed.product.path('colours.png');
    const take = async () => {
      const { status, stderr } = await testBed.product.run('screenshot', session.id, file);
      if (status !== 0) throw new Error(stderr);
      return readPng(file);
    };
    await testBed.product.until(
      'the page is painted',
      async () => shareOf(await take(), [255, 255, 0]) > 0.1,
      PAGE_TIMEOUT_MS,
    );
    const picture = await take();
    expect({ width: picture.width, height: picture.height }).toEqual(screen.size);
    expect([
      colourAt(picture, 0.25, 0.4),
      colourAt(picture, 0.75, 0.4),
      colourAt(picture, 0.25, 0.8),
      colourAt(picture, 0.75, 0.8),
    ]).toEqual([
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [255, 255, 0],
    ]);
    expect(shareOf(picture, [255, 0, 0])).toBeGreaterThan(0.15);
    // The viewer sees the same as the screenshot.
    expect(shareOf(await screen.capture(), [255, 0, 0])).toBeCloseTo(shareOf(picture, [255, 0, 0]), 2);
  });

  it('opens a pop-up as a separate window, smaller than the screen, and continues when the pop-up is closed', async () => {
    await navigate(screen, 'http://site.test/pop-up?run=third');
    await testBed.site.waitForReport('third', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    const opened = testBed.site.waitForReport('third-pop-up', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    // Until its page is painted, Chromium drops clicks. All of them open the same window.
    const clicks = setInterval(() => void screen.click(640, 500), 5_000);
    const report = await opened.finally(() => clearInterval(clicks));
    expect(report.innerWidth).toBe(400);
    await sleep(2000);
    await closeWindow(screen);
    await sleep(5000);
    expect(command.events.some(({ event }) => event === 'ended')).toBe(false);
    await navigate(screen, 'http://site.test/visit?run=after-pop-up');
    await testBed.site.waitForReport('after-pop-up', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
  });

  it('ends when the last window is closed by keyboard, and leaves no process, socket or file', async () => {
    await closeWindow(screen);
    const { reason } = await command.event('ended', GONE_TIMEOUT_MS);
    expect(reason).toBe('browser-closed');
    expect(testBed.product.leftoversOf(session)).toEqual([]);
    expect(await command.ended).toBe(0);
    expect(await testBed.product.sessions()).toEqual([]);
  });
});

/** The scale of a real session changes while Chromium runs, and its text is then that of the host's own Chromium. */
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../../../host-agent/api/connection/client.ts';
import { socketPath } from '../../../host-agent/api/connection/runtime-folder.ts';
import type { ScalePercent } from '../../../appliance/protocol/scale.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { artefact } from '../../bed/artefacts.ts';
import { Screen } from '../../bed/desktop/x-screen.ts';
import { scalePage, TEXT_GROUND } from '../../bed/network/web-server/scale-page.ts';
import { cutOut, differing, repeated } from '../../bed/screen/cut-out.ts';
import { type Picture, readPng, writePng } from '../../bed/screen/picture.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { openSession } from '../../bed/session/open-session.ts';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../../bed/timeouts.ts';

/** Of a window, in CSS pixels. */
const WINDOW = { width: 1000, height: 600 };
/** Text is anti-aliased: where a letter begins within a pixel, some of its edges have other shades. */
const SAME_TEXT = 0.005;

/** The text of the page in a picture of a screen, once it is drawn at this scale. */
async function textOf(percent: ScalePercent, capture: () => Promise<Picture>): Promise<Picture> {
  let text: Picture | undefined;
  const drawn = async () => {
    text = cutOut(await capture(), TEXT_GROUND);
    return { width: text.width, height: text.height };
  };
  const size = { width: 4 * percent, height: 1.6 * percent };
  await expect.poll(() => drawn().catch(() => undefined), { timeout: PAGE_TIMEOUT_MS }).toEqual(size);
  return text ?? expect.fail();
}

describe('the scale of a session', () => {
  let testBed: TestBed;
  let session: Session;
  let screen: RfbClient;
  let client: Client;
  beforeAll(async () => {
    testBed = await openTestBed();
    testBed.product.configure('[spare]\nkeep = false\n');
    ({ session, screen } = await openSession(testBed, 'scale?run=scale'));
    const attached = await Client.attach(socketPath(testBed.product.runtimeFolder));
    if (!attached) throw new Error('No host agent runs.');
    client = attached;
  });
  afterAll(async () => {
    client.close();
    expect(await testBed.close()).toEqual([]);
  });

  /** The text of the page in the session, in a window of this scale. */
  async function textAt(percent: ScalePercent): Promise<Picture> {
    const device = { width: (WINDOW.width * percent) / 100, height: (WINDOW.height * percent) / 100 };
    screen.setSize(device.width, device.height);
    await client.call('session.scale', { id: session.id, percent });
    await expect.poll(() => screen.capture().then(() => screen.size), { timeout: PAGE_TIMEOUT_MS }).toEqual(device);
    const ratio = async () =>
      (await testBed.site.reports('scale')).filter(({ kind }) => kind === 'ratio').at(-1)?.detail;
    await expect.poll(ratio, { timeout: PAGE_TIMEOUT_MS }).toBe(String(percent / 100));
    return textOf(percent, async () => {
      const picture = await screen.capture();
      writePng(artefact(`scale/guest-${percent}.png`), picture);
      return picture;
    });
  }

  /** The same text in the host's own Chromium, on a screen of this scale. */
  async function hostTextAt(percent: ScalePercent): Promise<Picture> {
    const display = await Screen.open({ width: 2000, height: 1200, hasTray: false });
    try {
      const browser = await chromium.launch({
        executablePath: '/usr/bin/chromium',
        headless: false,
        args: ['--no-sandbox', `--force-device-scale-factor=${percent / 100}`],
        env: { ...process.env, ...display.environment },
      });
      const page = await browser.newPage({ viewport: null });
      await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: scalePage }));
      await page.goto('http://site.test/scale');
      const path = artefact(`scale/host-${percent}.png`);
      // Of the screen: Chromium itself sometimes takes no screenshot of a page.
      const text = await textOf(percent, async () => {
        await display.picture(path);
        return readPng(path);
      });
      await browser.close();
      return text;
    } finally {
      await display.close();
    }
  }

  it('changes while it runs, and text is as sharp as in the host’s own browser', async () => {
    const coarse = await textAt(100);
    for (const percent of [150, 200] as const) {
      const [sharp, ofHost] = [await textAt(percent), await hostTextAt(percent)];
      expect({ width: sharp.width, height: sharp.height }).toEqual({ width: ofHost.width, height: ofHost.height });
      expect(differing(sharp, ofHost), `at ${percent} %`).toBeLessThan(SAME_TEXT);
      // What text looks like whose pixels are doubled.
      if (percent === 200) expect(differing(repeated(coarse, 2), ofHost)).toBeGreaterThan(10 * SAME_TEXT);
    }
    expect(differing(await textAt(100), coarse)).toBe(0);
  });
});

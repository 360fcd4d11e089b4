/** The settings of a profile in a real Chromium: language, time zone, policies, bookmarks. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { artefact } from '../../bed/artefacts.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { KEY } from '../../bed/screen/rfb-messages.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const Reader = z.object({
  /** What Chromium says of an empty field, in the language of its menus. */
  own: z.string(),
  languages: z.array(z.string()),
  timeZone: z.string(),
  hour: z.int(),
  isDark: z.boolean(),
  canOpen: z.boolean(),
  hasWasm: z.boolean(),
});

/** The position of the bar's folder: from the left, and above the page. */
const FOLDER = { x: 60, abovePage: 20 } as const;
/** An emulated Chromium is slow to open its menu and to move in it. */
const MENU_OPENS_MS = 3_000;
const MENU_MOVES_MS = 1_000;
const TRIALS = 4;

describe('a profile', () => {
  let testBed: TestBed;
  let session: Session;
  let screen: RfbClient;
  beforeAll(async () => {
    testBed = await openTestBed();
    testBed.product.configure(`
  [template]
  seal = "off"

  [profile.berlin]
  language = "de-DE"
  timeZone = "Europe/Berlin"
  appearance = "dark"
  jit = false
  bookmarks = [{ name = "Profile", url = "http://site.test/visit?run=bookmark" }]

  [profile.berlin.policies]
  DefaultPopupsSetting = 1
  `);
    expect(
      (await testBed.product.run('bookmark', 'add', 'http://site.test/visit?run=everybody', '--name', 'All profiles'))
        .status,
    ).toBe(0);
    ({ session } = await testBed.product
      .open('http://site.test/reader?run=berlin', '--profile', 'berlin', '--detach')
      .event('ready', START_TIMEOUT_MS));
    screen = await testBed.watch(session);
  });
  afterAll(async () => {
    // Images and bookmarks are in one folder, which other tests use too.
    await testBed.product.run('bookmark', 'remove', 'http://site.test/visit?run=everybody');
    expect(await testBed.close()).toEqual([]);
  });

  /** Chooses a bookmark of the folder with mouse and keys until its page has loaded: `down` chooses the first, `up` the last. A key before the menu is open has no effect. */
  async function choose(key: number, run: string, y: number): Promise<void> {
    for (let trial = 1; ; trial += 1) {
      await screen.press(KEY.escape);
      await screen.click(FOLDER.x, y);
      await sleep(trial * MENU_OPENS_MS);
      await screen.press(key);
      await sleep(MENU_MOVES_MS);
      await screen.press(KEY.enter);
      const page = await testBed.site
        .waitForReport(run, ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS / 3)
        .catch((error: unknown) => {
          if (trial === TRIALS) throw error;
        });
      if (page) return;
    }
  }

  it('applies its language, time zone, appearance, compiler and policies in Chromium', async () => {
    const { detail } = await testBed.site.waitForReport('berlin', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    const reader = Reader.parse(JSON.parse(detail));
    expect(reader).toMatchObject({ timeZone: 'Europe/Berlin', hour: 13, isDark: true, canOpen: true });
    // Only the compiler runs WebAssembly.
    expect(reader.hasWasm).toBe(false);
    expect(reader.languages.slice(0, 2)).toEqual(['de-DE', 'de']);
    expect(reader.own).toMatch(/Feld/);
  });

  it('shows the bookmarks of its profile and those of all profiles in the bar', async () => {
    const { outerHeight, innerHeight } = await testBed.site.waitForReport(
      'berlin',
      ({ kind }) => kind === 'load',
      PAGE_TIMEOUT_MS,
    );
    expect((await testBed.product.run('screenshot', session.id, artefact('profile-bookmarks.png'))).status).toBe(0);
    // Without the bookmarks bar it would be less.
    expect(outerHeight - innerHeight).toBeGreaterThan(105);
    const y = outerHeight - innerHeight - FOLDER.abovePage;
    await choose(KEY.down, 'bookmark', y);
    await choose(KEY.up, 'everybody', y);
  });

  it('ends before the browser starts if the image lacks an extension of its profile', async () => {
    testBed.product.configure('[template]\nseal = "off"\n\n[profile.blocking]\nextensions = ["ublock-origin"]\n');
    await testBed.product.run('daemon', '--stop');
    const { code, message } = await testBed.product.complaint('open', '--no-window', '--profile', 'blocking');
    expect({ code, message }).toMatchObject({
      code: 'start-failed',
      message: expect.stringContaining('the guest agent reported a failure') as unknown,
    });
  });
});

/** WebGL in a real session: what pages draw reaches the screen as it should look, and a profile can turn it off. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Session } from '../../../../host-agent/api/session/session.ts';
import { artefact } from '../../../bed/artefacts.ts';
import { DRAWN, FRAME_COLOUR, LETTERS } from '../../../bed/network/web-server/drawing-pages.ts';
import { cutOut, differing } from '../../../bed/screen/cut-out.ts';
import { readPng } from '../../../bed/screen/picture.ts';
import type { RfbClient } from '../../../bed/screen/rfb-client.ts';
import { type TestBed, openTestBed } from '../../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../../bed/timeouts.ts';

const Context = z.object({ by: z.string(), pixel: z.array(z.int()) });
const Contexts = z.object({ webgl: Context.nullable(), webgl2: Context.nullable() });

/** Of the pixels, in which edges may fall otherwise. */
const DIFFERING_AT_MOST = 0.01;
/** A point of each page beside what it draws. */
const WHITE = { x: 900, y: 600 } as const;

describe('WebGL', () => {
  let testBed: TestBed;
  let session: Session;
  let screen: RfbClient;
  beforeAll(async () => {
    testBed = await openTestBed();
    const scene = new URLSearchParams({ run: 'scene', then: '/map?run=map' }).toString();
    const first = new URLSearchParams({ run: 'contexts', then: `/scene?${scene}` }).toString();
    ({ session } = await testBed.product
      .open(`http://site.test/webgl?${first}`, '--detach')
      .event('ready', START_TIMEOUT_MS));
    screen = await testBed.watch(session);
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  const contexts = async (run: string) => {
    const { detail } = await testBed.site.waitForReport(run, ({ kind }) => kind === 'webgl', PAGE_TIMEOUT_MS);
    return Contexts.parse(JSON.parse(detail));
  };

  it('gives pages both versions, drawn by the processors', async () => {
    const { webgl, webgl2 } = await contexts('contexts');
    for (const context of [webgl, webgl2]) {
      expect(context?.by).toMatch(/SwiftShader/);
      expect(context?.pixel).toEqual([51, 102, 153, 255]);
    }
  });

  it.each([
    ['scene', 'a scene with light and shadow', LETTERS.webgl],
    ['map', 'a map of tiles, an area and a line', LETTERS.scene],
  ])('draws the %s on the screen: %s', async (name, _, letter) => {
    // A key that comes before the page has the focus is lost.
    const isRequested = async () => {
      await screen.click(WHITE.x, WHITE.y);
      await screen.press(letter);
      return (await testBed.site.requestsFor(`/${name}?`)).length > 0;
    };
    await expect.poll(isRequested, { interval: 1_000, timeout: PAGE_TIMEOUT_MS }).toBe(true);
    const report = await testBed.site.waitForReport(
      name,
      ({ kind }) => ['drawn', 'failed'].includes(kind),
      PAGE_TIMEOUT_MS,
    );
    expect(report.kind).toBe('drawn');
    const path = artefact(`webgl-${name}.png`);
    expect((await testBed.product.run('screenshot', session.id, path)).status).toBe(0);
    const drawn = cutOut(readPng(path), FRAME_COLOUR);
    expect([drawn.width, drawn.height]).toEqual([DRAWN.width + 4, DRAWN.height + 4]);
    expect(differing(drawn, readPng(join(import.meta.dirname, `webgl-${name}.png`)))).toBeLessThan(DIFFERING_AT_MOST);
  });

  it('is off in a profile that says so', async () => {
    expect((await testBed.product.run('close', session.id)).status).toBe(0);
    testBed.product.configure('[profile.plain]\nseal = "desktop"\nwebgl = "off"\n');
    await testBed.product
      .open('http://site.test/webgl?run=off', '--profile', 'plain', '--detach')
      .event('ready', START_TIMEOUT_MS);
    expect(await contexts('off')).toEqual({ webgl: null, webgl2: null });
  });
});

/**
 * A corpus of files in a real VM with LibreOffice: each kind is opened in Chromium and seen on its screen, and damaged documents end in a page. Not part of
 * `npm test`: npm run test:documents builds an image with LibreOffice before. A contact sheet of all pictures lies among the artefacts of the tests.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Client } from '../../host-agent/api/connection/client.ts';
import { socketPath } from '../../host-agent/api/connection/runtime-folder.ts';
import type { Session } from '../../host-agent/api/session/session.ts';
import { folders } from '../../host-agent/storage/folders.ts';
import { artefact } from '../bed/artefacts.ts';
import { testData } from '../bed/product.ts';
import { contactSheet } from '../bed/screen/contact-sheet.ts';
import { type Picture, writePng } from '../bed/screen/picture.ts';
import { KEY } from '../bed/screen/rfb-messages.ts';
import type { RfbClient } from '../bed/screen/rfb-client.ts';
import { openTestBed, type TestBed } from '../bed/test-bed.ts';
import { corpus, type Kind, OFFICE, WHITE } from './corpus.ts';
import { damagedFiles } from './damaged.ts';
import { type Made, madeByOffice } from './office-kinds.ts';

const LEAST_KINDS = 60;
const FIRST = 'first.txt';
/** Each takes some seconds in emulation. */
const MOST_DAMAGED = Number(process.env['SAFE_BROWSE_DAMAGED'] ?? 300);
/** An emulated VM on a busy host makes pages of a document. */
const SHOWN_WITHIN_MS = 240_000;
const [SEEN_SHARE, MOST_DIFFERENCE] = [0.05, 12];
/** Of a page of the viewer: its heading, which no blank page has. The bars of Chromium are above. */
const HEADING = { top: 95, bottom: 130, leastShare: 0.002, darkBelow: 128 };

/** The share of pixels that nearly have this colour: decoders of films and photos change it a little. */
function shareNear({ rgba }: Picture, colour: readonly number[]): number {
  let count = 0;
  for (let at = 0; at < rgba.length; at += 4)
    if (colour.every((value, channel) => Math.abs((rgba[at + channel] ?? 0) - value) <= MOST_DIFFERENCE)) count += 1;
  return count / (rgba.length / 4);
}

/** Whether the picture shows the kind: its colour, and a heading where the viewer made the page. */
function shows(picture: Picture, { colour }: Kind): boolean {
  if (shareNear(picture, colour) < SEEN_SHARE) return false;
  if (colour !== WHITE) return true;
  const { top, bottom, leastShare, darkBelow } = HEADING;
  const heading = picture.rgba.subarray(4 * picture.width * top, 4 * picture.width * bottom);
  let dark = 0;
  for (let at = 0; at < heading.length; at += 4)
    if ([0, 1, 2].every((channel) => (heading[at + channel] ?? 0) < darkBelow)) dark += 1;
  return dark / (heading.length / 4) > leastShare;
}

describe('in a VM with LibreOffice', () => {
  let testBed: TestBed;
  let client: Client;
  let session: Session;
  let screen: RfbClient;
  let kinds: readonly Kind[];
  let made: ReadonlyMap<Made, Buffer>;
  const seen: Picture[] = [];
  beforeAll(async () => {
    const data = `${testData}-documents`;
    testBed = await openTestBed({ XDG_DATA_HOME: data });
    testBed.product.configure('[spare]\nkeep = false\n[template]\nseal = "off"\n[files]\ndocuments = true\n');
    const folder = join(testBed.folder, 'made');
    mkdirSync(folder);
    made = await madeByOffice(folders({ XDG_DATA_HOME: data }), testBed.folder, OFFICE);
    kinds = corpus(folder, made);
    const first = written({ name: FIRST, content: Buffer.from('a') });
    expect((await testBed.product.run('view', first, '--no-window', '--detach')).status).toBe(0);
    session = (await testBed.product.sessions())[0] ?? expect.fail('There is no session.');
    screen = await testBed.watch(session);
    client = (await Client.attach(socketPath(testBed.product.runtimeFolder))) ?? expect.fail('No host agent runs.');
    // Else its tab could come in front of the next one.
    const isShown = async () => (await titles()).startsWith(FIRST);
    await testBed.product.until('the first file is shown', isShown, SHOWN_WITHIN_MS);
  });
  afterAll(async () => {
    if (seen.length > 0) writePng(artefact('documents/contact-sheet.png'), contactSheet(seen));
    client.close();
    expect(await testBed.close()).toEqual([]);
  });

  function written({ name, content }: Pick<Kind, 'name' | 'content'>): string {
    const path = join(testBed.folder, name);
    writeFileSync(path, content);
    return path;
  }

  async function show(kind: Pick<Kind, 'name' | 'content'>): Promise<void> {
    await client.call('session.give', { id: session.id, path: written(kind), isShown: true });
  }
  /** Of the file: that of the first one stays, and a VM with a hundred tabs would be slow. */
  const closeTab = () => screen.press(KEY.control, 'w');
  const titles = async () => (await testBed.product.sessions()).map(({ title = '' }) => title).join();

  it('each kind of file opens, and is seen', async () => {
    expect(kinds.length).toBeGreaterThanOrEqual(LEAST_KINDS);
    const [failed, said]: [string[], string[]] = [[], []];
    const chosen = process.env['SAFE_BROWSE_TEST_KINDS']?.split(',');
    for (const [index, kind] of kinds.entries()) {
      if (chosen && !chosen.some((part) => kind.name.endsWith(part))) continue;
      // Under a name by which its tab is recognised.
      const name = `${index} ${kind.name}`;
      const begin = Date.now();
      await show({ ...kind, name });
      const isShown = async () => (await titles()).startsWith(kind.name.endsWith('html') ? kind.name : name);
      const wasSeen = await until(async () => (await isShown()) && shows(await screen.capture(), kind));
      const picture = await screen.capture();
      seen.push(picture);
      writePng(artefact(`documents/${name}.png`), picture);
      const seconds = ((Date.now() - begin) / 1000).toFixed(1);
      said.push(`${name}: ${wasSeen ? 'seen' : `NOT SEEN, its tab is "${await titles()}"`} after ${seconds} s\n`);
      writeFileSync(artefact('documents/kinds.txt'), said.join(''));
      if (!wasSeen) failed.push(name);
      await closeTab();
    }
    expect(failed).toEqual([]);
  }, 7_200_000);

  it('damaged files end in a page or a picture, and in no hang', async () => {
    const [failed, said]: [string[], string[]] = [[], []];
    for (const [index, { name: whole, content }] of damagedFiles(kinds, MOST_DAMAGED).entries()) {
      const name = `${index} ${whole}`;
      const begin = Date.now();
      const before = await titles();
      await show({ name, content });
      // The title of a damaged page or film is Chromium's choice, but it is another tab.
      const isShown = await until(async () => (await titles()) !== before);
      const seconds = ((Date.now() - begin) / 1000).toFixed(1);
      said.push(`${name}: ${isShown ? `"${await titles()}"` : 'NOT SHOWN'} after ${seconds} s\n`);
      writeFileSync(artefact('documents/damaged.txt'), said.join(''));
      if (!isShown) failed.push(name);
      else await closeTab();
      await until(async () => (await titles()).startsWith(FIRST));
    }
    expect(failed).toEqual([]);
  }, 14_400_000);

  it('nothing is left behind, and nothing was asked of the network', async () => {
    const { files } = await testBed.product.ask(z.object({ files: z.array(z.unknown()) }), 'downloads', session.id);
    expect(files).toEqual([]);
  });

  async function until(isSo: () => Promise<boolean>): Promise<boolean> {
    try {
      await expect.poll(isSo, { timeout: SHOWN_WITHIN_MS, interval: 500 }).toBe(true);
      return true;
    } catch {
      return false;
    }
  }
});

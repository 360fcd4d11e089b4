/** Files of the host in the browser of a session without a network: each kind is opened in a real Chromium, and seen on its screen. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Client } from '../../../host-agent/api/connection/client.ts';
import { socketPath } from '../../../host-agent/api/connection/runtime-folder.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { artefact } from '../../bed/artefacts.ts';
import { DOCUMENT } from '../../bed/network/web-server/documents.ts';
import { type Colour, type Picture, shareOf } from '../../bed/screen/picture.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../../bed/timeouts.ts';
import { zip } from '../../fixtures/documents/archives.ts';
import { epub } from '../../fixtures/documents/book.ts';
import { HEIC } from '../../fixtures/documents/heic.ts';
import { attachment, html, mail, multipart } from '../../fixtures/documents/mail.ts';
import { docx } from '../../fixtures/documents/office.ts';
import { tiff } from '../../fixtures/documents/tiff.ts';

const [WIDTH, HEIGHT] = [600, 400];
/** Much less than each file fills. */
const SEEN_SHARE = 0.1;
/** Of the head of a page of the viewer. */
const WHITE: Colour = [255, 255, 255];
/** Of the second page of a document, which Chromium's viewer shows in small beside the first. */
const [SECOND_PAGE, SMALL_SHARE]: [Colour, number] = [[128, 128, 255], 0.005];
/** Of links on a page of the viewer. */
const LINK: Colour = [0x15, 0x58, 0xb0];

function png([red, green, blue]: Colour): Buffer {
  const picture = new PNG({ width: WIDTH, height: HEIGHT });
  for (let at = 0; at < picture.data.length; at += 4) picture.data.set([red, green, blue, 255], at);
  return PNG.sync.write(picture);
}

/** The number of the first pixel of this colour, or -1. */
function placeOf({ rgba }: Picture, [red, green, blue]: Colour): number {
  for (let at = 0; at < rgba.length; at += 4)
    if (rgba[at] === red && rgba[at + 1] === green && rgba[at + 2] === blue) return at / 4;
  return -1;
}

interface Kind {
  readonly name: string;
  readonly content: string | Buffer;
  /** Of the tab. */
  readonly title: string;
  /** What fills a part of the screen. */
  readonly colour?: Colour;
}

const MAIL = mail(
  'From: a@b.test\r\nSubject: a picture',
  multipart('related', [
    html('<script>document.title = "a script ran"</script><img src="cid:p"><img src="http://site.test/asked">'),
    { ...attachment('p.png', png([200, 0, 200])), headers: `${attachment('p.png', '').headers}\r\nContent-ID: <p>` },
  ]),
);

const FIRST: Kind = { name: 'two pages.pdf', content: DOCUMENT, title: 'two pages.pdf', colour: [255, 0, 0] };
const OTHERS: readonly Kind[] = [
  { name: 'photo', content: png([0, 160, 0]), title: 'photo.png (600×400)', colour: [0, 160, 0] },
  { name: 'report.doc', content: png([160, 0, 80]), title: 'report.doc.png (600×400)', colour: [160, 0, 80] },
  {
    name: 'drawing.svg',
    content:
      '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#00a"/></svg>',
    title: 'drawing.svg',
    colour: [0, 0, 0xaa],
  },
  {
    name: 'scan.tif',
    content: tiff(WIDTH, HEIGHT, [200, 120, 0]),
    title: 'scan.tif.png (600×400)',
    colour: [200, 120, 0],
  },
  { name: 'photo.heic', content: HEIC, title: 'photo.heic.png (600×400)', colour: [200, 60, 59] },
  // The images of these tests have no LibreOffice; the corpus of documents has.
  { name: 'report.docx', content: docx(['a']), title: 'report.docx', colour: WHITE },
  {
    name: 'page.html',
    content:
      '<title>no script ran</title><body style="background:#0cc"><img src="http://site.test/asked"><script>document.title = "a script ran"</script>',
    title: 'no script ran',
    colour: [0, 0xcc, 0xcc],
  },
  { name: 'Grüße.md', content: '# Grüße\n\n<b>not bold</b>\n', title: 'Grüße.md', colour: WHITE },
  { name: 'letter.eml', content: MAIL, title: 'letter.eml', colour: [200, 0, 200] },
  {
    name: 'novel.epub',
    content: epub(['<p><img src="../p.png"/></p>'], [{ name: 'OEBPS/p.png', content: png([200, 200, 0]) }]),
    title: 'novel.epub',
    colour: [200, 200, 0],
  },
  {
    name: 'bill.pdf',
    content: Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000'),
    title: 'bill.pdf',
    colour: WHITE,
  },
  {
    name: 'damaged.tif',
    content: tiff(WIDTH, HEIGHT, [0, 0, 0]).subarray(0, 40),
    title: 'damaged.tif',
    colour: WHITE,
  },
];

describe('a file of the host', () => {
  let testBed: TestBed;
  let client: Client;
  let session: Session;
  let screen: RfbClient;
  beforeAll(async () => {
    testBed = await openTestBed();
    testBed.product.configure('[spare]\nkeep = false\n');
    const { status, stdout, stderr } = await testBed.product.run('view', written(FIRST), '--no-window', '--detach');
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stdout).toContain(`Viewed: ${FIRST.name}`);
    session = (await testBed.product.sessions())[0] ?? expect.fail('There is no session.');
    screen = await testBed.watch(session);
    const attached = await Client.attach(socketPath(testBed.product.runtimeFolder));
    client = attached ?? expect.fail('No host agent runs.');
  });
  afterAll(async () => {
    client.close();
    expect(await testBed.close()).toEqual([]);
  });

  function written({ name, content }: Kind): string {
    const path = join(testBed.folder, name);
    writeFileSync(path, content);
    return path;
  }

  async function isSeen({ name, title, colour }: Kind): Promise<void> {
    const titles = async () => (await testBed.product.sessions()).map((shown) => shown.title);
    await expect.poll(titles, { timeout: PAGE_TIMEOUT_MS }).toEqual([title]);
    if (colour) {
      const share = async () => shareOf(await screen.capture(), colour);
      await expect.poll(share, { timeout: PAGE_TIMEOUT_MS }).toBeGreaterThan(SEEN_SHARE);
    }
    const picture = artefact(`view/${name}.png`);
    expect((await testBed.product.run('screenshot', session.id, picture)).status).toBe(0);
  }

  it('is shown in a session without a network', async () => {
    expect(session).toMatchObject({ profile: 'document', reach: { policy: 'offline' } });
    await isSeen(FIRST);
  });

  it('is then in the viewer of Chromium, with its other pages', async () => {
    const ofSecondPage = async () => shareOf(await screen.capture(), SECOND_PAGE);
    await expect.poll(ofSecondPage, { timeout: PAGE_TIMEOUT_MS }).toBeGreaterThan(SMALL_SHARE);
    await isSeen(FIRST);
  });

  it.each(OTHERS)('is shown: $name', async (kind) => {
    await client.call('session.give', { id: session.id, path: written(kind), isShown: true });
    await isSeen(kind);
  });

  it('in an archive opens at a click on its name', async () => {
    const name = 'photos.zip';
    const content = zip([{ name: 'far/photo', content: png([0, 100, 100]) }]);
    await client.call('session.give', { id: session.id, path: written({ name, content, title: name }), isShown: true });
    await isSeen({ name, content, title: name });
    let link = -1;
    const find = async () => (link = placeOf(await screen.capture(), LINK));
    await expect.poll(find, { timeout: PAGE_TIMEOUT_MS }).not.toBe(-1);
    const { width } = await screen.capture();
    await screen.click(link % width, Math.floor(link / width));
    await isSeen({ name: 'photo in an archive', content, title: 'photo.png (600×400)', colour: [0, 100, 100] });
  });

  it('that was viewed is no download, and asks nothing of the network', async () => {
    const { files } = await testBed.product.ask(z.object({ files: z.array(z.unknown()) }), 'downloads', session.id);
    expect(files).toEqual([]);
    expect(await testBed.site.requestsFor('asked')).toEqual([]);
  });
});

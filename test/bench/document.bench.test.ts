/**
 * Measures from the click on a document to its first page on the screen, beside a click on the spare of a page, in one run. It needs the
 * images that `npm run test:documents` prepares. It has no limits. Absolute times depend on the host and its load; read the ratios.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { DOCUMENT_PROFILE } from '../../host-agent/api/configuration/profile.ts';
import { openAndFollow } from '../../host-agent/api/connection/open-and-follow.ts';
import { Client } from '../../host-agent/api/connection/client.ts';
import { socketPath } from '../../host-agent/api/connection/runtime-folder.ts';
import { TemplateStatusList } from '../../host-agent/api/host/template.ts';
import { pagesIn } from '../bed/printing/drawn-pages.ts';
import { onOneProcessor } from '../bed/nested/kvm-computer.ts';
import { DOCUMENT } from '../bed/network/web-server/documents.ts';
import { testData } from '../bed/product.ts';
import { SafeCopyOfFile } from '../bed/session/transfers.ts';
import { type Colour, shareOf } from '../bed/screen/picture.ts';
import { openTestBed, type TestBed } from '../bed/test-bed.ts';
import { START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { OFFICE, RED } from '../documents/corpus.ts';
import { docx } from '../fixtures/documents/office.ts';
import { click, pauseMs, restart } from './clicks.ts';
import { type Figure, median } from '../../host-agent/cli/measure/figures.ts';
import { publish } from './figures/publish.ts';

const RUNS = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '5');
/** That of the default profile, and that of documents. */
const SPARES = 2;
const SEEN_SHARE = 0.02;

/** It runs with KVM in an emulated computer, too, which has one processor. */
const configuration = (files: string) =>
  `[files]\ndocuments = true\n${files}${availableParallelism() === 1 ? onOneProcessor(['default', DOCUMENT_PROFILE]) : ''}`;

interface Document {
  readonly name: string;
  readonly content: Buffer;
  /** What fills a part of its first page. */
  readonly colour: Colour;
}
const DOCUMENTS: readonly Document[] = [
  { name: 'a.pdf', content: Buffer.from(DOCUMENT), colour: [255, 0, 0] },
  ...(['a.docx', 'a.xlsx', 'a.pptx', 'a.odt'] as const).map((name) => ({
    name,
    content: OFFICE[name] ?? Buffer.alloc(0),
    colour: RED,
  })),
];

let testBed: TestBed;
const figures: Figure[] = [];
let accelerator = '';

beforeAll(async () => {
  testBed = await openTestBed({ XDG_DATA_HOME: `${testData}-documents` });
});
afterAll(async () => {
  await testBed.close();
  if (figures.length > 0) await publish('document', figures, accelerator);
});

const sparesAreReady = () =>
  testBed.product.until(
    'both spares are ready',
    async () => {
      const { spare } = await testBed.product.ask(TemplateStatusList, 'template', 'status');
      return spare.state === 'ready' && spare.processes.filter(({ role }) => role === 'qemu').length >= SPARES;
    },
    // Two templates are sealed first.
    3 * START_TIMEOUT_MS,
  );

/** From the request until the first page is on the screen. */
async function openDocument({ name, content, colour }: Document): Promise<number> {
  const path = join(testBed.folder, name);
  writeFileSync(path, content);
  const client = await Client.attach(socketPath(testBed.product.runtimeFolder));
  if (!client) throw new Error('The host agent does not run.');
  try {
    const requestedMs = performance.now();
    const session = await openAndFollow(client, { profile: DOCUMENT_PROFILE });
    expect(session.startedFrom).toBe('spare');
    const screen = await testBed.watch(session);
    await client.call('session.give', { id: session.id, path, isShown: true });
    while (shareOf(await screen.capture(), colour, 12) < SEEN_SHARE) await sleep(pauseMs(requestedMs));
    const seenMs = performance.now() - requestedMs;
    expect((await testBed.product.run('close', session.id)).status).toBe(0);
    return seenMs;
  } finally {
    client.close();
  }
}

/** Without the start of its VM, which a copy of one page takes, too. */
it(
  'measures safe copies by the page',
  async () => {
    await restart(testBed, configuration('[spare]\nkeep = false\n[template]\nseal = "off"\n'));
    const secondsOf = async (paragraphs: number) => {
      const path = join(testBed.folder, `${paragraphs} paragraphs.docx`);
      writeFileSync(path, docx(Array<string>(paragraphs).fill('Guten Tag'), 'FFFFFF'));
      const begunMs = performance.now();
      const [made] = await testBed.product.ask(z.array(SafeCopyOfFile), 'safe-copy', path);
      return { ms: performance.now() - begunMs, pages: pagesIn(made?.path ?? '') };
    };
    const values: number[] = [];
    for (let run = 0; run < 2; run += 1) {
      const [few, many] = [await secondsOf(20), await secondsOf(800)];
      expect(many.pages).toBeGreaterThan(10);
      values.push((many.ms - few.ms) / (many.pages - few.pages));
    }
    figures.push({ name: '', what: 'one more page of a safe copy of a document of Word', unit: 'ms', values });
  },
  12 * START_TIMEOUT_MS,
);

it(
  'measures clicks on documents beside clicks on the spare of a page',
  async () => {
    await restart(testBed, configuration('openHere = ["documents", "office"]\n'));
    const pages: number[] = [];
    const documents = new Map(DOCUMENTS.map(({ name }) => [name, [] as number[]]));
    for (let run = 0; run < RUNS; run += 1) {
      await sparesAreReady();
      const { session, pageMs } = await click(testBed);
      expect(session.startedFrom).toBe('spare');
      accelerator = session.accelerator;
      pages.push(pageMs);
      expect((await testBed.product.run('close', session.id)).status).toBe(0);
      for (const document of DOCUMENTS) {
        await sparesAreReady();
        documents.get(document.name)?.push(await openDocument(document));
      }
    }
    figures.push({
      name: '',
      what: 'request → page of a local server painted, with a spare',
      unit: 'ms',
      values: pages,
    });
    for (const [name, values] of documents) {
      figures.push({ name: '', what: `request → first page of ${name}, with a spare`, unit: 'ms', values });
      const ratio = [median(values) / median(pages)];
      figures.push({ name: '', what: `${name} against the page`, unit: '×', values: ratio });
    }
  },
  RUNS * (DOCUMENTS.length + 1) * 2 * START_TIMEOUT_MS,
);

/**
 * A file that is larger than the memory of its session, through everything that it passes: downloaded to its end, taken out to the host, and one of a page
 * sent to a server. Every byte arrives, and neither the host agent nor QEMU grows with the file.
 * `npm run test:large-file`; SAFE_BROWSE_LARGE_FILE_GB is the size of the download, 6 by default. A third of it is sent.
 */
import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Downloads, TakenFile } from '../../host-agent/api/session/downloads.ts';
import type { Session } from '../../host-agent/api/session/session.ts';
import { digestOf, largeFile } from '../bed/network/web-server/large-files.ts';
import type { RfbClient } from '../bed/screen/rfb-client.ts';
import { navigate, openPage } from '../bed/session/browser.ts';
import { openSession } from '../bed/session/open-session.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { type Memory, memoryOf, namesIn, quarters } from './memory.ts';

const GIGABYTES = Number(process.env['SAFE_BROWSE_LARGE_FILE_GB'] ?? 6);
const DOWNLOAD_BYTES = Math.round(GIGABYTES * 1e9);
const UPLOAD_BYTES = Math.round(DOWNLOAD_BYTES / 3);
const NAME = 'large.bin';
const TEXT = 'so-much-of-it';
/** Much slower than any emulated VM was. */
const LEAST_BYTES_PER_MS = 2_000;
const SAMPLE_EVERY_MS = 2_000;
const MOST_DIFFERENCES = 10;
const SHOWN_BYTES = 32;

const within = (bytes: number): number => PAGE_TIMEOUT_MS + bytes / LEAST_BYTES_PER_MS;
const perSecond = (bytes: number, ms: number): string => `${(bytes / 1e3 / ms).toFixed(1)} MB/s`;

/**
 * How far each may grow from the second quarter to the last, in MiB: garbage that is not collected yet comes and goes. Of the memory of a guest, pages of files
 * fill all that nothing else uses; more it does not have.
 */
const MOST_GROWTH_MIB = { 'host agent': 30, QEMU: 100, 'network VM': 50 } as const;

// Pages keep files only in a secure context.
const configuration = (downloadsFolder: string) => `
[spare]
keep = false
[downloads]
folder = "${downloadsFolder}"
[profile.default]
seal = "desktop"
policies = { OverrideSecurityRestrictionsOnInsecureOrigin = ["http://site.test"] }
`;

/** Where the file differs from these pieces, with the first bytes there: a block of a disk, or what was written twice, is to be told apart. At most ten. */
async function differences(path: string, pieces: Iterable<Buffer>): Promise<string[]> {
  await using file = await open(path);
  const found: string[] = [];
  let place = 0;
  for (const piece of pieces) {
    const read = Buffer.alloc(piece.length);
    for (let filled = 0; filled < piece.length;) {
      const { bytesRead } = await file.read(read, filled, piece.length - filled, place + filled);
      if (bytesRead === 0) return [...found, `it ends at ${place + filled}`];
      filled += bytesRead;
    }
    const first = piece.findIndex((byte, index) => byte !== read[index]);
    if (first >= 0) {
      const last = piece.findLastIndex((byte, index) => byte !== read[index]);
      found.push(`${place + first} to ${place + last}: ${read.toString('hex', first, first + SHOWN_BYTES)}`);
    }
    if (found.length === MOST_DIFFERENCES) return found;
    place += piece.length;
  }
  return found;
}

describe('a file that is larger than the memory of its session', () => {
  let testBed: TestBed;
  let session: Session;
  let screen: RfbClient;
  beforeAll(async () => {
    testBed = await openTestBed();
    testBed.product.configure(configuration(join(testBed.folder, 'downloads')));
    ({ session, screen } = await openSession(testBed, 'visit?run=first'));
  }, 4 * START_TIMEOUT_MS);
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  /** Does it, prints how fast it was and how the memory changed, and checks that it did not grow with the file. */
  async function unchanged<Result>(what: string, bytes: number, work: () => Promise<Result>): Promise<Result> {
    const memory = () => memoryOf(testBed, session);
    const [before, startedMs] = [memory(), performance.now()];
    const samples = [before];
    const over = new AbortController();
    const watched = (async () => {
      while (!over.signal.aborted) {
        samples.push(memory());
        await sleep(SAMPLE_EVERY_MS, undefined, { signal: over.signal }).catch(() => undefined);
      }
    })();
    const result = await work().finally(async () => {
      over.abort();
      await watched;
    });
    const most = (of: keyof Memory) => Math.max(...samples.map((sample) => sample[of]));
    const parts = namesIn(before).map((of) => {
      const medians = quarters(samples, of).map((mebibytes) => mebibytes.toFixed(0));
      return `${of} ${before[of].toFixed(0)}, ${medians.join(' → ')}, ${most(of).toFixed(0)}`;
    });
    process.stdout.write(
      `${what}: ${bytes / 1e9} GB, ${perSecond(bytes, performance.now() - startedMs)}; private MiB before, second → last quarter, at most: ${parts.join('; ')}\n`,
    );
    for (const of of namesIn(MOST_GROWTH_MIB)) {
      const [second, last] = quarters(samples, of);
      expect(last - second, of).toBeLessThan(MOST_GROWTH_MIB[of]);
    }
    return result;
  }

  const downloads = async () => (await testBed.product.ask(Downloads, 'downloads', session.id)).files;

  it('is downloaded to its end', async () => {
    const url = `http://site.test/large?name=${NAME}&count=${DOWNLOAD_BYTES}&text=${TEXT}`;
    const isAsked = async () =>
      (await testBed.site.requestsFor(`/large?name=${NAME}&count=${DOWNLOAD_BYTES}`)).length > 0;
    // A busy VM may have lost a key.
    for (let tries = 0; tries < 3 && !(await isAsked()); tries += 1) {
      await navigate(screen, url);
      await testBed.product.until('it is asked for', isAsked, PAGE_TIMEOUT_MS / 3).catch(() => undefined);
    }
    const isWhole = async () => (await downloads()).some(({ name, isWhole }) => name === NAME && isWhole);
    await unchanged('download', DOWNLOAD_BYTES, () =>
      testBed.product.until('the file is downloaded', isWhole, within(DOWNLOAD_BYTES)),
    );
    expect(await downloads()).toMatchObject([{ name: NAME, bytes: DOWNLOAD_BYTES }]);
  });

  it('is taken out to the host whole', async () => {
    const [taken] = await unchanged('take', DOWNLOAD_BYTES, () =>
      testBed.product.ask(z.array(TakenFile), 'take', session.id, NAME),
    );
    const path = taken?.path ?? expect.fail('Nothing was saved.');
    expect(statSync(path).size).toBe(DOWNLOAD_BYTES);
    expect(await differences(path, largeFile(DOWNLOAD_BYTES, TEXT))).toEqual([]);
  });

  it('is kept by a page, which sends it as a form', async () => {
    const { site } = testBed;
    await openPage(site, screen, `/upload?run=upload&count=${UPLOAD_BYTES}&text=${TEXT}`);
    const { detail } = await unchanged('write and upload', UPLOAD_BYTES, async () => {
      const ends = ['done', 'failed'];
      const end = await site.waitForReport('upload', ({ kind }) => ends.includes(kind), 2 * within(UPLOAD_BYTES));
      if (end.kind === 'failed') throw new Error(end.detail);
      return end;
    });
    const { writeMs, sendMs } = z.strictObject({ writeMs: z.number(), sendMs: z.number() }).parse(JSON.parse(detail));
    process.stdout.write(
      `written with ${perSecond(UPLOAD_BYTES, writeMs)}, sent with ${perSecond(UPLOAD_BYTES, sendMs)}\n`,
    );
    const [form] = (await site.record()).forms;
    expect(form).toEqual([
      { name: 'run', bytes: 'upload'.length, sha256: digestOf([Buffer.from('upload')]) },
      { name: 'file', bytes: UPLOAD_BYTES, sha256: digestOf(largeFile(UPLOAD_BYTES, TEXT)) },
    ]);
  });
});

/**
 * Downloads that are larger than the memory of their VM: they are on its scratch disk, of which the host can read nothing, while the session runs and after it
 * was killed. The disk of the host, on which they are, is a small one of this test.
 */
import { createReadStream, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Downloads } from '../../../host-agent/api/session/downloads.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { keyArrives, navigate, openPage } from '../../bed/session/browser.ts';
import { openSession } from '../../bed/session/open-session.ts';
import { kvmVerdict } from '../../bed/product.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../../bed/timeouts.ts';

const MIB = 1024 ** 2;
/** The host keeps 2 GiB for itself. */
const DISK_BYTES = 3200 * MIB;
/** Of the VM; downloads in memory get 60 % of it. */
const MEMORY_MIB = 768;
/** More than the file system in memory holds, and than Chromium lets a page store in it: 60 % of 60 %. */
const STORED_BYTES = 480 * MIB;
const STORED_WITHIN_MS = 400_000;
/** Fits the scratch disk once, and the memory not at all. */
const LARGE_BYTES = 600 * MIB;
/** Fits beside the first file, and takes long enough to fill the disk meanwhile. */
const LATER_BYTES = 250 * MIB;
const DOWNLOADED_WITHIN_MS = 300_000;
/** In every piece of the file. */
const TEXT = 'nothing-of-this-may-be-read-on-the-disk-of-the-host';

// Only root can mount a disk.
describe.skipIf(process.getuid?.() !== 0)('a session with a scratch disk', () => {
  let testBed: TestBed;
  let session: Session;
  let screen: RfbClient;
  /** The whole disk, as a file. */
  let disk: string;
  /** Where it is mounted. */
  let state: string;
  beforeAll(async () => {
    testBed = await openTestBed();
    const { product, internet, folder } = testBed;
    disk = join(folder, 'disk');
    writeFileSync(disk, '');
    truncateSync(disk, DISK_BYTES);
    await internet.host.must(['mkfs.ext4', '-q', '-m', '0', disk]);
    state = dirname(product.logFolder);
    const verdict = join(product.logFolder, basename(kvmVerdict));
    await internet.host.must(['mount', '-o', 'loop', disk, state]);
    await internet.host.must(['mkdir', '-p', '-m', '700', product.logFolder]);
    await internet.host.run(['cp', kvmVerdict, verdict]);
    // Cold: no template of the tests has so little memory.
    product.configure(
      `[template]\nseal = "off"\n[profile.default]\nmemoryMiB = ${MEMORY_MIB}\npolicies = { OverrideSecurityRestrictionsOnInsecureOrigin = ["http://site.test"] }\n[end]\nundoSeconds = 0\n`,
    );
    ({ session, screen } = await openSession(testBed, 'visit?run=first'));
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  const downloads = async () => (await testBed.product.ask(Downloads, 'downloads', session.id)).files;
  const download = (name: string, bytes: number) =>
    navigate(screen, `http://site.test/large?name=${name}&count=${bytes}&text=${TEXT}`);
  const isWhole = async (name: string) => (await downloads()).some((file) => file.name === name && file.isWhole);
  /** The disk is mounted only where the product runs. */
  const freeBytes = async () =>
    Number(/\d+/.exec(await testBed.internet.host.must(['df', '--block-size=1', '--output=avail', state]))?.[0]);

  it('lets a page store more than its memory holds, and frees the room of what the page deletes', async () => {
    const { site } = testBed;
    const before = await freeBytes();
    const written = async () => before - (await freeBytes());
    await openPage(site, screen, `/storing?run=storing&mebibytes=${STORED_BYTES / MIB}`);
    const ended = await site.waitForReport(
      'storing',
      ({ kind }) => ['stored', 'failed'].includes(kind),
      STORED_WITHIN_MS,
    );
    expect(ended).toMatchObject({ kind: 'stored' });
    await expect.poll(written, { timeout: PAGE_TIMEOUT_MS }).toBeGreaterThan(STORED_BYTES * 0.95);
    await keyArrives(site, screen, 'storing', 'x');
    await site.waitForReport('storing', ({ kind }) => kind === 'deleted', PAGE_TIMEOUT_MS);
    await expect.poll(written, { timeout: PAGE_TIMEOUT_MS }).toBeLessThan(STORED_BYTES * 0.1);
  });

  it('completes a download that its memory cannot hold, on a disk without a name', async () => {
    const before = await freeBytes();
    await download('large.bin', LARGE_BYTES);
    await testBed.product.until('the file is downloaded', () => isWhole('large.bin'), DOWNLOADED_WITHIN_MS);
    expect(await downloads()).toMatchObject([{ name: 'large.bin', bytes: LARGE_BYTES }]);
    await expect
      .poll(async () => before - (await freeBytes()), { timeout: PAGE_TIMEOUT_MS })
      .toBeGreaterThan(LARGE_BYTES * 0.85);
    expect(await testBed.internet.host.must(['ls', join(testBed.product.logFolder, 'scratch-disks')])).toBe('');
  });

  it('fails a download for which there is no room, and lives', async () => {
    await download('too-large.bin', LARGE_BYTES);
    await testBed.product.until(
      'the file is on its way',
      async () => (await downloads()).length === 2,
      DOWNLOADED_WITHIN_MS,
    );
    await testBed.product.until(
      'the disk is full, and Chromium has given the file up',
      async () => (await downloads()).length === 1,
      DOWNLOADED_WITHIN_MS,
    );
    await navigate(screen, 'http://site.test/visit?run=lives');
    await testBed.site.waitForReport('lives', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    expect(await isWhole('large.bin')).toBe(true);
  });

  it('is paused while other programs have filled the disk of the host, and goes on when there is room', async () => {
    const filler = join(state, 'filler');
    await download('later.bin', LATER_BYTES);
    await expect
      .poll(() => testBed.site.requestsFor('later'), { interval: 200, timeout: PAGE_TIMEOUT_MS })
      .not.toEqual([]);
    const fill = `fallocate -l ${await freeBytes()} ${filler}; dd if=/dev/zero of=${filler}-rest bs=1M`;
    await testBed.internet.host.run(['sh', '-c', fill]);
    expect(await freeBytes()).toBeLessThan(MIB);
    const waits = async () => (await testBed.product.sessions())[0]?.isWithoutRoom === true;
    await testBed.product.until('the session is paused', waits, DOWNLOADED_WITHIN_MS);
    await testBed.internet.host.must(['rm', '--force', filler, `${filler}-rest`]);
    await testBed.product.until('the session goes on', async () => !(await waits()), PAGE_TIMEOUT_MS);
    await testBed.product.until('the file is downloaded', () => isWhole('later.bin'), DOWNLOADED_WITHIN_MS);
  });

  it('leaves nothing that can be read, and no room taken, when everything is killed', async () => {
    const { product, internet } = testBed;
    await internet.host.must(['sh', '-c', `printf '%s' known-text-of-the-host > ${join(state, 'known')}; sync`]);
    const daemon = product.daemon() ?? expect.fail('no host agent');
    for (const { pid } of [...session.processes, daemon]) await product.kill(pid).catch(() => undefined);
    await expect.poll(freeBytes, { timeout: PAGE_TIMEOUT_MS }).toBeGreaterThan(DISK_BYTES * 0.9);
    await internet.host.must(['sync']);
    expect(await diskHas('known-text-of-the-host')).toBe(true);
    expect(await diskHas(TEXT)).toBe(false);
    // The next host agent finds the session gone.
    expect(await product.sessions()).toEqual([]);
  });

  /** Whether these bytes are anywhere on the whole disk. */
  async function diskHas(text: string): Promise<boolean> {
    let carried = Buffer.alloc(0);
    for await (const untrustedChunk of createReadStream(disk, { highWaterMark: 4 * MIB })) {
      const piece = Buffer.concat([carried, untrustedChunk as Buffer]);
      if (piece.includes(text)) return true;
      carried = piece.subarray(-text.length);
    }
    return false;
  }
});

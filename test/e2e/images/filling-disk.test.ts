/** A disk with one more free page each time, until an import succeeds. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { currentImage } from '../../../host-agent/image/store.ts';
import { isImageIntact } from '../../../host-agent/image/verify.ts';
import { keyNames } from '../../../host-agent/storage/filenames.ts';
import { filesBelow, type FakeQemuTestBed } from '../../bed/fake-qemu-test-bed.ts';
import { linuxKernel, PAGE_BYTES, SmallDisks, squashfs } from '../../bed/disk/small-disks.ts';

let disks: SmallDisks;
let testBed: FakeQemuTestBed;
beforeAll(async () => {
  disks = await SmallDisks.open();
  ({ testBed } = disks);
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

// The test removes keys.
afterEach(() => testBed.putImages());

it('an import into a full data folder leaves a signed image or nothing, and no partial key', async () => {
  const { folders } = testBed;
  const before = await currentImage(folders, 'network');
  const kernel = join(testBed.folder, 'small-kernel');
  writeFileSync(kernel, linuxKernel());
  const rootfs = join(testBed.folder, 'small-rootfs');
  writeFileSync(rootfs, squashfs(2 * PAGE_BYTES));
  const keys = keyNames(folders);
  const halves = () => filesBelow(folders.data).filter((path) => /\.building-|\.new$|\.keys-/.test(path));
  const importWithRoom = async (pages: number) => {
    await disks.leaveRoom('d', pages);
    return disks
      .withClient((client) => client.call('image.import', { kernel, rootfs }))
      .then(
        () => 'there',
        (error: unknown) => codeOf(error),
      );
  };
  let outcome = '';
  let pages = 0;
  for (; outcome !== 'there'; pages += 1) {
    // So that the import has to create a key.
    rmSync(keys.folder, { recursive: true });
    outcome = await disks.with('full', 'd', () => importWithRoom(pages));
    expect([pages, outcome]).toEqual([pages, expect.stringMatching(/^(there|disk-full)$/)]);
    expect(halves()).toEqual([]);
    expect([0, 2]).toContain(filesBelow(keys.folder).length);
    const current = await currentImage(folders, 'network');
    if (outcome === 'there')
      expect([
        current?.digest === before?.digest,
        await isImageIntact(folders, 'network', current?.digest ?? ''),
      ]).toEqual([false, true]);
    else expect(current).toEqual(before);
    mkdirSync(keys.folder, { recursive: true });
  }
  // Kernel, root, manifest, signature and keys take about fifteen pages, and the import was refused at each of them.
  expect(pages).toBeGreaterThan(10);
  await testBed.putImages();
  expect(await disks.click()).toBe('a session');
});

/** The code of a failure, or any other error as text. */
function codeOf(error: unknown): string {
  return error instanceof Failure ? error.code : String(error);
}

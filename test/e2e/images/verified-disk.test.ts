/** Disks that change after they were checked, before or while a VM runs from them: the guest's kernel must detect it. */
import { randomInt } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConsoleTail } from '../../../host-agent/vm/console-tail.ts';
import { endedOverItsImage } from '../../../host-agent/vm/loss.ts';
import type { Vm } from '../../../host-agent/hypervisor/hypervisor.ts';
import { bootOf } from '../../../host-agent/image/boot.ts';
import { trustedKeys } from '../../../host-agent/image/keys.ts';
import { currentImage, type StoredImage } from '../../../host-agent/image/store.ts';
import { assertImageIntact } from '../../../host-agent/image/verify.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { randomNumbers } from '../../appliance/protocol/hostile-lines.ts';
import { navigateToTheEnd } from '../../bed/session/browser.ts';
import { copyImages, openWithCopies } from '../../bed/images/copied-images.ts';
import type { TestBed } from '../../bed/test-bed.ts';
import { testQemu } from '../../bed/images/test-images.ts';
import { GONE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const BLOCK = 4096;
const SEED = randomInt(2 ** 31);
process.stdout.write(`the changed places follow from the seed ${SEED}\n`);
const below = randomNumbers(SEED);

/** Flips one bit of the file at each offset, in place, so that a process that has it open reads the change. */
function flipBits(path: string, offsets: Iterable<number>): void {
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  try {
    for (const offset of offsets) {
      readSync(file, byte, 0, 1, offset);
      byte[0] = (byte[0] ?? 0) ^ (1 << (offset % 8));
      writeSync(file, byte, 0, 1, offset);
    }
  } finally {
    closeSync(file);
  }
}

/** One offset in each block from `first` on. */
function* placesFrom(first: number, blocks: number): Iterable<number> {
  for (let block = first; block < blocks; block += 1) yield block * BLOCK + below(BLOCK);
}

describe('a VM whose disk changed after it was checked', () => {
  let folder: string;
  let image: StoredImage;
  let vm: Vm | undefined;
  let console: ConsoleTail;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sb-'));
    const at = copyImages(folder, ['network']);
    image = (await currentImage(at, 'network')) ?? expect.fail('The copy has no network image.');
    await assertImageIntact(image, await trustedKeys(at, ['local']));
  });
  afterEach(async () => {
    await vm?.kill();
    rmSync(folder, { recursive: true });
  });

  const boot = async (changes: { commandLine?: string } = {}) => {
    const files = { ...bootOf(image), ...changes };
    const hypervisor = testQemu(files, folder);
    vm = await hypervisor.start(
      {
        id: 'disk',
        role: 'network',
        names: vmFiles(join(folder, 'n')),
        boot: files,
        memoryMiB: 320,
        processors: 1,
        nics: [],
      },
      AbortSignal.timeout(START_TIMEOUT_MS),
    );
    console = new ConsoleTail(await vm.connectConsole());
    return vm;
  };
  const verity = () => image.manifest.verity ?? expect.fail('The image is not protected.');
  const root = () => bootOf(image).root;

  it('starts when nothing has changed', { timeout: START_TIMEOUT_MS }, async () => {
    await boot();
    await expect.poll(() => console.text(), { timeout: START_TIMEOUT_MS }).toContain('guest agent started');
  });

  it.each([
    ['where the file system describes itself', () => [1024 + below(64)]],
    ['at the top of the hash tree', () => [verity().dataBlocks * BLOCK + below(32)]],
    ['anywhere in the middle', () => placesFrom(Math.floor(verity().dataBlocks / 100), verity().dataBlocks)],
  ])('stops with a reason: %s', { timeout: START_TIMEOUT_MS }, async (_, places) => {
    flipBits(root(), places());
    await (
      await boot()
    ).ended;
    await expect.poll(() => endedOverItsImage(console.text())).toBe(true);
    expect(console.text()).not.toContain('guest agent started');
  });

  it.each([
    [
      'with another root hash',
      () => bootOf(image).commandLine.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
      /dm-verity device corrupted/,
    ],
    ['without a root hash', () => image.manifest.commandLine, /cannot start: no root hash on the command line/],
  ])('does not come up %s', { timeout: START_TIMEOUT_MS }, async (_, commandLine, reason) => {
    await (
      await boot({ commandLine: commandLine() })
    ).ended;
    await expect.poll(() => console.text()).toMatch(reason);
  });
});

describe('a session whose disk changes while it runs', () => {
  let at: Folders;
  let testBed: TestBed;
  beforeAll(async () => {
    ({ at, testBed } = await openWithCopies());
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  it(
    'ends with that reason as soon as it reads a changed block, and the image is refused from then on',
    { timeout: 2 * START_TIMEOUT_MS },
    async () => {
      const image = (await currentImage(at, 'browser')) ?? expect.fail('There is no browser image for the tests.');
      const command = testBed.product.open('about:blank');
      const { session } = await command.event('ready', START_TIMEOUT_MS);
      expect(session.startedFrom).toBe('cold');
      const screen = await testBed.watch(session);
      flipBits(bootOf(image).root, placesFrom(0, image.manifest.verity?.dataBlocks ?? 0));
      // A page that it has not shown before, so that it has to read new blocks.
      await navigateToTheEnd(command, screen, 'chrome://settings');
      const { reason } = await command.event('ended', GONE_TIMEOUT_MS);
      expect(reason).toBe('image-damaged');
      expect(testBed.product.leftoversOf(session)).toEqual([]);
      expect(await testBed.product.complaint('open', '--no-window', '--detach', 'about:blank')).toMatchObject({
        code: 'image-damaged',
        message: expect.stringContaining('root.erofs has been changed') as string,
      });
      const { status, stdout } = await testBed.product.run('image', 'verify', 'browser');
      expect([status, stdout]).toEqual([1, expect.stringContaining('root.erofs: has been changed')]);
    },
  );
});

/**
 * Kills processes of the product at random moments of random operations. VMs are fakes, everything else is real; real VMs are killed in
 * endings.test.ts and uplinks.test.ts. `npm run test:crash` runs 200 rounds.
 */
import { randomInt } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentImage } from '../../../host-agent/image/store.ts';
import { isImageIntact } from '../../../host-agent/image/verify.ts';
import { randomNumbers } from '../../appliance/protocol/hostile-lines.ts';
import { crash, randomRound } from '../../bed/process/crash-rounds.ts';
import { FakeQemuTestBed } from '../../bed/fake-qemu-test-bed.ts';

const ROUNDS = Number(process.env['SAFE_BROWSE_CRASH_ROUNDS'] ?? 6);
/** Random by default; set the variable to repeat the rounds of an earlier run. */
const SEED = Number(process.env['SAFE_BROWSE_CRASH_SEED'] ?? randomInt(2 ** 31));

/** Small VMs, because a template is as large as the memory of its VM. */
const CONFIGURATION = `accelerator = "tcg"
[profile.default]
memoryMiB = 768
processors = 1
[network]
memoryMiB = 160
[spare]
minimumAvailableMiB = 0
`;

describe(`a process that is killed at a random moment (seed ${SEED})`, () => {
  let testBed: FakeQemuTestBed;
  beforeAll(async () => {
    testBed = await FakeQemuTestBed.open({ configuration: CONFIGURATION, builder: true });
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  it(
    'a killed build changes no image in use and leaves no process or mount; the next build removes its files',
    { timeout: 180_000 },
    async () => {
      const { product, folders } = testBed;
      const before = await currentImage(folders, 'network');
      (await testBed.client()).close();
      const building = product.run('image', 'build', 'network');
      const treesOf = () =>
        readdirSync(join(folders.data, 'images/network')).filter((name) => name.startsWith('.building-'));
      const isAtWork = () => testBed.processes().some(({ commandLine }) => commandLine.includes('/usr/bin/apt-get'));
      await product.until('the packages are being downloaded', () => treesOf().length > 0 && isAtWork(), 60_000);
      const [left] = treesOf();
      await product.kill(product.daemon()?.pid ?? 0);
      await building;
      await product.until(
        'the build process is gone',
        () => !testBed.processes().some(({ commandLine }) => commandLine.includes('apt-get')),
        10_000,
      );
      expect((await testBed.mounts()).filter((mount) => mount.includes('.building-'))).toEqual([]);
      expect(await currentImage(folders, 'network')).toEqual(before);
      expect(await isImageIntact(folders, 'network', before?.digest ?? '')).toBe(true);
      // The fake has no packages: the next build fails, but cleans up first.
      expect((await product.run('image', 'build', 'network')).status).toBe(1);
      expect(treesOf()).not.toContain(left);
      await product.until('nothing is left of the next build', () => treesOf().length === 0, 10_000);
      await product.stop();
    },
  );

  const below = randomNumbers(SEED);
  it.each(Array.from({ length: ROUNDS }, () => randomRound(below)))(
    '$victim during $undertaking after $afterMs ms leaves nothing behind, and the next click works',
    { timeout: 180_000 },
    async (round) => {
      await crash(testBed, round);
    },
  );
});

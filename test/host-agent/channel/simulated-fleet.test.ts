import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeRegistry } from '../../fakes/registry.ts';
import { DOES_NOT_PAINT, publishImages } from './fleet.ts';
import { makeSigner, type Signer } from './signed-channels.ts';
import { SimulatedFleet } from './simulated-fleet.ts';

const SIZE = 20;

describe('a fleet of simulated computers', () => {
  let folder: string;
  let registry: FakeRegistry;
  let signer: Signer;
  let fleet: SimulatedFleet;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sb-fleet-'));
    registry = await FakeRegistry.start();
    signer = await makeSigner(folder);
    fleet = await SimulatedFleet.of(folder, SIZE, { registry, signers: [signer], imageSigner: signer });
  });
  afterEach(async () => {
    await registry.stop();
    rmSync(folder, { recursive: true });
  });

  it('gets a release in stages and loses no computer', { timeout: 120_000 }, async () => {
    const [one, two] = [await publishImages(registry, signer, '1'), await publishImages(registry, signer, '2')];
    await fleet.publish({ release: one });
    expect(await fleet.poll()).toMatchObject({ switched: SIZE });
    let before = 0;
    for (const percentage of [0, 30, 100]) {
      await fleet.publish({ release: two, base: one, percentage });
      const { switched } = await fleet.poll();
      const now = await fleet.running(two);
      expect([now, await fleet.running(one)]).toEqual([before + switched, SIZE - now]);
      before = now;
    }
    expect(before).toBe(SIZE);
    // Nothing new: one request for each computer.
    expect(await fleet.poll()).toMatchObject({ switched: 0, requests: SIZE });
  });

  it(
    'does not run an image that does not paint, and goes back from one that is bad otherwise',
    { timeout: 120_000 },
    async () => {
      const [one, two] = [await publishImages(registry, signer, '1'), await publishImages(registry, signer, '2')];
      await fleet.publish({ release: one });
      await fleet.poll();
      await fleet.publish({ release: await publishImages(registry, signer, '3', DOES_NOT_PAINT), base: one });
      expect(await fleet.poll()).toMatchObject({ switched: 0, refused: SIZE });
      expect(await fleet.running(one)).toBe(SIZE);
      await fleet.publish({ release: two, base: one, percentage: 30 });
      const { switched } = await fleet.poll();
      await fleet.publish({ release: two, base: one, percentage: 100, halted: true });
      expect(await fleet.poll()).toMatchObject({ switched: 0 });
      await fleet.publish({ release: one });
      expect(await fleet.poll()).toMatchObject({ switched });
      expect(await fleet.running(one)).toBe(SIZE);
    },
  );

  it('knows a recall within one interval, also computers that are not included', { timeout: 120_000 }, async () => {
    const [one, two] = [await publishImages(registry, signer, '1'), await publishImages(registry, signer, '2')];
    await fleet.publish({ release: one });
    await fleet.poll();
    await fleet.publish({ release: two, base: one, percentage: 50 });
    await fleet.poll();
    const recalls = [one, two].map(({ browser: { digest } }) => ({ digest, why: 'a hole', endAfterMinutes: 5 }));
    const three = await publishImages(registry, signer, '3');
    await fleet.publish({ release: three, percentage: 0, recalls });
    expect(await fleet.poll()).toMatchObject({ switched: 0 });
    for (const { recalled } of fleet.computers)
      expect(recalls.map(({ digest }) => recalled.of(digest)?.why)).toEqual(['a hole', 'a hole']);
  });
});

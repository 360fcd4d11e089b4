/**
 * Rolls a release out to 1,000 simulated computers in stages, stops a bad one, goes back, and recalls an image. Store, registry client and channel logic are real;
 * kernel and VMs are fakes, signatures are verified without minisign's process, and the clock is virtual. Images are tiny: the table gives what an update transfers besides the files of the images.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type * as FakeMinisign from '../fakes/minisign.ts';
import { FakeRegistry } from '../fakes/registry.ts';
import { DOES_NOT_PAINT, publishImages, type WholeRelease } from '../host-agent/channel/fleet.ts';
import { makeSigner, type Signer } from '../host-agent/channel/signed-channels.ts';
import { type DayReport, SimulatedFleet } from '../host-agent/channel/simulated-fleet.ts';
import { type Figure } from '../../host-agent/cli/measure/figures.ts';
import { publish } from './figures/publish.ts';

// A process for each of about 50,000 signatures would take the better part of the time.
vi.mock('../../host-agent/tools/minisign.ts', async (original) => ({
  ...(await original<object>()),
  isSignedBy: async (...of: Parameters<typeof FakeMinisign.isSignedInProcess>) =>
    (await import('../fakes/minisign.ts')).isSignedInProcess(...of),
}));

/** In memory, where there is such a place: every computer synchronises its files, which a disk does some hundred times per second. */
const MEMORY = '/dev/shm';
const SIZE = Number(process.env['SAFE_BROWSE_BENCH_COMPUTERS'] ?? '1000');
const STAGES = [1, 10, 100];
/** Each stage is watched for a day before the next. */
const EVERY_HOURS = 24;

let folder: string;
let registry: FakeRegistry;
let signers: Signer[];
let fleet: SimulatedFleet;
const figures: Figure[] = [];
const add = (name: string, what: string, value: number, unit: Figure['unit'], rest: Pick<Figure, 'isDrawn'> = {}) =>
  figures.push({ name: '', what: `${name}: ${what}`, unit, values: [value], ...rest });
/** Which computers a stage reaches is drawn again in each run, with the ids of the computers. */
const DRAWN = { isDrawn: true };

beforeAll(async () => {
  folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'sb-fleet-'));
  registry = await FakeRegistry.start();
  signers = [await makeSigner(folder), await makeSigner(folder)];
  const [imageSigner] = signers;
  if (!imageSigner) throw new Error('There are two signers.');
  fleet = await SimulatedFleet.of(folder, SIZE, { registry, signers, imageSigner }, EVERY_HOURS);
});
afterAll(async () => {
  await registry.stop();
  rmSync(folder, { recursive: true });
  add('fleet', 'simulated computers', SIZE, 'computers');
  add('fleet', 'time between two polls of a computer', EVERY_HOURS, 'h');
  if (figures.length > 2) await publish('fleet', figures);
});

const images = (version: string, content?: string): Promise<WholeRelease> => {
  const [signer] = signers;
  if (!signer) throw new Error('There are two signers.');
  return publishImages(registry, signer, version, content);
};

it('rolls out, stops a bad image, and goes back', async () => {
  const [one, two, bad, worse] = [
    await images('1'),
    await images('2'),
    await images('3', DOES_NOT_PAINT),
    await images('4'),
  ];
  await fleet.publish({ release: one });
  perSwitch('first release', await fleet.poll());
  const idle = await fleet.poll();
  add('nothing new', 'requests of a computer and day', idle.requests / SIZE, 'requests');
  add('nothing new', 'bytes of a computer and day', idle.bytes / SIZE, 'bytes');

  let hours = 0;
  for (const percentage of STAGES) {
    await fleet.publish({ release: two, base: one, percentage });
    const report = await fleet.poll();
    hours += percentage === 100 ? report.lastSwitchAfterHours : EVERY_HOURS;
    add(`${percentage} % stage`, 'computers that have the release', await fleet.running(two), 'computers', {
      isDrawn: percentage < 100,
    });
    if (percentage === 100) perSwitch('update', report);
  }
  add('staged rollout', 'time until all computers have it', hours, 'h');
  expect(await fleet.running(two)).toBe(SIZE);

  await fleet.publish({ release: bad, base: two, percentage: 1 });
  const { refused } = await fleet.poll();
  add('image that does not paint, 1 % stage', 'computers that tried it', refused, 'computers', DRAWN);
  add('image that does not paint, 1 % stage', 'computers that use it', await fleet.running(bad), 'computers');
  await fleet.publish({ release: bad, base: two, percentage: 100 });
  await fleet.poll();
  add('image that does not paint, for all', 'computers that use it', await fleet.running(bad), 'computers');
  expect([await fleet.running(bad), await fleet.running(two)]).toEqual([0, SIZE]);

  await fleet.publish({ release: worse, base: two, percentage: 1 });
  await fleet.poll();
  await fleet.publish({ release: worse, base: two, percentage: 1, halted: true });
  await fleet.poll();
  add(
    'image that paints and is bad, halted at 1 %',
    'computers that use it',
    await fleet.running(worse),
    'computers',
    DRAWN,
  );
  await fleet.publish({ release: two });
  const back = await fleet.poll();
  add('rollback', 'time until no computer has the bad image', back.lastSwitchAfterHours, 'h', DRAWN);
  add('rollback', 'computers that go back', back.switched, 'computers', DRAWN);
  add('rollback', 'bytes of a computer on average', back.bytes / SIZE, 'bytes', DRAWN);
  expect(await fleet.running(two)).toBe(SIZE);
});

it('recalls an image, also on computers that a rollout does not include', async () => {
  const [bad, next] = [await images('5'), await images('6')];
  await fleet.publish({ release: bad });
  await fleet.poll();
  expect(await fleet.running(bad)).toBe(SIZE);
  const recall = { digest: bad.browser.digest, why: 'a hole', endAfterMinutes: 5 };
  await fleet.publish({ release: next, base: bad, percentage: 0, recalls: [recall] });
  const { requests } = await fleet.poll();
  const knowing = fleet.computers.filter(({ recalled }) => recalled.of(recall.digest) !== undefined).length;
  add('recall', 'computers that start nothing from the image after one poll', knowing, 'computers');
  add('recall', 'requests of a computer', requests / SIZE, 'requests');
  expect(knowing).toBe(SIZE);
});

function perSwitch(name: string, { requests, bytes, switched }: DayReport): void {
  add(name, 'requests of a computer', requests / switched, 'requests');
  add(name, 'bytes of a computer, images of 0.1 KB', bytes / switched, 'bytes');
}

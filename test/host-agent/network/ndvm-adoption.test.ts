/** What the next host agent does with a network VM that runs. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { INTERNET, never, runningOf, useNdvmTestBed, WITH_SESSION } from './ndvm-test-bed.ts';

const bed = useNdvmTestBed();

it('adopts a running network VM and sends it the present policy', async () => {
  bed.use(WITH_SESSION);
  await bed.ndvm.ensureUp(never);
  const first = bed.ndvm.status();
  const successor = bed.make('[network]\nports = 2');
  await successor.adopt();
  await successor.ensureUp(never);
  // Revisions after an adoption are larger than all earlier ones, so that no late answer counts for them.
  expect(successor.status()).toEqual({
    ...first,
    policy: { ...first.policy, revision: expect.any(Number) as number },
  });
  expect(successor.status().policy?.revision).toBeGreaterThan(first.policy?.revision ?? 0);
  await expect.poll(() => bed.heardTypes).toEqual(['hello', 'seed', 'configure', 'hello', 'policy']);
  await successor.stop();
});

it('kills a network VM that has fewer ports than the configuration wants', async () => {
  bed.use(WITH_SESSION);
  await bed.ndvm.ensureUp(never);
  const before = bed.pids;
  const successor = bed.make('[network]\nports = 3');
  await successor.adopt();
  expect(before.length).toBe(2);
  expect(successor.status()).toMatchObject({ state: 'stopped', processes: [] });
  expect(await runningOf(before)).toEqual([]);
});

it('adopts a network VM that has more ports than the configuration wants, and keeps each session at its port', async () => {
  bed.use(WITH_SESSION);
  await bed.ndvm.ensureUp(never);
  const before = bed.pids;
  const successor = bed.make('[network]\nports = 1');
  const port = await successor.replug(1, 'a', INTERNET);
  await successor.adopt();
  expect(successor.status()).toMatchObject({ state: 'up', ports: { used: 1, total: 2 } });
  expect(bed.pids).toEqual(before);
  await successor.stop();
  await successor.ensureUp(never);
  expect(bed.guest.spec.nics.filter(({ end }) => end === 'listen').length).toBe(2);
  await port.dispose();
  await successor.stop();
});

it('adopts a network VM with the uplink that was restarted for it', async () => {
  bed.use(WITH_SESSION);
  await bed.ndvm.ensureUp(never);
  const uplink = bed.pidOf('uplink');
  process.kill(uplink, 'SIGKILL');
  await expect.poll(() => bed.pidOf('uplink'), { timeout: 5_000 }).not.toBe(uplink);
  await expect.poll(() => readFile(bed.names.record, 'utf8')).toContain(String(bed.pidOf('uplink')));
  const successor = bed.make(WITH_SESSION);
  await successor.adopt();
  expect(successor.status().processes).toEqual(bed.ndvm.status().processes);
  await successor.stop();
});

it('reports changed memory as pending until the next start, also after an adoption', async () => {
  bed.use(WITH_SESSION);
  await bed.ndvm.ensureUp(never);
  expect(bed.ndvm.pendingSettings()).toEqual([]);
  bed.configure(`${WITH_SESSION}\nmemoryMiB = 512`);
  expect(bed.ndvm.pendingSettings()).toEqual([['network', 'memoryMiB']]);
  const successor = bed.make('[network]\nports = 2\nmemoryMiB = 512');
  await successor.adopt();
  expect(successor.pendingSettings()).toEqual([['network', 'memoryMiB']]);
  await successor.stop();
  await successor.ensureUp(never);
  expect(successor.pendingSettings()).toEqual([]);
  await successor.stop();
});

it('starts another one for the sessions of a network VM that cannot be adopted', async () => {
  bed.use(WITH_SESSION);
  await bed.ndvm.ensureUp(never);
  const before = bed.pids;
  const successor = bed.make('[network]\nports = 3\nstartWith = "session"');
  const port = await successor.replug(0, 'a', INTERNET);
  await successor.adopt();
  await expect.poll(() => successor.status().state).toBe('up');
  expect(await runningOf(before)).toEqual([]);
  await port.dispose();
  await successor.stop();
});

it('fails with the reason when the settings of an adopted bridge cannot be read, and kills it', async () => {
  const bridge = '[network]\nports = 2\nuplink = "tap"\ntap.bridge = "br0"\nmode = "bridge"\nstartWith = "session"';
  bed.use(bridge);
  await bed.ndvm.ensureUp(never);
  const before = bed.pids;
  const successor = bed.make(`${bridge}\nbridgeRules = "/missing.nft"`);
  await successor.adopt();
  expect(successor.status()).toMatchObject({ state: 'failed', trouble: { code: 'bridge-rules-unreadable' } });
  expect(await runningOf(before)).toEqual([]);
});

/** What the next host agent does with a network VM that runs. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
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

describe('a network VM whose number of ports has been changed', () => {
  it.each([3, 1])('is adopted for a session, and has %s ports when none uses it any more', async (configured) => {
    bed.use(WITH_SESSION);
    await bed.ndvm.ensureUp(never);
    const before = bed.pids;
    const inForce = vi.fn<() => void>();
    const successor = bed.make(`[network]\nports = ${configured}\nstartWith = "agent"`, {
      onSettingsInForce: inForce,
    });
    const port = await successor.replug(0, 'a', INTERNET);
    await successor.adopt();
    expect(successor.status()).toMatchObject({ state: 'up', ports: { used: 1, total: 2, next: configured } });
    expect(successor.status().processes.map(({ pid }) => pid)).toEqual(before);
    expect(successor.pendingSettings()).toEqual([['network', 'ports']]);
    expect(inForce).not.toHaveBeenCalled();
    await port.dispose();
    await expect.poll(() => successor.status()).toMatchObject({ state: 'up', ports: { used: 0, total: configured } });
    expect(successor.status().ports).not.toHaveProperty('next');
    expect(successor.pendingSettings()).toEqual([]);
    expect(inForce).toHaveBeenCalledOnce();
    expect(await runningOf(before)).toEqual([]);
    expect(bed.guest.spec.nics.filter(({ end }) => end === 'listen')).toHaveLength(configured);
    await successor.stop();
  });

  it('gives new sessions only ports that it has', async () => {
    bed.use(WITH_SESSION);
    await bed.ndvm.ensureUp(never);
    const successor = bed.make('[network]\nports = 3\nstartWith = "session"');
    await using adopted = await successor.replug(0, 'a', INTERNET);
    await successor.adopt();
    await using plugged = await successor.plug('b', INTERNET);
    expect(adopted.value).not.toEqual(plugged.value);
    await expect(successor.plug('c', INTERNET)).rejects.toMatchObject({ code: 'ports-taken' });
    expect(await successor.reserve('spare', INTERNET)).toBeUndefined();
    expect(successor.hasRoom()).toBe(false);
    await successor.stop();
  });

  it('restarts at once where no session uses it', async () => {
    bed.use(WITH_SESSION);
    await bed.ndvm.ensureUp(never);
    const before = bed.pids;
    const successor = bed.make('[network]\nports = 3\nstartWith = "agent"');
    await successor.adopt();
    await expect.poll(() => successor.status()).toMatchObject({ state: 'up', ports: { total: 3 } });
    expect(await runningOf(before)).toEqual([]);
    await successor.stop();
  });

  it('restarts when no session uses it any more, also without a new host agent', async () => {
    bed.use('[network]\nports = 2\nstartWith = "agent"');
    await bed.ndvm.ensureUp(never);
    const port = await bed.ndvm.plug('a', INTERNET);
    bed.configure('[network]\nports = 3\nstartWith = "agent"');
    bed.ndvm.settingsChanged();
    expect(bed.ndvm.status()).toMatchObject({ state: 'up', ports: { total: 2, next: 3 } });
    await port.dispose();
    await expect.poll(() => bed.ndvm.status()).toMatchObject({ state: 'up', ports: { total: 3 } });
  });
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

it('restarts the uplink of an adopted one after the host has joined another network, and the VM keeps running', async () => {
  bed.use(WITH_SESSION);
  await bed.ndvm.ensureUp(never);
  const [before, uplink] = [bed.pidOf('fake'), bed.pidOf('uplink')];
  bed.hostNetwork = 'wlan0 via café';
  const successor = bed.make(WITH_SESSION);
  await successor.adopt();
  await expect.poll(() => bed.pidOf('uplink'), { timeout: 5_000 }).not.toBe(uplink);
  expect(bed.pidOf('fake')).toBe(before);
  await expect.poll(() => readFile(bed.names.record, 'utf8')).toContain('wlan0 via café');
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

it('starts another one for sessions at ports that the running one does not have', async () => {
  bed.use(WITH_SESSION);
  await bed.ndvm.ensureUp(never);
  const before = bed.pids;
  const successor = bed.make('[network]\nports = 3\nstartWith = "session"');
  const port = await successor.replug(2, 'a', INTERNET);
  await successor.adopt();
  await expect.poll(() => successor.status()).toMatchObject({ state: 'up', ports: { total: 3 } });
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

/** What happens when the network VM or its uplink ends while sessions use it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { identify } from '../../../host-agent/process/process.ts';
import { INTERNET, never, useNdvmTestBed, WITH_SESSION } from './ndvm-test-bed.ts';
import { settle } from '../../bed/event-loop.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

const bed = useNdvmTestBed();

/** Moves the clock. The returned function lets the host agent look at the uplink so many more times. */
function useFastLooks(): (times: number) => Promise<void> {
  const clock = useFakeClock({ runs: true });
  return async (times) => {
    for (const wanted = bed.hostNetworkReads + times; bed.hostNetworkReads < wanted;) {
      const before = bed.hostNetworkReads;
      await clock.advance(2_000);
      await expect.poll(() => bed.hostNetworkReads).toBeGreaterThan(before);
    }
  };
}

/** Kills the VM; fulfilled when another one is up. */
async function killVmUntilRestarted(): Promise<void> {
  const vm = bed.pidOf('fake');
  process.kill(vm, 'SIGKILL');
  await expect.poll(() => bed.ndvm.status().state === 'up' && bed.pidOf('fake') !== vm, { timeout: 5_000 }).toBe(true);
}

describe('when the VM dies', () => {
  it('restarts for the sessions that use it, and keeps their ports', async () => {
    await bed.ndvm.plug('a', INTERNET);
    await bed.ndvm.ensureUp(never);
    await killVmUntilRestarted();
    expect(await readdir(join(bed.folder, 'network', 'ports'))).toContain('0');
  });

  it('restarts without sessions when it starts with the host agent', async () => {
    await bed.ndvm.ensureUp(never);
    await killVmUntilRestarted();
  });

  it('stays down without sessions when it starts with the first one', async () => {
    bed.use(WITH_SESSION);
    await bed.ndvm.ensureUp(never);
    process.kill(bed.pidOf('fake'), 'SIGKILL');
    await expect.poll(() => bed.ndvm.status()).toMatchObject({ state: 'failed', trouble: { code: 'network-ended' } });
  });

  it('is given up with a reason after four deaths in a row', async () => {
    await bed.ndvm.plug('a', INTERNET);
    await bed.ndvm.ensureUp(never);
    for (let died = 1; died <= 3; died += 1) await killVmUntilRestarted();
    process.kill(bed.pidOf('fake'), 'SIGKILL');
    await expect
      .poll(() => bed.ndvm.status(), { timeout: 5_000 })
      .toMatchObject({
        state: 'failed',
        trouble: { code: 'network-crash-loop', message: expect.stringContaining('4 times in a row') as string },
      });
    await bed.ndvm.stop();
    await bed.ndvm.ensureUp(never);
    expect(bed.ndvm.status()).toMatchObject({ state: 'up', lastTrouble: { code: 'network-crash-loop' } });
    // Its person has asked for another attempt.
    await killVmUntilRestarted();
  });

  it('stays failed after four deaths in a row without sessions', async () => {
    await bed.ndvm.ensureUp(never);
    for (let died = 1; died <= 3; died += 1) await killVmUntilRestarted();
    process.kill(bed.pidOf('fake'), 'SIGKILL');
    await expect.poll(() => bed.ndvm.status().state).toBe('failed');
    // Nothing but a start could follow the removal.
    await expect.poll(() => bed.runningVms()).toEqual([]);
    await settle();
    expect(bed.ndvm.status().state).toBe('failed');
    expect(bed.started).toHaveLength(4);
  });
});

describe('when the uplink ends', () => {
  it('restarts the uplink only, and sessions keep their ports', async () => {
    await bed.ndvm.plug('a', INTERNET);
    await bed.ndvm.ensureUp(never);
    const [vm, uplink] = [bed.pidOf('fake'), bed.pidOf('uplink')];
    process.kill(uplink, 'SIGKILL');
    await expect.poll(() => bed.pidOf('uplink'), { timeout: 5_000 }).not.toBe(uplink);
    expect(bed.pidOf('fake')).toBe(vm);
    await expect
      .poll(() => bed.ndvm.status())
      .toMatchObject({ state: 'up', lastTrouble: { code: 'uplink-ended' }, ports: { used: 1 } });
    expect(bed.ndvm.status()).not.toHaveProperty('trouble');
  });

  it('is lost with the reason why the uplink does not restart, and tries again for its sessions', async () => {
    await bed.ndvm.plug('a', INTERNET);
    await bed.ndvm.ensureUp(never);
    bed.uplinkFails = true;
    process.kill(bed.pidOf('uplink'), 'SIGKILL');
    await expect
      .poll(() => bed.ndvm.status(), { timeout: 5_000 })
      .toMatchObject({ state: 'failed', trouble: { message: expect.stringContaining('no such bridge') as string } });
    bed.uplinkFails = false;
    await expect.poll(() => bed.ndvm.status().state, { timeout: 10_000 }).toBe('up');
  });
});

describe('when the host', () => {
  it('changes its network, the uplink restarts with the new one and the VM keeps running', async () => {
    const looks = useFastLooks();
    await bed.ndvm.plug('a', INTERNET);
    await bed.ndvm.ensureUp(never);
    const [vm, uplink] = [bed.pidOf('fake'), bed.pidOf('uplink')];
    await looks(2);
    expect(bed.pidOf('uplink')).toBe(uplink);
    bed.hostNetwork = 'wlan0 via café';
    await expect.poll(() => bed.pidOf('uplink'), { timeout: 5_000 }).not.toBe(uplink);
    expect(await identify('any', uplink)).toBeUndefined();
    expect(bed.pidOf('fake')).toBe(vm);
    expect(bed.ndvm.status()).not.toHaveProperty('lastTrouble');
  });

  it('was suspended, however long by its clock, the network VM is still up', async () => {
    const looks = useFastLooks();
    await bed.ndvm.plug('a', INTERNET);
    await bed.ndvm.ensureUp(never);
    const [vm, uplink] = [bed.pidOf('fake'), bed.pidOf('uplink')];
    for (const pid of [vm, uplink]) process.kill(pid, 'SIGSTOP');
    for (const pid of [vm, uplink]) await expect.poll(() => readFile(`/proc/${pid}/stat`, 'utf8')).toContain(') T ');
    vi.setSystemTime(Date.now() + 9 * 3600 * 1000);
    await looks(3);
    for (const pid of [vm, uplink]) process.kill(pid, 'SIGCONT');
    await looks(2);
    expect([bed.pidOf('fake'), bed.pidOf('uplink')]).toEqual([vm, uplink]);
    expect(bed.ndvm.status()).toMatchObject({ state: 'up', ports: { used: 1 } });
    expect(bed.ndvm.status()).not.toHaveProperty('lastTrouble');
  });

  it('loses its cable or meets a captive portal, the network VM stays up and shows what its guest reports', async () => {
    await bed.ndvm.ensureUp(never);
    await expect.poll(() => bed.ndvm.status()).toMatchObject({ cable: 'up', address: '10.7.7.20/24' });
    bed.guest.say({ type: 'uplink', state: 'down', address: '10.7.7.20/24' });
    await expect.poll(() => bed.ndvm.status()).toMatchObject({ state: 'up', cable: 'down' });
    bed.guest.say({ type: 'uplink', state: 'up', address: '10.9.9.30/16' });
    await expect.poll(() => bed.ndvm.status()).toMatchObject({ state: 'up', cable: 'up', address: '10.9.9.30/16' });
    expect(bed.uplinksStarted).toBe(1);
  });
});

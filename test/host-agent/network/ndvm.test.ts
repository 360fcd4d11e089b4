import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { INTERNET, never, runningOf, useNdvmTestBed, WITH_SESSION } from './ndvm-test-bed.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

const bed = useNdvmTestBed({ isPasst: true });

it('starts once for all who wait, and gives the guest its uplink and its policy', async () => {
  await Promise.all([bed.ndvm.ensureUp(never), bed.ndvm.ensureUp(never)]);
  expect(bed.ndvm.status()).toMatchObject({ state: 'up', mode: 'nat', uplink: 'user', ports: { used: 0, total: 2 } });
  expect(bed.heardTypes).toEqual(['hello', 'seed', 'configure']);
  expect(bed.guest.heard[1]).toMatchObject({ type: 'seed', isClone: false });
  expect(bed.guest.heard[2]).toMatchObject({
    task: {
      mode: 'nat',
      uplink: { kind: 'static', address: '192.0.2.2', gateway: '192.0.2.1', resolver: '192.0.2.3' },
      policy: { revision: 1, ports: [], limits: { connections: 2048, newConnectionsPerSecond: 300 } },
    },
  });
  expect(bed.guest.spec.nics.map(({ mac, end }) => `${mac} ${end}`)).toEqual([
    '02:53:42:00:00:00 connect',
    '02:53:42:01:00:00 listen',
    '02:53:42:01:00:01 listen',
  ]);
});

it('leaves no process when it is stopped', async () => {
  await bed.ndvm.ensureUp(never);
  const before = bed.pids;
  await bed.ndvm.stop();
  expect(bed.ndvm.status()).toMatchObject({ state: 'stopped', processes: [] });
  expect(before.length).toBe(3);
  expect(await runningOf(before)).toEqual([]);
});

it('stops when no session has used it for the configured time', async () => {
  bed.use('[network]\nports = 2\nstartWith = "session"\nidleStopSeconds = 0');
  const port = await bed.ndvm.plug('a', INTERNET);
  await bed.ndvm.ensureUp(never);
  expect(bed.ndvm.status().state).toBe('up');
  await port.dispose();
  await expect.poll(() => bed.ndvm.status().state).toBe('stopped');
  expect(bed.guest.heard.at(-1)).toEqual({ type: 'forget-port', port: 0 });
});

it('stops although ports are reserved and released again', async () => {
  const clock = useFakeClock({ runs: true });
  bed.use('[network]\nports = 2\nstartWith = "session"\nidleStopSeconds = 600');
  await bed.ndvm.ensureUp(never);
  for (let minute = 1; minute <= 10; minute += 1) {
    const port = await bed.ndvm.reserve('spare', INTERNET);
    await port?.dispose();
    expect(bed.ndvm.status().state).toBe('up');
    await clock.advance(60_000);
  }
  await expect.poll(() => bed.ndvm.status().state).toBe('stopped');
  expect(bed.heardTypes).not.toContain('forget-port');
});

it('is stopped, not failed, while there is no image', async () => {
  const missing = new Failure('image-missing', { role: 'network' });
  bed.use('', { image: () => Promise.reject(missing) });
  await expect(bed.ndvm.ensureUp(never)).rejects.toBe(missing);
  expect(bed.ndvm.status()).toMatchObject({ state: 'stopped' });
  expect(bed.ndvm.status()).not.toHaveProperty('trouble');
});

it('reports why its guest failed, leaves nothing, and starts again', async () => {
  const obey = bed.hypervisor.onHello;
  bed.hypervisor.onHello = (guest) => {
    guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'network', reached: [] });
    guest.say({ type: 'failed', step: 'bridge', message: 'no bridge' });
  };
  await expect(bed.ndvm.ensureUp(never)).rejects.toMatchObject({
    code: 'network-failed',
    message: expect.stringContaining('bridge') as string,
  });
  expect(bed.ndvm.status()).toMatchObject({
    state: 'failed',
    processes: [],
    trouble: {
      code: 'network-failed',
      message: expect.stringContaining('bridge') as string,
      hint: expect.stringContaining('restart') as string,
    },
  });
  expect(Date.parse(bed.ndvm.status().trouble?.since ?? '')).toBeLessThanOrEqual(Date.now());
  bed.hypervisor.onHello = obey;
  await bed.ndvm.ensureUp(never);
  expect(bed.ndvm.status()).toMatchObject({ state: 'up' });
  expect(bed.ndvm.status()).not.toHaveProperty('trouble');
});

it('keeps its number of ports when the configuration changes, so that every port has its card', async () => {
  const up = bed.ndvm.ensureUp(never);
  await bed.ndvm.plug('a', INTERNET);
  bed.configure('[network]\nports = 1');
  await up;
  const listening = bed.guest.spec.nics.filter(({ end }) => end === 'listen').map(({ socket }) => socket);
  expect(listening).toEqual([0, 1].map((port) => bed.names.port(port)));
  expect(bed.ndvm.status().ports.total).toBe(2);
});

it('leaves nothing of a clone that does not resume', async () => {
  bed.use('', {
    clone: async (spec, signal) =>
      Object.assign(await bed.hypervisor.start(spec, signal), { linkUp: () => Promise.reject(new Error('no link')) }),
  });
  await expect(bed.ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'network-not-started' });
  expect(bed.started.length).toBe(1);
  expect(await bed.runningVms()).toEqual([]);
});

it('cancels its start when it is stopped, and leaves nothing behind', async () => {
  bed.hypervisor.onHello = () => undefined;
  const up = bed.ndvm.ensureUp(never).catch((error: unknown) => error);
  await expect.poll(() => bed.hypervisor.guests.get('ndvm')?.heard.length).toBe(1);
  await bed.ndvm.stop();
  expect(await up).toMatchObject({ code: 'network-stopped' });
  expect(bed.ndvm.status()).toMatchObject({ state: 'stopped' });
  expect(await readdir(join(bed.folder, 'network'))).toEqual([]);
  expect(bed.started.length).toBe(1);
  expect(await bed.runningVms()).toEqual([]);
});

it('starts again for a session that waits while it is restarted', async () => {
  const obey = bed.hypervisor.onHello;
  bed.hypervisor.onHello = () => undefined;
  await bed.ndvm.plug('a', INTERNET);
  const up = bed.ndvm.ensureUp(never);
  await expect.poll(() => bed.hypervisor.guests.get('ndvm')?.heard.length).toBe(1);
  bed.hypervisor.onHello = obey;
  await bed.ndvm.stop();
  await up;
  expect(bed.ndvm.status().state).toBe('up');
});

it('does not start before the one that is being stopped is gone', async () => {
  await bed.ndvm.ensureUp(never);
  const before = bed.pids;
  const stopping = bed.ndvm.stop();
  await bed.ndvm.ensureUp(never);
  await stopping;
  expect(await runningOf(before)).toEqual([]);
  expect(await readdir(join(bed.folder, 'network'))).toContain('uplink');
  expect(bed.ndvm.status().state).toBe('up');
});

it('keeps the port folder of a session that opens while the last port is being cleaned up', async () => {
  for (let round = 0; round < 20; round += 1) {
    const port = await bed.ndvm.plug('a', INTERNET);
    await port.dispose();
    await nextTurn();
    const next = await bed.ndvm.plug('b', INTERNET);
    // Waits for the removals that were begun before, and keeps the ports in use.
    await bed.ndvm.stop();
    expect(await readdir(join(bed.folder, 'network', 'ports'))).toEqual(['0']);
    await next.dispose();
  }
});

it('refuses to start once the host agent ends', async () => {
  await bed.ndvm.preventStarts();
  await expect(bed.ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'host-agent-shutting-down' });
});

it('starts and stops when the configuration changes what it starts with', async () => {
  bed.use(WITH_SESSION);
  bed.configure('[network]\nstartWith = "agent"');
  bed.ndvm.settingsChanged();
  await expect.poll(() => bed.ndvm.status().state).toBe('up');
  bed.configure('[network]\nstartWith = "session"\nidleStopSeconds = 0');
  bed.ndvm.settingsChanged();
  await expect.poll(() => bed.ndvm.status().state).toBe('stopped');
});

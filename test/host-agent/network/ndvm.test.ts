import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import type { HostMessage } from '../../../appliance/protocol/messages.ts';
import { Failure } from '../../../host-agent/api/failure.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { type FakeGuest, FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';
import type { Vm } from '../../../host-agent/hypervisor/hypervisor.ts';
import { Ndvm, type NdvmOptions } from '../../../host-agent/network/ndvm.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { identify } from '../../../host-agent/process/process.ts';

const INTERNET = { kind: 'internet-only' } as const;
/** An NDVM that does not come back for the next session: another takes its place. */
const LEFT_ALONE = '[network]\nports = 2\nstartWith = "session"';
const never = new AbortController().signal;
let folder: string;
let hypervisor: FakeHypervisor;
let ndvm: Ndvm;
let started: Vm[];
/** Gives the last NDVM that was made another configuration. */
let change: (toml: string) => void;

/** An NDVM that does what it is told. Its uplink is a real passt. */
function makeNdvm(toml: string, options: Partial<NdvmOptions> = {}): Ndvm {
  const settings = { config: parseConfig(toml, 'config.toml') };
  change = (changed) => (settings.config = parseConfig(changed, 'config.toml'));
  return new Ndvm({
    hypervisor,
    names: vmFiles(join(folder, 'network')),
    clone: () => Promise.resolve(undefined),
    image: () =>
      Promise.resolve({
        digest: 'd'.repeat(64),
        boot: {
          kernel: join(folder, 'file'),
          initramfs: join(folder, 'file'),
          root: join(folder, 'file'),
          commandLine: '',
        },
      }),
    log: pino({ level: 'silent' }),
    keepConsole: () => Promise.resolve('/kept'),
    ...options,
    get config() {
      return settings.config;
    },
  });
}

function obedient(guest: FakeGuest): void {
  guest.say({
    type: 'hello',
    protocol: PROTOCOL_VERSION,
    role: 'network',
    reached: guest.heard.length > 1 ? ['uplink', 'bridge', 'policy', 'resolver'] : [],
  });
  for (const step of ['uplink', 'bridge', 'policy'] as const) guest.say({ type: 'step', step, elapsedMs: 1 });
  guest.say({ type: 'policy-applied', revision: 1 });
  guest.say({ type: 'step', step: 'resolver', elapsedMs: 1 });
}
/** An NDVM that enforces every policy at once. */
function enforcing(guest: FakeGuest, message: HostMessage): void {
  if (message.type === 'policy') guest.say({ type: 'policy-applied', revision: message.policy.revision });
}
const guest = (): FakeGuest => {
  const found = hypervisor.guests.get('ndvm');
  if (!found) throw new Error('No machine was started.');
  return found;
};
const pids = () => ndvm.status().processes.map(({ pid }) => pid);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-ndvm-'));
  await writeFile(join(folder, 'file'), '');
  hypervisor = new FakeHypervisor();
  hypervisor.onHello = obedient;
  hypervisor.onMessage = enforcing;
  started = [];
  const start = hypervisor.start.bind(hypervisor);
  hypervisor.start = async (spec, signal) => {
    const vm = await start(spec, signal);
    started.push(vm);
    return vm;
  };
  ndvm = makeNdvm('[network]\nports = 2');
});
afterEach(async () => {
  for (const port of [0, 1]) ndvm.ports.release(port);
  await ndvm.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the NDVM', () => {
  it('starts once for all who ask, tells its machine uplink and policy, and is up', async () => {
    await Promise.all([ndvm.ensureUp(never), ndvm.ensureUp(never)]);
    expect(ndvm.status()).toMatchObject({ state: 'up', mode: 'nat', uplink: 'user', ports: { used: 0, total: 2 } });
    expect(guest().heard.map(({ type }) => type)).toEqual(['hello', 'network']);
    expect(guest().heard[1]).toMatchObject({
      task: {
        mode: 'nat',
        uplink: { kind: 'static', address: '192.0.2.2', gateway: '192.0.2.1', resolver: '192.0.2.3' },
        policy: { revision: 1, ports: [], limits: { connections: 2048, newConnectionsPerSecond: 300 } },
      },
    });
    expect(guest().spec.nics.map(({ mac, end }) => `${mac} ${end}`)).toEqual([
      '02:53:42:00:00:00 connect',
      '02:53:42:01:00:00 listen',
      '02:53:42:01:00:01 listen',
    ]);
  });

  it('leaves no process when it is stopped', async () => {
    await ndvm.ensureUp(never);
    const before = pids();
    await ndvm.stop();
    expect(ndvm.status()).toMatchObject({ state: 'stopped', processes: [] });
    expect(before.length).toBe(2);
    expect(await Promise.all(before.map((pid) => identify('any', pid)))).toEqual([undefined, undefined]);
  });

  it('stops when no session has used it for as long as the configuration says', async () => {
    ndvm = makeNdvm('[network]\nports = 2\nstartWith = "session"\nidleStopSeconds = 0');
    const { port } = await ndvm.plug('a', INTERNET);
    await ndvm.ensureUp(never);
    expect(ndvm.status().state).toBe('up');
    ndvm.unplug(port);
    await expect.poll(() => ndvm.status().state).toBe('stopped');
    expect(guest().heard.at(-1)).toEqual({ type: 'port-released', port: 0 });
  });

  it('comes back for the sessions that use it when its machine dies, and their way to it stays', async () => {
    await ndvm.plug('a', INTERNET);
    await ndvm.ensureUp(never);
    const [vm = 0] = pids();
    process.kill(vm, 'SIGKILL');
    await expect.poll(() => ndvm.status().state === 'up' && !pids().includes(vm), { timeout: 5_000 }).toBe(true);
    expect(await readdir(join(folder, 'network', 'ports'))).toContain('0');
  });

  it('comes back also when nobody uses it, where it is to be up for the next session', async () => {
    await ndvm.ensureUp(never);
    const [vm = 0] = pids();
    process.kill(vm, 'SIGKILL');
    await expect.poll(() => ndvm.status().state === 'up' && !pids().includes(vm), { timeout: 5_000 }).toBe(true);
  });

  it('does not come back for ever', async () => {
    for (let died = 0; died < 4; died += 1) {
      await expect.poll(() => ndvm.status().state).not.toBe('starting');
      if (died === 0) await ndvm.ensureUp(never);
      const [vm = 0] = pids();
      process.kill(vm, 'SIGKILL');
      await expect.poll(() => pids().includes(vm)).toBe(false);
      if (died < 3) await expect.poll(() => ndvm.status().state, { timeout: 5_000 }).toBe('up');
    }
    await sleep(300);
    expect(ndvm.status().state).toBe('failed');
  });

  it('is not started again when nobody uses it and it comes with the first session', async () => {
    ndvm = makeNdvm(LEFT_ALONE);
    await ndvm.ensureUp(never);
    process.kill(pids()[0] ?? 0, 'SIGKILL');
    await expect.poll(() => ndvm.status()).toMatchObject({ state: 'failed', trouble: { code: 'network-ended' } });
  });

  it('is at rest, not in trouble, while it has no image', async () => {
    const missing = new Failure('image-missing', 'There is no network image yet.', { hint: 'Build it.' });
    ndvm = makeNdvm('', { image: () => Promise.reject(missing) });
    await expect(ndvm.ensureUp(never)).rejects.toBe(missing);
    expect(ndvm.status()).toMatchObject({ state: 'stopped' });
    expect(ndvm.status()).not.toHaveProperty('trouble');
  });

  it('says so when its machine cannot go on, and leaves nothing', async () => {
    hypervisor.onHello = (starting) => {
      starting.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'network', reached: [] });
      starting.say({ type: 'failed', step: 'bridge', message: 'no bridge' });
    };
    await expect(ndvm.ensureUp(never)).rejects.toMatchObject({
      code: 'network-failed',
      message: expect.stringContaining('bridge') as string,
    });
    expect(ndvm.status()).toMatchObject({
      state: 'failed',
      processes: [],
      trouble: {
        code: 'network-failed',
        message: expect.stringContaining('bridge') as string,
        hint: expect.stringContaining('restart') as string,
      },
    });
    expect(Date.parse(ndvm.status().trouble?.since ?? '')).toBeLessThanOrEqual(Date.now());
    hypervisor.onHello = obedient;
    await ndvm.ensureUp(never);
    expect(ndvm.status()).toMatchObject({ state: 'up' });
    expect(ndvm.status()).not.toHaveProperty('trouble');
  });

  it('is taken over by the next host agent, which tells it the policy of now', async () => {
    ndvm = makeNdvm(LEFT_ALONE);
    await ndvm.ensureUp(never);
    const first = ndvm.status();
    const successor = makeNdvm('[network]\nports = 2');
    await successor.adopt();
    await successor.ensureUp(never);
    // Its policies have numbers of their own, so that no answer to those of before is taken for one to these.
    expect(successor.status()).toEqual({
      ...first,
      policy: { ...first.policy, revision: expect.any(Number) as number },
    });
    expect(successor.status().policy?.revision).toBeGreaterThan(first.policy?.revision ?? 0);
    await expect.poll(() => guest().heard.map(({ type }) => type)).toEqual(['hello', 'network', 'hello', 'policy']);
    await successor.stop();
  });

  it('is thrown away when the next host agent wants more ports', async () => {
    ndvm = makeNdvm(LEFT_ALONE);
    await ndvm.ensureUp(never);
    const before = pids();
    const successor = makeNdvm('[network]\nports = 3');
    await successor.adopt();
    expect(successor.status()).toMatchObject({ state: 'stopped', processes: [] });
    expect(await Promise.all(before.map((pid) => identify('any', pid)))).toEqual([undefined, undefined]);
  });

  it('is kept when the next host agent wants fewer, and a session stays where it is plugged in', async () => {
    ndvm = makeNdvm(LEFT_ALONE);
    await ndvm.ensureUp(never);
    const before = pids();
    const successor = makeNdvm('[network]\nports = 1');
    successor.replug(1, 'a', INTERNET);
    await successor.adopt();
    expect(successor.status()).toMatchObject({ state: 'up', ports: { used: 1, total: 2 } });
    expect(pids()).toEqual(before);
    await successor.stop();
    await successor.ensureUp(never);
    expect(guest().spec.nics.filter(({ end }) => end === 'listen').length).toBe(2);
    successor.unplug(1);
    await successor.stop();
  });

  it('keeps the number of ports that it has when the configuration gets another, so that every port has its card', async () => {
    change('[network]\nports = 1');
    await ndvm.ensureUp(never);
    expect(
      guest()
        .spec.nics.filter(({ end }) => end === 'listen')
        .map(({ socket }) => socket),
    ).toEqual([0, 1].map((port) => vmFiles(join(folder, 'network')).port(port)));
    expect(ndvm.status().ports.total).toBe(2);
  });

  it('leaves nothing of a copy that does not wake', async () => {
    ndvm = makeNdvm('', {
      clone: async (spec, signal) =>
        Object.assign(await hypervisor.start(spec, signal), { linkUp: () => Promise.reject(new Error('no link')) }),
    });
    await expect(ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'network-not-started' });
    expect(
      await Promise.all(started.flatMap(({ record }) => record.processes).map(({ pid }) => identify('any', pid))),
    ).toEqual([undefined]);
  });

  it('is not kept up by ports that are reserved and given back', async () => {
    ndvm = makeNdvm('[network]\nports = 2\nstartWith = "session"\nidleStopSeconds = 1');
    await ndvm.ensureUp(never);
    for (let round = 0; round < 15 && ndvm.status().state === 'up'; round += 1) {
      const { port = -1 } = (await ndvm.reserve('spare', INTERNET)) ?? {};
      ndvm.unplug(port);
      await sleep(200);
    }
    expect(ndvm.status().state).toBe('stopped');
    expect(guest().heard.map(({ type }) => type)).not.toContain('port-released');
  });

  it('gives up its start when it is stopped, and leaves nothing of it', async () => {
    hypervisor.onHello = () => undefined;
    const up = ndvm.ensureUp(never).catch((error: unknown) => error);
    await expect.poll(() => hypervisor.guests.get('ndvm')?.heard.length).toBe(1);
    await ndvm.stop();
    expect(await up).toMatchObject({ code: 'network-stopped' });
    expect(ndvm.status()).toMatchObject({ state: 'stopped' });
    expect(await readdir(join(folder, 'network'))).toEqual([]);
    expect(
      await Promise.all(started.flatMap(({ record }) => record.processes).map(({ pid }) => identify('any', pid))),
    ).toEqual([undefined]);
  });

  it('starts anew for a session that waits while it is restarted', async () => {
    hypervisor.onHello = () => undefined;
    await ndvm.plug('a', INTERNET);
    const up = ndvm.ensureUp(never);
    await expect.poll(() => hypervisor.guests.get('ndvm')?.heard.length).toBe(1);
    hypervisor.onHello = obedient;
    await ndvm.stop();
    await up;
    expect(ndvm.status().state).toBe('up');
  });

  it('starts not before the one that is being stopped is gone', async () => {
    await ndvm.ensureUp(never);
    const before = pids();
    const stopping = ndvm.stop();
    await ndvm.ensureUp(never);
    await stopping;
    expect(await Promise.all(before.map((pid) => identify('any', pid)))).toEqual([undefined, undefined]);
    expect(await readdir(join(folder, 'network'))).toContain('uplink');
    expect(ndvm.status().state).toBe('up');
  });

  it('keeps the way of a session that comes while the last one is swept away', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { port } = await ndvm.plug('a', INTERNET);
      ndvm.unplug(port);
      await nextTurn();
      const next = await ndvm.plug('b', INTERNET);
      await sleep(2);
      expect(await readdir(join(folder, 'network', 'ports'))).toEqual(['0']);
      ndvm.unplug(next.port);
    }
  });

  it('starts no more once the host agent ends', async () => {
    await ndvm.startNoMore();
    await expect(ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'agent-ending' });
  });

  it('follows the configuration when it says anew when it is to be up', async () => {
    ndvm = makeNdvm(LEFT_ALONE);
    change('[network]\nstartWith = "agent"');
    ndvm.settingsChanged();
    await expect.poll(() => ndvm.status().state).toBe('up');
    change('[network]\nstartWith = "session"\nidleStopSeconds = 0');
    ndvm.settingsChanged();
    await expect.poll(() => ndvm.status().state).toBe('stopped');
  });

  it('says that its memory waits for its next start, also of one that was taken over', async () => {
    ndvm = makeNdvm(LEFT_ALONE);
    await ndvm.ensureUp(never);
    expect(ndvm.waitingSettings()).toEqual([]);
    change(`${LEFT_ALONE}\nmemoryMiB = 512`);
    expect(ndvm.waitingSettings()).toEqual([['network', 'memoryMiB']]);
    const successor = makeNdvm('[network]\nports = 2\nmemoryMiB = 512');
    await successor.adopt();
    expect(successor.waitingSettings()).toEqual([['network', 'memoryMiB']]);
    await successor.stop();
    await successor.ensureUp(never);
    expect(successor.waitingSettings()).toEqual([]);
    await successor.stop();
  });
});

/** What the NDVM is told of who may reach what, and what it says of it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import type { HostMessage, NetworkPolicy, PortAccess } from '../../../appliance/protocol/messages.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { type FakeGuest, FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';
import { Ndvm } from '../../../host-agent/network/ndvm.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';

const INTERNET: PortAccess = { kind: 'internet-only' };
const BANK: PortAccess = { kind: 'allow-list', names: ['bank.example'] };
const never = new AbortController().signal;
let folder: string;
let hypervisor: FakeHypervisor;
let ndvm: Ndvm;
let config = parseConfig('[network]\nports = 2', 'config.toml');

const guest = (): FakeGuest => {
  const found = hypervisor.guests.get('ndvm');
  if (!found) throw new Error('No machine was started.');
  return found;
};
/** The policy that the message carries, if it does. */
const policyIn = (message: HostMessage): NetworkPolicy | undefined =>
  message.type === 'policy'
    ? message.policy
    : message.type === 'network' && message.task.mode === 'nat'
      ? message.task.policy
      : undefined;
/** Who was said last to reach what. */
const told = () =>
  guest()
    .heard.map(policyIn)
    .findLast((policy) => policy !== undefined)?.ports;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-ndvm-'));
  await writeFile(join(folder, 'file'), '');
  hypervisor = new FakeHypervisor();
  hypervisor.onHello = (starting) =>
    starting.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'network', reached: [] });
  hypervisor.onMessage = (asked, message) => {
    const policy = policyIn(message);
    if (policy) asked.say({ type: 'policy-applied', revision: policy.revision });
    if (message.type === 'network') asked.say({ type: 'step', step: 'resolver', elapsedMs: 1 });
  };
  ndvm = new Ndvm({
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
    get config() {
      return config;
    },
  });
});
afterEach(async () => {
  for (const port of [0, 1]) ndvm.ports.release(port);
  await ndvm.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the policy of the NDVM', () => {
  it('is in force at a session’s port before the network is there for it', async () => {
    await ndvm.ensureUp(never);
    hypervisor.onMessage = () => undefined;
    await ndvm.plug('a', BANK);
    let isThere = false;
    const up = ndvm.ensureUp(never).then(() => (isThere = true));
    await expect.poll(told).toEqual([{ port: 0, access: BANK }]);
    guest().say({ type: 'policy-applied', revision: 1 });
    await sleep(100);
    expect(isThere).toBe(false);
    guest().say({ type: 'policy-applied', revision: 2 });
    await up;
    await expect.poll(() => isThere).toBe(true);
  });

  it('names the port of a spare ahead of the click, and anew when its session may reach something else', async () => {
    await ndvm.reserve('spare', INTERNET);
    await ndvm.ensureUp(never);
    expect(told()).toEqual([{ port: 0, access: INTERNET }]);
    ndvm.replug(0, 'a', INTERNET);
    await ndvm.ensureUp(never);
    expect(guest().heard.map(({ type }) => type)).not.toContain('policy');
    ndvm.replug(0, 'a', BANK);
    await ndvm.ensureUp(never);
    expect(told()).toEqual([{ port: 0, access: BANK }]);
  });

  it('does not name a port any more whose session has ended, and that is forgotten then', async () => {
    await ndvm.ensureUp(never);
    const { port } = await ndvm.plug('a', BANK);
    ndvm.unplug(port);
    await expect
      .poll(() => guest().heard.slice(-2))
      .toMatchObject([
        { type: 'policy', policy: { ports: [] } },
        { type: 'port-released', port: 0 },
      ]);
  });

  it('is told with who is at which port, and what that has carried', async () => {
    await ndvm.ensureUp(never);
    await ndvm.plug('a', BANK);
    await ndvm.reserve('spare', INTERNET);
    hypervisor.onMessage = (asked, message) => {
      if (message.type === 'count-traffic')
        asked.say({
          type: 'traffic',
          ports: [0, 1].map((port) => ({ port, sentBytes: 10, receivedBytes: 20, refusedPackets: 3 })),
        });
    };
    const session = { port: 0, session: 'a', policy: 'allow-list', allow: ['bank.example'] };
    expect(await ndvm.statusWithTraffic()).toMatchObject({
      state: 'up',
      policy: { revision: 3, connections: 2048, newConnectionsPerSecond: 300 },
      ports: { used: 1, total: 2, sessions: [{ ...session, sentBytes: 10, receivedBytes: 20, refusedPackets: 3 }] },
    });
    expect(ndvm.status().ports.sessions).toEqual([session]);
    expect(Date.parse(ndvm.status().since ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('is told also when the machine does not say what was carried', async () => {
    await ndvm.ensureUp(never);
    await ndvm.plug('a', BANK);
    expect((await ndvm.statusWithTraffic()).ports.sessions).toEqual([
      { port: 0, session: 'a', policy: 'allow-list', allow: ['bank.example'] },
    ]);
  });

  it('has other limits as soon as the configuration has', async () => {
    await ndvm.ensureUp(never);
    config = parseConfig('[network]\nports = 2\nconnections = 100', 'config.toml');
    ndvm.settingsChanged();
    await expect
      .poll(() => guest().heard.at(-1))
      .toMatchObject({ type: 'policy', policy: { limits: { connections: 100, newConnectionsPerSecond: 300 } } });
  });
});

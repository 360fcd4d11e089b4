/** The policy that the network VM is sent, and the traffic that it reports. */
import { expect, it } from 'vitest';
import type { HostMessage } from '../../../appliance/protocol/channels.ts';
import type { NetworkPolicy, PortAccess } from '../../../appliance/protocol/network.ts';
import { INTERNET, never, useNdvmTestBed } from './ndvm-test-bed.ts';
import { settle } from '../../bed/event-loop.ts';

const BANK: PortAccess = { kind: 'allow-list', names: ['bank.example'] };
const bed = useNdvmTestBed();

const policyIn = (message: HostMessage): NetworkPolicy | undefined =>
  message.type === 'policy'
    ? message.policy
    : message.type === 'configure' && message.task.mode === 'nat'
      ? message.task.policy
      : undefined;
/** The ports of the last policy that the guest was sent. */
const portsSent = () => bed.guest.heard.map(policyIn).findLast((policy) => policy !== undefined)?.ports;

it('enforces the policy at a session’s port before the session gets its network', async () => {
  await bed.ndvm.ensureUp(never);
  bed.hypervisor.onMessage = () => undefined;
  await bed.ndvm.plug('a', BANK);
  let isThere = false;
  const up = bed.ndvm.ensureUp(never).then(() => (isThere = true));
  await expect.poll(portsSent).toEqual([{ port: 0, access: BANK }]);
  bed.guest.say({ type: 'policy-applied', revision: 1 });
  bed.guest.say({ type: 'uplink', state: 'down' });
  await expect.poll(() => bed.ndvm.status().cable).toBe('down');
  await settle();
  expect(isThere).toBe(false);
  bed.guest.say({ type: 'policy-applied', revision: 2 });
  await up;
  await expect.poll(() => isThere).toBe(true);
});

it('names the port of a spare before the click, and again only when its session may reach something else', async () => {
  await bed.ndvm.reserve('spare', INTERNET);
  await bed.ndvm.ensureUp(never);
  expect(portsSent()).toEqual([{ port: 0, access: INTERNET }]);
  bed.ndvm.assign(0, 'a', INTERNET);
  await bed.ndvm.ensureUp(never);
  expect(bed.heardTypes).not.toContain('policy');
  bed.ndvm.assign(0, 'a', BANK);
  await bed.ndvm.ensureUp(never);
  expect(portsSent()).toEqual([{ port: 0, access: BANK }]);
});

it('removes a port from the policy when its session ends, then has the guest forget it', async () => {
  await bed.ndvm.ensureUp(never);
  const port = await bed.ndvm.plug('a', BANK);
  await port.dispose();
  await expect
    .poll(() => bed.guest.heard.slice(-2))
    .toMatchObject([
      { type: 'policy', policy: { ports: [] } },
      { type: 'forget-port', port: 0 },
    ]);
});

it('shows which session is at which port, and its traffic', async () => {
  await bed.ndvm.ensureUp(never);
  await bed.ndvm.plug('a', BANK);
  await bed.ndvm.reserve('spare', INTERNET);
  bed.hypervisor.onMessage = (guest, message) => {
    if (message.type === 'count-traffic')
      guest.say({
        type: 'traffic',
        ports: [0, 1].map((port) => ({ port, sentBytes: 10, receivedBytes: 20, refusedPackets: 3 })),
      });
  };
  const session = { port: 0, session: 'a', policy: 'allow-list', allow: ['bank.example'] };
  expect(await bed.ndvm.statusWithTraffic()).toMatchObject({
    state: 'up',
    policy: { revision: 3, connections: 2048, newConnectionsPerSecond: 300 },
    ports: { used: 1, total: 2, sessions: [{ ...session, sentBytes: 10, receivedBytes: 20, refusedPackets: 3 }] },
  });
  expect(bed.ndvm.status().ports.sessions).toEqual([session]);
  expect(Date.parse(bed.ndvm.status().since ?? '')).toBeLessThanOrEqual(Date.now());
});

it('shows the sessions without their traffic when the guest does not report it', async () => {
  await bed.ndvm.ensureUp(never);
  await bed.ndvm.plug('a', BANK);
  expect((await bed.ndvm.statusWithTraffic()).ports.sessions).toEqual([
    { port: 0, session: 'a', policy: 'allow-list', allow: ['bank.example'] },
  ]);
});

it('sends changed limits at once', async () => {
  await bed.ndvm.ensureUp(never);
  bed.configure('[network]\nports = 2\nconnections = 100');
  bed.ndvm.settingsChanged();
  await expect
    .poll(() => bed.guest.heard.at(-1))
    .toMatchObject({ type: 'policy', policy: { limits: { connections: 100, newConnectionsPerSecond: 300 } } });
});

import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UPLINK_MAC } from '../../../../appliance/protocol/addresses.ts';
import type { PortAccess, UplinkSetting } from '../../../../appliance/protocol/network.ts';
import { Gatekeeper } from '../../../../host-agent/network/filter/gatekeeper.ts';
import { filterRules } from '../../../../host-agent/network/filter/rules.ts';
import { UPLINK } from '../../../../host-agent/tools/passt.ts';
import { BROADCAST, dhcp, dhcpOption, tcp, TCP, udp } from '../../../bed/network/packets.ts';

const GATEWAY_MAC = '9a:55:9a:55:9a:55';
const PASST: UplinkSetting = { kind: 'static', ...UPLINK };
const INTERNET: PortAccess = { kind: 'internet-only' };
let folder: string;
let gatekeeper: Gatekeeper | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-gate-'));
  writeFileSync(files().lease, '');
});
afterEach(() => {
  gatekeeper?.close();
  rmSync(folder, { recursive: true });
});

const files = () => ({ rules: join(folder, 'rules.json'), lease: join(folder, 'lease.json') });
const begin = () =>
  (gatekeeper = new Gatekeeper(files(), (error) => {
    throw error;
  }));
const write = (text: string) => {
  writeFileSync(`${files().rules}.new`, text);
  renameSync(`${files().rules}.new`, files().rules);
};
const allow = (uplink: UplinkSetting, ...accesses: PortAccess[]) =>
  write(
    JSON.stringify(
      filterRules(uplink, { refusedNetworks: [], ports: accesses.map((access, port) => ({ port, access })) }),
    ),
  );
const leaving = (from: string = UPLINK.address, fromMac = UPLINK_MAC) =>
  tcp({ fromMac, toMac: GATEWAY_MAC, from, to: '203.0.113.10' }, 40_000, 443, TCP.syn);
const entering = (to: string = UPLINK.address, from = '203.0.113.10', toMac = UPLINK_MAC) =>
  tcp({ fromMac: GATEWAY_MAC, toMac, from, to }, 443, 40_000, TCP.ack);

describe('the gatekeeper', () => {
  it('lets nothing pass without rules that it can read', () => {
    const gate = begin();
    expect([gate.mayLeave(leaving()), gate.mayEnter(entering())]).toEqual([false, false]);
  });

  it('follows its rules while it runs, and closes when they go or cannot be read', async () => {
    allow(PASST, INTERNET);
    const gate = begin();
    const passes = () => [gate.mayLeave(leaving()), gate.mayEnter(entering())];
    expect(passes()).toEqual([true, true]);
    expect(gate.mayLeave(leaving('198.51.100.10'))).toBe(false);
    expect(gate.mayEnter(entering(UPLINK.address, '10.0.0.1'))).toBe(false);
    allow(PASST, { kind: 'offline' });
    await expect.poll(passes).toEqual([false, false]);
    allow(PASST, INTERNET);
    await expect.poll(passes).toEqual([true, true]);
    write('{"reach":"lan"}');
    await expect.poll(passes).toEqual([false, false]);
    allow(PASST, INTERNET);
    await expect.poll(passes).toEqual([true, true]);
    rmSync(files().rules);
    await expect.poll(passes).toEqual([false, false]);
  });
});

describe('the gatekeeper on a LAN', () => {
  const MAC = '02:aa:bb:cc:dd:ee';
  const TAP: UplinkSetting = { kind: 'dhcp', mac: MAC };
  const acknowledge = (offered: string) =>
    udp(
      { fromMac: GATEWAY_MAC, toMac: BROADCAST, from: '203.0.114.1', to: '255.255.255.255' },
      67,
      68,
      dhcp(5, {
        clientMac: MAC,
        offered,
        options: Buffer.concat([
          dhcpOption(1, '255.255.255.0'),
          dhcpOption(3, '203.0.114.1'),
          dhcpOption(6, '203.0.114.1'),
        ]),
      }),
    );

  it('opens for the address of the lease that passes it, and the next gatekeeper knows that lease', () => {
    allow(TAP, INTERNET);
    const gate = begin();
    expect(gate.mayLeave(leaving('203.0.114.7', MAC))).toBe(false);
    expect(gate.mayEnter(acknowledge('203.0.114.7'))).toBe(true);
    expect(gate.mayLeave(leaving('203.0.114.7', MAC))).toBe(true);
    expect(gate.mayEnter(entering('203.0.114.7', '203.0.113.10', MAC))).toBe(true);
    // The LAN of the lease is refused.
    expect(gate.mayEnter(entering('203.0.114.7', '203.0.114.9', MAC))).toBe(false);
    gate.close();
    const next = begin();
    expect(next.mayLeave(leaving('203.0.114.7', MAC))).toBe(true);
    expect(next.mayEnter(acknowledge('203.0.114.8'))).toBe(true);
    expect([next.mayLeave(leaving('203.0.114.7', MAC)), next.mayLeave(leaving('203.0.114.8', MAC))]).toEqual([
      false,
      true,
    ]);
  });

  it('writes a lease only when it differs', () => {
    allow(TAP, INTERNET);
    const gate = begin();
    gate.mayEnter(acknowledge('203.0.114.7'));
    const { ino } = statSync(files().lease);
    utimesSync(files().lease, 1, 1);
    gate.mayEnter(acknowledge('203.0.114.7'));
    gate.mayEnter(entering('203.0.114.7', '203.0.113.10', MAC));
    // It may neither create nor replace files.
    expect(statSync(files().lease)).toMatchObject({ ino, mtimeMs: 1000 });
    expect(JSON.parse(readFileSync(files().lease, 'utf8'))).toMatchObject({ network: '203.0.114.0/24' });
    expect(readdirSync(folder).sort()).toEqual(['lease.json', 'rules.json']);
  });

  it('believes no lease where the host gives the address', () => {
    allow({ kind: 'static', ...UPLINK }, INTERNET);
    const gate = begin();
    gate.mayEnter(acknowledge('203.0.114.7'));
    expect(readFileSync(files().lease, 'utf8')).toBe('');
  });

  it('starts without a lease when that of an earlier one cannot be read', () => {
    allow(TAP, INTERNET);
    writeFileSync(files().lease, '{"address":1}');
    expect(begin().mayLeave(leaving('203.0.114.7', MAC))).toBe(false);
  });
});

/**
 * The leak test: a real network VM, at whose ports the test sends what root in a browser VM could send, frame by frame, while it records
 * every frame on the uplink. Any frame there that the policy does not allow fails the test; so does an unsolicited one that enters.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  portMac,
  SESSION_NETWORK,
  sessionAddress,
  sessionMac,
  UPLINK_MAC,
} from '../../../appliance/protocol/addresses.ts';
import type { PortAccess } from '../../../appliance/protocol/network.ts';
import { UPLINK } from '../../../host-agent/tools/passt.ts';
import { WORLD_MAC } from '../../bed/network/frames/forbidden-frames.ts';
import { LeakTestBed, OTHER_SITE, seen, SITE } from '../../bed/network/leak-test-bed.ts';
import type { NetworkVm } from '../../bed/network/network-vm.ts';
import {
  arp,
  BROADCAST,
  dhcp,
  dhcpOption,
  dnsQuestion,
  ethernet,
  ETHERTYPE,
  icmp,
  ipv4,
  PROTOCOL,
  type Read,
  TCP,
  tcp,
  udp,
} from '../../bed/network/packets.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';
import { START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const BANK: PortAccess = { kind: 'allow-list', names: ['bank.example'] };
const INTERNET: PortAccess = { kind: 'internet-only' };
const OFFLINE: PortAccess = { kind: 'offline' };
/** Longer than an answer takes where there is one. */
const UNANSWERED_AFTER_MS = 4_000;

describe('a network VM', () => {
  const folder = makeRunFolder();
  let bed: LeakTestBed;
  let ndvm: NetworkVm;
  beforeAll(async () => {
    bed = await LeakTestBed.open(folder);
    ({ ndvm } = bed);
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await ndvm.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => bed.clear());

  it('gives the VM at a port the port’s address with itself as router and nameserver, and nothing to another card', async () => {
    const client = { fromMac: sessionMac(0), toMac: BROADCAST, from: '0.0.0.0', to: '255.255.255.255' };
    bed.port(0).send(udp(client, 68, 67, dhcp(1, { clientMac: sessionMac(0) })));
    const offer = await bed.until(bed.port(0), ({ ip }) => ip?.fromPort === 67 && ip.toPort === 68);
    expect([...(offer?.ip?.payload.subarray(16, 20) ?? [])].join('.')).toBe(sessionAddress(0));
    const options = offer?.ip?.payload.subarray(240) ?? Buffer.alloc(0);
    for (const code of [3, 6]) expect(options.includes(dhcpOption(code, SESSION_NETWORK.address))).toBe(true);
    bed.port(0).frames.length = 0;
    bed.port(0).send(udp(client, 68, 67, dhcp(1, { clientMac: sessionMac(1) })));
    // The server takes one after another.
    bed.port(0).send(udp(client, 68, 67, dhcp(1, { clientMac: sessionMac(0) })));
    await bed.until(bed.port(0), ({ ip }) => ip?.fromPort === 67);
    const offers = ndvm.ports.map((link) => seen(link).filter(({ ip }) => ip?.fromPort === 67).length);
    expect(offers).toEqual([1, 0]);
  });

  it('lets a session reach the Internet, and sends no forbidden frame to the uplink', async () => {
    await ndvm.enforce(INTERNET, INTERNET);
    await bed.sendAllForbidden();
    expect(bed.leaks()).toEqual([]);
    // The check does detect what is let through.
    expect(await bed.reaches(0, SITE)).toBe(true);
    expect(bed.leaks()).not.toEqual([]);
    expect(bed.leaks(SITE)).toEqual([]);
  });

  it('sends no forbidden frame to another session', async () => {
    await ndvm.enforce(INTERNET, INTERNET);
    await bed.sendAllForbidden();
    // A frame with the other session's MAC or IP address would leave as that session's.
    expect(bed.leaks()).toEqual([]);
    // The network VM itself may ask who has the address.
    expect(seen(bed.port(1)).filter(({ from }) => from !== bed.vmMac)).toEqual([]);
    expect(seen(bed.port(1)).filter(({ arp: asked }) => asked === undefined)).toEqual([]);
    // The other session has kept its place in the ARP table.
    expect(await bed.resolve(1, 'other.example')).toEqual({ code: 0, address: OTHER_SITE });
  });

  it('counts the packets that it refuses, at their own port only', async () => {
    await ndvm.enforce(INTERNET, INTERNET);
    for (const port of [0, 1]) ndvm.say({ type: 'forget-port', port });
    await bed.sendAllForbidden();
    expect(await bed.reaches(0, SITE)).toBe(true);
    const [first, second] = await ndvm.traffic();
    expect(first?.refusedPackets).toBeGreaterThan(20);
    expect(first?.sentBytes).toBeGreaterThan(0);
    expect(second).toMatchObject({ port: 1, sentBytes: 0, refusedPackets: 0 });
  });

  it('is the only server that answers DNS, and refuses a name that resolves to an internal address', async () => {
    await ndvm.enforce(INTERNET, INTERNET);
    bed.clear();
    for (const server of [UPLINK.resolver, SITE])
      for (const toPort of [53, 853, 5353])
        bed.port(0).send(udp(bed.ends(0, server), 30_100, toPort, dnsQuestion('leak.example')));
    expect(await bed.reaches(0, SITE, 53)).toBe(false);
    expect(await bed.resolve(0, 'other.example')).toEqual({ code: 0, address: OTHER_SITE });
    // As if it did not exist.
    expect(await bed.resolve(0, 'inside.example')).toEqual({ code: 3 });
    expect(bed.leaks()).toEqual([]);
    // The question was not forwarded under the network VM's own address either.
    expect(seen(ndvm.uplink).filter(({ ip }) => ip?.payload.includes('leak') === true)).toEqual([]);
  });

  it('lets a session with an allow-list reach only the addresses of its names', async () => {
    await ndvm.enforce(OFFLINE, INTERNET);
    await ndvm.enforce(BANK, INTERNET);
    bed.clear();
    expect(await bed.reaches(0, SITE)).toBe(false);
    expect(await bed.resolve(0, 'other.example')).toEqual({ code: 3 });
    expect(bed.packetsSent()).toEqual([]);
    expect(await bed.resolve(0, 'www.bank.example')).toEqual({ code: 0, address: SITE });
    expect(await bed.reaches(0, SITE)).toBe(true);
    expect(await bed.reaches(0, OTHER_SITE)).toBe(false);
    await bed.sendAllForbidden();
    expect(bed.leaks(SITE)).toEqual([]);
  });

  it('keeps the addresses of one session’s allow-list when the policy of another changes', async () => {
    await ndvm.enforce(BANK, INTERNET);
    expect(await bed.resolve(0, 'www.bank.example')).toEqual({ code: 0, address: SITE });
    await ndvm.enforce(BANK, BANK);
    expect(await bed.reaches(0, SITE)).toBe(true);
    expect(await bed.reaches(1, SITE)).toBe(false);
  });

  it('forgets addresses and counts of a port before the next session gets it', async () => {
    await ndvm.enforce(BANK, BANK);
    expect(await bed.resolve(0, 'www.bank.example')).toEqual({ code: 0, address: SITE });
    expect(await bed.reaches(0, SITE)).toBe(true);
    await ndvm.enforce(OFFLINE, BANK);
    ndvm.say({ type: 'forget-port', port: 0 });
    await ndvm.enforce(BANK, BANK);
    bed.clear();
    expect(await bed.reaches(0, SITE)).toBe(false);
    expect((await ndvm.traffic())[0]?.sentBytes).toBe(0);
  });

  it('lets an offline session reach nothing, and resolves no name for it', async () => {
    await ndvm.enforce(OFFLINE, INTERNET);
    bed.clear();
    expect(await bed.reaches(0, SITE)).toBe(false);
    expect(await bed.resolve(0, 'bank.example', UNANSWERED_AFTER_MS)).toBeUndefined();
    await bed.sendAllForbidden();
    expect(bed.packetsSent()).toEqual([]);
    expect(bed.leaks()).toEqual([]);
  });

  it('lets answers in, and nothing else that the world sends', async () => {
    await ndvm.enforce(INTERNET, INTERNET);
    bed.clear();
    sendUnsolicited(bed);
    for (const index of [0, 1]) await bed.untilForwarded(index);
    // An earlier test sent fragments without their rest. Half a minute later, the network VM itself says so.
    const isLate = (ip: Read['ip']) =>
      ip?.from === SESSION_NETWORK.address && ip.payload[0] === 11 && ip.payload[1] === 1;
    for (const link of ndvm.ports)
      expect(seen(link).filter(({ arp: asked, ip }) => asked === undefined && !isLate(ip))).toEqual([]);
    expect(await bed.reaches(0, SITE)).toBe(true);
    const syn = seen(ndvm.uplink).find(({ ip }) => ip?.to === SITE);
    ndvm.uplink.send(
      tcp(
        { fromMac: WORLD_MAC, toMac: UPLINK_MAC, from: SITE, to: UPLINK.address },
        443,
        syn?.ip?.fromPort ?? 0,
        TCP.syn | TCP.ack,
        { acknowledged: 1001 },
      ),
    );
    expect(await bed.until(bed.port(0), ({ ip }) => ip?.from === SITE && ip.to === sessionAddress(0))).toBeDefined();
  });
});

/** Sends packets from outside that no session has asked for. */
function sendUnsolicited({ ndvm, vmMac }: LeakTestBed): void {
  const world = { fromMac: WORLD_MAC, toMac: UPLINK_MAC };
  const inside = [UPLINK.address, sessionAddress(0), SESSION_NETWORK.address, '255.255.255.255', '224.0.0.251'];
  for (const from of [UPLINK.gateway, SITE, sessionAddress(1), SESSION_NETWORK.address, '192.168.1.1']) {
    for (const to of inside) {
      const between = { ...world, from, to };
      for (const frame of [
        tcp(between, 443, 20_001, TCP.syn),
        tcp(between, 443, 20_001, TCP.ack),
        udp(between, 53, 20_001, Buffer.from('x')),
        udp(between, 67, 68, dhcp(2, { clientMac: sessionMac(0), offered: '203.0.113.9' })),
        icmp(between, 8),
        icmp(between, 5),
        ipv4(between, PROTOCOL.gre, Buffer.alloc(8)),
      ])
        ndvm.uplink.send(frame);
    }
  }
  for (const toMac of [BROADCAST, sessionMac(0), portMac(0), vmMac]) {
    ndvm.uplink.send(arp({ fromMac: WORLD_MAC, toMac, from: UPLINK.gateway, to: sessionAddress(0) }, 'request'));
    ndvm.uplink.send(ethernet({ fromMac: WORLD_MAC, toMac }, ETHERTYPE.ipv6, Buffer.from('6000000000083aff', 'hex')));
    ndvm.uplink.send(tcp({ ...world, toMac, from: SITE, to: sessionAddress(0) }, 443, 20_001, TCP.syn));
  }
}

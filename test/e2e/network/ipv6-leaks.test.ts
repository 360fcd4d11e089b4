/**
 * The leak test for both families: a real network VM whose uplink has IPv6, at whose ports the test sends what root in a browser VM could send, frame by
 * frame, while it records every frame on the uplink.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  portMac,
  SESSION_NETWORK_6,
  sessionAddress6,
  sessionMac,
  UPLINK_MAC,
} from '../../../appliance/protocol/addresses.ts';
import type { InternetFamilies, PortAccess } from '../../../appliance/protocol/network.ts';
import { UPLINK_6 } from '../../../host-agent/tools/passt.ts';
import { WORLD_MAC } from '../../bed/network/frames/forbidden-frames.ts';
import {
  HEADER,
  icmp6,
  ICMP6,
  neighbourClaim,
  neighbourQuestion,
  part,
  routerClaim,
  tcp6,
  tcpSegment,
  udp6,
  withHeaders,
} from '../../bed/network/ipv6/ipv6-packets.ts';
import { LeakTestBed, OTHER_SITE_6, seen, SITE, SITE_6 } from '../../bed/network/leak-test-bed.ts';
import type { NetworkVm } from '../../bed/network/network-vm.ts';
import { BROADCAST, dhcp, PROTOCOL, TCP, udp } from '../../bed/network/packets.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';
import { START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const BANK: PortAccess = { kind: 'allow-list', names: ['bank.example'] };
const INTERNET: PortAccess = { kind: 'internet-only' };
const OFFLINE: PortAccess = { kind: 'offline' };
const BOTH: InternetFamilies = { ipv4: true, ipv6: true, resolver: 'ipv4' };

describe('a network VM with IPv6', () => {
  const folder = makeRunFolder();
  let bed: LeakTestBed;
  let ndvm: NetworkVm;
  beforeAll(async () => {
    bed = await LeakTestBed.open(folder, BOTH);
    ({ ndvm } = bed);
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await ndvm.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    ndvm.internet = BOTH;
    bed.clear();
  });

  it('says to a session that there is IPv6, with the address that follows from the other one', async () => {
    const client = { fromMac: sessionMac(0), toMac: BROADCAST, from: '0.0.0.0', to: '255.255.255.255' };
    const asked = Buffer.from([55, 2, 1, 224]);
    bed.port(0).send(udp(client, 68, 67, dhcp(1, { clientMac: sessionMac(0), options: asked })));
    const offer = await bed.until(bed.port(0), ({ ip }) => ip?.fromPort === 67 && ip.toPort === 68);
    const options = offer?.ip?.payload.subarray(240) ?? Buffer.alloc(0);
    expect(options.includes(Buffer.concat([Buffer.from([224, 4]), Buffer.from('ipv6')]))).toBe(true);
  });

  it('lets a session reach the Internet by IPv6, and sends no forbidden frame of either family to the uplink', async () => {
    await ndvm.enforce(INTERNET, INTERNET);
    const sent = await bed.sendAllForbidden();
    expect(sent).toBeGreaterThan(400);
    expect(bed.leaks()).toEqual([]);
    // The check does detect what is let through.
    expect(await bed.reaches(0, SITE_6)).toBe(true);
    expect(await bed.reaches(0, SITE)).toBe(true);
    expect(bed.leaks()).not.toEqual([]);
    expect(bed.leaks(SITE, SITE_6)).toEqual([]);
    // NAT64 leads to IPv4, and not to what is inside.
    expect(await bed.reaches(0, '64:ff9b::5db8:d822')).toBe(true);
    expect(await bed.reaches(0, '64:ff9b::c0a8:101')).toBe(false);
  });

  it('sends no forbidden frame of IPv6 to another session, and counts what it refuses at its own port', async () => {
    await ndvm.enforce(INTERNET, INTERNET);
    for (const port of [0, 1]) ndvm.say({ type: 'forget-port', port });
    await bed.sendAllForbidden();
    expect(bed.leaks()).toEqual([]);
    expect(seen(bed.port(1)).filter(({ arp: asked }) => asked === undefined)).toEqual([]);
    expect(await bed.reaches(1, OTHER_SITE_6)).toBe(true);
    const [first, second] = await ndvm.traffic();
    expect(first?.refusedPackets).toBeGreaterThan(200);
    expect(second?.refusedPackets).toBe(0);
  });

  it('answers a session which card it has, and nothing else about neighbours and routers', async () => {
    await ndvm.enforce(INTERNET, INTERNET);
    const group = {
      fromMac: sessionMac(0),
      toMac: '33:33:ff:00:00:01',
      from: sessionAddress6(0),
      to: 'ff02::1:ff00:1',
    };
    for (const target of [sessionAddress6(1), UPLINK_6.address, UPLINK_6.gateway])
      bed.port(0).send(neighbourQuestion(group, target));
    bed.port(0).send(icmp6({ ...group, to: 'ff02::2' }, ICMP6.routerQuestion, Buffer.alloc(4)));
    bed.port(0).send(neighbourQuestion(group, SESSION_NETWORK_6.address));
    await bed.until(bed.port(0), ({ ip6 }) => ip6?.payload[0] === ICMP6.neighbour);
    await bed.untilForwarded(0);
    const said = seen(bed.port(0)).flatMap(({ ip6 }) => ip6 ?? []);
    expect(said.map(({ from, to, payload }) => [from, to, payload[0]])).toEqual([
      [SESSION_NETWORK_6.address, sessionAddress6(0), ICMP6.neighbour],
    ]);
    expect(bed.leaks()).toEqual([]);
  });

  it('lets a session with an allow-list reach the addresses of both families of its names only, and an offline one nothing', async () => {
    await ndvm.enforce(OFFLINE, INTERNET);
    await ndvm.enforce(BANK, INTERNET);
    bed.clear();
    expect(await bed.reaches(0, SITE_6)).toBe(false);
    expect(await bed.resolve6(0, 'other.example')).toEqual({ code: 3 });
    expect(bed.packetsSent()).toEqual([]);
    expect(await bed.resolve6(0, 'www.bank.example')).toEqual({ code: 0, address: SITE_6 });
    expect(await bed.reaches(0, SITE_6)).toBe(true);
    expect(await bed.reaches(0, SITE)).toBe(false);
    expect(await bed.reaches(0, OTHER_SITE_6)).toBe(false);
    await bed.sendAllForbidden();
    expect(bed.leaks(SITE_6)).toEqual([]);
    await ndvm.enforce(OFFLINE, INTERNET);
    bed.clear();
    expect(await bed.reaches(0, SITE_6)).toBe(false);
    await bed.sendAllForbidden();
    expect(bed.packetsSent()).toEqual([]);
  });

  it('passes nothing of IPv6 while the host has none, and tells no address of it', async () => {
    ndvm.internet = { ipv4: true, ipv6: false, resolver: 'ipv4' };
    await ndvm.enforce(INTERNET, INTERNET);
    bed.clear();
    bed.port(0).send(tcp6(bed.ends(0, SITE_6), 20_001, 443));
    await bed.sendAllForbidden();
    expect(seen(ndvm.uplink).filter(({ ip6 }) => ip6 !== undefined)).toEqual([]);
    expect(await bed.resolve6(0, 'bank.example')).toEqual({ code: 0 });
    expect(await bed.resolve(0, 'bank.example')).toEqual({ code: 0, address: SITE });
  });

  it('asks a host without IPv4 for names by IPv6, and tells no address of IPv4', async () => {
    ndvm.internet = { ipv4: false, ipv6: true, resolver: 'ipv6' };
    await ndvm.enforce(INTERNET, INTERNET);
    bed.clear();
    expect(await bed.resolve6(0, 'bank.example')).toEqual({ code: 0, address: SITE_6 });
    expect(await bed.resolve(0, 'bank.example')).toEqual({ code: 0 });
    expect(await bed.resolve6(0, 'inside.example')).toEqual({ code: 3 });
    expect(bed.leaks()).toEqual([]);
    expect(seen(ndvm.uplink).filter(({ ip }) => ip?.toPort === 53)).toEqual([]);
  });

  it('lets answers of IPv6 in, and nothing else that the world sends, and believes no router', async () => {
    await ndvm.enforce(INTERNET, INTERNET);
    bed.clear();
    sendUnsolicited(bed);
    for (const index of [0, 1]) await bed.untilForwarded(index);
    for (const link of ndvm.ports) expect(seen(link).filter(({ ip6 }) => ip6 !== undefined)).toEqual([]);
    expect(bed.leaks()).toEqual([]);
    expect(await bed.reaches(0, SITE_6)).toBe(true);
    // Still to the card that the host has named.
    expect(bed.leaks(SITE_6)).toEqual([]);
    const syn = seen(ndvm.uplink).find(({ ip6 }) => ip6?.to === SITE_6);
    const back = { fromMac: UPLINK_6.mac, toMac: UPLINK_MAC, from: SITE_6, to: UPLINK_6.address };
    ndvm.uplink.send(tcp6(back, 443, syn?.ip6?.fromPort ?? 0, TCP.syn | TCP.ack));
    expect(
      await bed.until(bed.port(0), ({ ip6 }) => ip6?.from === SITE_6 && ip6.to === sessionAddress6(0)),
    ).toBeDefined();
  });
});

/** Sends packets from outside that no session has asked for. */
function sendUnsolicited({ ndvm, vmMac }: LeakTestBed): void {
  const world = { fromMac: WORLD_MAC, toMac: UPLINK_MAC };
  const inside = [UPLINK_6.address, sessionAddress6(0), SESSION_NETWORK_6.address, 'ff02::1'];
  for (const from of [UPLINK_6.gateway, SITE_6, sessionAddress6(1), SESSION_NETWORK_6.address, 'fe80::1', 'fd00::1'])
    for (const to of inside) {
      const ends = { ...world, from, to };
      for (const frame of [
        tcp6(ends, 443, 20_001),
        tcp6(ends, 443, 20_001, TCP.ack),
        udp6(ends, 53, 20_001, Buffer.from('x')),
        udp6(ends, 547, 546, Buffer.from('0212345600010000', 'hex')),
        icmp6(ends, ICMP6.ping),
        icmp6(ends, ICMP6.redirect, Buffer.alloc(36)),
        routerClaim(ends),
        neighbourClaim(ends, UPLINK_6.gateway),
        neighbourQuestion(ends, UPLINK_6.address),
        withHeaders(ends, [[HEADER.fragment, part(0, true)]], PROTOCOL.tcp, tcpSegment(ends, 443, 20_001)),
      ])
        ndvm.uplink.send(frame);
    }
  for (const toMac of [BROADCAST, '33:33:00:00:00:01', sessionMac(0), portMac(0), vmMac]) {
    const ends = { fromMac: WORLD_MAC, toMac, from: 'fe80::1', to: 'ff02::1' };
    ndvm.uplink.send(routerClaim(ends));
    ndvm.uplink.send(tcp6({ ...ends, from: SITE_6, to: sessionAddress6(0) }, 443, 20_001));
  }
}

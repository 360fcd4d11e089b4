import { fc } from '../../../bed/random.ts';
import { describe, expect, it } from 'vitest';
import { UPLINK_MAC } from '../../../../appliance/protocol/addresses.ts';
import type { PortAccess, UplinkSetting } from '../../../../appliance/protocol/network.ts';
import { filterRules, type Gate, gateOf } from '../../../../host-agent/network/filter/rules.ts';
import { inward, outward } from '../../../../host-agent/network/filter/verdict.ts';
import { UPLINK } from '../../../../host-agent/tools/passt.ts';
import {
  arp,
  BROADCAST,
  ETHERTYPE,
  ethernet,
  icmp,
  ipv4,
  PROTOCOL,
  tcp,
  TCP,
  udp,
} from '../../../bed/network/packets.ts';

const PASST: UplinkSetting = { kind: 'static', ...UPLINK };
const GATEWAY_MAC = '9a:55:9a:55:9a:55';
const WORLD = '203.0.113.10';
const LAN = '192.168.77.20';
const PUBLIC_LAN = '203.0.114.20';
const INTERNET: PortAccess = { kind: 'internet-only' };
const OPEN: PortAccess = { kind: 'open' };
const OFFLINE: PortAccess = { kind: 'offline' };
const ALLOW_LIST: PortAccess = { kind: 'allow-list', names: ['site.test'] };

const PORTAL: PortAccess = { kind: 'portal', hosts: [{ address: LAN, name: 'login.test' }], ports: [80, 8443] };

const gate = (...accesses: PortAccess[]): Gate => gateFor(PASST, accesses);
const gateFor = (uplink: UplinkSetting, accesses: PortAccess[]): Gate =>
  gateOf(
    filterRules(uplink, {
      refusedNetworks: ['203.0.114.0/24', 'fd00::/8'],
      ports: accesses.map((access, port) => ({ port, access })),
    }),
  );
const out = (to: string, from: string = UPLINK.address) => ({ fromMac: UPLINK_MAC, toMac: GATEWAY_MAC, from, to });
const back = (from: string, to: string = UPLINK.address) => ({ fromMac: GATEWAY_MAC, toMac: UPLINK_MAC, from, to });
const syn = (to: string, port = 443) => tcp(out(to), 40_000, port, TCP.syn);
const question = (to: string, port = 53) => udp(out(to), 40_000, port, Buffer.alloc(40));

describe('a frame from the network VM', () => {
  it.each([
    ['the Internet', WORLD],
    ['the network next to a private one', '172.32.0.1'],
  ])('passes to %s when a session may reach the Internet', (_, address) => {
    for (const access of [INTERNET, ALLOW_LIST, OPEN]) expect(outward(syn(address), gate(access))).toBe('pass');
  });

  it.each([
    ['the LAN', LAN],
    ['a LAN with public addresses', PUBLIC_LAN],
    ['a private network', '10.1.2.3'],
    ['the last address of a private network', '172.31.255.255'],
    ['a network shared by providers', '100.64.0.1'],
  ])('is refused to %s, unless a session’s policy is open', (_, address) => {
    for (const frame of [syn(address), question(address, 161), icmp(out(address), 8)]) {
      expect(outward(frame, gate(INTERNET, ALLOW_LIST))).toBe('refused-network');
      expect(outward(frame, gate(INTERNET, OPEN))).toBe('pass');
    }
  });

  it.each([
    ['loopback', '127.0.0.1'],
    ['link-local addresses', '169.254.169.254'],
    ['multicast', '224.0.0.251'],
    ['broadcast', '255.255.255.255'],
    ['the gateway of the uplink', UPLINK.gateway],
    ['other ports of the resolver', UPLINK.resolver],
  ])('is refused to %s under every policy', (_, address) => {
    for (const access of [INTERNET, OPEN]) expect(outward(syn(address), gate(access))).toBe('refused-network');
  });

  it('is refused to everything, DNS included, when no session may reach anything', () => {
    for (const closed of [gate(), gate(OFFLINE)])
      for (const frame of [syn(WORLD), question(UPLINK.resolver)])
        expect(outward(frame, closed)).toBe('nothing-allowed');
  });

  it('asks only the uplink’s resolver for names, unless a session’s policy is open', () => {
    expect(outward(question(UPLINK.resolver), gate(INTERNET))).toBe('pass');
    for (const port of [53, 853, 5353]) expect(outward(question(WORLD, port), gate(INTERNET))).toBe('direct-dns');
    expect(outward(question(WORLD), gate(OPEN))).toBe('pass');
  });

  it('is refused when it is not from the network VM’s card and address', () => {
    const foreign = { ...out(WORLD), fromMac: '02:53:42:02:00:00' };
    expect(outward(tcp(foreign, 40_000, 80, TCP.syn), gate(OPEN))).toBe('foreign-card');
    expect(outward(tcp(out(WORLD, '198.51.100.10'), 40_000, 80, TCP.syn), gate(OPEN))).toBe('foreign-address');
    expect(outward(tcp({ ...out(WORLD), toMac: BROADCAST }, 40_000, 80, TCP.syn), gate(OPEN))).toBe('foreign-card');
  });

  it.each(['ipv6', 'vlan', 'eapol', 'lldp'] as const)('is refused as %s', (kind) => {
    expect(outward(ethernet(out(WORLD), ETHERTYPE[kind], Buffer.alloc(64)), gate(OPEN))).toBe('other-protocol');
  });

  it('asks for no address of a neighbour but those that the network VM needs', () => {
    expect(outward(arp(out(UPLINK.gateway), 'request'), gate(INTERNET))).toBe('pass');
    expect(outward(arp(out('192.0.2.77'), 'request'), gate(INTERNET))).toBe('foreign-neighbour');
    expect(outward(arp(out('192.0.2.77'), 'request'), gate(OPEN))).toBe('pass');
    expect(outward(arp(out(UPLINK.gateway, UPLINK.gateway), 'reply'), gate(OPEN))).toBe('foreign-address');
    const posing = arp(out(UPLINK.gateway), 'reply');
    posing.write('9a559a559a55', 22, 'hex');
    expect(outward(posing, gate(OPEN))).toBe('foreign-card');
  });

  it('cannot hide its port in fragments, nor its way in options', () => {
    const [first, later, last] = [0x2000, 0x2001, 0x0002];
    const part = (payload: Buffer, fragment: number, to = WORLD) => ipv4(out(to), PROTOCOL.udp, payload, { fragment });
    expect(outward(part(Buffer.alloc(7), first), gate(INTERNET))).toBe('tiny-fragment');
    expect(outward(part(Buffer.alloc(16), later), gate(INTERNET))).toBe('tiny-fragment');
    expect(outward(part(Buffer.alloc(16), last), gate(INTERNET))).toBe('pass');
    expect(outward(part(Buffer.alloc(16), last, LAN), gate(INTERNET))).toBe('refused-network');
    const dns = Buffer.from('9c40003500100000', 'hex');
    expect(outward(part(dns, first, UPLINK.resolver), gate(INTERNET))).toBe('refused-network');
    expect(outward(part(dns, first), gate(INTERNET))).toBe('direct-dns');
    const routed = syn(WORLD);
    routed[14] = 0x46;
    expect(outward(routed, gate(OPEN))).toBe('ip-options');
  });

  it('is refused when it is shorter than its headers say', () => {
    const whole = syn(WORLD);
    const lengths = [0, 13, 33, 53];
    expect(lengths.map((bytes) => outward(whole.subarray(0, bytes), gate(OPEN)))).toEqual(
      lengths.map(() => 'truncated'),
    );
    expect(outward(arp(out(UPLINK.gateway), 'request').subarray(0, 41), gate(OPEN))).toBe('truncated');
  });
});

describe('a frame to the network VM', () => {
  it('passes from where a frame may go, from the resolver, and as an error about a packet', () => {
    expect(inward(tcp(back(WORLD), 443, 40_000, TCP.ack), gate(INTERNET))).toBe('pass');
    expect(inward(udp(back(UPLINK.resolver), 53, 40_000, Buffer.alloc(40)), gate(INTERNET))).toBe('pass');
    expect(inward(icmp(back('10.9.9.9'), 3), gate(INTERNET))).toBe('pass');
    expect(inward(tcp(back(LAN), 443, 40_000, TCP.ack), gate(OPEN))).toBe('pass');
    expect(inward(arp(back(UPLINK.gateway), 'reply'), gate(INTERNET))).toBe('pass');
    expect(inward(arp({ ...back(UPLINK.gateway), toMac: BROADCAST }, 'request'), gate(INTERNET))).toBe('pass');
    expect(inward(ipv4(back('10.9.9.9'), PROTOCOL.icmp, Buffer.alloc(8, 3)), gate(INTERNET))).toBe('pass');
  });

  it.each([
    ['refused-network', tcp(back(LAN), 443, 40_000, TCP.ack)],
    ['refused-network', icmp(back(LAN), 8)],
    ['refused-network', udp(back(UPLINK.resolver), 67, 68, Buffer.alloc(300))],
    ['foreign-card', tcp({ ...back(WORLD), toMac: '02:53:42:02:00:00' }, 443, 40_000, TCP.ack)],
    ['foreign-card', udp({ ...back(WORLD), toMac: BROADCAST }, 443, 40_000, Buffer.alloc(8))],
    ['foreign-address', tcp(back(WORLD, '198.51.100.10'), 443, 40_000, TCP.ack)],
    ['other-protocol', ethernet(back(WORLD), ETHERTYPE.ipv6, Buffer.alloc(64))],
    // Only the resolver's answers count as such.
    ['refused-network', udp(back(LAN), 53, 40_000, Buffer.alloc(40))],
    // A UDP header, or a fragment, that begins like an ICMP error.
    ['refused-network', udp(back(LAN), 0x0301, 40_000, Buffer.alloc(40))],
    ['refused-network', ipv4(back(LAN), PROTOCOL.icmp, Buffer.alloc(16, 3), { fragment: 2 })],
    ['refused-network', ipv4(back(LAN), PROTOCOL.icmp, Buffer.alloc(7, 3))],
    ['foreign-card', arp({ ...back(UPLINK.gateway), toMac: 'ff:ff:ff:ff:00:00' }, 'request')],
    ['foreign-card', arp({ ...back(UPLINK.gateway), toMac: '00:00:00:00:ff:ff' }, 'request')],
  ])('is refused otherwise: %s', (verdict, frame) => {
    expect(inward(frame, gate(INTERNET))).toBe(verdict);
  });
});

describe('a network VM with a session that signs in to a network', () => {
  const back_ = (from: string, port: number) => tcp(back(from), port, 40_000, TCP.ack);
  it('reaches the portal by TCP at its ports, and nothing else', () => {
    for (const port of [80, 8443]) {
      expect(outward(syn(LAN, port), gate(PORTAL))).toBe('pass');
      expect(inward(back_(LAN, port), gate(PORTAL))).toBe('pass');
    }
    for (const frame of [
      syn(LAN, 443),
      udp(out(LAN), 40_000, 80, Buffer.alloc(8)),
      icmp(out(LAN), 8),
      ipv4(out(LAN), PROTOCOL.tcp, Buffer.alloc(64), { fragment: 0x2000 }),
      syn('192.168.77.1', 80),
      syn(WORLD, 80),
      question(UPLINK.resolver),
    ])
      expect(outward(frame, gate(PORTAL))).toBe('nothing-allowed');
    for (const frame of [back_(LAN, 443), back_('192.168.77.1', 80), back_(WORLD, 80)])
      expect(inward(frame, gate(PORTAL))).toBe('nothing-allowed');
  });

  it('opens nothing else for the other sessions', () => {
    const both = gate(PORTAL, INTERNET);
    expect([outward(syn(LAN, 80), both), outward(syn(WORLD), both)]).toEqual(['pass', 'pass']);
    expect(outward(syn(LAN, 443), both)).toBe('refused-network');
    expect(inward(back_(LAN, 443), both)).toBe('refused-network');
  });

  it('asks for its address in a network that it is in itself', () => {
    const asks = (to: string) =>
      outward(arp({ fromMac: UPLINK_MAC, toMac: BROADCAST, from: UPLINK.address, to }, 'request'), gate(PORTAL));
    expect([asks(LAN), asks('192.168.77.21')]).toEqual(['pass', 'foreign-neighbour']);
  });
});

describe('any bytes', () => {
  const refusedStarts = [0x0a, 0x7f, 0xe0];
  it('get a verdict; none that passes is for a refused network, and none comes from another card', () => {
    const frame = fc
      .tuple(
        fc.constantFrom(syn(WORLD), syn(LAN), question(UPLINK.resolver), arp(out(UPLINK.gateway), 'request')),
        fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 255 })), { maxLength: 6 }),
        fc.nat({ max: 80 }),
      )
      .map(([whole, changes, bytes]) => {
        const changed = Buffer.from(whole);
        for (const [at, value] of changes) if (at < changed.length) changed[at] = value;
        return changed.subarray(0, bytes);
      });
    fc.assert(
      fc.property(frame, (bytes) => {
        const verdict = outward(bytes, gate(INTERNET));
        expect(typeof inward(bytes, gate(INTERNET))).toBe('string');
        if (verdict !== 'pass') return;
        expect(bytes.subarray(6, 12).toString('hex')).toBe(UPLINK_MAC.replaceAll(':', ''));
        if (bytes.readUInt16BE(12) === ETHERTYPE.arp) return;
        expect(bytes.readUInt16BE(12)).toBe(ETHERTYPE.ipv4);
        const first = bytes[30] ?? 0;
        expect(refusedStarts).not.toContain(first);
        expect([first, bytes[31]]).not.toEqual([192, 168]);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a network VM with a proxy', () => {
  const END = { address: '203.0.113.7', port: 1080, protocol: 'tcp' } as const;
  const proxied = (uplink: UplinkSetting, ...accesses: PortAccess[]): Gate =>
    gateOf(
      filterRules(uplink, { refusedNetworks: [], ports: accesses.map((access, port) => ({ port, access })) }, END),
    );
  const all = [proxied(PASST), proxied(PASST, INTERNET), proxied(PASST, OPEN), proxied(PASST, OFFLINE)];

  it('reaches the proxy, whatever its ports may reach', () => {
    const [there, back_] = [
      tcp(out(END.address), 40_000, END.port, TCP.syn),
      tcp(back(END.address), END.port, 40_000, TCP.syn | TCP.ack),
    ];
    for (const one of all) expect([outward(there, one), inward(back_, one)]).toEqual(['pass', 'pass']);
  });

  it.each([
    ['another port of it', tcp(out(END.address), 40_000, 443, TCP.syn)],
    ['UDP to it', udp(out(END.address), 40_000, END.port, Buffer.alloc(8))],
    ['another address', tcp(out(WORLD), 40_000, END.port, TCP.syn)],
    ['the resolver of the uplink', question(UPLINK.resolver)],
    ['a fragment to it', ipv4(out(END.address), PROTOCOL.tcp, Buffer.alloc(64), { fragment: 0x2000 })],
  ])('does not reach %s', (_, frame) => {
    for (const one of all) expect(outward(frame, one)).toBe('not-the-exit');
  });
});

describe('a network VM with a tunnel', () => {
  const END = { address: '203.0.113.7', port: 51_820, protocol: 'udp' } as const;
  const tunnelled = (uplink: UplinkSetting, ...accesses: PortAccess[]): Gate =>
    gateOf(
      filterRules(uplink, { refusedNetworks: [], ports: accesses.map((access, port) => ({ port, access })) }, END),
    );
  const all = [tunnelled(PASST), tunnelled(PASST, INTERNET), tunnelled(PASST, OPEN), tunnelled(PASST, OFFLINE)];
  const toEnd = udp(out(END.address), 40_000, END.port, Buffer.alloc(148));
  const fromEnd = udp(back(END.address), END.port, 40_000, Buffer.alloc(92));

  it('reaches the end of its tunnel, whatever its ports may reach', () => {
    for (const one of all) expect([outward(toEnd, one), inward(fromEnd, one)]).toEqual(['pass', 'pass']);
  });

  it.each([
    ['another port of the end', udp(out(END.address), 40_000, 443, Buffer.alloc(8))],
    ['TCP to the end', tcp(out(END.address), 40_000, END.port, TCP.syn)],
    ['ICMP to the end', icmp(out(END.address), 8)],
    ['another address', udp(out(WORLD), 40_000, END.port, Buffer.alloc(8))],
    ['the LAN', syn(LAN)],
    ['the resolver of the uplink', question(UPLINK.resolver)],
    ['a fragment to the end', ipv4(out(END.address), PROTOCOL.udp, Buffer.alloc(64), { fragment: 0x2000 })],
  ])('does not reach %s', (_, frame) => {
    for (const one of all) expect(outward(frame, one)).toBe('not-the-exit');
  });

  it('hears nothing but the end of its tunnel', () => {
    for (const frame of [
      udp(back(END.address), 443, 40_000, Buffer.alloc(8)),
      udp(back(UPLINK.resolver), 53, 40_000, Buffer.alloc(40)),
      tcp(back(WORLD), 443, 40_000, TCP.ack),
      icmp(back(WORLD), 3),
    ])
      for (const one of all) expect(inward(frame, one)).toBe('not-the-exit');
  });

  it('asks for its router and the end of its tunnel only, also when a session’s policy is open', () => {
    const asks = (to: string) =>
      outward(
        arp({ fromMac: UPLINK_MAC, toMac: BROADCAST, from: UPLINK.address, to }, 'request'),
        tunnelled(PASST, OPEN),
      );
    expect([asks(UPLINK.gateway), asks(END.address)]).toEqual(['pass', 'pass']);
    expect(asks('192.0.2.77')).toBe('foreign-neighbour');
  });
});

describe('a network VM with Tor', () => {
  const BRIDGE = { address: '203.0.113.7', port: 443, protocol: 'tcp' } as const;
  const byTor = (...bridges: (typeof BRIDGE)[]): Gate =>
    gateOf(
      filterRules(PASST, { refusedNetworks: ['203.0.114.0/24'], ports: [{ port: 0, access: OPEN }] }, { tor: bridges }),
    );

  it('reaches the Internet by TCP', () => {
    expect(outward(tcp(out(WORLD), 40_000, 9001, TCP.syn), byTor())).toBe('pass');
    expect(inward(tcp(back(WORLD), 9001, 40_000, TCP.ack), byTor())).toBe('pass');
  });

  it.each([
    ['the Internet by UDP', udp(out(WORLD), 40_000, 443, Buffer.alloc(8))],
    ['the Internet by ICMP', icmp(out(WORLD), 8)],
    ['the LAN', syn(LAN)],
    ['a refused network', tcp(out('203.0.114.9'), 40_000, 9001, TCP.syn)],
    ['the resolver of the uplink', question(UPLINK.resolver)],
    ['a nameserver by TCP', tcp(out(WORLD), 40_000, 53, TCP.syn)],
    ['the Internet with a fragment', ipv4(out(WORLD), PROTOCOL.tcp, Buffer.alloc(64), { fragment: 0x2000 })],
  ])('does not reach %s', (_, frame) => {
    for (const one of [byTor(), byTor(BRIDGE)]) expect(outward(frame, one)).toBe('not-the-exit');
  });

  it('reaches only its bridges, where it has some', () => {
    const toBridge = tcp(out(BRIDGE.address), 40_000, BRIDGE.port, TCP.syn);
    expect(outward(toBridge, byTor(BRIDGE))).toBe('pass');
    expect(outward(tcp(out(BRIDGE.address), 40_000, 9001, TCP.syn), byTor(BRIDGE))).toBe('not-the-exit');
    expect(outward(tcp(out(WORLD), 40_000, 443, TCP.syn), byTor(BRIDGE))).toBe('not-the-exit');
    expect(inward(tcp(back(WORLD), 443, 40_000, TCP.ack), byTor(BRIDGE))).toBe('not-the-exit');
  });
});

/** The verdicts of the filter behind the network VM about IPv6. */
import { describe, expect, it } from 'vitest';
import { UPLINK_MAC } from '../../../../appliance/protocol/addresses.ts';
import type { InternetFamilies, PortAccess, UplinkSetting } from '../../../../appliance/protocol/network.ts';
import { filterRules, FilterRules, gateOf } from '../../../../host-agent/network/filter/rules.ts';
import { inward, outward } from '../../../../host-agent/network/filter/verdict.ts';
import { UPLINK, UPLINK_6 } from '../../../../host-agent/tools/passt.ts';
import {
  HEADER,
  icmp6,
  ICMP6,
  ipv6,
  neighbourClaim,
  neighbourQuestion,
  PADDING,
  part,
  routerClaim,
  tcp6,
  tcpSegment,
  udp6,
  withHeaders,
} from '../../../bed/network/ipv6/ipv6-packets.ts';
import { fc } from '../../../bed/random.ts';
import { BROADCAST, ethernet, ETHERTYPE, PROTOCOL, TCP } from '../../../bed/network/packets.ts';

const PASST: UplinkSetting = { kind: 'static', ...UPLINK, ipv6: UPLINK_6 };
const SITE = '2a0e:5301:1::10';
const INTERNET: PortAccess = { kind: 'internet-only' };
const OPEN: PortAccess = { kind: 'open' };
const BOTH: InternetFamilies = { ipv4: true, ipv6: true, resolver: 'ipv4' };

const rulesFor = (accesses: readonly PortAccess[], internet: InternetFamilies = BOTH, uplink: UplinkSetting = PASST) =>
  filterRules(uplink, {
    refusedNetworks: ['203.0.114.0/24', '2a0e:5302:1::/56'],
    ports: accesses.map((access, port) => ({ port, access })),
    internet,
  });
const gate = (...accesses: PortAccess[]) => gateOf(rulesFor(accesses));
const out = (to: string, from: string = UPLINK_6.address) => ({ fromMac: UPLINK_MAC, toMac: UPLINK_6.mac, from, to });
const back = (from: string, to: string = UPLINK_6.address) => ({ fromMac: UPLINK_6.mac, toMac: UPLINK_MAC, from, to });

const INSIDE = ['64:ff9b::192.168.1.1', '64:ff9b::203.0.114.20', '2a0e:5302:1:ff::1', 'fd00::1'];
const NOWHERE = [
  ...['fe80::1', '::1', '::', 'ff02::1', 'ff0e::1', 'fec0::1', '::ffff:10.1.2.3', '::10.1.2.3', '64:ff9b:1::a01:203'],
  ...['64:ff9b::127.0.0.1', '64:ff9b::169.254.169.254', '64:ff9b::198.51.100.10', '2002:c0a8:101::1', '2001:0:1::1'],
  ...['2001:db8::1', '3fff::1', UPLINK_6.gateway, UPLINK_6.address, 'fd53:4200:0:2::10', '4000::1', '100::1'],
];

describe('a frame of IPv6 from the network VM', () => {
  it.each([SITE, '2606:4700::1111', '64:ff9b::8.8.8.8', '3ffe::1'])('passes to %s', (site) => {
    for (const frame of [
      tcp6(out(site), 40_000, 443),
      udp6(out(site), 40_000, 443, Buffer.alloc(99)),
      icmp6(out(site), ICMP6.ping),
    ])
      expect(outward(frame, gate(INTERNET))).toBe('pass');
  });

  it('is refused to what is inside, unless a session’s policy is open', () => {
    for (const inside of INSIDE)
      for (const frame of [tcp6(out(inside), 40_000, 443), icmp6(out(inside), ICMP6.ping)]) {
        expect([inside, outward(frame, gate(INTERNET))]).toEqual([inside, 'refused-network']);
        expect([inside, outward(frame, gate(INTERNET, OPEN))]).toEqual([inside, 'pass']);
      }
  });

  it('is refused to what is no host of the Internet, under every policy', () => {
    for (const nowhere of NOWHERE)
      for (const access of [INTERNET, OPEN])
        expect([nowhere, outward(tcp6(out(nowhere), 40_000, 443), gate(access))]).toEqual([nowhere, 'refused-network']);
  });

  it('asks only the uplink’s resolver for names', () => {
    const question = (to: string, port = 53) => udp6(out(to), 40_000, port, Buffer.alloc(40));
    expect(outward(question(UPLINK_6.resolver), gate(INTERNET))).toBe('pass');
    expect(outward(question(UPLINK_6.resolver, 443), gate(INTERNET))).toBe('refused-network');
    for (const port of [53, 853, 5353]) expect(outward(question(SITE, port), gate(INTERNET))).toBe('direct-dns');
    expect(outward(question(UPLINK_6.resolver), gate())).toBe('nothing-allowed');
  });

  it('is refused with any header that hides what follows, and in parts', () => {
    const segment = tcpSegment(out(SITE), 40_000, 443);
    const chains: (readonly (readonly [number, Buffer])[])[] = [
      [[HEADER.hopByHop, PADDING]],
      [[HEADER.options, PADDING]],
      [[HEADER.routing, Buffer.concat([Buffer.from('0002000100000000', 'hex'), Buffer.alloc(16, 0xfd)])]],
      [[HEADER.fragment, part(0, false)]],
      [[HEADER.fragment, part(0, true)]],
      [[HEADER.fragment, part(9, false)]],
      Array.from({ length: 100 }, () => [HEADER.options, PADDING] as const),
    ];
    for (const chain of chains)
      expect(outward(withHeaders(out(SITE), chain, PROTOCOL.tcp, segment), gate(OPEN))).toBe('extension-header');
    for (const number of [HEADER.esp, HEADER.nothing, PROTOCOL.gre, 4, 41, 51, 132, 135, 255])
      expect(outward(ipv6(out(SITE), number, Buffer.alloc(40)), gate(OPEN))).toBe('extension-header');
  });

  it('says nothing about neighbours, routers and groups', () => {
    const all = { fromMac: UPLINK_MAC, toMac: '33:33:00:00:00:01', from: UPLINK_6.address, to: 'ff02::1' };
    for (const frame of [
      neighbourQuestion(all, UPLINK_6.gateway),
      neighbourClaim(all, UPLINK_6.gateway),
      routerClaim(all),
    ])
      expect(outward(frame, gate(OPEN))).toBe('foreign-card');
    for (const type of [
      1,
      2,
      3,
      4,
      ICMP6.pong,
      ICMP6.query,
      131,
      132,
      133,
      134,
      135,
      136,
      137,
      138,
      143,
      151,
      200,
      255,
    ])
      expect([type, outward(icmp6(out(SITE), type), gate(OPEN))]).toEqual([type, 'other-icmp']);
  });

  it('is refused when it is not from the network VM’s card and address, or not to the card beyond', () => {
    expect(outward(tcp6({ ...out(SITE), fromMac: '02:53:42:02:00:00' }, 1, 443), gate(OPEN))).toBe('foreign-card');
    for (const toMac of [BROADCAST, '33:33:00:00:00:01', '9a:55:9a:55:9a:55', UPLINK_MAC])
      expect(outward(tcp6({ ...out(SITE), toMac }, 1, 443), gate(OPEN))).toBe('foreign-card');
    for (const from of ['fe80::53:42ff:fe00:0', 'fd53:4200:0:2::10', '::', SITE, UPLINK_6.gateway])
      expect(outward(tcp6(out(SITE, from), 1, 443), gate(OPEN))).toBe('foreign-address');
  });

  it('is refused when it is shorter than it says', () => {
    const whole = tcp6(out(SITE), 40_000, 443);
    for (let length = 14; length < 54; length += 1)
      expect(outward(whole.subarray(0, length), gate(OPEN))).toBe('truncated');
    expect(outward(whole.subarray(0, -1), gate(OPEN))).toBe('truncated');
    expect(outward(ipv6(out(SITE), PROTOCOL.tcp, Buffer.alloc(7)), gate(OPEN))).toBe('truncated');
    expect(outward(ipv6(out(SITE), HEADER.icmp, Buffer.alloc(0)), gate(OPEN))).toBe('truncated');
    // A packet of IPv4 that calls itself one of IPv6.
    expect(outward(ethernet(out(SITE), ETHERTYPE.ipv6, Buffer.alloc(60, 0x45)), gate(OPEN))).toBe('other-protocol');
  });

  it('is refused where sessions have no IPv6, or leave by an exit', () => {
    const frame = tcp6(out(SITE), 40_000, 443);
    const answer = tcp6(back(SITE), 443, 40_000, TCP.ack);
    const exit = { address: '203.0.113.7', port: 51_820, protocol: 'udp' } as const;
    const policy = { refusedNetworks: [], ports: [{ port: 0, access: OPEN }], internet: BOTH };
    for (const [rules, refusal] of [
      [rulesFor([OPEN], { ipv4: true, ipv6: false, resolver: 'ipv4' }), 'no-ipv6'],
      [filterRules(PASST, { refusedNetworks: [], ports: [] }), 'no-ipv6'],
      [rulesFor([OPEN], BOTH, { kind: 'static', ...UPLINK }), 'no-ipv6'],
      [rulesFor([OPEN], BOTH, { kind: 'dhcp' }), 'no-ipv6'],
      [filterRules(PASST, policy, exit), 'not-the-exit'],
    ] as const) {
      expect(FilterRules.parse(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
      expect([outward(frame, gateOf(rules)), inward(answer, gateOf(rules))]).toEqual([refusal, refusal]);
    }
  });

  it('passes, whatever it is, only from the network VM’s address to a part of the Internet', () => {
    const open = gate(INTERNET);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 90 }), fc.nat(255), (body, next) => {
        const frame = ipv6(out(SITE), next, Buffer.from(body));
        frame.set(body.subarray(0, 16), 38);
        if (outward(frame, open) !== 'pass') return;
        expect((frame[38] ?? 0) >> 5).toBe(1);
        expect([PROTOCOL.tcp, PROTOCOL.udp, HEADER.icmp]).toContain(frame[20]);
      }),
    );
  });
});

describe('a frame of IPv6 to the network VM', () => {
  it('passes from the Internet, and from the resolver', () => {
    expect(inward(tcp6(back(SITE), 443, 40_000, TCP.ack), gate(INTERNET))).toBe('pass');
    expect(inward(udp6(back(UPLINK_6.resolver), 53, 40_000, Buffer.alloc(60)), gate(INTERNET))).toBe('pass');
    expect(inward(udp6(back(UPLINK_6.resolver), 54, 40_000, Buffer.alloc(60)), gate(INTERNET))).toBe('refused-network');
    expect(inward(icmp6(back(SITE), ICMP6.pong), gate(INTERNET))).toBe('pass');
    // A router on the way need not have an address of the Internet.
    for (const type of [1, 2, 3, 4]) expect(inward(icmp6(back('fd00::9'), type), gate(INTERNET))).toBe('pass');
  });

  it('is refused from what is inside, and from no host of the Internet', () => {
    for (const from of [...INSIDE, ...NOWHERE])
      expect([from, inward(tcp6(back(from), 443, 40_000, TCP.ack), gate(INTERNET))]).toEqual([from, 'refused-network']);
  });

  it('is refused when it speaks of neighbours or routers, or asks for an answer', () => {
    const all = { fromMac: UPLINK_6.mac, toMac: '33:33:00:00:00:01', from: 'fe80::1', to: 'ff02::1' };
    for (const frame of [routerClaim(all), neighbourClaim(all, UPLINK_6.gateway)])
      expect(inward(frame, gate(OPEN))).toBe('foreign-card');
    for (const frame of [
      routerClaim(back('fe80::1')),
      neighbourClaim(back('fe80::1'), UPLINK_6.gateway),
      neighbourQuestion(back('fe80::1'), UPLINK_6.address),
      icmp6(back(SITE), ICMP6.redirect, Buffer.alloc(36)),
      icmp6(back(SITE), ICMP6.ping),
    ])
      expect(inward(frame, gate(OPEN))).toBe('other-icmp');
  });

  it('is refused with other headers, for another card or address, and when no session may reach anything', () => {
    const parts = withHeaders(back(SITE), [[HEADER.fragment, part(0, true)]], PROTOCOL.tcp, Buffer.alloc(20));
    expect(inward(parts, gate(OPEN))).toBe('extension-header');
    const answer = (over: object) => tcp6({ ...back(SITE), ...over }, 443, 40_000, TCP.ack);
    expect(inward(answer({ toMac: '02:53:42:02:00:00' }), gate(OPEN))).toBe('foreign-card');
    expect(inward(answer({ toMac: BROADCAST }), gate(OPEN))).toBe('foreign-card');
    expect(inward(answer({ fromMac: '02:aa:aa:aa:aa:aa' }), gate(OPEN))).toBe('foreign-card');
    expect(inward(answer({ to: 'fd53:4200:0:2::10' }), gate(OPEN))).toBe('foreign-address');
    expect(inward(answer({}), gate())).toBe('nothing-allowed');
  });
});

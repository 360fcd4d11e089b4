/** The filter on a LAN whose DHCP server gives the network VM its address. */
import { fc } from '../../../bed/random.ts';
import { describe, expect, it } from 'vitest';
import { addressNumber } from '../../../../appliance/protocol/address-set.ts';
import { UPLINK_MAC } from '../../../../appliance/protocol/addresses.ts';
import type { PortAccess, UplinkSetting } from '../../../../appliance/protocol/network.ts';
import { leaseIn } from '../../../../host-agent/network/filter/gatekeeper.ts';
import { filterRules, gateOf } from '../../../../host-agent/network/filter/rules.ts';
import { inward, outward } from '../../../../host-agent/network/filter/verdict.ts';
import { UPLINK } from '../../../../host-agent/tools/passt.ts';
import { arp, BROADCAST, dhcp, dhcpOption, ipv4, PROTOCOL, tcp, TCP, udp } from '../../../bed/network/packets.ts';

const GATEWAY_MAC = '9a:55:9a:55:9a:55';
const WORLD = '203.0.113.10';
const LAN = '192.168.77.20';
const INTERNET: PortAccess = { kind: 'internet-only' };
const OPEN: PortAccess = { kind: 'open' };
const out = (to: string) => ({ fromMac: UPLINK_MAC, toMac: GATEWAY_MAC, from: UPLINK.address, to });

describe('on a LAN whose DHCP server gives the address', () => {
  const MAC = '02:aa:bb:cc:dd:ee';
  const TAP: UplinkSetting = { kind: 'dhcp', mac: MAC };
  const SERVER = '203.0.114.1';
  const requested = { fromMac: MAC, toMac: BROADCAST, from: '0.0.0.0', to: '255.255.255.255' };
  const options = Buffer.concat(
    [
      [1, '255.255.255.0'],
      [3, '203.0.114.2'],
      [6, '203.0.114.3'],
      [54, SERVER],
    ].map(([code, value]) => dhcpOption(Number(code), String(value))),
  );
  const ENDS = { fromMac: GATEWAY_MAC, toMac: BROADCAST, from: SERVER, to: '255.255.255.255' };
  const answer = (type: number, clientMac = MAC, ends = ENDS) =>
    udp(ends, 67, 68, dhcp(type, { clientMac, offered: '203.0.114.100', options }));
  const rules = filterRules(TAP, { refusedNetworks: [], ports: [{ port: 0, access: INTERNET }] });
  const before = gateOf(rules);

  it('lets only DHCP pass before the first lease', () => {
    const dhcpRequest = udp(requested, 68, 67, dhcp(1, { clientMac: MAC }));
    expect(outward(dhcpRequest, before)).toBe('pass');
    expect(inward(answer(2), before)).toBe('pass');
    const own = { ...out(WORLD), fromMac: MAC };
    expect(outward(tcp(own, 40_000, 80, TCP.syn), before)).toBe('foreign-address');
    expect(outward(udp({ ...requested, to: LAN }, 68, 67, dhcp(1, { clientMac: MAC })), before)).toBe('foreign-lease');
  });

  it('lets nothing pass that only looks like a request for a lease', () => {
    const discover = dhcp(1, { clientMac: MAC });
    const changed = (at: number, byte: number) => {
      const message = Buffer.from(discover);
      message[at] = byte;
      return udp(requested, 68, 67, message);
    };
    const tooShort = udp(requested, 68, 67, discover);
    tooShort.writeUInt16BE(300, 38);
    const others = [
      udp(requested, 69, 67, discover),
      ipv4(requested, PROTOCOL.udp, Buffer.from('0044004301340000', 'hex'), { fragment: 0x2000 }),
      tooShort,
      udp(requested, 68, 67, Buffer.from('not DHCP at all')),
      udp({ ...requested, toMac: '01:80:c2:00:00:0e' }, 68, 67, discover),
      udp({ ...requested, from: '10.9.9.9' }, 68, 67, discover),
      // A reply, a token ring, another length of addresses, a hop, an offer, a server, a relay, another card, names, and no cookie.
      ...[0, 1, 2, 3, 16, 20, 24, 28, 34, 44, 108, 235, 236].map((at) => changed(at, 9)),
    ];
    expect(others.map((frame) => outward(frame, before))).toEqual(others.map(() => 'foreign-lease'));
    for (const frame of [udp(requested, 68, 69, discover), tcp(requested, 68, 67, TCP.syn)])
      expect(outward(frame, before)).toBe('foreign-card');
    const own = { ...requested, fromMac: UPLINK_MAC };
    expect(
      outward(
        udp(own, 68, 67, discover),
        gateOf(filterRules({ kind: 'static', ...UPLINK }, { refusedNetworks: [], ports: [] })),
      ),
    ).toBe('foreign-card');
  });

  it('takes address, resolver and LAN from the lease, and only from one for this card', () => {
    expect(leaseIn(answer(2), before)).toBeUndefined();
    expect(leaseIn(answer(5, '02:00:00:00:00:09'), before)).toBeUndefined();
    const lease = leaseIn(answer(5), before);
    expect(lease).toMatchObject({ network: '203.0.114.0/24' });
    const after = gateOf(rules, lease);
    const own = (to: string, from = '203.0.114.100') => ({ fromMac: MAC, toMac: GATEWAY_MAC, from, to });
    expect(outward(tcp(own(WORLD), 40_000, 80, TCP.syn), after)).toBe('pass');
    expect(outward(udp(own('203.0.114.3'), 40_000, 53, Buffer.alloc(40)), after)).toBe('pass');
    expect(outward(tcp(own('203.0.114.3'), 40_000, 80, TCP.syn), after)).toBe('refused-network');
    expect(outward(tcp(own('203.0.114.20'), 40_000, 80, TCP.syn), after)).toBe('refused-network');
    const renewal = dhcp(3, { clientMac: MAC, own: '203.0.114.100' });
    expect(outward(udp(own(SERVER), 68, 67, renewal), after)).toBe('pass');
    expect(outward(udp(own('203.0.114.20'), 68, 67, renewal), after)).toBe('foreign-lease');
    expect(outward(arp({ ...own('203.0.114.2'), toMac: BROADCAST }, 'request'), after)).toBe('pass');
    expect(outward(arp({ ...own('203.0.114.20'), toMac: BROADCAST }, 'request'), after)).toBe('foreign-neighbour');
  });

  it('asks a DHCP server only about its own lease, and tells it no name', () => {
    const after = gateOf({ ...rules, reach: 'nothing' }, leaseIn(answer(5), before));
    const opened = gateOf({ ...rules, reach: 'lan' }, leaseIn(answer(5), before));
    const [mine, anothers] = ['203.0.114.100', '203.0.114.77'];
    const ask = (type: number, message: Partial<Parameters<typeof dhcp>[1]>, ends: Partial<typeof requested> = {}) =>
      udp({ ...requested, ...ends }, 68, 67, dhcp(type, { clientMac: MAC, ...message }));
    const toServer = { toMac: GATEWAY_MAC, from: mine, to: SERVER };
    const client = (mac: string) => Buffer.from(`3d0701${mac.replaceAll(':', '')}`, 'hex');
    const own = [
      ask(1, { options: Buffer.concat([client(MAC), Buffer.from('3902024037020103', 'hex')]) }),
      ask(3, { options: Buffer.concat([dhcpOption(50, anothers), dhcpOption(54, SERVER)]) }),
      ask(3, { own: mine }, toServer),
      ask(4, { options: dhcpOption(50, mine) }),
      ask(7, { own: mine }, toServer),
    ];
    expect(own.map((frame) => outward(frame, after))).toEqual(own.map(() => 'pass'));
    const foreign = [
      ask(7, { own: mine, clientMac: '02:00:00:00:00:09' }, { ...toServer, from: anothers }),
      ask(7, { own: mine, clientMac: '02:00:00:00:00:09' }, toServer),
      ask(7, { own: anothers }, toServer),
      ask(4, { options: dhcpOption(50, anothers) }),
      ask(3, { own: anothers }, toServer),
      ask(1, { own: mine }),
      // An offer, and a question about another computer.
      ask(2, {}),
      ask(8, { own: mine }, toServer),
      ask(1, { options: client('02:00:00:00:00:09') }),
      // Its host name, its name in DNS, options in the fields of names, what a relay adds, one option twice, and one that does not fit.
      ...['0c0477706164', '510700000077706164', '340103', '520101', '0c00', '350101', '3709'].map((options) =>
        ask(1, { options: Buffer.from(options, 'hex') }),
      ),
    ];
    for (const gateNow of [after, opened])
      expect(foreign.map((frame) => outward(frame, gateNow))).toEqual(foreign.map(() => 'foreign-lease'));
    // Before the first lease nothing is its own.
    for (const frame of own.slice(2)) expect(outward(frame, before)).toBe('foreign-lease');
  });

  it('takes a lease only from the LAN, and none that an accomplice on the Internet sends', () => {
    const rulesFor = (access: PortAccess) =>
      filterRules(TAP, { refusedNetworks: ['203.0.115.0/24'], ports: [{ port: 0, access }] });
    const first = leaseIn(answer(5), before);
    const unicast = (from: string) => answer(5, MAC, { ...ENDS, toMac: MAC, from, to: '203.0.114.100' });
    for (const access of [INTERNET, OPEN])
      for (const present of [gateOf(rulesFor(access)), gateOf(rulesFor(access), first)]) {
        expect(leaseIn(unicast(WORLD), present)).toBeUndefined();
        // A router may pass these on.
        expect(leaseIn(answer(5, MAC, { ...ENDS, from: WORLD, to: '203.0.114.255' }), present)).toBeUndefined();
        expect(leaseIn(answer(5, MAC, { ...ENDS, from: WORLD, toMac: MAC }), present)).toBeUndefined();
        for (const inside of [answer(5), unicast('192.168.1.1'), unicast('203.0.115.9')])
          expect(leaseIn(inside, present)).toEqual(first);
      }
    expect(leaseIn(unicast(SERVER), before)).toBeUndefined();
    expect(leaseIn(unicast(SERVER), gateOf(rules, first))).toEqual(first);
    const distant = gateOf(rules, first && { ...first, server: addressNumber('203.0.116.1') });
    expect(leaseIn(unicast('203.0.116.1'), distant)).toEqual(first);
    expect(inward(unicast(WORLD), before)).toBe('foreign-address');
  });

  it('reads any bytes as a lease or none, without an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 400 }), fc.nat({ max: 300 }), (bytes, at) => {
        const frame = answer(5);
        Buffer.from(bytes).copy(frame, 42 + at);
        const lease = leaseIn(frame, before);
        expect(lease === undefined || lease.network.includes('/')).toBe(true);
      }),
    );
  });
});

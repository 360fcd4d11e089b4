import { describe, expect, it } from 'vitest';
import { readPacket } from '../../../../host-agent/network/filter/packet.ts';
import { arp, ETHERTYPE, ethernet, icmp, ipv4, PROTOCOL, tcp, TCP, udp } from '../../../bed/network/packets.ts';

const ENDS = { fromMac: '02:00:00:00:00:01', toMac: '02:00:00:00:00:02', from: '192.0.2.2', to: '203.0.113.10' };
const [FROM, TO] = [0xc000_0202, 0xcb00_710a];
const LAST = { fragment: 1 };
const part = (bytes: number, fragment: number, protocol: number = PROTOCOL.udp) =>
  ipv4(ENDS, protocol, Buffer.alloc(bytes, 0x11), { fragment });

describe('the headers of a frame', () => {
  it('give addresses, protocol, payload and ports', () => {
    expect(readPacket(udp(ENDS, 1000, 53, Buffer.alloc(100)))).toEqual({
      kind: 'ipv4',
      source: FROM,
      destination: TO,
      protocol: PROTOCOL.udp,
      isFragment: false,
      payloadAt: 34,
      payloadBytes: 108,
      ports: { source: 1000, destination: 53 },
    });
    expect(readPacket(tcp(ENDS, 40_000, 443, TCP.syn))).toMatchObject({ ports: { source: 40_000, destination: 443 } });
    // Without the padding at the end of a short frame.
    expect(readPacket(icmp(ENDS, 8))).toEqual({
      kind: 'ipv4',
      source: FROM,
      destination: TO,
      protocol: PROTOCOL.icmp,
      isFragment: false,
      payloadAt: 34,
      payloadBytes: 12,
    });
  });

  it('give no ports for a protocol that has none, whatever its first bytes are', () => {
    expect(readPacket(ipv4(ENDS, PROTOCOL.gre, Buffer.alloc(8, 0x35)))).not.toHaveProperty('ports');
  });

  it.each([
    [
      'the first of several fragments',
      part(16, 0x2000),
      { isFragment: true, ports: { source: 0x1111, destination: 0x1111 } },
    ],
    ['a fragment in the middle', part(16, 0x2002), { isFragment: true }],
    ['the last fragment', part(16, 2), { isFragment: true }],
    [
      'a packet that must not be cut',
      part(16, 0x4000),
      { isFragment: false, ports: { source: 0x1111, destination: 0x1111 } },
    ],
  ])('of %s', (_, frame, expected) => {
    const { isFragment, ports } = readPacket(frame) as { isFragment: boolean; ports?: object };
    expect({ isFragment, ...(ports && { ports }) }).toEqual(expected);
  });

  it.each([
    ['a datagram without room for its header', part(7, 0)],
    ['a segment without room for its ports', part(7, 0, PROTOCOL.tcp)],
    ['a fragment that could overwrite the ports of UDP', part(16, LAST.fragment)],
    ['a fragment that could overwrite the ports of TCP', part(16, LAST.fragment, PROTOCOL.tcp)],
  ])('are refused of %s', (_, frame) => {
    expect(readPacket(frame)).toBe('tiny-fragment');
  });

  it.each([
    ['a datagram without data', part(8, 0)],
    ['a small packet of another protocol', part(1, 0, PROTOCOL.icmp)],
    ['a fragment of another protocol next to its header', part(16, LAST.fragment, PROTOCOL.icmp)],
    ['a later fragment that is small', part(3, 2)],
  ])('are accepted of %s', (_, frame) => {
    expect(readPacket(frame)).toMatchObject({ kind: 'ipv4' });
  });

  it('must be complete: a frame may end with its packet, and not one byte before', () => {
    const whole = udp(ENDS, 1000, 53, Buffer.alloc(100));
    expect(readPacket(whole)).toMatchObject({ payloadBytes: 108 });
    expect(readPacket(whole.subarray(0, -1))).toBe('truncated');
    expect(readPacket(whole.subarray(0, 33))).toBe('truncated');
    expect(readPacket(whole.subarray(0, 13))).toBe('truncated');
    expect(readPacket(ethernet(ENDS, 0x1234, Buffer.alloc(0)).subarray(0, 14))).toBe('other-protocol');
    const bare = ipv4(ENDS, PROTOCOL.gre, Buffer.alloc(0)).subarray(0, 34);
    expect(readPacket(bare)).toMatchObject({ payloadBytes: 0 });
    bare.writeUInt16BE(19, 16);
    expect(readPacket(bare)).toBe('truncated');
  });

  it('of IPv4 are of version 4 and without options', () => {
    for (const [first, verdict] of [
      [0x65, 'other-protocol'],
      [0x46, 'ip-options'],
      [0x44, 'ip-options'],
    ] as const) {
      const frame = udp(ENDS, 1000, 53, Buffer.alloc(100));
      frame[14] = first;
      expect(readPacket(frame)).toBe(verdict);
    }
  });
});

describe('the headers of ARP', () => {
  const request = () => arp(ENDS, 'request');

  it('give the addresses of sender and target', () => {
    const expected = { kind: 'arp', senderMacAt: 22, sender: FROM, target: TO };
    expect(readPacket(request())).toEqual({ ...expected, isRequest: true });
    expect(readPacket(arp(ENDS, 'reply'))).toEqual({ ...expected, isRequest: false });
    expect(readPacket(request().subarray(0, 42))).toEqual({ ...expected, isRequest: true });
    expect(readPacket(request().subarray(0, 41))).toBe('truncated');
  });

  it.each([
    ['another kind of hardware', 15, 2],
    ['another protocol', 16, 0x86],
    ['longer hardware addresses', 18, 8],
    ['longer protocol addresses', 19, 16],
    ['no operation', 21, 0],
    ['an operation of reverse ARP', 21, 3],
  ])('are refused with %s', (_, at, value) => {
    const frame = request();
    frame[at] = value;
    expect(readPacket(frame)).toBe('other-protocol');
  });

  it('are not read from a frame of another type', () => {
    const frame = request();
    frame.writeUInt16BE(ETHERTYPE.ipv6, 12);
    expect(readPacket(frame)).toBe('other-protocol');
  });
});

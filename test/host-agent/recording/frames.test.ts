import { expect, it } from 'vitest';
import { resolvedIn } from '../../../host-agent/recording/dns.ts';
import { readPacket } from '../../../host-agent/recording/frames.ts';
import {
  HEADER,
  icmp6,
  ICMP6,
  ipv6,
  PADDING,
  tcp6,
  tcpSegment,
  udp6,
  withHeaders,
} from '../../bed/network/ipv6/ipv6-packets.ts';
import { dnsAnswer, dnsQuestion, PROTOCOL, tcp, TCP } from '../../bed/network/packets.ts';

const CARDS = { fromMac: '02:53:42:02:00:00', toMac: '02:53:42:03:00:00' };
const ENDS = { ...CARDS, from: '198.51.100.10', to: '203.0.113.10' };
const ENDS_6 = { ...CARDS, from: 'fd53:4200:0:2::10', to: '2a0e:5300::10' };

it('reads where a connection of either family goes', () => {
  const first = { protocol: 'tcp', sourcePort: 40_000, destinationPort: 443, isFirst: true };
  expect(readPacket(tcp(ENDS, 40_000, 443, TCP.syn))).toMatchObject({ ...first, destination: '203.0.113.10' });
  expect(readPacket(tcp6(ENDS_6, 40_000, 443))).toMatchObject({ ...first, destination: '2a0e:5300::10' });
  expect(readPacket(tcp6(ENDS_6, 40_000, 443, TCP.ack))).toMatchObject({ isFirst: false });
});

it('reads the names that were resolved, also from an answer that came by IPv6', () => {
  const question = dnsQuestion('site.example', 7, 28);
  const back = { ...CARDS, from: 'fd53:4200:0:2::1', to: 'fd53:4200:0:2::10' };
  expect(resolvedIn(udp6(back, 53, 40_000, dnsAnswer(question, '2a0e:5300::10')))).toEqual({
    name: 'site.example',
    addresses: ['2a0e:5300:0:0:0:0:0:10'],
  });
});

it('takes nothing that is not a whole packet of TCP or UDP for one', () => {
  const whole = tcp6(ENDS_6, 40_000, 443);
  for (let length = 0; length < 68; length += 1) expect(readPacket(whole.subarray(0, length))).toBeUndefined();
  expect(readPacket(icmp6(ENDS_6, ICMP6.ping))).toBeUndefined();
  expect(readPacket(ipv6(ENDS_6, PROTOCOL.tcp, Buffer.alloc(0)))).toBeUndefined();
  const hidden = withHeaders(ENDS_6, [[HEADER.options, PADDING]], PROTOCOL.tcp, tcpSegment(ENDS_6, 40_000, 443));
  expect(readPacket(hidden)).toBeUndefined();
});

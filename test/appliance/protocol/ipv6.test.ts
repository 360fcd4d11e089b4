import { describe, expect, it } from 'vitest';
import { ipv6Bytes, ipv6Network, Ipv6Set, ipv6Text } from '../../../appliance/protocol/ipv6.ts';
import { nat64Network, refusedIpv6 } from '../../../appliance/protocol/refused-networks.ts';
import { fc } from '../../bed/random.ts';

const hex = (address: string) => Buffer.from(ipv6Bytes(address)).toString('hex');
const has = (networks: readonly string[], address: string) => new Ipv6Set(networks).has(ipv6Bytes(address));
const address = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('an address of IPv6', () => {
  it.each([
    ['::', '00000000000000000000000000000000'],
    ['::1', '00000000000000000000000000000001'],
    ['2001:db8::', '20010db8000000000000000000000000'],
    ['2001:DB8:0:1:2:3:4:5', '20010db8000000010002000300040005'],
    ['fe80::53:42ff:fe02:0', 'fe80000000000000005342fffe020000'],
    ['64:ff9b::192.0.2.33', '0064ff9b0000000000000000c0000221'],
    ['::ffff:10.1.2.3', '00000000000000000000ffff0a010203'],
  ])('%s has the bytes %s', (text, bytes) => {
    expect(hex(text)).toBe(bytes);
  });

  it.each([
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['10:0:0:0:0:0:0:10', '10::10'],
    ['1:2:3:4:5:6:0:0', '1:2:3:4:5:6::'],
  ])('%s is written as %s', (text, short) => {
    expect(ipv6Text(ipv6Bytes(text))).toBe(short);
  });

  it('is the same after it was written and read', () => {
    fc.assert(
      fc.property(address, (bytes) => {
        expect(ipv6Bytes(ipv6Text(bytes))).toEqual(bytes);
      }),
    );
  });

  it('is read where it is in a frame', () => {
    const frame = Buffer.concat([Buffer.alloc(22, 0xff), ipv6Bytes('2001:db8::7'), Buffer.alloc(9, 0xff)]);
    expect(ipv6Text(frame, 22)).toBe('2001:db8::7');
    expect(new Ipv6Set(['2001:db8::/32']).has(frame, 22)).toBe(true);
    expect(new Ipv6Set(['2001:db8::/32']).has(frame, 21)).toBe(false);
  });

  it('belongs to a network of any length', () => {
    expect(ipv6Network('2001:db8:1234:56ff::1', 56)).toBe('2001:db8:1234:5600::/56');
    expect(ipv6Network('2001:db8:ffff::1', 33)).toBe('2001:db8:8000::/33');
    expect(ipv6Network('2001:db8::1', 0)).toBe('::/0');
    expect(ipv6Network('2001:db8::1', 128)).toBe('2001:db8::1/128');
  });
});

describe('a set of networks of IPv6', () => {
  it.each([
    ['2000::/3', '1fff:ffff::', false],
    ['2000::/3', '2000::', true],
    ['2000::/3', '3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', true],
    ['2000::/3', '4000::', false],
    ['fc00::/7', 'fdff::1', true],
    ['fc00::/7', 'fe00::', false],
    ['2001:db8::7/128', '2001:db8::6', false],
    ['2001:db8::7', '2001:db8::7', true],
    ['2001:db8::7/64', '2001:db8::ffff', true],
    ['64:ff9b::10.0.0.0/104', '64:ff9b::10.255.255.255', true],
    ['64:ff9b::10.0.0.0/104', '64:ff9b::11.0.0.0', false],
    ['::/0', 'ffff::', true],
  ])('%s contains %s: %s', (network, one, isIt) => {
    expect(has([network], one)).toBe(isIt);
  });

  it('contains nothing when it is empty', () => {
    expect(has([], '::')).toBe(false);
  });

  it('contains exactly the addresses of its networks, however many there are and in whatever order', () => {
    const network = fc.tuple(address, fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(fc.array(network, { maxLength: 12 }), address, (networks, one) => {
        const set = new Ipv6Set(networks.map(([first, length]) => `${ipv6Text(first)}/${length}`));
        const bits = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
        expect(set.has(one)).toBe(
          networks.some(([first, length]) => bits(one).slice(0, length) === bits(first).slice(0, length)),
        );
      }),
    );
  });
});

it('what is refused in IPv4 is refused behind NAT64 too', () => {
  expect(nat64Network('10.0.0.0/8')).toBe('64:ff9b::10.0.0.0/104');
  expect(nat64Network('203.0.113.7')).toBe('64:ff9b::203.0.113.7/128');
  const refused = refusedIpv6(['192.168.0.0/16', '2a0e:5302:1::/56']);
  expect(has(refused, '64:ff9b::192.168.7.7')).toBe(true);
  expect(has(refused, '64:ff9b::8.8.8.8')).toBe(false);
  expect(has(refused, '2a0e:5302:1:ff::1')).toBe(true);
  for (const one of ['2002:c0a8:101::1', '2001:0:1::1', '2001:db8::1', '3fff::1', 'fd53:4200:0:2::10'])
    expect([one, has(refusedIpv6([]), one)]).toEqual([one, true]);
  for (const one of ['2606:4700::1111', '2001:4860:4860::8888', '2a00:1450::1', 'fd00::1'])
    expect([one, has(refusedIpv6([]), one)]).toEqual([one, false]);
});

import { describe, expect, it } from 'vitest';
import {
  BRIDGE_MAC,
  MAX_PORTS,
  networkOf,
  portMac,
  sessionAddress,
  sessionMac,
  UPLINK_MAC,
} from '../../../appliance/protocol/addresses.ts';

const ports = Array.from({ length: MAX_PORTS }, (_, port) => port);

describe('addresses of the ports', () => {
  it('differ for every port and are local unicast MAC addresses', () => {
    const macs = [UPLINK_MAC, BRIDGE_MAC, ...ports.map(portMac), ...ports.map(sessionMac)];
    expect(new Set(macs).size).toBe(2 * MAX_PORTS + 2);
    for (const mac of macs) expect(mac).toMatch(/^02(:[0-9a-f]{2}){5}$/);
    expect(new Set(ports.map(sessionAddress)).size).toBe(MAX_PORTS);
  });

  it('contain the port in hexadecimal', () => {
    expect([portMac(10), sessionMac(63), sessionAddress(63)]).toEqual([
      '02:53:42:01:00:0a',
      '02:53:42:02:00:3f',
      '198.51.100.73',
    ]);
  });

  it('do not exist for ports outside the range', () => {
    for (const port of [-1, MAX_PORTS, 1.5, NaN]) expect(() => portMac(port)).toThrow(RangeError);
  });
});

describe('the network of an address', () => {
  it.each([
    ['192.168.7.35', 24, '192.168.7.0/24'],
    ['192.168.7.255', 25, '192.168.7.128/25'],
    ['192.168.7.127', 25, '192.168.7.0/25'],
    ['172.16.35.200', 20, '172.16.32.0/20'],
    ['10.255.3.4', 9, '10.128.0.0/9'],
    ['10.1.2.3', 8, '10.0.0.0/8'],
    ['203.0.113.7', 30, '203.0.113.4/30'],
    ['203.0.113.7', 31, '203.0.113.6/31'],
    ['255.255.255.255', 32, '255.255.255.255/32'],
    ['200.1.2.3', 1, '128.0.0.0/1'],
    ['200.1.2.3', 0, '0.0.0.0/0'],
  ])('of %s/%d is %s', (address, prefixLength, network) => {
    expect(networkOf({ address, prefixLength })).toBe(network);
  });
});

import { describe, expect, it } from 'vitest';
import { MAX_PORTS, portMac, sessionAddress, sessionMac, UPLINK_MAC } from '../../../appliance/protocol/addresses.ts';

const ports = Array.from({ length: MAX_PORTS }, (_, port) => port);

describe('addresses of the ports', () => {
  it('differ for every port and are local unicast MAC addresses', () => {
    const macs = [UPLINK_MAC, ...ports.map(portMac), ...ports.map(sessionMac)];
    expect(new Set(macs).size).toBe(2 * MAX_PORTS + 1);
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

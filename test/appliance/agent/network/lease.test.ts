import { describe, expect, it } from 'vitest';
import { leaseArguments, parseLease } from '../../../../appliance/agent/network/lease.ts';
import { networkOf } from '../../../../appliance/protocol/addresses.ts';

describe('the lease of the uplink', () => {
  it('has address, mask, gateway and nameserver of one line', () => {
    expect(parseLease('lease 10.1.2.3 255.255.252.0 10.1.0.1 10.1.0.53')).toEqual({
      address: '10.1.2.3',
      prefixLength: 22,
      gateway: '10.1.0.1',
      resolver: '10.1.0.53',
    });
    expect(parseLease('lost')).toBe('lost');
  });

  it.each([
    'lease 10.1.2.3 255.0.255.0 10.1.0.1 10.1.0.53',
    'lease 10.1.2.3 24 10.1.3.1 10.1.2.53',
    'lease 10.1.2.3 24 10.1.2.3 10.1.2.53',
    'lease 198.51.100.200 24 198.51.100.254 9.9.9.9',
    'lease 198.51.7.7 16 198.51.0.1 9.9.9.9',
    'lease 127.0.0.5 8 127.0.0.1 127.0.0.1',
    'lease 239.1.1.5 24 239.1.1.1 9.9.9.9',
    'lease 10.1.2.3 24 10.1.0.1',
    'lease 10.1.2.3 24 10.1.0.1 10.1.0.53 more',
    'leash 10.1.2.3 24 10.1.2.1 10.1.2.53',
    'lease 10.1.2.3 24 10.1.2.1 10.1.2.53 more',
    'lease 0.1.2.3 24 0.1.2.1 10.1.0.53',
    'lease 224.1.2.3 24 224.1.2.1 10.1.0.53',
    'lease 10.1.2.3 24 ;reboot 10.1.0.53',
    'lease 10.1.2.3 0.0.0.0 10.1.0.1 10.1.0.53',
    'lease ::1 24 10.1.0.1 10.1.0.53',
    '',
  ])('is not accepted from "%s"', (untrustedLine) => {
    expect(parseLease(untrustedLine)).toBeUndefined();
  });

  it('belongs to a network, which sessions may not reach', () => {
    expect(networkOf({ address: '203.0.113.77', prefixLength: 26 })).toBe('203.0.113.64/26');
  });

  it('is requested as a broadcast, without information about the VM', () => {
    expect(leaseArguments().join(' ')).toBe(
      'busybox udhcpc -f -B -i eth0 -s /etc/safe-browse/uplink-lease.sh -t 5 -T 1 -A 2 -V ',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { leaseIn } from '../../../../host-agent/network/filter/gatekeeper.ts';
import { filterRules, gateOf } from '../../../../host-agent/network/filter/rules.ts';
import { addressNumber } from '../../../../appliance/protocol/address-set.ts';
import { BROADCAST, dhcp, dhcpOption, tcp, TCP, udp } from '../../../bed/network/packets.ts';

const MAC = '02:aa:bb:cc:dd:ee';
const [SERVER, ROUTER, RESOLVER, OFFERED] = ['203.0.114.1', '203.0.114.2', '203.0.114.3', '203.0.114.100'];
const [OFFER, ACKNOWLEDGED] = [2, 5];
const OPTIONS = [
  dhcpOption(1, '255.255.255.0'),
  dhcpOption(3, ROUTER),
  dhcpOption(6, RESOLVER),
  dhcpOption(54, SERVER),
];
const LEASE = {
  address: addressNumber(OFFERED),
  gateway: addressNumber(ROUTER),
  resolver: addressNumber(RESOLVER),
  server: addressNumber(SERVER),
  network: '203.0.114.0/24',
};
const gate = gateOf(filterRules({ kind: 'dhcp', mac: MAC }, { refusedNetworks: [], ports: [] }));
const ENDS = { fromMac: '9a:55:9a:55:9a:55', toMac: BROADCAST, from: SERVER, to: '255.255.255.255' };
const message = (options: readonly Buffer[] = OPTIONS, type = ACKNOWLEDGED, clientMac = MAC) =>
  dhcp(type, { clientMac, offered: OFFERED, options: Buffer.concat(options) });
const lease = (data: Buffer, ends = ENDS) => leaseIn(udp(ends, 67, 68, data), gate);

describe('a lease', () => {
  it('has the address, the servers and the network of the acknowledgement', () => {
    expect(lease(message())).toEqual(LEASE);
  });

  it('is not an offer, and not for another card', () => {
    expect(lease(message(OPTIONS, OFFER))).toBeUndefined();
    expect(lease(message(OPTIONS, ACKNOWLEDGED, '02:aa:bb:cc:dd:ef'))).toBeUndefined();
  });

  it('needs a router and a resolver, but no server identifier and no mask', () => {
    const without = (index: number) => lease(message(OPTIONS.filter((_, at) => at !== index)));
    expect(without(1)).toBeUndefined();
    expect(without(2)).toBeUndefined();
    expect(without(3)).toEqual({ ...LEASE, server: undefined });
    expect(without(3)).not.toHaveProperty('server');
    expect(without(0)).toEqual(LEASE);
  });

  it.each([
    ['255.255.255.128', '203.0.114.0/25'],
    ['255.255.0.0', '203.0.0.0/16'],
    ['255.255.255.255', '203.0.114.100/32'],
    // A mask with a gap counts up to the gap, which refuses more.
    ['255.0.255.0', '203.0.0.0/8'],
    ['0.0.0.0', '0.0.0.0/0'],
  ])('with the mask %s has the network %s', (mask, network) => {
    expect(lease(message([dhcpOption(1, mask), ...OPTIONS.slice(1)]))?.network).toBe(network);
  });

  it('takes the first of several routers and resolvers', () => {
    const several = Buffer.concat([Buffer.from([6, 8]), Buffer.from([203, 0, 114, 3, 203, 0, 114, 4])]);
    expect(lease(message([...OPTIONS.slice(0, 2), several, ...OPTIONS.slice(3)]))).toEqual(LEASE);
  });

  it('skips padding and unknown options, and reads nothing after the end or an option that does not fit', () => {
    const unknown = Buffer.from([77, 3, 1, 2, 3]);
    expect(lease(message([Buffer.from([0, 0, 0]), unknown, ...OPTIONS]))).toEqual(LEASE);
    expect(lease(message([...OPTIONS.slice(0, 3), Buffer.from([255]), ...OPTIONS.slice(3)]))).not.toHaveProperty(
      'server',
    );
    expect(lease(message([...OPTIONS.slice(0, 3), Buffer.from([77, 200]), ...OPTIONS.slice(3)]))).not.toHaveProperty(
      'server',
    );
    // The last option ends with the message.
    expect(lease(message().subarray(0, -1))).toEqual(LEASE);
    expect(lease(message().subarray(0, -2))).not.toHaveProperty('server');
  });

  it('ignores an address that is too short', () => {
    expect(lease(message([Buffer.from([1, 2, 255, 255]), ...OPTIONS.slice(1)]))?.network).toBe('203.0.114.0/24');
    expect(lease(message([Buffer.from([3, 3, 1, 2, 3]), ...OPTIONS.slice(2)]))).toBeUndefined();
  });

  it.each([
    ['that is a request', 0, 1],
    ['without the cookie', 236, 0x64],
  ])('is in no message %s', (_, at, value) => {
    const data = message();
    data[at] = value;
    expect(lease(data)).toBeUndefined();
  });

  it('is in no message without its fixed part, and in none of another protocol', () => {
    expect(lease(message().subarray(0, 239))).toBeUndefined();
    expect(lease(message().subarray(0, 240))).toBeUndefined();
    expect(leaseIn(udp(ENDS, 67, 69, message()), gate)).toBeUndefined();
    expect(leaseIn(udp(ENDS, 66, 68, message()), gate)).toBeUndefined();
    expect(leaseIn(tcp(ENDS, 67, 68, TCP.ack), gate)).toBeUndefined();
  });

  it('is not read where the host has given the address', () => {
    const fixed = { kind: 'static', address: OFFERED, gateway: ROUTER, resolver: RESOLVER, prefixLength: 24 } as const;
    const own = gateOf(filterRules(fixed, { refusedNetworks: [], ports: [] }));
    expect(leaseIn(udp(ENDS, 67, 68, message()), { ...own, mac: gate.mac })).toBeUndefined();
  });
});

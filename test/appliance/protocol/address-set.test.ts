import { describe, expect, it } from 'vitest';
import { addressNumber, AddressSet } from '../../../appliance/protocol/address-set.ts';
import { fc } from '../../bed/random.ts';

const has = (networks: readonly string[], address: string) => new AddressSet(networks).has(addressNumber(address));

describe('a set of networks', () => {
  it.each([
    ['10.0.0.0/8', '9.255.255.255', false],
    ['10.0.0.0/8', '10.0.0.0', true],
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['192.0.2.7/32', '192.0.2.6', false],
    ['192.0.2.7/32', '192.0.2.7', true],
    ['192.0.2.7/32', '192.0.2.8', false],
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    // The address of a host with the length of its network.
    ['192.0.2.77/24', '192.0.2.0', true],
    ['192.0.2.77/24', '192.0.2.255', true],
    ['240.0.0.0/4', '255.255.255.255', true],
    ['0.0.0.0/8', '0.0.0.0', true],
    ['0.0.0.0/0', '203.0.113.1', true],
  ])('%s contains %s: %s', (network, address, isIt) => {
    expect(has([network], address)).toBe(isIt);
  });

  it('contains nothing when it is empty', () => {
    expect(has([], '0.0.0.0')).toBe(false);
  });

  it('has no hole where networks meet, and none is widened by another', () => {
    const networks = ['192.168.1.0/24', '192.168.0.0/24', '192.168.3.0/24', '192.168.0.0/25'];
    for (const address of ['192.168.0.0', '192.168.0.255', '192.168.1.0', '192.168.1.255', '192.168.3.128'])
      expect(has(networks, address), address).toBe(true);
    for (const address of ['192.167.255.255', '192.168.2.0', '192.168.2.255', '192.168.4.0'])
      expect(has(networks, address), address).toBe(false);
  });

  it('contains exactly the addresses of its networks, however many there are and in whatever order', () => {
    const network = fc.tuple(fc.nat(0xffff_ffff), fc.integer({ min: 1, max: 32 }));
    fc.assert(
      fc.property(fc.array(network, { maxLength: 12 }), fc.array(fc.nat(0xffff_ffff)), (networks, addresses) => {
        const dotted = (address: number) => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
        const set = new AddressSet(networks.map(([address, length]) => `${dotted(address)}/${length}`));
        const isIn = (address: number) =>
          networks.some(
            ([of, length]) => Math.floor(address / 2 ** (32 - length)) === Math.floor(of / 2 ** (32 - length)),
          );
        const edges = networks.flatMap(([of, length]) => {
          const size = 2 ** (32 - length);
          const first = Math.floor(of / size) * size;
          return [first - 1, first, first + size - 1, first + size].filter((each) => each >= 0 && each < 2 ** 32);
        });
        for (const address of [...addresses, ...edges]) expect(set.has(address), dotted(address)).toBe(isIn(address));
      }),
    );
  });
});

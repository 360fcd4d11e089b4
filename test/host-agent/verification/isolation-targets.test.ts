import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { Target } from '../../../appliance/protocol/inspection.ts';
import { insideTrials, networkVmTrials, ownAddresses } from '../../../host-agent/verification/isolation-targets.ts';
import { openWitness } from '../../../host-agent/verification/witnesses.ts';

const info = (address: string, internal = false): NetworkInterfaceInfo => {
  const common = { address, netmask: '', mac: '02:00:00:00:00:01', internal, cidr: null };
  return address.includes(':') ? { ...common, family: 'IPv6', scopeid: 0 } : { ...common, family: 'IPv4' };
};

it('looks for the host at its addresses of both families, except those of a link', () => {
  expect(
    ownAddresses({
      lo: [info('127.0.0.1', true), info('::1', true)],
      eth0: [info('192.168.7.5'), info('2a0e:5301::5'), info('fd00:7::5'), info('fe80::5')],
      none: undefined,
    }),
  ).toEqual(['192.168.7.5', '2a0e:5301::5', 'fd00:7::5']);
});

it('looks for what is inside by both families, also behind NAT64', () => {
  const all = [...insideTrials(), ...networkVmTrials()].map(({ target }) => Target.parse(target));
  const addresses = new Set(all.map((target) => ('address' in target ? target.address : '')));
  for (const address of ['192.168.1.1', '64:ff9b::c0a8:101', 'fe80::1', '198.51.100.1', 'fd53:4200:0:2::1'])
    expect([address, addresses.has(address)]).toEqual([address, true]);
});

it('a witness listens at an address of IPv6', async () => {
  const witness = await openWitness('::1', '::1');
  expect(witness).toMatchObject({ answersHere: true, tcp: { address: '::1' }, udp: { address: '::1' } });
  expect(witness.visits()).toBe(0);
  witness.close();
});

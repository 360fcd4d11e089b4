import { expect, it } from 'vitest';
import { policyFindings } from '../../../host-agent/doctor/policies.ts';
import { Config } from '../../../host-agent/config/schema.ts';

const { network } = Config.parse({});
const findings = (over: Partial<typeof network>, handsCards = false, inside: readonly string[] = []) =>
  policyFindings({ ...network, ...over }, handsCards, () => inside).map(({ check, level }) => `${check}: ${level}`);

it('the doctor says where no filter on the host is behind the network VM', () => {
  expect(findings({})).toEqual(['network filter: ok']);
  expect(findings({ uplink: 'tap' })).toEqual(['network filter: ok']);
  expect(findings({ uplink: 'pci' })).toEqual(['network filter: note']);
  expect(findings({ uplink: 'tap', mode: 'bridge' })).toEqual(['network filter: note']);
  expect(findings({}, true)).toEqual(['network filter: note']);
});

it('the doctor says that sessions reach nothing when the host has too many networks', () => {
  const inside = Array.from({ length: 1024 }, (_, index) => `11.${index >> 8}.${index & 255}.0/24`);
  expect(findings({}, false, inside)).toEqual(['network filter: ok']);
  expect(findings({ refusedNetworks: ['203.0.113.7/32'] }, false, inside)).toEqual([
    'network filter: ok',
    'networks: trouble',
  ]);
});

it('the doctor says that sessions reach nothing when the routes of the host cannot be read', () => {
  expect(findings({}, false, ['0.0.0.0/0'])).toEqual(['network filter: ok', 'networks: trouble']);
});

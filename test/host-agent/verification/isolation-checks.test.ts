import { describe, expect, it } from 'vitest';
import { type Findings, isolationChecks } from '../../../host-agent/verification/isolation-checks.ts';
import { isInside, parseNeighbours, type Trial } from '../../../host-agent/verification/isolation-targets.ts';

const trials: readonly Trial[] = [
  { check: 'witness 127.0.0.1', target: { kind: 'tcp', address: '192.0.2.1', port: 4000 } },
  { check: 'witness 192.168.7.2', target: { kind: 'udp', address: '192.168.7.2', port: 4001 } },
  { check: 'lan', target: { kind: 'tcp', address: '192.168.7.1', port: 80 } },
  { check: 'private-ranges', target: { kind: 'tcp', address: '10.0.0.1', port: 80 } },
  { check: 'network-vm', target: { kind: 'tcp', address: '198.51.100.1', port: 22 } },
  { check: 'other-session', target: { kind: 'ping', address: '198.51.100.11' } },
  { check: 'inside-names', target: { kind: 'name', name: 'localhost' } },
];
const nobody = trials.map((_, target) => ({ target, outcome: 'silent' as const }));
const witnesses = ['127.0.0.1', '192.168.7.2'].map((place) => ({ place, answersHere: true, visits: 0 }));
const findings: Findings = {
  access: { kind: 'internet-only' },
  mode: 'nat',
  isUp: true,
  otherIsUp: true,
  trials,
  reached: nobody,
  witnesses,
};
const outcomes = (other: Partial<Findings>) =>
  Object.fromEntries(isolationChecks({ ...findings, ...other }).map(({ name, outcome }) => [name, outcome]));
const failedOf = (other: Partial<Findings>) =>
  Object.entries(outcomes(other))
    .filter(([, outcome]) => outcome === 'failed')
    .map(([name]) => name);
const answered = (target: number) =>
  nobody.map((found) => (found.target === target ? { target, outcome: 'answered' as const } : found));

describe('isolationChecks', () => {
  it('passes when nothing answered and no witness had a visitor', () => {
    expect(new Set(Object.values(outcomes({})))).toEqual(new Set(['held']));
  });

  it.each(
    ['loopback', 'host-192.168.7.2', 'lan', 'private-ranges', 'network-vm', 'other-session'].map(
      (name, index) => [name, index] as const,
    ),
  )('fails when a forbidden target answered: %s', (name, index) => {
    expect(failedOf({ reached: answered(index) })).toEqual([name]);
  });

  it('fails when a witness on the host had a visitor, whatever the VM reports', () => {
    expect(
      failedOf({
        witnesses: witnesses.map((witness) => ({ ...witness, visits: witness.place === '127.0.0.1' ? 1 : 0 })),
      }),
    ).toEqual(['loopback']);
  });

  it('fails when a name resolves to an internal address, and passes for a public one', () => {
    const named = (address: string) =>
      nobody.map((found) =>
        found.target === 6 ? { target: 6, outcome: 'answered' as const, addresses: [address] } : found,
      );
    expect(failedOf({ reached: named('127.0.0.1') })).toEqual(['inside-names']);
    expect(failedOf({ reached: named('9.9.9.9') })).toEqual([]);
  });

  it('does not count silence of a VM without network, nor trials that did not finish', () => {
    expect(outcomes({ isUp: false })).toMatchObject({
      network: 'failed',
      loopback: 'not-tried',
      'other-session': 'not-tried',
      'network-vm': 'not-tried',
    });
    expect(outcomes({ otherIsUp: false })).toMatchObject({ loopback: 'held', 'other-session': 'not-tried' });
    expect(failedOf({ reached: nobody.slice(1) })).toEqual(['trials']);
  });

  it.each(
    trials.map(
      ({ check }, index) =>
        [
          { 'witness 127.0.0.1': 'loopback', 'witness 192.168.7.2': 'host-192.168.7.2' }[check] ?? check,
          index,
        ] as const,
    ),
  )('does not count a check without trials: %s', (name, index) => {
    const others = trials.filter((_, at) => at !== index);
    const othersReached = others.map((_, target) => ({ target, outcome: 'silent' as const }));
    expect(
      Object.entries(outcomes({ trials: others, reached: othersReached })).filter(([, outcome]) => outcome !== 'held'),
    ).toEqual([[name, 'not-tried']]);
    expect(outcomes({ reached: nobody.filter(({ target }) => target !== index) })).toMatchObject({
      trials: 'failed',
      [name]: 'not-tried',
    });
  });

  it('does not claim what the configuration gives up', () => {
    expect(outcomes({ mode: 'bridge', reached: answered(2) })).toMatchObject({
      lan: 'not-tried',
      loopback: 'not-tried',
    });
    expect(outcomes({ access: { kind: 'open' }, reached: answered(2) })).toMatchObject({
      lan: 'not-tried',
      'other-session': 'held',
      'network-vm': 'held',
    });
    expect(failedOf({ access: { kind: 'open' }, reached: answered(4) })).toEqual(['network-vm']);
    expect(failedOf({ access: { kind: 'open' }, reached: answered(5) })).toEqual(['other-session']);
    expect(outcomes({ access: { kind: 'offline' }, isUp: false })).toMatchObject({
      network: 'not-tried',
      loopback: 'held',
      'inside-names': 'held',
    });
  });
});

it('parseNeighbours returns the router and recent neighbours', () => {
  const routes = 'Iface\tDestination\tGateway\tFlags\neth0\t00000000\t0107A8C0\t0003\neth0\t0007A8C0\t00000000\t0001\n';
  const arp = 'IP address       HW type\n192.168.7.9      0x1\n192.168.7.1      0x1\nrubbish\n';
  expect(parseNeighbours(routes, arp)).toEqual(['192.168.7.1', '192.168.7.9']);
});

it('isInside recognises internal addresses', () => {
  expect(
    ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.9.9', '169.254.1.1', '100.64.0.1', '0.0.0.0', '224.0.0.1'].map(
      isInside,
    ),
  ).not.toContain(false);
  expect(['9.9.9.9', '172.32.0.1', '100.128.0.1', '193.168.0.1'].map(isInside)).not.toContain(true);
});

import { expect, it } from 'vitest';
import { jailChecks, type ProcessFacts, processFacts } from '../../../host-agent/verification/jail-checks.ts';

const jailed: ProcessFacts = {
  status: 'Name:\tqemu\nCapEff:\t0000000000000000\nNoNewPrivs:\t1\nSeccomp:\t2\n',
  limits:
    'Limit                     Soft Limit           Hard Limit           Units\nMax core file size        0                    0                    bytes\n',
  mounts: '1 0 0:1 / / ro\n2 1 0:2 / /usr ro\n3 1 0:3 / /vm rw\n',
  namespaces: [
    ['net', 'net:[2]', 'net:[1]'],
    ['pid', 'pid:[2]', 'pid:[1]'],
  ],
  mappings:
    '7f00-7f01 r-xp 0 0:0 0 /usr/lib/x\nSize:             400 kB\nVmFlags: rd ex mr mw me\n7f10-7f20 rw-p 0 0:0 0\nSize:         2097152 kB\nVmFlags: rd wr mr mw me dd\n7f30-7f31 rw-p\nSize: 8 kB\nVmFlags: rd wr\n',
  outOfMemory: [600, 200],
  devices: 'Inter-|\n face |\n    lo: 0\n',
};
const failedOf = (other: Partial<ProcessFacts>) =>
  jailChecks({ ...jailed, ...other })
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ name }) => name);

it('passes for a hypervisor process in its jail', () => {
  expect(failedOf({})).toEqual([]);
});

it.each([
  ['jail-namespaces', { namespaces: [['net', 'net:[1]', 'net:[1]']] }],
  ['jail-network', { devices: `${jailed.devices}  eth0: 0\n` }],
  ['jail-capabilities', { status: jailed.status.replace('CapEff:\t0', 'CapEff:\t1') }],
  ['jail-privileges', { status: jailed.status.replace('NoNewPrivs:\t1', 'NoNewPrivs:\t0') }],
  ['jail-calls', { status: jailed.status.replace('Seccomp:\t2', 'Seccomp:\t0') }],
  ['jail-files', { mounts: `${jailed.mounts}4 1 0:4 / /home/anna rw\n` }],
  ['jail-memory', { mappings: jailed.mappings.replace(' dd', '') }],
  ['jail-merging', { mappings: jailed.mappings.replace(' dd', ' dd mg') }],
  ['jail-end', { outOfMemory: [200, 200] }],
  ['jail-core', { limits: jailed.limits.replaceAll('0      ', 'unlimited') }],
] as const)('fails when %s is broken', (name, facts) => {
  expect(failedOf(facts as Partial<ProcessFacts>)).toEqual([name]);
});

it('passes where everything has the highest score', () => {
  expect(failedOf({ outOfMemory: [1000, 1000] })).toEqual([]);
});

it('fails for the test process, which is in no jail', async () => {
  const checks = jailChecks(await processFacts(process.pid));
  expect(checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['jail-namespaces', 'jail-calls']),
  );
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addressNumber } from '../../../../appliance/protocol/address-set.ts';
import { ipv6Bytes } from '../../../../appliance/protocol/ipv6.ts';
import type { NetworkPolicy, PortAccess } from '../../../../appliance/protocol/network.ts';
import { createLog } from '../../../../appliance/agent/log.ts';
import { allowAddresses, FORGET_LIMITS, forgetAddresses } from '../../../../appliance/agent/network/firewall.ts';
import type { GateOptions } from '../../../../appliance/agent/network/name-gate.ts';
import { Policing } from '../../../../appliance/agent/network/policing.ts';

/** Everything that is done to the VM, in order, and its counters. */
const vm = {
  deeds: [] as string[],
  gates: [] as string[],
  gate: undefined as GateOptions | undefined,
  counters: {} as Record<string, { packets: number; bytes: number }>,
};
const { deeds, gates } = vm;
vi.mock(import('../../../../appliance/agent/network/programs.ts'), async (original) => ({
  ...(await original()),
  loadFirewall: (rules) => Promise.resolve(void deeds.push(rules)),
  forgetConnections: (address) => Promise.resolve(void deeds.push(`connections of ${address}`)),
  readCounters: () =>
    Promise.resolve(
      JSON.stringify({
        nftables: [
          { metainfo: {} },
          ...Object.entries(vm.counters).map(([name, counts]) => ({ counter: { name, ...counts } })),
        ],
      }),
    ),
}));
vi.mock(import('../../../../appliance/agent/network/kernel-settings.ts'), async (original) => ({
  ...(await original()),
  applySettings: () => Promise.resolve(void deeds.push('settings')),
}));
vi.mock(import('../../../../appliance/agent/network/dnsmasq.ts'), () => ({
  Dnsmasq: {
    start: (command: readonly string[]) => {
      const port = command.find((word) => word.startsWith('--port='));
      deeds.push(`start ${port ?? ''}`);
      return Promise.resolve({ command, stop: () => Promise.resolve(void deeds.push(`stop ${port ?? ''}`)) });
    },
  } as never,
}));
vi.mock(import('../../../../appliance/agent/network/name-gate.ts'), async (original) => ({
  ...(await original()),
  NameGate: {
    open: (port: number, options: GateOptions) => {
      gates.push(`open ${port}`);
      vm.gate = options;
      return Promise.resolve({
        change: (changed: GateOptions) => {
          gates.push(`change ${port}`);
          vm.gate = changed;
        },
        close: () => Promise.resolve(void gates.push(`close ${port}`)),
      });
    },
  } as never,
}));

const INTERNET: PortAccess = { kind: 'internet-only' };
const BANK: PortAccess = { kind: 'allow-list', names: ['bank.example'] };
const OPEN: PortAccess = { kind: 'open' };
const OFFLINE: PortAccess = { kind: 'offline' };
const UPLINK = { resolver: '192.0.2.3', isLeased: false };
const policy = (accesses: Readonly<Record<number, PortAccess>>, connections = 1024): NetworkPolicy => ({
  revision: 1,
  refusedNetworks: [],
  ports: Object.entries(accesses).map(([port, access]) => ({ port: Number(port), access })),
  limits: { connections, newConnectionsPerSecond: 100 },
});
let policing: Policing;
beforeEach(() => {
  deeds.length = gates.length = 0;
  vm.counters = {};
  policing = new Policing(
    [0, 1],
    createLog(() => undefined),
  );
});
/** Without the whole rule sets. */
const done = () =>
  deeds.splice(0).map((deed) => (deed.includes('table') && !deed.startsWith('flush set') ? 'rules' : deed));
const forgotten = (port: number) => [
  `connections of 198.51.100.${10 + port}`,
  `connections of fd53:4200:0:2::${10 + port}`,
  forgetAddresses(port),
];

describe('the policy of a network VM', () => {
  it('is enforced as a whole, the kernel’s settings first; the first one forgets nothing', async () => {
    await policing.enforce(policy({ 0: INTERNET }), UPLINK);
    expect(done()).toEqual(['settings', 'rules']);
    await policing.answerNames(UPLINK);
    expect(done()).toEqual(['start --port=5300']);
  });

  it('ends what the earlier access of a port allowed, of that port only, its names first', async () => {
    await policing.enforce(policy({ 0: INTERNET, 1: INTERNET }), UPLINK);
    await policing.answerNames(UPLINK);
    done();
    await policing.enforce(policy({ 0: INTERNET, 1: OPEN }), UPLINK);
    expect(done()).toEqual(['settings', 'rules', 'stop --port=5301', ...forgotten(1)]);
    await policing.answerNames(UPLINK);
    // Port 0 still has its own.
    expect(done()).toEqual(['start --port=5301']);
  });

  it('of a port that is not listed is offline', async () => {
    await policing.enforce(policy({ 0: INTERNET }), UPLINK);
    await policing.answerNames(UPLINK);
    done();
    await policing.enforce(policy({ 1: OFFLINE }), UPLINK);
    expect(done()).toEqual(['settings', 'rules', 'stop --port=5300', ...forgotten(0)]);
    await policing.answerNames(UPLINK);
    expect(done()).toEqual([]);
  });

  it('starts the limits again only when they change', async () => {
    await policing.enforce(policy({}), UPLINK);
    await policing.enforce(policy({}), UPLINK);
    expect(deeds.filter((deed) => deed.startsWith(FORGET_LIMITS))).toEqual([]);
    await policing.enforce(policy({}, 512), UPLINK);
    expect(deeds.filter((deed) => deed.startsWith(FORGET_LIMITS))).toHaveLength(1);
  });

  it('asks another resolver for names when the uplink has another', async () => {
    await policing.enforce(policy({ 0: INTERNET }), UPLINK);
    await policing.answerNames(UPLINK);
    await policing.answerNames(UPLINK);
    done();
    await policing.answerNames({ resolver: '192.0.2.4' });
    expect([done(), gates]).toEqual([[], ['open 0', 'change 0', 'change 0']]);
    // Its dnsmasq asks the resolver itself.
    await policing.enforce(policy({ 0: OPEN }), UPLINK);
    await policing.answerNames(UPLINK);
    done();
    await policing.answerNames({ resolver: '192.0.2.4' });
    expect(done()).toEqual(['stop --port=5300', 'start --port=5300']);
    expect(gates.slice(3)).toEqual(['close 0']);
  });

  it('refuses the networks of the host for names, too', async () => {
    await policing.enforce(
      { ...policy({ 0: INTERNET }), refusedNetworks: ['203.0.114.0/24', '2001:db8::/32'] },
      UPLINK,
    );
    await policing.answerNames(UPLINK);
    const refused = ['203.0.114.7', '192.168.1.1', '198.51.100.10', '93.184.216.34'].map((address) =>
      vm.gate?.refused.has(addressNumber(address)),
    );
    expect(refused).toEqual([true, true, true, false]);
  });

  it('opens each address of an allow-list once, and again for the next session', async () => {
    const one = '93.184.216.34';
    await policing.enforce(policy({ 0: BANK }), UPLINK);
    await policing.answerNames(UPLINK);
    done();
    await vm.gate?.allow([one]);
    await vm.gate?.allow([one, '93.184.216.35']);
    expect(done()).toEqual([allowAddresses(0, [one]), allowAddresses(0, ['93.184.216.35'])]);
    await policing.release(0, UPLINK);
    done();
    await vm.gate?.allow([one]);
    expect(done()).toEqual([allowAddresses(0, [one])]);
  });
});

describe('a port whose session has ended', () => {
  it('forgets everything and answers names again', async () => {
    await policing.enforce(policy({ 0: INTERNET }), UPLINK);
    await policing.answerNames(UPLINK);
    done();
    await policing.release(0, UPLINK);
    expect(done()).toEqual(['stop --port=5300', ...forgotten(0), 'start --port=5300']);
  });

  it('is ignored when there is no such port', async () => {
    await policing.release(7, UPLINK);
    expect(done()).toEqual([]);
  });

  it('counts from zero again, the others go on', async () => {
    vm.counters = {
      sent0: { packets: 1, bytes: 100 },
      received0: { packets: 1, bytes: 200 },
      refused0: { packets: 3, bytes: 1 },
      spoofed0: { packets: 4, bytes: 1 },
      sent1: { packets: 1, bytes: 10 },
    };
    const none = { sentBytes: 0, receivedBytes: 0, refusedPackets: 0 };
    const before = [
      { port: 0, sentBytes: 100, receivedBytes: 200, refusedPackets: 7 },
      { port: 1, ...none, sentBytes: 10 },
    ];
    expect(await policing.traffic()).toEqual(before);
    await policing.release(0, UPLINK);
    expect(await policing.traffic()).toEqual([{ port: 0, ...none }, before[1]]);
    vm.counters = { ...vm.counters, sent0: { packets: 2, bytes: 150 }, spoofed0: { packets: 5, bytes: 2 } };
    expect((await policing.traffic())[0]).toEqual({ port: 0, sentBytes: 50, receivedBytes: 0, refusedPackets: 1 });
  });
});

it('tells the names of a port which families lead to the Internet, and asks the resolver by that of its address', async () => {
  const internet = { ipv4: false, ipv6: true, resolver: 'ipv6' } as const;
  await policing.enforce({ ...policy({ 0: INTERNET }), internet }, { ...UPLINK, hasIpv6: true });
  await policing.answerNames({ resolver: 'fd53:4200:0:1::3' });
  expect(vm.gate?.families).toEqual(['ipv6']);
  expect(vm.gate?.reach6?.internet.has(ipv6Bytes('2a0e:5301::1'))).toBe(true);
  expect(vm.gate?.reach6?.refused.has(ipv6Bytes('64:ff9b::10.1.2.3'))).toBe(true);
  await policing.enforce({ ...policy({ 0: INTERNET }), internet }, UPLINK);
  await policing.answerNames({ resolver: '192.0.2.3' });
  expect([vm.gate?.families, vm.gate?.reach6]).toEqual([['ipv4'], undefined]);
});

it('forgets the connections of both addresses of a port', async () => {
  await policing.enforce(policy({ 0: INTERNET }), UPLINK);
  deeds.length = 0;
  await policing.release(0, UPLINK);
  expect(deeds).toEqual(expect.arrayContaining(['connections of 198.51.100.10', 'connections of fd53:4200:0:2::10']));
});

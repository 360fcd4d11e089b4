/** The firewall's rules for IPv6 in the kernel, tested with packets between namespaces. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { trafficOf } from '../../../../../appliance/agent/network/policing.ts';
import {
  BRIDGE_MAC,
  SESSION_NETWORK_6,
  sessionAddress6,
  sessionMac,
} from '../../../../../appliance/protocol/addresses.ts';
import type { InternetFamilies, NetworkPolicy, PortAccess } from '../../../../../appliance/protocol/network.ts';
import { UPLINK_6 } from '../../../../../host-agent/tools/passt.ts';
import { FrameListener, sendBytes } from '../../../../bed/network/frames/frames.ts';
import { forbiddenIpv6Frames } from '../../../../bed/network/ipv6/forbidden-ipv6-frames.ts';
import { neighbourQuestion } from '../../../../bed/network/ipv6/ipv6-packets.ts';
import { PortsTestBed, WORLD, WORLD_6 } from '../../../../bed/network/ports.ts';
import { makeRunFolder } from '../../../../bed/run-folder.ts';

const canTry =
  userInfo().uid === 0 &&
  (() => {
    try {
      execFileSync(
        'unshare',
        ['--net', 'sh', '-c', 'nft list ruleset && dnsmasq --version && setpriv --reuid=5300 true'],
        { stdio: 'ignore' },
      );
      return true;
    } catch {
      return false;
    }
  })();

const BANK: PortAccess = { kind: 'allow-list', names: ['both.example'] };
let revision = 0;
const BOTH: InternetFamilies = { ipv4: true, ipv6: true, resolver: 'ipv4' };
const policy = (
  first: PortAccess,
  internet: InternetFamilies | 'unsaid' = BOTH,
  over: Partial<NetworkPolicy> = {},
): NetworkPolicy => ({
  revision: (revision += 1),
  refusedNetworks: ['203.0.114.0/24', '2a0e:5302:1::/56'],
  ports: [
    { port: 0, access: first },
    { port: 1, access: { kind: 'internet-only' } },
  ],
  limits: { connections: 1024, newConnectionsPerSecond: 500 },
  ...(internet !== 'unsaid' && { internet }),
  ...over,
});

const INSIDE = [
  WORLD_6.nat64OfPrivate,
  WORLD_6.uniqueLocal,
  WORLD_6.publicLan,
  WORLD_6.sixToFour,
  WORLD_6.teredo,
  WORLD_6.documentation,
  WORLD_6.mapped,
  UPLINK_6.gateway,
  UPLINK_6.resolver,
];

describe.skipIf(!canTry)('the firewall’s effect on packets of IPv6 (needs root, nftables and dnsmasq)', () => {
  const folder = canTry ? makeRunFolder() : '';
  let testBed: PortsTestBed;
  let isOpen = false;
  beforeAll(async () => {
    testBed = await PortsTestBed.open(folder);
    isOpen = true;
  });
  afterAll(async () => {
    if (isOpen) await testBed.close();
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await testBed.enforce(policy({ kind: 'offline' }));
    await testBed.load('flush set inet sessions rates\nflush set inet sessions connections\n');
  });
  const traffic = async () => trafficOf(await testBed.ndvm.must(['nft', '-j', 'list', 'counters']), [0, 1]);
  const ask = (name: string) => testBed.ask(0, name, 'AAAA');

  it('lets an internet-only session reach the Internet by IPv6 and by NAT64, and nothing that is inside', async () => {
    await testBed.enforce(policy({ kind: 'internet-only' }));
    const before = (await traffic())[0]?.sentBytes ?? 0;
    for (const site of [WORLD_6.bank, WORLD_6.nat64, WORLD.bank])
      expect([site, await testBed.connect(0, site)]).toEqual([site, 'answered']);
    expect((await traffic())[0]?.sentBytes).toBeGreaterThan(before);
    for (const inside of INSIDE) expect([inside, await testBed.connect(0, inside)]).toEqual([inside, 'ECONNREFUSED']);
    for (const port of [22, 53, 80, 5300])
      expect([port, await testBed.connect(0, SESSION_NETWORK_6.address, port)]).toEqual([port, 'ECONNREFUSED']);
    for (const port of [53, 853]) expect(await testBed.connect(0, WORLD_6.bank, port)).toBe('ECONNREFUSED');
    expect(['silence', 'EHOSTUNREACH']).toContain(await testBed.connect(0, sessionAddress6(1)));
  });

  it('lets no packet of IPv6 pass where the host has none, and tells no address of it', async () => {
    for (const internet of ['unsaid', { ...BOTH, ipv6: false }] as const) {
      await testBed.enforce(policy({ kind: 'internet-only' }));
      await testBed.enforce(policy({ kind: 'internet-only' }, internet));
      for (const site of [WORLD_6.bank, WORLD_6.nat64, SESSION_NETWORK_6.address])
        expect(['silence', 'EHOSTUNREACH']).toContain(await testBed.connect(0, site));
      expect(await testBed.connect(0, WORLD.bank)).toBe('answered');
      expect(await ask('both.example')).toBe('ENODATA');
    }
  });

  it('answers with the addresses of each family, and with those that lead somewhere only', async () => {
    await testBed.enforce(policy({ kind: 'internet-only' }));
    expect(await ask('both.example')).toBe(JSON.stringify([WORLD_6.bank]));
    expect(await testBed.ask(0, 'both.example', 'A')).toBe(JSON.stringify([WORLD.bank]));
    expect(await ask('six.example')).toBe(JSON.stringify([WORLD_6.other]));
    // It exists, with addresses of the other family.
    expect(await testBed.ask(0, 'six.example', 'A')).toBe('ENODATA');
    expect(await ask('ula.example')).toBe('ENODATA');
    expect(await ask('nat64.example')).toBe(JSON.stringify([WORLD_6.nat64]));
    for (const name of ['hidden.example', 'inside.example', 'nothing.example'])
      expect([name, await ask(name)]).toEqual([name, 'ENOTFOUND']);
    // A host without IPv4, whose resolver is asked by IPv6.
    await testBed.enforce(policy({ kind: 'internet-only' }, { ipv4: false, ipv6: true, resolver: 'ipv6' }));
    testBed.asked.length = 0;
    expect(await ask('both.example')).toBe(JSON.stringify([WORLD_6.bank]));
    expect(await testBed.ask(0, 'both.example', 'A')).toBe('ENODATA');
    expect(testBed.asked).toEqual(['AAAA both.example']);
  });

  it('lets a session with an allow-list reach the addresses of both families of its names only', async () => {
    await testBed.enforce(policy(BANK));
    expect(await testBed.connect(0, WORLD_6.bank)).toBe('ECONNREFUSED');
    expect(await ask('six.example')).toBe('ENOTFOUND');
    expect(await ask('both.example')).toBe(JSON.stringify([WORLD_6.bank]));
    expect(await testBed.connect(0, WORLD_6.bank)).toBe('answered');
    expect(await testBed.connect(0, WORLD.bank)).toBe('ECONNREFUSED');
    expect(await testBed.connect(0, WORLD_6.other)).toBe('ECONNREFUSED');
    // The next session at the port has to ask again.
    await testBed.enforce(policy({ kind: 'offline' }));
    await testBed.enforce(policy(BANK));
    expect(await testBed.connect(0, WORLD_6.bank)).toBe('ECONNREFUSED');
  });

  it('lets an open session reach unique local addresses and the host’s networks, and an offline one nothing', async () => {
    await testBed.enforce(policy({ kind: 'open' }));
    for (const inside of [WORLD_6.uniqueLocal, WORLD_6.publicLan, WORLD_6.nat64OfPrivate, WORLD_6.bank])
      expect([inside, await testBed.connect(0, inside)]).toEqual([inside, 'answered']);
    for (const refused of [WORLD_6.sixToFour, WORLD_6.teredo, WORLD_6.documentation, UPLINK_6.gateway])
      expect([refused, await testBed.connect(0, refused)]).toEqual([refused, 'ECONNREFUSED']);
    await testBed.enforce(policy({ kind: 'offline' }));
    expect(await testBed.connect(0, WORLD_6.bank)).toBe('ECONNREFUSED');
  });

  it('limits the new connections of a session over both families together', async () => {
    await testBed.enforce(
      policy({ kind: 'internet-only' }, BOTH, { limits: { connections: 4096, newConnectionsPerSecond: 5 } }),
    );
    const script = `let answers = 0;
      for (const [kind, address] of [['udp4', process.argv[1]], ['udp6', process.argv[2]]])
        for (let index = 0; index < 30; index += 1)
          require('node:dgram').createSocket(kind).on('message', () => (answers += 1)).send('hello', 80, address);
      setTimeout(() => (console.log(answers), process.exit()), 1000);`;
    const answers = Number(await testBed.guest(0).must([process.execPath, '-e', script, WORLD.bank, WORLD_6.bank]));
    expect(answers).toBeGreaterThanOrEqual(5);
    expect(answers).toBeLessThanOrEqual(20);
    expect(await testBed.connect(1, WORLD_6.bank)).toBe('answered');
  });

  it('passes no forbidden frame of IPv6 to the uplink or to another session, and keeps the neighbours', async () => {
    await testBed.enforce(policy({ kind: 'internet-only' }));
    const [world, other] = [
      await FrameListener.at(testBed.world, 'eth0'),
      await FrameListener.at(testBed.guest(1), 'eth0'),
    ];
    const frames = forbiddenIpv6Frames({ vmMac: BRIDGE_MAC, port: 0, other: 1 });
    const before = (await traffic())[0]?.refusedPackets ?? 0;
    const ours = () => world.seen.filter(({ type, from }) => type === '86dd' && from !== UPLINK_6.mac).length;
    const leaked: string[] = [];
    for (const { what, frame } of frames) {
      const seen = ours();
      await sendBytes(testBed.guest(0), 'eth0', frame);
      if (ours() > seen) leaked.push(what);
    }
    expect(leaked).toEqual([]);
    await world.caughtUp();
    expect(ours()).toBe(0);
    // What is let through is seen.
    expect(await testBed.connect(0, WORLD_6.bank)).toBe('answered');
    await world.caughtUp();
    expect(ours()).toBeGreaterThan(0);
    await other.caughtUp();
    expect(other.seen.filter(({ type }) => type === '86dd')).toEqual([]);
    expect((await traffic())[0]?.refusedPackets ?? 0).toBeGreaterThan(before + frames.length / 2);
    const neighbours = await testBed.ndvm.must(['ip', '-6', 'neighbour', 'show']);
    expect(neighbours.match(/lladdr/g)).toHaveLength(4);
    expect(neighbours.match(/PERMANENT/g)).toHaveLength(4);
    expect(neighbours).toContain(`${sessionAddress6(1)} dev xenbr0 lladdr ${sessionMac(1)} PERMANENT`);
    expect(await testBed.connect(1, WORLD_6.bank)).toBe('answered');
  }, 120_000);

  it('answers which card the network VM has, and no other question', async () => {
    await testBed.enforce(policy({ kind: 'internet-only' }));
    const guest = testBed.guest(0);
    const heard = await FrameListener.at(guest, 'eth0');
    const own = { fromMac: sessionMac(0), toMac: '33:33:ff:00:00:01', from: sessionAddress6(0), to: 'ff02::1:ff00:1' };
    const answers = () => heard.seen.filter(({ type, from }) => type === '86dd' && from === BRIDGE_MAC).length;
    for (const target of [sessionAddress6(1), UPLINK_6.address, UPLINK_6.gateway, 'fe80::1'])
      await sendBytes(guest, 'eth0', neighbourQuestion(own, target));
    await sendBytes(guest, 'eth0', neighbourQuestion({ ...own, from: '::' }, SESSION_NETWORK_6.address));
    await sendBytes(guest, 'eth0', neighbourQuestion({ ...own, from: 'fe80::2' }, SESSION_NETWORK_6.address));
    expect(answers()).toBe(0);
    await sendBytes(guest, 'eth0', neighbourQuestion(own, SESSION_NETWORK_6.address));
    await expect.poll(answers).toBe(1);
  });
});

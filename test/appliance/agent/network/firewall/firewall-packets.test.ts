/** The firewall's rules in the kernel, tested with packets between namespaces. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gatePort } from '../../../../../appliance/agent/network/name-gate.ts';
import {
  BRIDGE_MAC,
  SESSION_NETWORK,
  sessionAddress,
  sessionMac,
} from '../../../../../appliance/protocol/addresses.ts';
import type { NetworkPolicy, PortAccess } from '../../../../../appliance/protocol/network.ts';
import { sendBytes } from '../../../../bed/network/frames/frames.ts';
import { arp, BROADCAST, dhcp, dhcpOption, ipv4, PROTOCOL, udp } from '../../../../bed/network/packets.ts';
import { PortsTestBed, UPLINK, WORLD } from '../../../../bed/network/ports.ts';
import { makeRunFolder } from '../../../../bed/run-folder.ts';
import { trafficOf } from '../../../../../appliance/agent/network/policing.ts';

const canTry =
  userInfo().uid === 0 &&
  (() => {
    try {
      execFileSync(
        'unshare',
        ['--net', 'sh', '-c', 'nft list ruleset && dnsmasq --version && setpriv --reuid=5300 true'],
        {
          stdio: 'ignore',
        },
      );
      return true;
    } catch {
      return false;
    }
  })();

const BANK: PortAccess = { kind: 'allow-list', names: ['bank.example'] };
/** The portal of a network: in the LAN, and on the Internet. */
const PORTAL: PortAccess = {
  kind: 'portal',
  hosts: [
    { name: 'login.hotel.example', address: WORLD.private },
    { name: 'bank.example', address: WORLD.bank },
  ],
  ports: [80],
};
let revision = 0;
const policy = (
  first: PortAccess,
  second: PortAccess = { kind: 'internet-only' },
  over: Partial<NetworkPolicy> = {},
): NetworkPolicy => ({
  revision: (revision += 1),
  refusedNetworks: ['203.0.114.0/24'],
  ports: [
    { port: 0, access: first },
    { port: 1, access: second },
  ],
  limits: { connections: 1024, newConnectionsPerSecond: 500 },
  ...over,
});

describe.skipIf(!canTry)('the firewall’s effect on packets (needs root, nftables and dnsmasq)', () => {
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
  // The kernel keeps counting what earlier tests used up.
  beforeEach(async () => {
    await testBed.enforce(policy({ kind: 'offline' }));
    await testBed.load('flush set inet sessions rates\nflush set inet sessions connections\n');
  });
  const refusedOf = async (guest: number) =>
    trafficOf(await testBed.ndvm.must(['nft', '-j', 'list', 'counters']), [0, 1])[guest]?.refusedPackets ?? 0;

  it('lets an internet-only session reach the Internet, but no private network, no network of the host, and not the network VM', async () => {
    await testBed.enforce(policy({ kind: 'internet-only' }));
    expect(await testBed.connect(0, WORLD.bank)).toBe('answered');
    for (const inside of [WORLD.private, WORLD.publicLan, WORLD.linkLocal, UPLINK.gateway])
      expect(await testBed.connect(0, inside)).toBe('ECONNREFUSED');
    // ARP for the other session gets no answer either.
    expect(['silence', 'EHOSTUNREACH']).toContain(await testBed.connect(0, sessionAddress(1)));
    for (const address of [SESSION_NETWORK.address, UPLINK.address])
      for (const port of [22, 80]) expect(await testBed.connect(0, address, port)).toBe('ECONNREFUSED');
    expect(await testBed.resolve(0, 'other.example')).toBe(WORLD.other);
  });

  it('answers DNS only by the network VM, and no name that resolves to an internal address', async () => {
    await testBed.enforce(policy({ kind: 'internet-only' }));
    expect(await testBed.resolve(0, 'inside.example')).toBe('ENOTFOUND');
    for (const port of [53, 853]) expect(await testBed.connect(0, WORLD.bank, port)).toBe('ECONNREFUSED');
    for (const server of [UPLINK.resolver, WORLD.bank])
      expect(await testBed.resolve(0, 'other.example', server)).not.toBe(WORLD.other);
    // Not even by the resolver of another port.
    expect(await testBed.resolve(0, 'other.example', `${SESSION_NETWORK.address}:5301`)).not.toBe(WORLD.other);
  });

  it('lets an allow-list session reach only the addresses of names that it has resolved', async () => {
    await testBed.enforce(policy(BANK));
    expect(await testBed.connect(0, WORLD.bank)).toBe('ECONNREFUSED');
    expect(await testBed.resolve(0, 'bank.example')).toBe(WORLD.bank);
    expect(await testBed.connect(0, WORLD.bank)).toBe('answered');
    expect(await testBed.connect(0, WORLD.other)).toBe('ECONNREFUSED');
    expect(await testBed.resolve(0, 'other.example')).toBe('ENOTFOUND');
    expect(await testBed.connect(0, WORLD.other)).toBe('ECONNREFUSED');
    expect(await testBed.resolve(0, 'www.bank.example')).toBe(WORLD.other);
    expect(await testBed.connect(0, WORLD.other)).toBe('answered');
    // A listed name that resolves to an internal address allows nothing.
    expect(await testBed.resolve(0, 'lan.bank.example')).toBe('ENOTFOUND');
    expect(await testBed.connect(0, WORLD.private)).toBe('ECONNREFUSED');
  });

  it('opens the firewall before the session learns an address', async () => {
    const script = `
      const { Resolver } = require('node:dns').promises;
      const resolver = new Resolver({ timeout: 1000, tries: 1 });
      resolver.setServers([process.argv[1]]);
      resolver.resolve4('bank.example').then(([host]) => {
        const startedMs = performance.now();
        const end = (said) => (console.log(said, Math.round(performance.now() - startedMs)), process.exit());
        require('node:net').connect({ host, port: 80 }).on('data', () => end('answered')).on('error', ({ code }) => end(code));
      });`;
    for (let round = 0; round < 5; round += 1) {
      await testBed.enforce(policy({ kind: 'offline' }));
      await testBed.enforce(policy(BANK));
      const said = await testBed.guest(0).must([process.execPath, '-e', script, SESSION_NETWORK.address]);
      const [outcome, tookMs] = said.trim().split(' ');
      expect(outcome).toBe('answered');
      // A lost first packet would be sent again after a second.
      expect(Number(tookMs)).toBeLessThan(1000);
    }
  });

  it('passes only questions for the addresses of names on the Internet to the resolver', async () => {
    await testBed.enforce(policy({ kind: 'internet-only' }));
    testBed.asked.length = 0;
    for (const type of ['TXT', 'MX', 'SRV', 'NS', 'SOA', 'PTR', 'CAA', 'NAPTR', 'AAAA', 'ANY'])
      expect([type, await testBed.ask(0, 'bank.example', type)]).toEqual([type, 'ENODATA']);
    for (const name of [
      '_ldap._tcp.dc._msdcs.corp',
      'nas.local',
      'printer.lan',
      'wiki.internal',
      '1.1.168.192.in-addr.arpa',
    ])
      expect([name, await testBed.ask(0, name, 'A')]).toEqual([name, 'ENOTFOUND']);
    expect(await testBed.ask(0, '_ldap._tcp.dc._msdcs.corp.example', 'SRV')).toBe('ENODATA');
    expect(testBed.asked).toEqual([]);
    // A name that exists only inside looks like one that does not exist.
    for (const name of ['inside.example', 'nothing.example']) expect(await testBed.ask(0, name, 'A')).toBe('ENOTFOUND');
    expect(testBed.asked).toEqual(['A inside.example', 'A nothing.example']);
    // An open session may ask the LAN anything.
    await testBed.enforce(policy({ kind: 'open' }));
    expect(await testBed.ask(0, 'bank.example', 'TXT')).toBe('[["inside"]]');
  });

  it('gives a dnsmasq that a session has taken over no way to the firewall, the world or another session', async () => {
    await testBed.enforce(policy({ kind: 'internet-only' }, BANK));
    for (const rules of ['flush ruleset', `add element inet sessions allowed1 { ${WORLD.other} }`])
      expect((await testBed.asTakenOver('nft', rules)).stderr).toContain('Operation not permitted');
    expect((await testBed.asTakenOver('ip', 'link', 'set', 'dev', 'eth0', 'down')).status).not.toBe(0);
    for (const [address, port] of [
      [WORLD.bank, 80],
      [UPLINK.resolver, 53],
      [sessionAddress(1), 9],
      ['127.0.0.1', gatePort(1)],
    ] as const)
      expect([address, port, await testBed.sentByTakenOver(address, port)]).toEqual([address, port, 'EPERM']);
    // The gate of the same session answers.
    expect(await testBed.sentByTakenOver('127.0.0.1', gatePort(0))).toBe('answered');
  });

  it('keeps resolved addresses per port, and through a change of the policy', async () => {
    await testBed.enforce(policy(BANK));
    expect(await testBed.resolve(0, 'bank.example')).toBe(WORLD.bank);
    await testBed.enforce(policy(BANK, BANK));
    expect(await testBed.connect(0, WORLD.bank)).toBe('answered');
    expect(await testBed.connect(1, WORLD.bank)).toBe('ECONNREFUSED');
  });

  it('forgets the resolved addresses of a released port', async () => {
    await testBed.enforce(policy(BANK));
    expect(await testBed.resolve(0, 'bank.example')).toBe(WORLD.bank);
    expect(await testBed.connect(0, WORLD.bank)).toBe('answered');
    await testBed.enforce(policy({ kind: 'offline' }));
    await testBed.enforce(policy(BANK));
    expect(await testBed.connect(0, WORLD.bank)).toBe('ECONNREFUSED');
  });

  it('lets an offline session, and a port without a policy, reach nothing, not even DNS', async () => {
    for (const one of [policy({ kind: 'offline' }), policy(BANK, BANK, { ports: [] })]) {
      await testBed.enforce(one);
      expect(await testBed.connect(0, WORLD.bank)).toBe('ECONNREFUSED');
      expect(await testBed.resolve(0, 'bank.example')).toBe('ECONNREFUSED');
    }
  });

  it('lets a session that signs in to a network reach the portal, by its names, and nothing else', async () => {
    await testBed.enforce(policy(PORTAL, { kind: 'internet-only' }));
    testBed.asked.length = 0;
    expect(await testBed.resolve(0, 'login.hotel.example')).toBe(WORLD.private);
    expect(await testBed.resolve(0, 'bank.example')).toBe(WORLD.bank);
    for (const address of [WORLD.private, WORLD.bank]) {
      expect(await testBed.connect(0, address)).toBe('answered');
      for (const port of [53, 443, 853]) expect(await testBed.connect(0, address, port)).toBe('ECONNREFUSED');
    }
    for (const address of [WORLD.other, WORLD.publicLan, WORLD.linkLocal, UPLINK.gateway, UPLINK.address])
      expect(await testBed.connect(0, address)).toBe('ECONNREFUSED');
    for (const name of ['other.example', 'www.bank.example', 'inside.example', 'nothing.example'])
      expect([name, await testBed.resolve(0, name)]).toEqual([name, 'ENOTFOUND']);
    // Not a question left the network VM.
    expect(testBed.asked).toEqual([]);
    // Another session is not nearer to the LAN.
    expect(await testBed.connect(1, WORLD.private)).toBe('ECONNREFUSED');
    await testBed.enforce(policy({ kind: 'offline' }));
    expect(await testBed.connect(0, WORLD.private)).toBe('ECONNREFUSED');
  });

  it('lets an open session reach the LAN, also by name, but neither another session nor the network VM', async () => {
    await testBed.enforce(policy({ kind: 'open' }));
    for (const address of [WORLD.bank, WORLD.private, WORLD.publicLan])
      expect(await testBed.connect(0, address)).toBe('answered');
    expect(await testBed.resolve(0, 'inside.example')).toBe(WORLD.private);
    for (const address of [SESSION_NETWORK.address, UPLINK.address, UPLINK.gateway, WORLD.linkLocal])
      expect(await testBed.connect(0, address)).toBe('ECONNREFUSED');
    expect(['silence', 'EHOSTUNREACH']).toContain(await testBed.connect(0, sessionAddress(1)));
  });

  it('drops and counts every frame with another session’s IP or MAC address', async () => {
    await testBed.enforce(policy({ kind: 'internet-only' }));
    const guest = testBed.guest(0);
    const before = await refusedOf(0);
    await guest.ip(`address add ${sessionAddress(1)}/32 dev lo`);
    expect(await testBed.connect(0, WORLD.bank, 80, sessionAddress(1))).toBe('silence');
    expect(await refusedOf(0)).toBeGreaterThan(before);
    await guest.ip(`address del ${sessionAddress(1)}/32 dev lo`);
    await guest.ip(`link set eth0 address ${sessionMac(1)}`);
    expect(await testBed.connect(0, WORLD.bank)).not.toBe('answered');
    await guest.ip(`link set eth0 address ${sessionMac(0)}`);
    expect(await testBed.connect(0, WORLD.bank)).toBe('answered');
  });

  it('drops and counts every ARP message under another session’s IP or MAC address', async () => {
    await testBed.enforce(policy({ kind: 'internet-only' }));
    const own = { mac: sessionMac(0), address: sessionAddress(0) };
    const other = { mac: sessionMac(1), address: sessionAddress(1) };
    const claims = [
      { mac: own.mac, address: other.address },
      { mac: other.mac, address: own.address },
      { mac: other.mac, address: other.address },
    ];
    for (const { mac, address } of claims)
      for (const operation of ['request', 'reply'] as const)
        for (const [toMac, to] of [
          [BRIDGE_MAC, SESSION_NETWORK.address],
          [BROADCAST, SESSION_NETWORK.address],
          [BROADCAST, address],
        ] as const) {
          const before = await refusedOf(0);
          await sendBytes(testBed.guest(0), 'eth0', arp({ fromMac: mac, toMac, from: address, to }, operation));
          await expect.poll(() => refusedOf(0)).toBe(before + 1);
        }
    const before = await refusedOf(0);
    const question = { fromMac: own.mac, toMac: BROADCAST, from: own.address, to: SESSION_NETWORK.address };
    await sendBytes(testBed.guest(0), 'eth0', arp(question, 'request'));
    expect(await testBed.connect(0, WORLD.bank)).toBe('answered');
    expect(await refusedOf(0)).toBe(before);
  });

  it('lets no session speak of another card to the DHCP server, also in fragments and in short messages', async () => {
    await testBed.enforce(policy({ kind: 'internet-only' }));
    // In the place of the DHCP server.
    const script = `require('node:dgram').createSocket({ type: 'udp4', reuseAddr: true }).on('message', (message) => console.log(message.toString('hex', 28, 34))).bind(67, () => console.log('listens'))`;
    const served = testBed.ndvm.start([process.execPath, '-e', script]);
    const said: string[] = [];
    served.stdout.on('data', (text) => said.push(...String(text).trim().split('\n')));
    await expect.poll(() => said).toEqual(['listens']);
    const ends = { fromMac: sessionMac(0), toMac: BRIDGE_MAC, from: sessionAddress(0) };
    const decline = dhcp(4, { clientMac: sessionMac(1), options: dhcpOption(50, sessionAddress(1)) });
    const whole = (to: string) => udp({ ...ends, to }, 68, 67, decline);
    const inFragments = (to: string) => {
      const datagram = whole(to).subarray(34);
      return [
        ipv4({ ...ends, to }, PROTOCOL.udp, datagram.subarray(0, 16), { fragment: 0x2000 }),
        ipv4({ ...ends, to }, PROTOCOL.udp, datagram.subarray(16), { fragment: 2 }),
      ];
    };
    const all = [SESSION_NETWORK.address, '255.255.255.255', '198.51.100.255', UPLINK.address, '224.0.0.1'];
    const own = udp({ ...ends, to: SESSION_NETWORK.address }, 68, 67, dhcp(1, { clientMac: sessionMac(0) }));
    const short = udp({ ...ends, to: SESSION_NETWORK.address }, 68, 67, Buffer.alloc(28, 1));
    for (const frame of [...all.flatMap((to) => [whole(to), ...inFragments(to)]), short, own])
      await sendBytes(testBed.guest(0), 'eth0', frame);
    await expect.poll(() => said).toContain(sessionMac(0).replaceAll(':', ''));
    expect(said).toEqual(['listens', sessionMac(0).replaceAll(':', '')]);
    await served.signal('KILL');
  });

  it('lets no unsolicited connection from the world reach a session', async () => {
    await testBed.world.ip(`route add ${sessionAddress(0)}/32 via ${UPLINK.address}`);
    const served = testBed
      .guest(0)
      .start([
        process.execPath,
        '-e',
        'require("node:net").createServer(() => console.log("reached")).listen(80, () => console.log("listens"))',
      ]);
    const said: string[] = [];
    served.stdout.on('data', (text) => said.push(String(text).trim()));
    await expect.poll(() => said).toEqual(['listens']);
    const script = `require('node:net').connect(80, process.argv[1]).on('connect', () => process.exit(0)).on('error', () => process.exit(1)); setTimeout(() => process.exit(2), 1500)`;
    for (const address of [sessionAddress(0), UPLINK.address])
      expect((await testBed.world.run([process.execPath, '-e', script, address])).status).not.toBe(0);
    expect(said).toEqual(['listens']);
    await served.signal('KILL');
  });

  it('limits the connections of a session without affecting another', async () => {
    await testBed.enforce(
      policy(
        { kind: 'internet-only' },
        { kind: 'internet-only' },
        { limits: { connections: 16, newConnectionsPerSecond: 500 } },
      ),
    );
    const script = `const { connect } = require('node:net'); let open = 0;
      for (let index = 0; index < 40; index += 1) connect(80, process.argv[1]).on('data', () => (open += 1)).on('error', () => undefined);
      setTimeout(() => (console.log(open), process.exit()), 1500);`;
    const open = Number(await testBed.guest(0).must([process.execPath, '-e', script, WORLD.bank]));
    expect(open).toBeGreaterThan(0);
    expect(open).toBeLessThanOrEqual(16);
    expect(await testBed.connect(1, WORLD.bank)).toBe('answered');
  });

  it('limits the new connections per second of a session', async () => {
    await testBed.enforce(
      policy(
        { kind: 'internet-only' },
        { kind: 'internet-only' },
        { limits: { connections: 4096, newConnectionsPerSecond: 5 } },
      ),
    );
    const script = `let answers = 0;
      const all = Array.from({ length: 60 }, () => require('node:dgram').createSocket('udp4').on('message', () => (answers += 1)));
      for (const one of all) one.send('hello', 80, process.argv[1]);
      setTimeout(() => (console.log(answers), process.exit()), 1000);`;
    const answers = Number(await testBed.guest(0).must([process.execPath, '-e', script, WORLD.bank]));
    expect(answers).toBeGreaterThanOrEqual(5);
    expect(answers).toBeLessThanOrEqual(20);
    expect(await testBed.connect(1, WORLD.bank)).toBe('answered');
  });
});

/**
 * The network VM's rules in a namespace, without a VM: two guests at its ports, the world at its uplink.
 *
 *     guest 0 ── port0 ┐
 *                      xenbr0  ndvm  eth0 ── world (all addresses below)
 *     guest 1 ── port1 ┘
 */
import { IPV6_FORWARDING, ipv6Settings } from '../../../appliance/agent/network/kernel-settings.ts';
import { bridgeLines, ipv6Lines, openLines, uplinkLines } from '../../../appliance/agent/network/links.ts';
import { BRIDGE, portName, UPLINK as UPLINK_CARD } from '../../../appliance/agent/network/names.ts';
import {
  SESSION_NETWORK,
  SESSION_NETWORK_6,
  sessionAddress,
  sessionAddress6,
  sessionMac,
  UPLINK_MAC,
} from '../../../appliance/protocol/addresses.ts';
import type { NetworkPolicy, ProxySetting } from '../../../appliance/protocol/network.ts';
import { UPLINK_6 } from '../../../host-agent/tools/passt.ts';
import { type Finished, Namespace, type Running } from '../namespace.ts';
import { PolicedNamespace } from './policing.ts';

export const UPLINK = { address: '192.0.2.2', prefixLength: 24, gateway: '192.0.2.1', resolver: '192.0.2.3' } as const;

/** Addresses beyond the uplink. Each answers TCP and UDP on port 80, and TCP on the ports of DNS. */
export const WORLD = {
  // Not from a network for documentation, which dnsmasq treats as private.
  bank: '93.184.216.10',
  other: '93.184.216.11',
  private: '10.1.2.3',
  publicLan: '203.0.114.20',
  linkLocal: '169.254.169.254',
} as const;

/** The same of IPv6. */
export const WORLD_6 = {
  bank: '2a0e:5301:1::10',
  other: '2a0e:5301:1::11',
  /** The bank’s IPv4 address, as NAT64 shows it. */
  nat64: '64:ff9b::5db8:d80a',
  nat64OfPrivate: '64:ff9b::a01:203',
  uniqueLocal: 'fd00:1::20',
  publicLan: '2a0e:5302:1::20',
  sixToFour: '2002:a01:203::1',
  teredo: '2001:0:a01:203::1',
  documentation: '2001:db8::1',
  mapped: '64:ff9b:1::a01:203',
} as const;

/** Runs as a dnsmasq that a session has taken over. */
const AS_NAMES = [
  'setpriv',
  '--reuid=5300',
  '--regid=5300',
  '--clear-groups',
  '--no-new-privs',
  '--inh-caps=-all',
  '--bounding-set=-all',
  '--',
];

/** The names that the world's resolver knows. */
const NAMES = {
  'bank.example': WORLD.bank,
  'www.bank.example': WORLD.other,
  'other.example': WORLD.other,
  'six.example': WORLD_6.other,
  'both.example': `${WORLD.bank},${WORLD_6.bank}`,
  'nat64.example': WORLD_6.nat64,
  'hidden.example': WORLD_6.nat64OfPrivate,
  'ula.example': `${WORLD.other},${WORLD_6.uniqueLocal}`,
  'inside.example': WORLD.private,
  'lan.bank.example': WORLD.private,
} as const;

const SERVE = `
const { createServer } = require('node:net');
const { createSocket } = require('node:dgram');
for (const port of [53, 853, 80]) for (const own of process.argv.slice(1)) createServer((socket) => socket.on('error', () => undefined).write('here')).listen(port, own, () => console.log('listens'));
for (const own of process.argv.slice(1)) {
  const udp = createSocket(own.includes(':') ? 'udp6' : 'udp4');
  udp.on('message', (_, { port, address }) => udp.send('here', port, address)).bind(80, own);
}`;

const CONNECT = `
const [host, port, source] = process.argv.slice(1);
const socket = require('node:net').connect({ host, port: Number(port), ...(source && { localAddress: source }) });
const end = (said) => (console.log(said), process.exit());
socket.on('data', () => end('answered')).on('error', ({ code }) => end(code));
setTimeout(() => end('silence'), 1500);`;

const ASK = `
const { Resolver } = require('node:dns').promises;
const resolver = new Resolver({ timeout: 1500, tries: 1 });
const [server, name, type] = process.argv.slice(1);
resolver.setServers([server]);
resolver.resolve(name, type).then((found) => console.log(JSON.stringify(found)), ({ code }) => console.log(code));`;

const SEND = `
const [host, port] = process.argv.slice(1);
const socket = require('node:dgram').createSocket('udp4');
const end = (said) => (console.log(said), process.exit());
socket.on('message', () => end('answered')).on('error', ({ code }) => end(code));
socket.send(Buffer.from('00070100000100000000000004' + Buffer.from('bank').toString('hex') + '07' + Buffer.from('example').toString('hex') + '0000010001', 'hex'), Number(port), host, (error) => error && end(error.code));
setTimeout(() => end('silence'), 1500);`;

const RESOLVE = `
const { Resolver } = require('node:dns').promises;
const resolver = new Resolver({ timeout: 1000, tries: 1 });
const [server, name] = process.argv.slice(1);
resolver.setServers([server]);
resolver.resolve4(name).then((found) => console.log(found.join()), ({ code }) => console.log(code));`;

export const GUESTS = [0, 1] as const;

export class PortsTestBed {
  readonly world: Namespace;
  readonly ndvm: Namespace;
  readonly guests: readonly Namespace[];
  #policed: PolicedNamespace | undefined;
  /** What the world's resolver was asked, as `A bank.example`. */
  readonly asked: string[] = [];

  private constructor(world: Namespace, ndvm: Namespace, guests: readonly Namespace[]) {
    [this.world, this.ndvm, this.guests] = [world, ndvm, guests];
  }

  /** `proxy`: by which sessions leave. */
  static async open(folder: string, proxy?: ProxySetting): Promise<PortsTestBed> {
    const world = await Namespace.create('world', folder);
    const ndvm = await Namespace.create('ndvm', folder);
    const guests = await Promise.all(GUESTS.map((port) => Namespace.create(`guest${port}`, folder)));
    const testBed = new PortsTestBed(world, ndvm, guests);
    await testBed.#channel(proxy);
    await testBed.#serve();
    testBed.#policed = await PolicedNamespace.start(ndvm, folder, UPLINK.resolver, proxy);
    return testBed;
  }

  async close(): Promise<void> {
    await Promise.all([this.world, this.ndvm, ...this.guests].map((namespace) => namespace.close()));
  }

  /** The states of its exit, in order. */
  get exitStates(): readonly string[] {
    return this.#policed?.exitStates ?? [];
  }

  /** Enforces the policy as the VM does. */
  async enforce(policy: NetworkPolicy): Promise<void> {
    await this.#policed?.enforce(policy);
  }

  /** Loads lines of nft in the network VM's namespace. */
  async load(lines: string): Promise<void> {
    await this.ndvm.must(['sh', '-c', 'printf "%s" "$1" | nft -f -', 'sh', lines]);
  }

  /** The result of a connection from the guest: `answered`, `silence`, or the error's code. */
  async connect(guest: number, host: string, port = 80, source = ''): Promise<string> {
    return this.#node(guest, CONNECT, host, String(port), source);
  }

  /** The addresses of a name, or the error's code. */
  async resolve(guest: number, name: string, server: string = SESSION_NETWORK.address): Promise<string> {
    return this.#node(guest, RESOLVE, server, name);
  }

  /** The answer to a question of any type, or the error's code. */
  async ask(guest: number, name: string, type: string): Promise<string> {
    return this.#node(guest, ASK, SESSION_NETWORK.address, name, type);
  }

  /** What happens to a command of a dnsmasq that the session at port 0 has taken over. */
  async asTakenOver(...command: readonly string[]): Promise<Finished> {
    return this.ndvm.run([...AS_NAMES, ...command]);
  }

  /** What becomes of a question for `bank.example` from a dnsmasq that the session at port 0 has taken over. */
  async sentByTakenOver(address: string, port: number): Promise<string> {
    return (await this.asTakenOver(process.execPath, '-e', SEND, address, String(port))).stdout.trim();
  }

  guest(port: number): Namespace {
    const guest = this.guests[port];
    if (!guest) throw new Error(`There is no guest ${port}.`);
    return guest;
  }

  async #node(guest: number, script: string, ...args: readonly string[]): Promise<string> {
    return (await this.guest(guest).must([process.execPath, '-e', script, ...args])).trim();
  }

  async #channel(proxy: ProxySetting | undefined): Promise<void> {
    const { world, ndvm } = this;
    await ndvm.ip(`link add eth0 type veth peer name eth0 netns ${world.outerPid}`);
    for (const port of GUESTS) {
      const guest = this.guest(port);
      await ndvm.ip(`link add ${portName(port)} type veth peer name eth0 netns ${guest.outerPid}`);
      await guest.ip(`link set eth0 address ${sessionMac(port)} up`);
      await guest.ip(`address add ${sessionAddress(port)}/${SESSION_NETWORK.prefixLength} dev eth0`);
    }
    await world.ip(`link set eth0 address ${UPLINK_6.mac}`);
    await settle(world, ['eth0', 'lo']);
    for (const address of [UPLINK_6.gateway, UPLINK_6.resolver])
      await world.ip(`address add ${address}/64 dev eth0 nodad`);
    for (const address of Object.values(WORLD_6)) await world.ip(`address add ${address}/128 dev lo nodad`);
    for (const address of [UPLINK.gateway, UPLINK.resolver]) await world.ip(`address add ${address}/24 dev eth0`);
    for (const address of Object.values(WORLD)) await world.ip(`address add ${address}/32 dev lo`);
    await world.ip('link set eth0 up');
    for (const line of [
      ...uplinkLines(UPLINK, proxy && [proxy.endpoint]),
      ...bridgeLines(GUESTS, {}),
      ...openLines(GUESTS),
    ])
      await ndvm.ip(line);
    // Like passt, the world asks no one who has an address.
    await ndvm.ip(`link set eth0 address ${UPLINK_MAC}`);
    await world.ip(`neighbour replace ${UPLINK_6.address} lladdr ${UPLINK_MAC} dev eth0 nud permanent`);
    await settle(ndvm, [UPLINK_CARD, BRIDGE]);
    for (const line of ipv6Lines(GUESTS, UPLINK_6)) await ndvm.ip(line);
    await write(ndvm, { 'net/ipv4/ip_forward': '1', ...IPV6_FORWARDING });
    for (const port of GUESTS) {
      const guest = this.guest(port);
      await guest.ip(`route add default via ${SESSION_NETWORK.address}`);
      await settle(guest, ['eth0']);
      await guest.ip(`address add ${sessionAddress6(port)}/64 dev eth0 nodad`);
      await guest.ip(`route add default via ${SESSION_NETWORK_6.address}`);
    }
  }

  async #serve(): Promise<void> {
    const served = this.world.start([
      process.execPath,
      '-e',
      SERVE,
      ...Object.values(WORLD),
      ...Object.values(WORLD_6),
    ]);
    await new Promise((resolve) => served.stdout.once('data', resolve));
    const resolver = await startDnsmasq(this.world, [
      '--log-queries',
      '--keep-in-foreground',
      '--log-facility=-',
      '--conf-file=/dev/null',
      '--pid-file',
      '--no-resolv',
      '--no-hosts',
      '--bind-interfaces',
      `--listen-address=${UPLINK.resolver},${UPLINK_6.resolver}`,
      '--local=/#/',
      ...Object.entries(NAMES).map(([name, address]) => `--host-record=${name},${address}`),
      '--txt-record=bank.example,inside',
      '--srv-host=_ldap._tcp.dc._msdcs.corp.example,inside.example,389',
    ]);
    resolver.stderr.on('data', (text) => {
      for (const [, type = '', name = ''] of String(text).matchAll(/query\[([A-Z]+)\] (\S+)/g))
        this.asked.push(`${type} ${name}`);
    });
  }
}

/** IPv6 for these links, as the network VM and a session have it. */
const settle = (namespace: Namespace, links: readonly string[]): Promise<void> =>
  write(namespace, { 'net/ipv6/conf/all/disable_ipv6': '1', ...ipv6Settings(links) });

async function write(namespace: Namespace, settings: Readonly<Record<string, string>>): Promise<void> {
  const lines = Object.entries(settings).map(([path, value]) => `echo ${value} > /proc/sys/${path}`);
  await namespace.must(['sh', '-c', lines.join(' && ')]);
}

async function startDnsmasq(namespace: Namespace, args: readonly string[]): Promise<Running> {
  const running = namespace.start(['dnsmasq', ...args]);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    running.stderr.on('data', (text) => {
      said += String(text);
      if (said.includes(' started, ')) resolve();
    });
    void running.ended.then((status) => reject(new Error(`dnsmasq ended with ${status}: ${said}`)));
  });
  return running;
}

/** Enforces the policy: the firewall's rules, and one dnsmasq for each port that may resolve names. */
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { AddressSet } from '../../protocol/address-set.ts';
import { MAX_PORTS, sessionAddress, sessionAddress6 } from '../../protocol/addresses.ts';
import { Ipv6Set } from '../../protocol/ipv6.ts';
import type { Family, NetworkPolicy, PortAccess, PortTraffic } from '../../protocol/network.ts';
import type { Log } from '../log.ts';
import { Dnsmasq } from './dnsmasq.ts';
import {
  allowAddresses,
  FORGET_LIMITS,
  firewallRules,
  forgetAddresses,
  ipv6Reach,
  refusedIn,
  type Uplink,
  usesIpv6,
} from './firewall.ts';
import { applySettings, connectionSettings } from './kernel-settings.ts';
import { type GateOptions, NameGate } from './name-gate.ts';
import { hasOnions, lookUpOf, type NameSource, resolverOf } from './name-source.ts';
import { forgetConnections, loadFirewall, readCounters } from './programs.ts';
import { asNames } from './readers.ts';
import { nameArguments } from './resolver.ts';

/** Shorter than the kernel keeps an address that is not used. */
const ALLOWED_FOR_MS = 3_600_000;

/** What answers the DNS questions of one port. That of a portal asks no one, so it has no gate; nor has an open one, unless its addresses are made. */
interface Names {
  readonly dnsmasq: Dnsmasq;
  readonly gate: NameGate | undefined;
}

/** What needs the image, or its kernel. */
export interface PolicingParts {
  readonly asNames: typeof asNames;
  readonly applySettings: typeof applySettings;
  readonly forgetConnections: typeof forgetConnections;
}

export class Policing {
  readonly #log: Log;
  readonly #ports: readonly number[];
  readonly #parts: PolicingParts;
  readonly #names = new Map<number, Names>();
  /** Addresses that are open for the allow-list of each port. */
  readonly #allowed = new Map<number, Set<string>>();
  /** Counts of each port when its present session began. */
  readonly #before = new Map<number, PortTraffic | undefined>();
  #policy: NetworkPolicy | undefined;
  /** The families that lead to the Internet. */
  #families: readonly Family[] = ['ipv4'];

  /** `parts`: for tests outside the VM. */
  constructor(
    ports: readonly number[],
    log: Log,
    parts: PolicingParts = { asNames, applySettings, forgetConnections },
  ) {
    this.#ports = ports;
    this.#log = log;
    this.#parts = parts;
  }

  /** Loads the rules of `policy`; {@link answerNames} follows for DNS. Throws when the kernel refuses them. */
  async enforce(policy: NetworkPolicy, uplink: Uplink): Promise<void> {
    const before = this.#policy;
    const otherLimits = before && !isDeepStrictEqual(before.limits, policy.limits);
    await this.#parts.applySettings(connectionSettings(policy.limits.connections, this.#ports.length));
    await loadFirewall(`${otherLimits ? FORGET_LIMITS : ''}${firewallRules({ policy, uplink, ports: this.#ports })}`);
    this.#policy = policy;
    this.#families = familiesOf(policy, uplink);
    // Connections that an earlier access allowed must not continue.
    if (before)
      for (const port of this.#ports)
        if (!isDeepStrictEqual(accessAt(before, port), accessAt(policy, port))) await this.#forget(port);
  }

  /** Answers DNS at each port according to the policy, by asking `source`. */
  async answerNames(source: NameSource): Promise<void> {
    await Promise.all(this.#ports.map((port) => this.#answerNamesAt(port, source)));
  }

  /** Forgets everything that the port's session did. */
  async release(port: number, source: NameSource): Promise<void> {
    if (!this.#ports.includes(port)) return;
    await this.#forget(port);
    await this.#answerNamesAt(port, source);
  }

  async traffic(): Promise<PortTraffic[]> {
    return (await this.#count()).map((counted) => trafficSince(this.#before.get(counted.port), counted));
  }

  async #count(): Promise<PortTraffic[]> {
    return trafficOf(await readCounters(), this.#ports).slice(0, MAX_PORTS);
  }

  async #answerNamesAt(port: number, source: NameSource): Promise<void> {
    const policy = this.#policy;
    const access = policy && accessAt(policy, port);
    const args = access && nameArguments(port, access, resolverOf(source), this.#families);
    const command = args && this.#parts.asNames(port, ['dnsmasq', ...args]);
    const gate = access && this.#gateOptions(port, policy, access, source);
    const running = this.#names.get(port);
    if (gate) running?.gate?.change(gate);
    if (isDeepStrictEqual(running?.dnsmasq.command, command)) return;
    await this.#stopNames(port);
    if (!command) return;
    const log = this.#log;
    // A session that can crash its dnsmasq affects only itself.
    const lost = () => log.error({ port }, 'DNS has stopped at this port');
    const opened = gate && (await NameGate.open(port, gate));
    this.#names.set(port, { gate: opened, dnsmasq: await Dnsmasq.start(command, log, lost) });
  }

  #gateOptions(port: number, policy: NetworkPolicy, access: PortAccess, source: NameSource): GateOptions | undefined {
    const isMade = resolverOf(source) === undefined;
    if (access.kind === 'offline' || access.kind === 'portal' || (access.kind === 'open' && !isMade)) return undefined;
    return {
      access,
      refused: new AddressSet(refusedIn(policy, isMade)),
      reach6: this.#families.includes('ipv6') ? sets(ipv6Reach(policy)) : undefined,
      families: this.#families,
      hasOnions: hasOnions(source),
      lookUp: lookUpOf(source, port),
      allow: (addresses) => this.#allow(port, addresses),
    };
  }

  /** Fulfilled when the firewall lets the session connect to these addresses. */
  async #allow(port: number, addresses: readonly string[]): Promise<void> {
    const allowed = this.#allowed.get(port) ?? new Set();
    const others = addresses.filter((address) => !allowed.has(address));
    if (others.length === 0) return;
    await loadFirewall(allowAddresses(port, others));
    for (const address of others) allowed.add(address);
    this.#allowed.set(port, allowed);
    setTimeout(() => others.forEach((address) => allowed.delete(address)), ALLOWED_FOR_MS).unref();
  }

  async #stopNames(port: number): Promise<void> {
    const running = this.#names.get(port);
    this.#names.delete(port);
    await Promise.all([running?.dnsmasq.stop(), running?.gate?.close()]);
  }

  async #forget(port: number): Promise<void> {
    // First, because a late answer would allow its address.
    await this.#stopNames(port);
    this.#allowed.delete(port);
    for (const address of [sessionAddress(port), sessionAddress6(port)]) await this.#parts.forgetConnections(address);
    await loadFirewall(forgetAddresses(port));
    const counted = await this.#count();
    this.#before.set(
      port,
      counted.find((one) => one.port === port),
    );
  }
}

/** The families by which sessions reach the Internet. Pure. */
function familiesOf(policy: NetworkPolicy, uplink: Uplink): readonly Family[] {
  if (!usesIpv6(policy, uplink)) return ['ipv4'];
  return policy.internet?.ipv4 === false ? ['ipv6'] : ['ipv4', 'ipv6'];
}

const sets = ({ internet, refused }: ReturnType<typeof ipv6Reach>) => ({
  internet: new Ipv6Set(internet),
  refused: new Ipv6Set(refused),
});

function accessAt({ ports }: NetworkPolicy, port: number): PortAccess {
  return ports.find((one) => one.port === port)?.access ?? { kind: 'offline' };
}

/** The relevant part of the output of `nft -j list counters`. */
const Counters = z.object({
  nftables: z.array(z.object({ counter: z.object({ name: z.string(), packets: z.int(), bytes: z.int() }).optional() })),
});

/** The firewall's counts for each port. Throws when `json` is not nft's output. Pure. */
export function trafficOf(json: string, ports: readonly number[]): PortTraffic[] {
  const counters = new Map(
    Counters.parse(JSON.parse(json)).nftables.flatMap(({ counter }) =>
      counter ? [[counter.name, counter] as const] : [],
    ),
  );
  return ports.map((port) => ({
    port,
    sentBytes: counters.get(`sent${port}`)?.bytes ?? 0,
    receivedBytes: counters.get(`received${port}`)?.bytes ?? 0,
    refusedPackets: ['refused', 'spoofed'].reduce(
      (sum, what) => sum + (counters.get(`${what}${port}`)?.packets ?? 0),
      0,
    ),
  }));
}

/** The traffic since `before`. Pure. */
export function trafficSince(
  before: PortTraffic | undefined,
  { port, sentBytes, receivedBytes, refusedPackets }: PortTraffic,
): PortTraffic {
  return {
    port,
    sentBytes: sentBytes - (before?.sentBytes ?? 0),
    receivedBytes: receivedBytes - (before?.receivedBytes ?? 0),
    refusedPackets: refusedPackets - (before?.refusedPackets ?? 0),
  };
}

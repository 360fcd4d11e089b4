/** Enforces the policy: the firewall's rules, and one dnsmasq for each port that may resolve names. */
import { isDeepStrictEqual } from 'node:util';
import { MAX_PORTS, sessionAddress } from '../../protocol/addresses.ts';
import type { NetworkPolicy, PortAccess, PortTraffic, UplinkAddress } from '../../protocol/network.ts';
import type { Log } from '../log.ts';
import { Dnsmasq } from './dnsmasq.ts';
import { FORGET_LIMITS, firewallRules, forgetAddresses, type Uplink } from './firewall.ts';
import { applySettings, connectionSettings } from './kernel-settings.ts';
import { forgetConnections, loadFirewall, readCounters } from './programs.ts';
import { nameArguments } from './resolver.ts';
import { trafficOf, trafficSince } from './traffic.ts';

export class Policing {
  readonly #log: Log;
  readonly #ports: readonly number[];
  /** The dnsmasq of each port. */
  readonly #names = new Map<number, Dnsmasq>();
  /** Counts of each port when its present session began. */
  readonly #before = new Map<number, PortTraffic | undefined>();
  #policy: NetworkPolicy | undefined;

  constructor(ports: readonly number[], log: Log) {
    this.#ports = ports;
    this.#log = log;
  }

  /** Loads the rules of `policy`; {@link answerNames} follows for DNS. Throws when the kernel refuses them. */
  async enforce(policy: NetworkPolicy, uplink: Uplink): Promise<void> {
    const before = this.#policy;
    const otherLimits = before && !isDeepStrictEqual(before.limits, policy.limits);
    await applySettings(connectionSettings(policy.limits.connections, this.#ports.length));
    await loadFirewall(`${otherLimits ? FORGET_LIMITS : ''}${firewallRules({ policy, uplink, ports: this.#ports })}`);
    this.#policy = policy;
    // Connections that an earlier access allowed must not continue.
    if (before)
      for (const port of this.#ports)
        if (!isDeepStrictEqual(accessAt(before, port), accessAt(policy, port))) await this.#forget(port);
  }

  /** Answers DNS at each port according to the policy, by querying the uplink's resolver. */
  async answerNames({ resolver }: Pick<UplinkAddress, 'resolver'>): Promise<void> {
    await Promise.all(this.#ports.map((port) => this.#answerNamesAt(port, resolver)));
  }

  /** Forgets everything that the port's session did. */
  async release(port: number, uplink: Pick<UplinkAddress, 'resolver'>): Promise<void> {
    if (!this.#ports.includes(port)) return;
    await this.#forget(port);
    await this.#answerNamesAt(port, uplink.resolver);
  }

  async traffic(): Promise<PortTraffic[]> {
    return (await this.#count()).map((counted) => trafficSince(this.#before.get(counted.port), counted));
  }

  async #count(): Promise<PortTraffic[]> {
    return trafficOf(await readCounters(), this.#ports).slice(0, MAX_PORTS);
  }

  async #answerNamesAt(port: number, resolver: string): Promise<void> {
    const access = this.#policy && accessAt(this.#policy, port);
    const args = access && nameArguments(port, access, resolver);
    const running = this.#names.get(port);
    if (isDeepStrictEqual(running?.args, args)) return;
    this.#names.delete(port);
    await running?.stop();
    if (!args) return;
    const log = this.#log;
    // A session that can crash its dnsmasq affects only itself.
    const lost = () => log.error({ port }, 'DNS has stopped at this port');
    this.#names.set(port, await Dnsmasq.start(args, log, lost));
  }

  async #forget(port: number): Promise<void> {
    // First, because a late answer would allow its address.
    await this.#names.get(port)?.stop();
    this.#names.delete(port);
    await forgetConnections(sessionAddress(port));
    await loadFirewall(forgetAddresses(port));
    const counted = await this.#count();
    this.#before.set(
      port,
      counted.find((one) => one.port === port),
    );
  }
}

function accessAt({ ports }: NetworkPolicy, port: number): PortAccess {
  return ports.find((one) => one.port === port)?.access ?? { kind: 'offline' };
}

/** The network role: the NDVM between the sessions and the world. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sessionAddress } from '../../protocol/addresses.ts';
import type { NetworkPolicy, NetworkTask, UplinkAddress, UplinkSetting } from '../../protocol/messages.ts';
import { type Agent, type RoleAtWork, StepFailed, within } from '../agent.ts';
import { describeEnding, type Ending } from '../commands/launch.ts';
import type { HostRequest } from '../wire/endpoint.ts';
import { isOnXen } from '../xen.ts';
import { DumbBridge } from './bridge-role.ts';
import { type Cable, watchCable } from './cable.ts';
import { expectedPorts, portsMayCome } from './expected-ports.ts';
import { firewallRules } from './firewall.ts';
import { AFTER_FIREWALL, applySettings, BEFORE_FIREWALL } from './kernel-settings.ts';
import { keepLease, networkOf } from './lease.ts';
import { bridgeLines, leasedUplinkLines, openLines, renameLines, uplinkLines, waitForLinks } from './links.ts';
import { BRIDGE, UPLINK } from './names.ts';
import { forgetConnections, ip, loadFirewall } from './programs.ts';
import { keepResolver, type Resolver, resolverArguments } from './resolver.ts';

/** How long a start waits for an address of the network beyond; it may still come later. */
const FIRST_LEASE_WITHIN_MS = 8_000;
/** Stands for an uplink without an address: what is asked of it goes nowhere. */
const NOWHERE: UplinkAddress = { address: '192.0.2.2', prefixLength: 24, gateway: '192.0.2.1', resolver: '192.0.2.3' };

export function networkRole(agent: Agent): RoleAtWork {
  const role = new NetworkRole(agent);
  return { start: () => Promise.resolve(), onRequest: (request) => role.onRequest(request), clearScreen: () => Promise.resolve() };
}

interface Standing {
  uplink: UplinkAddress;
  policy: NetworkPolicy;
  readonly ports: readonly number[];
  /** Networks that the uplink's own lease stands on. */
  leased: readonly string[];
  resolver?: Resolver;
}

class NetworkRole {
  readonly #agent: Agent;
  #standing: Standing | undefined;
  #bridge: DumbBridge | undefined;
  #cable: Cable = 'down';
  /** The uplink's address as the host is told it. */
  #address: string | undefined;
  /** One request at a time, in the order of the host. */
  #work: Promise<void> = Promise.resolve();

  constructor(agent: Agent) {
    this.#agent = agent;
  }

  onRequest(request: HostRequest): void {
    this.#next(() => this.#act(request));
  }

  #next(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => this.#agent.fail(error instanceof StepFailed ? error : new StepFailed('policy', error)));
  }

  async #act(request: HostRequest): Promise<void> {
    switch (request.type) {
      case 'network':
        await this.#become(request.task);
        return;
      case 'policy':
        if (this.#standing === undefined) this.#agent.log.warn({}, 'a policy came before the network');
        else await this.#apply(this.#standing, request.policy);
        return;
      case 'bridge':
        if (this.#bridge === undefined) this.#agent.log.warn({}, 'settings of a bridge came to what is none');
        else await this.#bridge.apply(request.settings);
        return;
      case 'port-released':
        if (this.#standing === undefined) return;
        // The port's address stays its own; what its last machine had open must not reach the next one.
        await forgetConnections(sessionAddress(request.port)).catch((error: unknown) => this.#agent.log.warn({ reason: String(error) }, 'connections were not forgotten'));
        return;
      case 'power-off':
        await this.#agent.end();
        return;
      case 'prepare':
      case 'identity':
      case 'rehearse':
      case 'connected':
      case 'browse':
      case 'open-url':
        this.#agent.log.warn({ kind: request.type }, 'the host asked for what another role does');
    }
  }

  /** A host agent that takes over says it again; cards and bridge stand already. */
  async #become(task: NetworkTask): Promise<void> {
    switch (task.mode) {
      case 'bridge':
        if (this.#bridge !== undefined) return this.#bridge.apply(task.settings);
        this.#bridge = await DumbBridge.standUp(this.#agent, task.settings);
        break;
      case 'nat':
        if (this.#standing !== undefined) return this.#apply(this.#standing, task.policy);
        this.#standing = await this.#standUp(task.uplink, task.policy);
        break;
    }
    await portsMayCome();
    watchCable((cable) => this.#tellUplink({ cable })).catch((error: unknown) => this.#agent.log.error({ reason: String(error) }, 'the cable is not watched'));
  }

  async #standUp(setting: UplinkSetting, policy: NetworkPolicy): Promise<Standing> {
    const links = await within('uplink', async () => {
      await applySettings(BEFORE_FIREWALL);
      return waitForLinks();
    });
    const isLeased = setting.kind === 'dhcp';
    const standing: Standing = { uplink: isLeased ? NOWHERE : setting, policy, ports: expectedPorts(links.ports.keys(), await isOnXen()), leased: [] };
    // The rules name cards that need not be there yet, so they stand before the first card is up.
    const policed = this.#apply(standing, policy);
    policed.catch(() => undefined);
    await within('uplink', () => ip([...renameLines(links), ...(isLeased ? leasedUplinkLines(setting.mac) : uplinkLines(setting))]));
    if (!isLeased) this.#tellUplink({ address: `${setting.address}/${setting.prefixLength}` });
    this.#agent.reached('uplink');
    // The bridge itself may be up: none of its ports is.
    await within('bridge', () => ip([...bridgeLines(links.ports.keys()), `link set dev ${BRIDGE} up`]));
    this.#agent.reached('bridge');
    let asked = standing.uplink.resolver;
    const startResolver = () => {
      asked = standing.uplink.resolver;
      return within('resolver', () => keepResolver(() => resolverArguments(standing.uplink.resolver, standing.ports), this.#agent.log, (ending) => this.#resolverLost(ending)));
    };
    // Beside the rules, where it is known whom it asks; nobody reaches it before they stand.
    const early = isLeased ? undefined : startResolver();
    early?.catch(() => undefined);
    await policed;
    await within('policy', async () => {
      await ip(openLines(links.ports.keys()));
      await applySettings(AFTER_FIREWALL);
    });
    if (isLeased) await this.#firstLease(standing);
    this.#agent.reached('policy');
    const resolver = await (early ?? startResolver());
    standing.resolver = resolver;
    // Another lease came while it started.
    if (standing.uplink.resolver !== asked) resolver.restart();
    this.#agent.reached('resolver');
    return standing;
  }

  /** Fulfilled with the first lease or after a while; leases go on being taken as they come. */
  async #firstLease(standing: Standing): Promise<void> {
    const first = new Promise<void>((resolve) => {
      keepLease(this.#agent.log, (lease) => {
        // Later ones wait for their turn; the first belongs to the start, which has it now.
        const taken = standing.resolver === undefined ? this.#takeLease(standing, lease) : new Promise<void>((done) => this.#next(() => this.#takeLease(standing, lease).finally(done)));
        taken.then(() => lease && resolve()).catch((error: unknown) => this.#agent.fail(new StepFailed('uplink', error)));
      }).catch((error: unknown) => this.#agent.fail(new StepFailed('uplink', error)));
    });
    await Promise.race([first, sleep(FIRST_LEASE_WITHIN_MS, undefined, { ref: false })]);
  }

  async #takeLease(standing: Standing, lease: UplinkAddress | undefined): Promise<void> {
    if (lease === undefined) {
      // The address goes; what is refused stays refused.
      await within('uplink', () => ip([`address flush dev ${UPLINK}`, `link set dev ${UPLINK} up`]));
      this.#tellUplink({ address: undefined });
      return;
    }
    standing.uplink = lease;
    standing.leased = [networkOf(lease)];
    // No session reaches the new LAN, not even for a moment.
    await this.#apply(standing, standing.policy);
    await within('uplink', () => ip(uplinkLines(lease)));
    this.#tellUplink({ address: `${lease.address}/${lease.prefixLength}` });
    standing.resolver?.restart();
  }

  #tellUplink(change: { cable?: Cable; address?: string | undefined }): void {
    if (change.cable !== undefined) this.#cable = change.cable;
    else this.#address = change.address;
    this.#agent.say({ type: 'uplink', state: this.#cable, ...(this.#address !== undefined && { address: this.#address }) });
  }

  #resolverLost(ending: Ending): void {
    void this.#agent.fail(new StepFailed('resolver', `dnsmasq ended too often (${describeEnding(ending)}).`));
  }

  async #apply(standing: Standing, policy: NetworkPolicy): Promise<void> {
    const { uplink, ports, leased } = standing;
    standing.policy = policy;
    await within('policy', () => loadFirewall(firewallRules({ policy: { ...policy, refusedNetworks: [...policy.refusedNetworks, ...leased] }, uplink, ports })));
    this.#agent.say({ type: 'policy-applied', revision: policy.revision });
  }
}

/** The network role: the NDVM between the sessions and the world. */
import { setTimeout as sleep } from 'node:timers/promises';
import { networkOf } from '../../protocol/addresses.ts';
import type { NetworkPolicy, NetworkTask, UplinkAddress, UplinkSetting } from '../../protocol/network.ts';
import { type Agent, type RoleAtWork, StepFailed, within } from '../agent.ts';
import { describeEnding, type Ending } from '../commands/launch.ts';
import type { HostRequest } from '../channel/endpoint.ts';
import { isOnXen } from '../xen.ts';
import { DumbBridge } from './bridge-role.ts';
import { type Cable, watchCable } from './cable.ts';
import { Dnsmasq } from './dnsmasq.ts';
import { expectedPorts, portsMayCome } from './expected-ports.ts';
import { AFTER_FIREWALL, applySettings, BEFORE_FIREWALL } from './kernel-settings.ts';
import { keepLease } from './lease.ts';
import { bridgeLines, leasedUplinkLines, openLines, renameLines, uplinkLines, waitForLinks } from './links.ts';
import { BRIDGE, UPLINK } from './names.ts';
import { Policing } from './policing.ts';
import { ip } from './programs.ts';
import { leaseArguments } from './resolver.ts';

/** How long a start waits for an address of the network beyond; it may still come later. */
const FIRST_LEASE_WITHIN_MS = 8_000;
/** Stands for an uplink without an address: what is asked of it goes nowhere. */
const NOWHERE: UplinkAddress = { address: '192.0.2.2', prefixLength: 24, gateway: '192.0.2.1', resolver: '192.0.2.3' };

export function networkRole(agent: Agent): RoleAtWork<'network'> {
  const role = new NetworkRole(agent);
  return {
    start: () => Promise.resolve(),
    onRequest: (request) => role.onRequest(request),
    clearScreen: () => Promise.resolve(),
  };
}

interface Standing {
  uplink: UplinkAddress;
  policy: NetworkPolicy;
  readonly policing: Policing;
  readonly isLeased: boolean;
  /** Networks that the uplink's own lease stands on. */
  leased: readonly string[];
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

  onRequest(request: HostRequest<'network'>): void {
    this.#next(() => this.#act(request));
  }

  #next(work: () => Promise<void>): void {
    this.#work = this.#work
      .then(work)
      .catch((error: unknown) =>
        this.#agent.fail(error instanceof StepFailed ? error : new StepFailed('policy', error)),
      );
  }

  async #act(request: HostRequest<'network'>): Promise<void> {
    switch (request.type) {
      case 'configure':
        await this.#become(request.task);
        return;
      case 'policy':
        if (this.#standing === undefined) this.#agent.log.warn({}, 'a policy came before the network');
        else await this.#apply(this.#standing, request.policy);
        return;
      case 'bridge-settings':
        if (this.#bridge === undefined) this.#agent.log.warn({}, 'settings of a bridge came to what is none');
        else await this.#bridge.apply(request.settings);
        return;
      case 'forget-port':
        if (this.#standing === undefined) return;
        // The port's address stays its own; what its last machine had open must not reach the next one.
        await this.#standing.policing.release(request.port, this.#standing.uplink);
        return;
      case 'count-traffic':
        this.#agent.say({ type: 'traffic', ports: (await this.#standing?.policing.traffic()) ?? [] });
        return;
      case 'power-off':
        await this.#agent.end();
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
    watchCable((cable) => this.#tellUplink({ cable })).catch((error: unknown) =>
      this.#agent.log.error({ reason: String(error) }, 'the cable is not watched'),
    );
  }

  async #standUp(setting: UplinkSetting, policy: NetworkPolicy): Promise<Standing> {
    const links = await within('uplink', async () => {
      await applySettings(BEFORE_FIREWALL);
      return waitForLinks();
    });
    const cards = [...links.ports.keys()];
    const ports = expectedPorts(cards, await isOnXen());
    const isLeased = setting.kind === 'dhcp';
    const policing = new Policing(ports, this.#agent.log);
    const standing: Standing = { uplink: isLeased ? NOWHERE : setting, policy, policing, isLeased, leased: [] };
    // The rules name cards that need not be there yet, so they stand before the first card is up.
    const policed = this.#enforce(standing);
    policed.catch(() => undefined);
    await within('uplink', () =>
      ip([...renameLines(links), ...(isLeased ? leasedUplinkLines(setting.mac) : uplinkLines(setting))]),
    );
    if (!isLeased) this.#tellUplink({ address: `${setting.address}/${setting.prefixLength}` });
    this.#agent.reached('uplink');
    // The bridge itself may be up: none of its ports is.
    await within('bridge', () => ip([...bridgeLines(cards, standing.uplink), `link set dev ${BRIDGE} up`]));
    this.#agent.reached('bridge');
    // Beside the rules: nobody reaches it before they stand.
    const leases = within('resolver', () =>
      Dnsmasq.start(leaseArguments(ports, standing.uplink), this.#agent.log, (ending) => this.#leasesLost(ending)),
    );
    leases.catch(() => undefined);
    await policed;
    await within('policy', async () => {
      await ip(openLines(cards));
      await applySettings(AFTER_FIREWALL);
    });
    if (isLeased) await this.#firstLease(standing);
    this.#agent.reached('policy');
    await leases;
    await within('resolver', () => policing.answerNames(standing.uplink));
    this.#agent.say({ type: 'policy-applied', revision: policy.revision });
    this.#agent.reached('resolver');
    return standing;
  }

  /** Fulfilled with the first lease or after a while; leases go on being taken as they come. */
  async #firstLease(standing: Standing): Promise<void> {
    // The first belongs to the start, which has its turn now; later ones wait for theirs.
    let isStarting = true;
    const first = new Promise<void>((resolve) => {
      keepLease(this.#agent.log, (lease) => {
        if (!isStarting) this.#next(() => this.#takeLease(standing, lease));
        else {
          isStarting = lease === undefined;
          this.#takeLease(standing, lease)
            .then(() => lease && resolve())
            .catch((error: unknown) => this.#agent.fail(new StepFailed('uplink', error)));
        }
      }).catch((error: unknown) => this.#agent.fail(new StepFailed('uplink', error)));
    });
    await Promise.race([first, sleep(FIRST_LEASE_WITHIN_MS, undefined, { ref: false })]);
    isStarting = false;
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
    await this.#enforce(standing);
    try {
      await ip(uplinkLines(lease));
    } catch (error) {
      // Whoever answers on that LAN must not be able to end this machine.
      this.#agent.log.warn({ reason: String(error) }, 'a lease was not taken');
      this.#tellUplink({ address: undefined });
      return;
    }
    this.#tellUplink({ address: `${lease.address}/${lease.prefixLength}` });
    await within('resolver', () => standing.policing.answerNames(lease));
  }

  #tellUplink(change: { cable?: Cable; address?: string | undefined }): void {
    if (change.cable !== undefined) this.#cable = change.cable;
    else this.#address = change.address;
    this.#agent.say({
      type: 'uplink',
      state: this.#cable,
      ...(this.#address !== undefined && { address: this.#address }),
    });
  }

  #leasesLost(ending: Ending): void {
    void this.#agent.fail(new StepFailed('resolver', `dnsmasq ended too often (${describeEnding(ending)}).`));
  }

  async #apply(standing: Standing, policy: NetworkPolicy): Promise<void> {
    standing.policy = policy;
    await this.#enforce(standing);
    await within('resolver', () => standing.policing.answerNames(standing.uplink));
    this.#agent.say({ type: 'policy-applied', revision: policy.revision });
  }
  #enforce({ policing, policy, isLeased, leased, uplink: { resolver } }: Standing): Promise<void> {
    return within('policy', () =>
      policing.enforce({ ...policy, refusedNetworks: [...policy.refusedNetworks, ...leased] }, { resolver, isLeased }),
    );
  }
}

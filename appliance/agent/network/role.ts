/** The network role: the network VM as a router between sessions and the world, or as a bridge. */
import { setTimeout as sleep } from 'node:timers/promises';
import { networkOf } from '../../protocol/addresses.ts';
import type { NetworkPolicy, NetworkTask, UplinkAddress, UplinkIpv6 } from '../../protocol/network.ts';
import { type Agent, type RoleAtWork, StepFailed, within } from '../agent.ts';
import { describeEnding, type Ending } from '../commands/launch.ts';
import type { HostRequest } from '../channel/endpoint.ts';
import { isOnXen } from '../xen.ts';
import { DumbBridge } from './bridge-role.ts';
import { type Cable, watchCable } from './cable.ts';
import { Dnsmasq } from './dnsmasq.ts';
import { expectedPorts, allowNewPorts } from './expected-ports.ts';
import { AFTER_FIREWALL, applySettings, BEFORE_FIREWALL, IPV6_FORWARDING, ipv6Settings } from './kernel-settings.ts';
import type { ExitState, RunningExit } from './exit/exit.ts';
import { openExit } from './exit/exits.ts';
import { keepLease } from './lease.ts';
import {
  bridgeLines,
  ipv6Lines,
  leasedUplinkLines,
  neighbourLines,
  openLines,
  renameLines,
  uplinkLines,
  waitForLinks,
} from './links.ts';
import { type NameSource, resolverOf } from './name-source.ts';
import { BRIDGE, UPLINK } from './names.ts';
import { Policing } from './policing.ts';
import { ip } from './programs.ts';
import { asLeases } from './readers.ts';
import { leaseArguments } from './resolver.ts';
import { Seed } from './seed.ts';

/** How long a start waits for a DHCP lease; one that comes later is used as well. */
const FIRST_LEASE_WITHIN_MS = 8_000;
/** The uplink before it has a lease: queries to its resolver are dropped. */
const NOWHERE: UplinkAddress = { address: '192.0.2.2', prefixLength: 24, gateway: '192.0.2.1', resolver: '192.0.2.3' };

export function networkRole(agent: Agent): RoleAtWork<'network'> {
  const role = new NetworkRole(agent);
  return {
    start: () => Promise.resolve(),
    onRequest: (request) => role.onRequest(request),
    clearScreen: () => Promise.resolve(),
  };
}

/** What answers questions for names. */
const namesAt = ({ exit, uplink, ipv6, policy }: Router): NameSource =>
  exit?.names ?? (ipv6 && policy.internet?.resolver === 'ipv6' ? ipv6 : uplink);

/** The router as it runs. */
interface Router {
  uplink: UplinkAddress;
  /** Of the uplink too, if it has IPv6. */
  readonly ipv6: UplinkIpv6 | undefined;
  /** Sessions leave by it, if there is one. */
  readonly exit: RunningExit | undefined;
  exitState: ExitState;
  policy: NetworkPolicy;
  readonly policing: Policing;
  readonly isLeased: boolean;
  /** Networks of the uplink's lease, which no session may reach. */
  leased: readonly string[];
}

class NetworkRole {
  readonly #agent: Agent;
  #router: Router | undefined;
  #bridge: DumbBridge | undefined;
  readonly #seed = new Seed();
  #cable: Cable = 'down';
  /** The uplink's address in the form of the protocol. */
  #address: string | undefined;
  /** Requests are handled one at a time, in the order of the host. */
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
      case 'seed':
        await within('identity', () => this.#seed.take(request));
        this.#agent.reached('identity');
        return;
      case 'configure':
        await this.#take(request.task);
        return;
      case 'policy':
        if (this.#router === undefined) this.#agent.log.warn({}, 'a policy arrived before the task');
        else await this.#apply(this.#router, request.policy);
        return;
      case 'bridge-settings':
        if (this.#bridge === undefined) this.#agent.log.warn({}, 'bridge settings arrived, but this is no bridge');
        else await this.#bridge.apply(request.settings);
        return;
      case 'forget-port':
        if (this.#router === undefined) return;
        // The port keeps its address, so connections of its last session would reach the next one.
        this.#router.exit?.forget(request.port);
        await this.#router.policing.release(request.port, namesAt(this.#router));
        return;
      case 'count-traffic':
        this.#agent.say({ type: 'traffic', ports: (await this.#router?.policing.traffic()) ?? [] });
        return;
      case 'test-exit':
        this.#test(this.#router?.exit);
        return;
      case 'power-off':
        await this.#agent.end();
    }
  }

  /** A host agent that adopts this VM repeats the task; cards and bridge are configured already. */
  async #take(task: NetworkTask): Promise<void> {
    if (!this.#seed.isTaken) throw new StepFailed('identity', 'The host sent no random numbers.');
    switch (task.mode) {
      case 'bridge':
        if (this.#bridge !== undefined) return this.#bridge.apply(task.settings);
        this.#bridge = await DumbBridge.start(this.#agent, task.settings);
        break;
      case 'nat':
        if (this.#router !== undefined) return this.#apply(this.#router, task.policy);
        this.#router = await this.#startRouter(task);
        break;
    }
    await allowNewPorts();
    watchCable((cable) => this.#reportUplink({ cable })).catch((error: unknown) =>
      this.#agent.log.error({ reason: String(error) }, 'the cable is not monitored'),
    );
  }

  async #startRouter({
    uplink: setting,
    exit: exitSetting,
    policy,
  }: Extract<NetworkTask, { mode: 'nat' }>): Promise<Router> {
    const links = await within('uplink', async () => {
      await applySettings(BEFORE_FIREWALL);
      return waitForLinks();
    });
    const cards = [...links.ports.keys()];
    const ports = expectedPorts(cards, await isOnXen());
    const isLeased = setting.kind === 'dhcp';
    const policing = new Policing(ports, this.#agent.log);
    const uplink = isLeased ? NOWHERE : setting;
    const exit = exitSetting && openExit(exitSetting, this.#agent.log);
    const ipv6 = isLeased || exit ? undefined : setting.ipv6;
    const router: Router = { uplink, ipv6, exit, exitState: { state: 'down' }, policy, policing, isLeased, leased: [] };
    const sessions = { mtu: exit?.mtu ?? uplink.mtu, hasIpv6: ipv6 !== undefined };
    // The rules name cards that need not exist yet, so they are loaded before the first card is up.
    const policed = this.#enforce(router);
    policed.catch(() => undefined);
    await within('uplink', () =>
      ip([...renameLines(links), ...(isLeased ? leasedUplinkLines(setting.mac) : uplinkLines(setting, exit?.ends))]),
    );
    if (!isLeased) this.#reportUplink({ address: `${setting.address}/${setting.prefixLength}` });
    this.#agent.reached('uplink');
    // The bridge itself may be up, because none of its ports is.
    await within('bridge', () =>
      ip([...bridgeLines(cards, sessions), `link set dev ${BRIDGE} up`, ...neighbourLines(ports)]),
    );
    this.#agent.reached('bridge');
    // In parallel with the rules: nothing can reach dnsmasq before they are loaded.
    const leases = within('resolver', () =>
      Dnsmasq.start(asLeases(['dnsmasq', ...leaseArguments(ports, sessions)]), this.#agent.log, (ending) =>
        this.#leasesLost(ending),
      ),
    );
    leases.catch(() => undefined);
    await policed;
    if (ipv6) await this.#giveIpv6(ports, ipv6);
    if (exit) await this.#startExit(router, exit);
    await within('policy', async () => {
      await ip(openLines(cards));
      await applySettings(AFTER_FIREWALL);
    });
    if (isLeased) await this.#firstLease(router);
    this.#agent.reached('policy');
    await leases;
    await within('resolver', () => policing.answerNames(namesAt(router)));
    this.#agent.say({ type: 'policy-applied', revision: policy.revision });
    this.#agent.reached('resolver');
    return router;
  }

  /** Only for use after the firewall is loaded. */
  async #giveIpv6(ports: readonly number[], ipv6: UplinkIpv6): Promise<void> {
    await within('uplink', async () => {
      await applySettings(ipv6Settings([UPLINK, BRIDGE]));
      await ip(ipv6Lines(ports, ipv6));
      await applySettings(IPV6_FORWARDING);
    });
  }

  /** Fulfilled when the first lease is applied, or when none came in time. Later leases are applied when they come. */
  async #firstLease(router: Router): Promise<void> {
    // The first lease belongs to the start, which is the current request; later ones are queued.
    let isStarting = true;
    // One after the other: two at once would start the same dnsmasq twice.
    let applied = Promise.resolve();
    const arrived = new Promise<void>((resolve) => {
      keepLease(this.#agent.log, (lease) => {
        if (!isStarting) {
          this.#next(() => this.#takeLease(router, lease));
          return;
        }
        isStarting = lease === undefined;
        applied = applied.then(() => this.#takeLease(router, lease));
        applied.catch(() => undefined);
        if (lease !== undefined) resolve();
      }).catch((error: unknown) => this.#agent.fail(new StepFailed('uplink', error)));
    });
    await Promise.race([arrived, sleep(FIRST_LEASE_WITHIN_MS, undefined, { ref: false })]);
    isStarting = false;
    await within('uplink', () => applied);
  }

  async #takeLease(router: Router, lease: UplinkAddress | undefined): Promise<void> {
    if (lease === undefined) {
      // Removes the address; the refused networks stay refused.
      await within('uplink', () => ip([`address flush dev ${UPLINK}`, `link set dev ${UPLINK} up`]));
      this.#reportUplink({ address: undefined });
      return;
    }
    router.uplink = lease;
    router.leased = [networkOf(lease)];
    // Before the address is set, so that no session reaches the new LAN even for a moment.
    await this.#enforce(router);
    try {
      await ip(uplinkLines(lease, router.exit?.ends));
    } catch (error) {
      // A DHCP server must not be able to stop this VM.
      this.#agent.log.warn({ reason: String(error) }, 'a lease could not be applied');
      this.#reportUplink({ address: undefined });
      return;
    }
    this.#reportUplink({ address: `${lease.address}/${lease.prefixLength}` });
    await within('resolver', () => router.policing.answerNames(namesAt(router)));
  }

  #reportUplink(change: { cable?: Cable; address?: string | undefined }): void {
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

  async #apply(router: Router, policy: NetworkPolicy): Promise<void> {
    router.policy = policy;
    await this.#enforce(router);
    await within('resolver', () => router.policing.answerNames(namesAt(router)));
    this.#agent.say({ type: 'policy-applied', revision: policy.revision });
    // A host agent that has adopted this VM does not know it.
    if (router.exit) this.#sayExit(router.exitState);
  }

  #enforce(router: Router): Promise<void> {
    const { policing, policy, isLeased, leased, exit } = router;
    return within('policy', () =>
      policing.enforce(
        { ...policy, refusedNetworks: [...policy.refusedNetworks, ...leased] },
        { resolver: resolverOf(namesAt(router)), isLeased, hasIpv6: router.ipv6 !== undefined, ...exit?.way },
      ),
    );
  }

  async #startExit(router: Router, exit: RunningExit): Promise<void> {
    const onChange = (state: ExitState) => {
      router.exitState = state;
      this.#sayExit(state);
    };
    await within('uplink', () =>
      exit.start(onChange, (reason) => void this.#agent.fail(new StepFailed('uplink', reason))),
    );
  }

  #sayExit({ state, trouble, percent }: ExitState): void {
    this.#agent.say({ type: 'exit', state, ...(trouble && { trouble }), ...(percent !== undefined && { percent }) });
  }

  /** Does not keep other requests waiting. */
  #test(exit: RunningExit | undefined): void {
    void (exit?.test() ?? Promise.resolve(undefined))
      .catch(() => undefined)
      .then((latencyMs) => this.#agent.say({ type: 'exit-tested', ...(latencyMs !== undefined && { latencyMs }) }));
  }
}

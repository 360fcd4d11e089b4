/** The network role: the NDVM between the sessions and the world. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sessionAddress } from '../../protocol/addresses.ts';
import type { NetworkPolicy, UplinkAddress } from '../../protocol/messages.ts';
import { type Agent, type RoleAtWork, StepFailed, within } from '../agent.ts';
import { describeEnding, type Ending } from '../commands/launch.ts';
import type { HostRequest } from '../wire/endpoint.ts';
import { isOnXen } from '../xen.ts';
import { expectedPorts } from './expected-ports.ts';
import { firewallRules } from './firewall.ts';
import { AFTER_FIREWALL, applySettings, BEFORE_FIREWALL } from './kernel-settings.ts';
import { bridgeLines, findCards, type Links, openLines, recognise, renameLines, uplinkLines } from './links.ts';
import { forgetConnections, ip, loadFirewall } from './programs.ts';
import { keepResolver, resolverArguments } from './resolver.ts';

const UPLINK_TIMEOUT_MS = 30_000;
const LOOK_AGAIN_MS = 100;

export function networkRole(agent: Agent): RoleAtWork {
  const role = new NetworkRole(agent);
  return { start: () => Promise.resolve(), onRequest: (request) => role.onRequest(request), clearScreen: () => Promise.resolve() };
}

interface Standing {
  readonly uplink: UplinkAddress;
  readonly ports: readonly number[];
}

class NetworkRole {
  readonly #agent: Agent;
  #standing: Standing | undefined;
  /** One request at a time, in the order of the host. */
  #work: Promise<void> = Promise.resolve();

  constructor(agent: Agent) {
    this.#agent = agent;
  }

  onRequest(request: HostRequest): void {
    this.#work = this.#work
      .then(() => this.#act(request))
      .catch((error: unknown) => this.#agent.fail(error instanceof StepFailed ? error : new StepFailed('policy', error)));
  }

  async #act(request: HostRequest): Promise<void> {
    switch (request.type) {
      case 'network':
        // A host agent that takes over says it again; cards and bridge stand already.
        if (this.#standing === undefined) this.#standing = await this.#standUp(request.uplink, request.policy);
        else await this.#apply(this.#standing, request.policy);
        return;
      case 'policy':
        if (this.#standing === undefined) this.#agent.log.warn({}, 'a policy came before the network');
        else await this.#apply(this.#standing, request.policy);
        return;
      case 'port-released':
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

  async #standUp(uplink: UplinkAddress, policy: NetworkPolicy): Promise<Standing> {
    const links = await within('uplink', async () => {
      await applySettings(BEFORE_FIREWALL);
      return waitForUplink();
    });
    const standing: Standing = { uplink, ports: expectedPorts(links.ports.keys(), await isOnXen()) };
    // The rules name cards that need not be there yet, so they stand before the first card is up.
    const policed = this.#apply(standing, policy);
    policed.catch(() => undefined);
    await within('uplink', () => ip([...renameLines(links), ...uplinkLines(uplink)]));
    this.#agent.reached('uplink');
    await within('bridge', () => ip(bridgeLines(links.ports.keys())));
    this.#agent.reached('bridge');
    await policed;
    await within('policy', async () => {
      await ip(openLines(links.ports.keys()));
      await applySettings(AFTER_FIREWALL);
    });
    this.#agent.reached('policy');
    await within('resolver', () => keepResolver(resolverArguments(uplink.resolver, standing.ports), this.#agent.log, (ending) => this.#resolverLost(ending)));
    this.#agent.reached('resolver');
    return standing;
  }

  #resolverLost(ending: Ending): void {
    void this.#agent.fail(new StepFailed('resolver', `dnsmasq ended too often (${describeEnding(ending)}).`));
  }

  async #apply({ uplink, ports }: Standing, policy: NetworkPolicy): Promise<void> {
    await within('policy', () => loadFirewall(firewallRules({ policy, uplink, ports })));
    this.#agent.say({ type: 'policy-applied', revision: policy.revision });
  }
}

async function waitForUplink(): Promise<Links> {
  for (let waitedMs = 0; ; waitedMs += LOOK_AGAIN_MS) {
    const links = recognise(await findCards());
    if (links) return links;
    if (waitedMs >= UPLINK_TIMEOUT_MS) throw new Error('The machine has no uplink card.');
    await sleep(LOOK_AGAIN_MS);
  }
}

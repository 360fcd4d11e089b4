import { isDeepStrictEqual } from 'node:util';
import { once } from 'node:events';
import type { HostMessage } from '../../appliance/protocol/channels.ts';
import type {
  ExitSetting,
  InternetFamilies,
  NetworkPolicy,
  PortTraffic,
  UplinkSetting,
} from '../../appliance/protocol/network.ts';
import type { FilterControl } from './filter-control.ts';
import type { ExitTask } from './ndvm-spec.ts';
import type { DownTime } from './exit/down-time.ts';
import { ExitWatch } from './exit/exit-watch.ts';
import type { FollowHost } from './host-changes.ts';
import { hostFamilies } from './host-network.ts';
import { insideIpv6Networks, insideNetworks } from './inside-networks.ts';
import { networkPolicy, type PolicyWanted } from './policy.ts';

export interface RouterControlOptions {
  readonly uplink: UplinkSetting;
  readonly exit?: ExitTask | undefined;
  /** Of the exit. */
  readonly downTime?: DownTime | undefined;
  /** The state of the exit has changed. */
  readonly onChange?: (() => void) | undefined;
  readonly firstRevision: number;
  /** What each port may reach now. */
  readonly policyWanted: () => PolicyWanted;
  /** Enforces the policies outside the network VM too; absent where no process of ours is between it and the network. */
  readonly filter?: Pick<FilterControl, 'apply' | 'applied' | 'stop'> | undefined;
  readonly send: (message: HostMessage<'network'>) => void;
  /** The host's own networks change when a laptop joins another Wi-Fi, whose computers a session must not reach. */
  readonly followHost: FollowHost;
  /** By which families the uplink leads to the Internet, if not by those of the host. */
  readonly families?: (() => InternetFamilies) | undefined;
}

/** The conversation with a network VM that routes: its policy, and the traffic that it counts. */
export class RouterControl {
  readonly #options: RouterControlOptions;
  readonly #revisions: PolicyRevisions;
  /** Absent where sessions leave by the uplink. */
  readonly exit: ExitWatch | undefined;
  readonly #unfollowHost: () => void;
  /** The policy that was sent last. */
  #policy: NetworkPolicy | undefined;
  #counting: Promise<readonly PortTraffic[] | undefined> | undefined;
  #resolveTraffic: (traffic: readonly PortTraffic[]) => void = () => undefined;
  /** Questions about the traffic that were given up: the guest answers each in its turn, so their answers come before the next one's. */
  #lateAnswers = 0;

  constructor(options: RouterControlOptions) {
    this.#options = options;
    this.#revisions = new PolicyRevisions(options.firstRevision);
    this.exit = options.exit && new ExitWatch(options);
    this.#unfollowHost = options.followHost(() => this.policyChanged());
  }

  get policy(): NetworkPolicy | undefined {
    return this.#policy;
  }

  /** Gives a guest agent that has just started its task. */
  assign(): void {
    const { send, uplink, exit } = this.#options;
    this.#lateAnswers = 0;
    const setting = exit?.setting && withTime(exit.setting);
    const task = { mode: 'nat', uplink, ...(setting && { exit: setting }), policy: this.#nextPolicy() } as const;
    send({ type: 'configure', task });
  }

  /** Sends the present policy to a guest agent that already works. */
  resume(): void {
    // What it answered before is dropped by the channel.
    this.#lateAnswers = 0;
    this.#sendPolicy();
  }

  #sendPolicy(): void {
    this.#options.send({ type: 'policy', policy: this.#nextPolicy() });
  }

  /** Sends the present policy if it differs from the last one. */
  policyChanged(): void {
    if (!this.#policy) return;
    const wanted = this.#policyOf(this.#policy.revision);
    if (!isDeepStrictEqual(wanted, this.#policy)) this.#sendPolicy();
  }

  notePolicyApplied(revision: number): void {
    this.#revisions.noteApplied(revision);
  }

  /** Fulfilled when the policy that was sent last is in force. Throws the signal's reason when that comes first. */
  async untilPolicyApplied(signal: AbortSignal): Promise<void> {
    await this.#options.filter?.applied();
    await this.#revisions.untilApplied(signal);
  }

  /** The traffic of each port; `undefined` when the guest does not answer within `withinMs`. One answer serves all who ask meanwhile. */
  traffic(withinMs: number): Promise<readonly PortTraffic[] | undefined> {
    this.#counting ??= this.#count(withinMs).finally(() => {
      this.#counting = undefined;
    });
    return this.#counting;
  }

  noteTraffic(traffic: readonly PortTraffic[]): void {
    if (this.#lateAnswers > 0) this.#lateAnswers -= 1;
    else this.#resolveTraffic(traffic);
  }

  /** Fulfilled when it writes nothing any more. */
  async dispose(): Promise<void> {
    this.#unfollowHost();
    this.exit?.stop();
    await this.#options.filter?.stop();
  }

  #count(withinMs: number): Promise<readonly PortTraffic[] | undefined> {
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#lateAnswers += 1;
        resolve(undefined);
      }, withinMs);
      this.#resolveTraffic = (traffic) => {
        clearTimeout(late);
        resolve(traffic);
      };
      this.#options.send({ type: 'count-traffic' });
    });
  }

  #policyOf(revision: number): NetworkPolicy {
    const { uplink, policyWanted, families = hostFamilies } = this.#options;
    const hasIpv6 = uplink.kind === 'static' && uplink.ipv6 !== undefined;
    const ipv6 = hasIpv6 ? { inside: insideIpv6Networks(), internet: families() } : undefined;
    return networkPolicy(revision, insideNetworks(), policyWanted(), ipv6);
  }

  #nextPolicy(): NetworkPolicy {
    this.#policy = this.#policyOf(this.#revisions.next());
    this.#options.filter?.apply(this.#policy);
    return this.#policy;
  }
}

/** With the time now, if it is told one. Pure but for the clock. */
const withTime = (setting: ExitSetting): ExitSetting =>
  'unixTimeMs' in setting ? { ...setting, unixTimeMs: Date.now() } : setting;

/** Numbers the policies that are sent to the network VM, and notes which of them it enforces. */
export class PolicyRevisions {
  #sent: number;
  #applied: number;
  readonly #changes = new EventTarget();

  /** Counts from `first`, which is at least 1. */
  constructor(first: number) {
    this.#sent = first - 1;
    this.#applied = first - 1;
  }

  /** Returns the revision for the next policy. */
  next(): number {
    this.#sent += 1;
    return this.#sent;
  }

  /** The network VM enforces this revision. One that was never sent answers an earlier host agent and is ignored. */
  noteApplied(revision: number): void {
    if (revision > this.#sent) return;
    this.#applied = Math.max(this.#applied, revision);
    this.#changes.dispatchEvent(new Event('applied'));
  }

  /** Fulfilled when the policy that was sent last before this call is in force. Throws the signal's reason when that comes first. */
  async untilApplied(signal: AbortSignal): Promise<void> {
    const wanted = this.#sent;
    while (this.#applied < wanted) {
      signal.throwIfAborted();
      await once(this.#changes, 'applied', { signal }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw error;
      });
    }
  }
}

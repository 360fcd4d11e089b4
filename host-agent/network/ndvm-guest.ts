import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { GuestMessage, HostMessage } from '../../appliance/protocol/channels.ts';
import type { BridgeSettings, PortTraffic } from '../../appliance/protocol/network.ts';
import type { NetworkStatus } from '../api/host/network.ts';
import type { Loss } from '../vm/loss.ts';
import type { SupervisedVm, VmUser } from '../vm/supervised-vm.ts';
import { BridgeControl } from './bridge-control.ts';
import type { FilterControl } from './filter-control.ts';
import type { FollowHost } from './host-changes.ts';
import type { NdvmTask } from './ndvm-task.ts';
import type { PolicyWanted } from './policy.ts';
import { RouterControl } from './router-control.ts';

export interface NdvmGuestOptions {
  readonly task: NdvmTask;
  /** Larger than any revision that an earlier host agent sent, so that no answer to that one counts. */
  readonly firstRevision: number;
  /** What each port may reach now. */
  readonly policyWanted: () => PolicyWanted;
  /** Absent where no filter is behind the network VM. */
  readonly filter?: FilterControl | undefined;
  readonly followHost: FollowHost;
  /** The status may have changed. */
  readonly onChange: () => void;
  readonly log: Logger;
}

/** The conversation with the guest agent of one network VM. An imported image has no guest agent, and is sent nothing. */
export class NdvmGuest {
  readonly isImported: boolean;
  /** Whether the VM was cloned: then its kernel has to notice that before it gets its task. */
  isClone = false;
  readonly #options: NdvmGuestOptions;
  readonly #router: RouterControl | undefined;
  readonly #bridge: BridgeControl | undefined;
  #vm: SupervisedVm<'network'> | undefined;
  /** Messages that were sent before `connect`. */
  readonly #unsent: HostMessage<'network'>[] = [];
  /** The uplink's link and address, as the guest reports them. */
  #link: { readonly state: 'up' | 'down'; readonly address?: string | undefined } | undefined;

  constructor(options: NdvmGuestOptions) {
    this.#options = options;
    const { task, firstRevision, policyWanted, filter, followHost } = options;
    this.isImported = task.mode === 'imported';
    const send = (message: HostMessage<'network'>) => this.#send(message);
    if (task.mode === 'nat')
      this.#router = new RouterControl({ uplink: task.uplink, firstRevision, policyWanted, filter, send, followHost });
    if (task.mode === 'bridge') this.#bridge = new BridgeControl({ settings: task.settings, firstRevision, send });
  }

  /** The part of the VM's user that concerns the guest. */
  get user(): Pick<VmUser<'network'>, 'role' | 'onStep' | 'onMessage'> {
    if (this.isImported) return {};
    return {
      role: 'network',
      onStep: (step) => this.#options.log.debug({ step }, 'step'),
      onMessage: (message) => this.#take(message),
    };
  }

  /** Steps that a start waits for. */
  get startSteps(): readonly ('vm' | 'guest-agent' | 'policy' | 'resolver')[] {
    return this.isImported ? ['vm'] : ['guest-agent', this.#lastStep];
  }

  /** The policy that was sent last. */
  get policy(): RouterControl['policy'] {
    return this.#router?.policy;
  }

  connect(vm: SupervisedVm<'network'>): void {
    this.#vm = vm;
    for (const message of this.#unsent.splice(0)) vm.send(message);
  }

  status(): Pick<NetworkStatus, 'cable' | 'address' | 'eapol' | 'imported'> {
    return {
      cable: this.#link?.state ?? 'unknown',
      ...(this.#link?.address !== undefined && { address: this.#link.address }),
      ...(!this.#router && { eapol: this.#bridge?.eapol ?? 'unknown' }),
      ...(this.isImported && { imported: true }),
    };
  }

  /** Sends the present policy if it differs from the last one. */
  policyChanged(): void {
    this.#router?.policyChanged();
  }

  /** Fulfilled when the policy that was sent last is in force. Throws the signal's reason when that comes first. */
  async untilPolicyApplied(signal: AbortSignal): Promise<void> {
    await this.#router?.untilPolicyApplied(signal);
  }

  /** The traffic of each port; `undefined` when the guest does not answer within `withinMs`, or does not count. */
  async traffic(withinMs: number): Promise<readonly PortTraffic[] | undefined> {
    return this.#router?.traffic(withinMs);
  }

  /** Has no effect on a router. */
  changeBridge(settings: Omit<BridgeSettings, 'revision'>): void {
    this.#bridge?.change(settings);
  }

  /** The guest forgets what it learned about this port. */
  forgetPort(port: number): void {
    this.#send({ type: 'forget-port', port });
  }

  /** Fulfilled when it writes nothing any more. */
  async dispose(): Promise<void> {
    await this.#router?.dispose();
  }

  get #lastStep(): 'resolver' | 'policy' {
    return this.#router ? 'resolver' : 'policy';
  }

  #take(message: GuestMessage<'network'>): Loss | undefined {
    const { log, onChange } = this.#options;
    switch (message.type) {
      case 'hello': {
        const control = this.#router ?? this.#bridge;
        if (message.reached.includes(this.#lastStep)) {
          control?.resume();
          return undefined;
        }
        this.#send({ type: 'seed', entropy: randomBytes(64).toString('base64'), isClone: this.isClone });
        control?.assign();
        return undefined;
      }
      case 'policy-applied':
        this.#router?.notePolicyApplied(message.revision);
        log.info({ revision: message.revision }, 'the network VM enforces the policy');
        return undefined;
      case 'bridge-applied':
        return this.#takeBridgeApplied(message);
      case 'uplink':
        log.info({ cable: message.state, untrustedAddress: message.address }, 'the uplink of the network VM');
        this.#link = message;
        onChange();
        return undefined;
      case 'traffic':
        this.#router?.noteTraffic(message.ports);
        return undefined;
      case 'step':
      case 'failed':
        return undefined;
    }
  }

  #takeBridgeApplied(message: Extract<GuestMessage<'network'>, { type: 'bridge-applied' }>): Loss | undefined {
    const { revision, groupForwardMask } = message;
    this.#options.log.info({ revision, groupForwardMask }, 'the bridge has its settings');
    const mismatch = this.#bridge?.noteApplied(message);
    if (mismatch)
      return {
        kind: 'protocol-violation',
        violation: `The bridge forwards the groups 0x${mismatch.is.toString(16)} instead of 0x${mismatch.wanted.toString(16)}.`,
      };
    this.#options.onChange();
    return undefined;
  }

  #send(message: HostMessage<'network'>): void {
    if (this.#vm) this.#vm.send(message);
    else this.#unsent.push(message);
  }
}

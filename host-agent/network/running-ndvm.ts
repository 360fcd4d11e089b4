import { randomBytes } from 'node:crypto';
import type { GuestMessage, HostMessage } from '../../appliance/protocol/channels.ts';
import type { BridgeSettings, PortTraffic } from '../../appliance/protocol/network.ts';
import { Failure, reasonOf } from '../api/errors/failure.ts';
import type { NetworkStatus, NetworkTrouble } from '../api/host/network.ts';
import type { CardCapture } from '../hypervisor/hypervisor.ts';
import { type Loss, VmLost } from '../vm/loss.ts';
import type { SupervisedVm, VmUser } from '../vm/supervised-vm.ts';
import { BridgeControl } from './bridge-control.ts';
import type { ExitWatch } from './exit/exit-watch.ts';
import type { NdvmTask } from './ndvm-spec.ts';
import type { NdvmRecord } from './record.ts';
import { RouterControl, type RouterControlOptions } from './router-control.ts';
import { processesOf, type UplinkRecord } from './uplink/uplink.ts';
import { UplinkWatch, type UplinkWatchOptions } from './uplink/uplink-watch.ts';

/** Facts of one network VM that do not change while it runs. */
export type NdvmFacts = Pick<NdvmRecord, 'image' | 'ports' | 'memoryMiB' | 'choice'>;

export interface RunningNdvmOptions
  extends
    Pick<RouterControlOptions, 'policyWanted' | 'filter' | 'downTime' | 'families'>,
    Pick<UplinkWatchOptions, 'uplink' | 'followHost' | 'hostNetwork' | 'onRecovered' | 'onChange' | 'log'> {
  readonly facts: NdvmFacts;
  readonly task: NdvmTask;
  /** Larger than any revision that an earlier host agent sent, so that no answer to that one counts. */
  readonly firstRevision: number;
  readonly restartUplink: UplinkWatchOptions['restart'];
  readonly stopUplink: (uplink: UplinkRecord) => Promise<void>;
}

/**
 * One network VM: its VM, its guest with the policy of the ports, and its uplink. It exists before its VM, whose guest may speak before the start
 * is over. An imported image has no guest agent, and is sent nothing.
 */
export class RunningNdvm {
  readonly facts: NdvmFacts;
  readonly isImported: boolean;
  /** Whether the VM was cloned: then its kernel has to notice that before it gets its task. */
  isClone = false;
  /** When it became ready, and how long that took from the request. */
  ready: Pick<NdvmRecord, 'since' | 'readyMs'> = { since: new Date().toISOString(), readyMs: 0 };
  readonly #options: RunningNdvmOptions;
  readonly #router: RouterControl | undefined;
  readonly #bridge: BridgeControl | undefined;
  readonly #lost = new AbortController();
  #attached: { readonly vm: SupervisedVm<'network'>; readonly uplink: UplinkWatch } | undefined;
  /** Messages to a guest whose VM is not attached yet. */
  readonly #unsent: HostMessage<'network'>[] = [];
  /** The uplink's link and address, as the guest reports them. */
  #link: { readonly state: 'up' | 'down'; readonly address?: string | undefined } | undefined;
  #failure: Promise<Failure> | undefined;

  constructor(options: RunningNdvmOptions) {
    this.#options = options;
    this.facts = options.facts;
    const { task } = options;
    this.isImported = task.mode === 'imported';
    const send = (message: HostMessage<'network'>) => this.#send(message);
    if (task.mode === 'nat') this.#router = new RouterControl({ ...options, ...task, send });
    if (task.mode === 'bridge') this.#bridge = new BridgeControl({ ...options, settings: task.settings, send });
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

  /** Why nothing leaves by its uplink at present, although it is up. */
  get trouble(): NetworkTrouble | undefined {
    return this.#attached?.uplink.trouble;
  }

  /** From now on the VM is watched and its uplink is restarted when it ends. */
  attach(vm: SupervisedVm<'network'>): void {
    const { restartUplink: restart } = this.#options;
    const onLost = (failure: Failure) => this.#lost.abort(failure);
    this.#attached = { vm, uplink: new UplinkWatch({ ...this.#options, restart, onLost }) };
    for (const message of this.#unsent.splice(0)) vm.send(message);
    const lose = () => void this.#failureOf(vm.lost.reason).then(onLost);
    if (vm.lost.aborted) lose();
    else vm.lost.addEventListener('abort', lose, { once: true });
  }

  /** Aborted with a `Failure` when the network VM cannot be used any more; never by `stop`. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  record(): NdvmRecord {
    const { task } = this.#options;
    return {
      ...this.facts,
      ...this.ready,
      vm: this.#vm.record,
      uplink: this.#uplink,
      imported: this.isImported,
      ...(task.mode === 'nat' && task.exit && { exit: task.exit.reach }),
    };
  }

  status(): Omit<NetworkStatus, 'state' | 'ports' | 'trouble' | 'lastTrouble'> {
    const { uplink, mode } = this.facts.choice;
    const { accelerator, processes } = this.#vm.record;
    const policy = this.#router?.policy;
    return {
      accelerator,
      uplink,
      mode,
      ...this.ready,
      cable: this.#link?.state ?? 'unknown',
      ...(this.#link?.address !== undefined && { address: this.#link.address }),
      ...(!this.#router && { eapol: this.#bridge?.eapol ?? 'unknown' }),
      ...(this.isImported && { imported: true }),
      ...(policy && {
        policy: {
          revision: policy.revision,
          refusedNetworks: policy.refusedNetworks,
          ...policy.limits,
          ...(policy.internet && { internet: policy.internet }),
        },
      }),
      processes: [...processes, ...processesOf(this.#uplink)].map(({ role, pid }) => ({ role, pid })),
    };
  }

  /** Fulfilled when the policy is in force and names resolve; as a bridge, when frames flow. Throws the reason of the loss, or the signal's. */
  async untilReady(signal: AbortSignal): Promise<void> {
    const within = AbortSignal.any([signal, this.lost]);
    const steps = this.isImported ? (['vm'] as const) : (['guest-agent', this.#lastStep] as const);
    try {
      for (const step of steps) if (!this.#vm.has(step)) await this.#vm.until(step, within);
    } catch (error) {
      throw error instanceof VmLost ? await this.#failureOf(error) : error;
    }
  }

  /** Fulfilled when names resolve and the policy that was sent last is in force. Throws the reason of the loss, or the signal's. */
  async untilPolicyApplied(signal: AbortSignal): Promise<void> {
    await this.untilReady(signal);
    await this.#router?.untilPolicyApplied(AbortSignal.any([signal, this.lost]));
  }

  /** Its exit; absent where sessions leave by the uplink. */
  get exit(): ExitWatch | undefined {
    return this.#router?.exit;
  }

  /** Fulfilled when its exit is up, if it has one. Throws the reason of the loss, or the signal's. */
  async untilExitUp(signal: AbortSignal): Promise<void> {
    await this.exit?.untilUp(AbortSignal.any([signal, this.lost]));
  }

  /** Sends the present policy if it differs from the last one. */
  policyChanged(): void {
    this.#router?.policyChanged();
  }

  /** Has no effect on a router. */
  changeBridge(settings: Omit<BridgeSettings, 'revision'>): void {
    this.#bridge?.change(settings);
  }

  /** The traffic of each port; `undefined` when the guest does not answer within `withinMs`, or does not count. */
  async traffic(withinMs: number): Promise<readonly PortTraffic[] | undefined> {
    return this.#router?.traffic(withinMs);
  }

  /** The frames of a port, as they pass between the network VM and the session. Throws `Failure` no-recording. */
  async capture(port: number): Promise<CardCapture> {
    const { devices } = this.#vm;
    if (!devices.captureCard) throw new Failure('no-recording');
    const card = this.facts.choice.uplink === 'pci' ? port : port + 1;
    return devices.captureCard(card);
  }

  /** The guest forgets what it learned about this port. */
  forgetPort(port: number): void {
    this.#send({ type: 'forget-port', port });
  }

  /** Fulfilled when it writes nothing any more. The VM and the uplink, which it may not have yet, stay as they are. */
  async dispose(): Promise<void> {
    await this.#router?.dispose();
    await this.#attached?.uplink.stop();
  }

  /** Stops the VM, if it has one yet, and the uplink. */
  async stop(): Promise<void> {
    await this.dispose();
    try {
      await this.#attached?.vm.stop();
    } finally {
      await this.#options.stopUplink(this.#uplink);
    }
  }

  get #vm(): SupervisedVm<'network'> {
    if (!this.#attached) throw new Error('The VM is not attached yet.');
    return this.#attached.vm;
  }

  /** A watch may have restarted it. */
  get #uplink(): UplinkRecord {
    return this.#attached?.uplink.record ?? this.#options.uplink;
  }

  get #lastStep(): 'resolver' | 'policy' {
    return this.#router ? 'resolver' : 'policy';
  }

  #send(message: HostMessage<'network'>): void {
    if (this.#attached) this.#attached.vm.send(message);
    else this.#unsent.push(message);
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
      case 'exit':
        log.info({ state: message.state, trouble: message.trouble, percent: message.percent }, 'the state of an exit');
        this.#router?.exit?.note(message);
        return undefined;
      case 'exit-tested':
        this.#router?.exit?.noteTested(message.latencyMs);
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

  /** Keeps the console, and logs what the guest or the hypervisor said about the loss. */
  #failureOf(reason: unknown): Promise<Failure> {
    this.#failure ??= (async () => {
      const lost = reason instanceof VmLost ? reason : new VmLost({ kind: 'ended' }, { cause: reason });
      this.#options.log.warn({ loss: lost.loss }, 'the network VM is lost');
      return ndvmFailure(lost, this.isImported).withConsole(await this.#vm.keepConsole());
    })();
    return this.#failure;
  }
}

/** The failure that a person sees for a loss of the network VM. Pure. */
export function ndvmFailure(lost: VmLost, isImported: boolean): Failure {
  const { loss } = lost;
  const cause = { cause: lost };
  switch (loss.kind) {
    case 'ended':
      return new Failure('network-ended', {}, cause);
    case 'image-damaged':
      return new Failure('image-damaged', { role: 'network', origin: isImported ? 'imported' : 'built' }, cause);
    case 'protocol-violation':
      return new Failure('protocol-violation', { vm: 'network', detail: loss.violation.replace(/\.$/, '') }, cause);
    case 'guest-failed':
      return new Failure('network-failed', { step: loss.step }, cause);
    case 'step-timeout':
      return new Failure('network-not-started', { reason: reasonOf(lost) }, cause);
  }
}

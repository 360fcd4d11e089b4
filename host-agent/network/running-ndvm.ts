import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { GuestMessage, HostMessage } from '../../appliance/protocol/channels.ts';
import type { BridgeSettings, PortTraffic } from '../../appliance/protocol/network.ts';
import { Failure } from '../api/failure.ts';
import type { NetworkStatus } from '../api/network.ts';
import type { Vm } from '../hypervisor/hypervisor.ts';
import { ConsoleTail } from '../vm/console-tail.ts';
import { GuestChannel } from '../vm/guest-channel.ts';
import { endedOverItsImage } from '../vm/loss.ts';
import { StepTracker } from '../vm/step-tracker.ts';
import { BridgeControl } from './bridge-control.ts';
import type { NdvmTask } from './ndvm-task.ts';
import type { PolicyWanted } from './policy.ts';
import type { NdvmRecord, UplinkChoice } from './record.ts';
import { RouterControl } from './router-control.ts';
import type { UplinkRecord } from './uplink/uplink.ts';
import { UplinkWatch, type UplinkWatchOptions } from './uplink/uplink-watch.ts';

/** QEMU closes all its sockets at once: the guest's last message may still be in one of them. */
const LAST_WORD_MS = 100;

/** Facts of one network VM that do not change while it runs. */
export type NdvmFacts = Pick<NdvmRecord, 'image' | 'ports' | 'memoryMiB'> & { readonly choice: UplinkChoice };

export interface RunningNdvmOptions extends NdvmFacts {
  readonly vm: Vm;
  readonly uplink: UplinkRecord;
  readonly task: NdvmTask;
  /** Larger than any revision that an earlier host agent sent, so that no answer to that one counts. */
  readonly firstRevision: number;
  readonly log: Logger;
  /** What each port may reach now. */
  readonly policyWanted: () => PolicyWanted;
  readonly restartUplink: UplinkWatchOptions['restart'];
  readonly stopUplink: (uplink: UplinkRecord) => Promise<void>;
  /** The status and the record may have changed. */
  readonly onChange: () => void;
  readonly hostNetwork?: UplinkWatchOptions['hostNetwork'];
  /** Something failed, and works again. */
  readonly onRecovered: (trouble: Failure) => void;
}

/** One network VM that runs: its VM, its uplink, and the conversation with its guest agent. */
export class RunningNdvm {
  readonly facts: NdvmFacts;
  readonly vm: Vm;
  readonly isImported: boolean;
  /** Aborted with a reason fit for a person when the network VM cannot be used any more. */
  readonly lost: AbortSignal;
  /** When it became ready, and how long that took from the request. */
  ready: Pick<NdvmRecord, 'since' | 'readyMs'> = { since: new Date().toISOString(), readyMs: 0 };

  readonly #options: RunningNdvmOptions;
  readonly #console: ConsoleTail;
  readonly #channel: GuestChannel<'network'> | undefined;
  readonly #router: RouterControl | undefined;
  readonly #bridge: BridgeControl | undefined;
  readonly #uplink: UplinkWatch;
  readonly #steps = new StepTracker<'ready'>();
  readonly #lost = new AbortController();
  #isKilled = false;
  /** The uplink's link and address, as the guest reports them. */
  #link: { readonly state: 'up' | 'down'; readonly address?: string | undefined } | undefined;

  private constructor(
    options: RunningNdvmOptions,
    streams: {
      readonly console: ConstructorParameters<typeof ConsoleTail>[0];
      readonly channel: Duplex | undefined;
    },
  ) {
    const { vm, task, firstRevision, policyWanted, uplink, hostNetwork, log } = options;
    this.#options = options;
    const { image, ports, memoryMiB, choice } = options;
    this.facts = { image, ports, memoryMiB, choice };
    this.vm = vm;
    this.isImported = task.mode === 'imported';
    this.lost = this.#lost.signal;
    this.#console = new ConsoleTail(streams.console);
    const send = (message: HostMessage<'network'>) => this.#send(message);
    if (task.mode === 'nat')
      this.#router = new RouterControl({ uplink: task.uplink, firstRevision, policyWanted, send });
    if (task.mode === 'bridge') this.#bridge = new BridgeControl({ settings: task.settings, firstRevision, send });
    if (streams.channel) {
      this.#channel = new GuestChannel('network', streams.channel, {
        onMessage: (message) => this.#take(message),
        onViolation: (violation) =>
          this.#lose(new Failure('protocol-violation', { vm: 'network', detail: violation.message })),
        onClosed: () => void this.#loseEnded(),
      });
    } else {
      // No guest agent reports when it is ready: the VM runs.
      this.#steps.mark('ready');
    }
    this.#uplink = new UplinkWatch({
      uplink,
      ...(hostNetwork && { hostNetwork }),
      restart: options.restartUplink,
      onRecovered: options.onRecovered,
      onChange: options.onChange,
      onLost: (failure) => this.#lose(failure),
      log,
    });
    void vm.ended.then(() => this.#loseEnded());
  }

  /** Connects to the console and the guest channel of a VM that runs. */
  static async attach(options: RunningNdvmOptions): Promise<RunningNdvm> {
    return new RunningNdvm(options, {
      console: await options.vm.connectConsole(),
      channel: options.task.mode === 'imported' ? undefined : await options.vm.connectGuestChannel(),
    });
  }

  get uplink(): UplinkRecord {
    return this.#uplink.record;
  }

  /** The policy that was sent last. */
  get policy(): RouterControl['policy'] {
    return this.#router?.policy;
  }

  record(): NdvmRecord {
    return {
      ...this.facts,
      ...this.ready,
      vm: this.vm.record,
      uplink: this.uplink,
      imported: this.isImported,
    };
  }

  status(): Pick<NetworkStatus, 'uplink' | 'mode' | 'since' | 'cable' | 'address' | 'eapol' | 'imported' | 'readyMs'> {
    const { uplink, mode } = this.facts.choice;
    return {
      ...this.ready,
      uplink,
      mode,
      cable: this.#link?.state ?? 'unknown',
      ...(this.#link?.address !== undefined && { address: this.#link.address }),
      ...(mode === 'bridge' && { eapol: this.#bridge?.eapol ?? 'unknown' }),
      ...(this.isImported && { imported: true }),
    };
  }

  /** Fulfilled when the policy is in force and names resolve; as a bridge, when frames flow. Throws the reason of the loss, or the signal's. */
  async untilReady(signal: AbortSignal): Promise<void> {
    await this.#steps.wait('ready', AbortSignal.any([signal, this.lost]));
  }

  /** Fulfilled when names resolve and the policy that was sent last is in force. Throws the reason of the loss, or the signal's. */
  async untilPolicyApplied(signal: AbortSignal): Promise<void> {
    await this.untilReady(signal);
    await this.#router?.untilPolicyApplied(AbortSignal.any([signal, this.lost]));
  }

  /** Sends the present policy if it differs from the last one. */
  policyChanged(): void {
    this.#router?.policyChanged();
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
  releasePort(port: number): void {
    this.#send({ type: 'forget-port', port });
  }

  consoleText(): string {
    return this.#console.text();
  }

  /** Kills the VM and stops the uplink. */
  async kill(): Promise<void> {
    this.#isKilled = true;
    this.#router?.dispose();
    await this.#uplink.stop();
    this.#channel?.close();
    this.#console.close();
    await this.vm.kill();
    await this.#options.stopUplink(this.uplink);
  }

  #take(message: GuestMessage<'network'>): void {
    const { log } = this.#options;
    switch (message.type) {
      case 'hello':
        if (message.reached.includes(this.#readyStep)) {
          this.#steps.mark('ready');
          (this.#router ?? this.#bridge)?.resume();
        } else (this.#router ?? this.#bridge)?.assign();
        return;
      case 'step':
        log.debug({ step: message.step, guestMs: message.elapsedMs }, 'step');
        if (message.step === this.#readyStep) this.#steps.mark('ready');
        return;
      case 'policy-applied':
        this.#router?.notePolicyApplied(message.revision);
        log.info({ revision: message.revision }, 'the network VM enforces the policy');
        return;
      case 'bridge-applied':
        this.#takeBridgeApplied(message);
        return;
      case 'uplink':
        log.info({ cable: message.state, untrustedAddress: message.address }, 'the uplink of the network VM');
        this.#link = message;
        this.#options.onChange();
        return;
      case 'traffic':
        this.#router?.noteTraffic(message.ports);
        return;
      case 'failed':
        log.error({ step: message.step, untrustedMessage: message.message }, 'the network VM cannot go on');
        this.#lose(new Failure('network-failed', { step: message.step }));
        return;
    }
  }

  #takeBridgeApplied(message: Extract<GuestMessage<'network'>, { type: 'bridge-applied' }>): void {
    const { log, onChange } = this.#options;
    log.info({ revision: message.revision, groupForwardMask: message.groupForwardMask }, 'the bridge has its settings');
    const mismatch = this.#bridge?.noteApplied(message);
    if (mismatch)
      this.#lose(
        new Failure('protocol-violation', {
          vm: 'network',
          detail: `its bridge forwards the groups 0x${mismatch.is.toString(16)} instead of 0x${mismatch.wanted.toString(16)}`,
        }),
      );
    else onChange();
  }

  /** The last step of a start. */
  get #readyStep(): 'resolver' | 'policy' {
    return this.#router ? 'resolver' : 'policy';
  }

  #send(message: HostMessage<'network'>): void {
    this.#channel?.send(message);
  }

  async #loseEnded(): Promise<void> {
    await sleep(LAST_WORD_MS);
    if (!this.lost.aborted && !this.#isKilled)
      this.#options.log.warn({ said: await this.vm.lastWords?.().catch(() => undefined) }, 'the network VM ended');
    if (endedOverItsImage(this.consoleText()))
      this.#lost.abort(
        new Failure('image-damaged', { role: 'network', origin: this.isImported ? 'imported' : 'built' }),
      );
    else this.#lose(new Failure('network-ended'));
  }

  #lose(failure: Failure): void {
    this.#lost.abort(failure);
  }
}

import type { Logger } from 'pino';
import type { Failure } from '../api/errors/failure.ts';
import type { NetworkStatus } from '../api/host/network.ts';
import { VmLost } from '../vm/loss.ts';
import type { SupervisedVm } from '../vm/supervised-vm.ts';
import type { NdvmGuest } from './ndvm-guest.ts';
import { ndvmFailure } from './ndvm-loss.ts';
import type { NdvmRecord } from './record.ts';
import type { UplinkRecord } from './uplink/uplink.ts';
import { UplinkWatch, type UplinkWatchOptions } from './uplink/uplink-watch.ts';

/** Facts of one network VM that do not change while it runs. */
export type NdvmFacts = Pick<NdvmRecord, 'image' | 'ports' | 'memoryMiB' | 'choice'>;

export interface RunningNdvmOptions {
  readonly facts: NdvmFacts;
  readonly vm: SupervisedVm<'network'>;
  readonly guest: NdvmGuest;
  readonly uplink: UplinkRecord;
  readonly log: Logger;
  readonly restartUplink: UplinkWatchOptions['restart'];
  readonly stopUplink: (uplink: UplinkRecord) => Promise<void>;
  /** The status and the record may have changed. */
  readonly onChange: () => void;
  readonly followHost: UplinkWatchOptions['followHost'];
  readonly hostNetwork?: UplinkWatchOptions['hostNetwork'];
  /** Something failed, and works again. */
  readonly onRecovered: (trouble: Failure) => void;
}

/** One network VM that runs: its VM, its guest, and its uplink. */
export class RunningNdvm {
  readonly facts: NdvmFacts;
  readonly vm: SupervisedVm<'network'>;
  readonly guest: NdvmGuest;
  /** When it became ready, and how long that took from the request. */
  ready: Pick<NdvmRecord, 'since' | 'readyMs'> = { since: new Date().toISOString(), readyMs: 0 };
  readonly #options: RunningNdvmOptions;
  readonly #uplink: UplinkWatch;
  readonly #lost = new AbortController();
  #failure: Promise<Failure> | undefined;

  constructor(options: RunningNdvmOptions) {
    const { facts, vm, guest, uplink, followHost, hostNetwork, log } = options;
    this.#options = options;
    this.facts = facts;
    this.vm = vm;
    this.guest = guest;
    guest.connect(vm);
    this.#uplink = new UplinkWatch({
      uplink,
      followHost,
      ...(hostNetwork && { hostNetwork }),
      restart: options.restartUplink,
      onRecovered: options.onRecovered,
      onChange: options.onChange,
      onLost: (failure) => this.#lost.abort(failure),
      log,
    });
    const lose = () => void this.#failureOf(vm.lost.reason).then((failure) => this.#lost.abort(failure));
    if (vm.lost.aborted) lose();
    else vm.lost.addEventListener('abort', lose, { once: true });
  }

  /** Aborted with a `Failure` when the network VM cannot be used any more; never by `stop`. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  get uplink(): UplinkRecord {
    return this.#uplink.record;
  }

  record(): NdvmRecord {
    return {
      ...this.facts,
      ...this.ready,
      vm: this.vm.record,
      uplink: this.uplink,
      imported: this.guest.isImported,
    };
  }

  status(): Pick<NetworkStatus, 'uplink' | 'mode' | 'since' | 'cable' | 'address' | 'eapol' | 'imported' | 'readyMs'> {
    const { uplink, mode } = this.facts.choice;
    return { uplink, mode, ...this.ready, ...this.guest.status() };
  }

  /** Fulfilled when the policy is in force and names resolve; as a bridge, when frames flow. Throws the reason of the loss, or the signal's. */
  async untilReady(signal: AbortSignal): Promise<void> {
    const within = AbortSignal.any([signal, this.lost]);
    try {
      for (const step of this.guest.startSteps) if (!this.vm.has(step)) await this.vm.until(step, within);
    } catch (error) {
      throw error instanceof VmLost ? await this.#failureOf(error) : error;
    }
  }

  /** Fulfilled when names resolve and the policy that was sent last is in force. Throws the reason of the loss, or the signal's. */
  async untilPolicyApplied(signal: AbortSignal): Promise<void> {
    await this.untilReady(signal);
    await this.guest.untilPolicyApplied(AbortSignal.any([signal, this.lost]));
  }

  /** Stops the VM and the uplink. */
  async stop(): Promise<void> {
    await this.guest.dispose();
    await this.#uplink.stop();
    try {
      await this.vm.stop();
    } finally {
      await this.#options.stopUplink(this.uplink);
    }
  }

  /** Keeps the console, and logs what the guest or the hypervisor said about the loss. */
  #failureOf(reason: unknown): Promise<Failure> {
    this.#failure ??= (async () => {
      const lost = reason instanceof VmLost ? reason : new VmLost({ kind: 'ended' }, { cause: reason });
      this.#options.log.warn({ loss: lost.loss }, 'the network VM is lost');
      return ndvmFailure(lost, this.guest.isImported).withConsole(await this.vm.keepConsole());
    })();
    return this.#failure;
  }
}

import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import type {
  BridgeSettings,
  GuestMessage,
  HostMessage,
  NetworkPolicy,
  PortTraffic,
  UplinkSetting,
} from '../../appliance/protocol/messages.ts';
import { Failure } from '../api/failure.ts';
import type { NetworkStatus } from '../api/network.ts';
import { ConsoleTail } from '../vm/console-tail.ts';
import { endedOverItsImage } from '../vm/image-damage.ts';
import { GuestChannel } from '../vm/guest-channel.ts';
import { StepTracker } from '../vm/step-tracker.ts';
import type { Vm } from '../hypervisor/hypervisor.ts';
import { Applied } from './policy-revisions.ts';
import { networkPolicy, type PolicyWanted } from './policy.ts';
import type { Way } from './record.ts';
import { UplinkWatch, type UplinkWatchParts } from './uplink/uplink-watch.ts';
import type { UplinkRecord } from './uplink/uplink.ts';

/** How often this computer's own networks are looked at: they change when a laptop changes its Wi-Fi. */
const LOOK_AT_NETWORKS_EVERY_MS = 3_000;

/** QEMU closes all its sockets at once: the guest's last word may still be in one of them. */
const LAST_WORD_MS = 100;

/** What an NDVM is told to be; one that was made elsewhere is told nothing. */
export type NdvmTask =
  | { readonly mode: 'nat'; readonly uplink: UplinkSetting }
  | { readonly mode: 'bridge'; readonly settings: Omit<BridgeSettings, 'revision'> }
  | { readonly mode: 'unknown' };

export interface NdvmParts {
  readonly vm: Vm;
  readonly uplink: UplinkRecord;
  readonly way: Way;
  readonly task: NdvmTask;
  /** Digest of the image it runs. */
  readonly image: string;
  /** Cards for sessions that its machine has. */
  readonly ports: number;
  /** Above all that an earlier host agent may have said, so that no answer to that is taken for one to us. */
  readonly firstRevision: number;
  readonly log: Logger;
  /** What each port may reach now. */
  readonly policyWanted: () => PolicyWanted;
  /** Starts the uplink's process again. */
  readonly mendUplink: UplinkWatchParts['mend'];
  readonly endUplink: (uplink: UplinkRecord) => Promise<void>;
  /** Its status is different now, and with it what is to be written down. */
  readonly onChange: () => void;
  readonly hostNetwork?: UplinkWatchParts['hostNetwork'];
  /** Something went wrong, and was mended. */
  readonly onMended: (trouble: Failure) => void;
}

/** One NDVM that runs: its machine, its uplink, and the talk with what is in it. */
export class RunningNdvm {
  readonly vm: Vm;
  readonly way: Way;
  readonly image: string;
  readonly ports: number;
  readonly isImported: boolean;
  /** Aborted with a reason fit for a person when it cannot be used any more. */
  readonly lost: AbortSignal;
  /** From the request to the policy being in force. */
  readyMs = 0;
  since = new Date().toISOString();
  /** What it was started with; unknown of some that were adopted. */
  memoryMiB: number | undefined;

  readonly #parts: NdvmParts;
  readonly #console: ConsoleTail;
  readonly #channel: GuestChannel | undefined;
  readonly #watch: UplinkWatch;
  readonly #ready = new StepTracker<'ready'>();
  readonly #lost = new AbortController();
  readonly #networksTimer: NodeJS.Timeout;
  readonly #applied: Applied;
  /** Somebody ends it. */
  #isEnding = false;
  #counting: Promise<readonly PortTraffic[] | undefined> | undefined;
  #tellTraffic: (traffic: readonly PortTraffic[]) => void = () => undefined;
  /** The last one that was told; `undefined` before the machine has asked for its network. */
  #policy: NetworkPolicy | undefined;
  /** Whether the machine knows its network, so that a change is to be told. */
  #isTold = false;
  #task: NdvmTask;
  /** Of a bridge's settings. */
  #revision: number;
  #groupForwardMask: number | undefined;
  #told: { readonly state: 'up' | 'down'; readonly address?: string | undefined } | undefined;

  private constructor(
    parts: NdvmParts,
    streams: {
      readonly console: ConstructorParameters<typeof ConsoleTail>[0];
      readonly channel: ConstructorParameters<typeof GuestChannel>[0] | undefined;
    },
  ) {
    const { vm, way, image, ports, uplink, task } = parts;
    this.#parts = parts;
    this.#task = task;
    this.vm = vm;
    this.way = way;
    this.image = image;
    this.ports = ports;
    this.#revision = parts.firstRevision;
    this.#applied = new Applied(parts.firstRevision);
    this.isImported = task.mode === 'unknown';
    this.lost = this.#lost.signal;
    this.#console = new ConsoleTail(streams.console);
    if (streams.channel) {
      this.#channel = new GuestChannel(streams.channel, {
        onMessage: (message) => this.#take(message),
        onViolation: (violation) =>
          this.#lose('network-violation', `The network machine broke the contract of the wire: ${violation.message}`),
        onClosed: () => void this.#loseEnded(),
      });
    } else {
      // Nobody says when it is ready: it runs.
      this.#ready.reach('ready');
    }
    this.#networksTimer = setInterval(() => this.policyChanged(), LOOK_AT_NETWORKS_EVERY_MS).unref();
    this.#watch = new UplinkWatch({
      uplink,
      ...(parts.hostNetwork && { hostNetwork: parts.hostNetwork }),
      mend: parts.mendUplink,
      onMended: parts.onMended,
      onChange: parts.onChange,
      onGivenUp: (why) => this.#lose('uplink-lost', why),
      log: parts.log,
    });
    void vm.ended.then(() => this.#loseEnded());
  }

  /** Connects console and guest wire of a machine that runs. */
  static async attach(parts: NdvmParts): Promise<RunningNdvm> {
    return new RunningNdvm(parts, {
      console: await parts.vm.connectConsole(),
      channel: parts.task.mode === 'unknown' ? undefined : await parts.vm.connectGuestChannel(),
    });
  }

  get uplink(): UplinkRecord {
    return this.#watch.uplink;
  }

  /** What it does, as far as it is known. */
  status(): Pick<NetworkStatus, 'uplink' | 'mode' | 'since' | 'cable' | 'address' | 'eapol' | 'imported' | 'readyMs'> {
    const { uplink, mode } = this.way;
    const mask = this.#groupForwardMask;
    return {
      uplink,
      mode,
      since: this.since,
      readyMs: this.readyMs,
      cable: this.#told?.state ?? 'unknown',
      ...(this.#told?.address !== undefined && { address: this.#told.address }),
      ...(mode === 'bridge' && { eapol: mask === undefined ? 'unknown' : mask === 0 ? 'off' : 'on' }),
      ...(this.isImported && { imported: true }),
    };
  }

  /** Fulfilled when the policy is in force and names resolve; of a bridge, when frames flow. Throws the reason of its loss, or the signal's. */
  async untilReady(signal: AbortSignal): Promise<void> {
    await this.#ready.wait('ready', AbortSignal.any([signal, this.lost]));
  }

  /** The policy that was told last. */
  get policy(): NetworkPolicy | undefined {
    return this.#policy;
  }

  /** Tells the policy of now, also when it is the same as before; with its network, if that is still to be told. Of no use to a bridge. */
  sendPolicy(): void {
    if (this.#isTold && this.#task.mode === 'nat') this.#say({ type: 'policy', policy: this.#policyOfNow() });
  }

  /** Tells the policy of now, if it is another than before. */
  policyChanged(): void {
    if (
      this.#policy &&
      !isDeepStrictEqual(
        { ...networkPolicy(0, networkInterfaces(), this.#parts.policyWanted()), revision: this.#policy.revision },
        this.#policy,
      )
    )
      this.sendPolicy();
  }

  /** Fulfilled when names resolve, and the policy that was told last is in force. Throws the reason of its loss, or the signal's. */
  async untilPolicyApplied(signal: AbortSignal): Promise<void> {
    await this.untilReady(signal);
    await this.#applied.wait(AbortSignal.any([signal, this.lost]));
  }

  /** What each port has carried, as the machine says; `undefined` when it does not say so within `withinMs`. */
  async traffic(withinMs: number): Promise<readonly PortTraffic[] | undefined> {
    if (this.#task.mode !== 'nat') return undefined;
    // One answer is for all who ask meanwhile.
    this.#counting ??= this.#count(withinMs).finally(() => {
      this.#counting = undefined;
    });
    return this.#counting;
  }

  /** Tells a bridge what it does besides, from now on. */
  sendBridgeSettings(settings: Omit<BridgeSettings, 'revision'>): void {
    if (this.#task.mode !== 'bridge') return;
    this.#task = { mode: 'bridge', settings };
    this.#revision += 1;
    this.#say({ type: 'bridge', settings: { revision: this.#revision, ...settings } });
  }

  /** What was learned of the port is forgotten. */
  releasePort(port: number): void {
    this.#say({ type: 'port-released', port });
  }

  consoleText(): string {
    return this.#console.text();
  }

  /** Ends machine and uplink. */
  async dismantle(): Promise<void> {
    this.#isEnding = true;
    clearInterval(this.#networksTimer);
    await this.#watch.stop();
    this.#channel?.close();
    this.#console.close();
    await this.vm.kill();
    await this.#parts.endUplink(this.uplink);
  }

  #take(message: GuestMessage): void {
    const { log } = this.#parts;
    switch (message.type) {
      case 'hello':
        this.#isTold = true;
        if (message.reached.includes(this.#lastStep)) {
          this.#ready.reach('ready');
          this.sendPolicy();
          if (this.#task.mode === 'bridge') this.sendBridgeSettings(this.#task.settings);
        } else this.#sayTask();
        return;
      case 'step':
        log.debug({ step: message.step, guestMs: message.elapsedMs }, 'step');
        if (message.step === this.#lastStep) this.#ready.reach('ready');
        return;
      case 'policy-applied':
        this.#applied.apply(message.revision);
        log.info({ revision: message.revision }, 'the NDVM enforces the policy');
        return;
      case 'bridge-applied':
        this.#takeMask(message);
        return;
      case 'uplink':
        log.info({ cable: message.state, untrustedAddress: message.address }, 'the NDVM’s uplink');
        this.#told = message;
        this.#parts.onChange();
        return;
      case 'traffic':
        this.#tellTraffic(message.ports);
        return;
      case 'failed':
        log.error({ step: message.step, untrustedMessage: message.message }, 'the NDVM cannot go on');
        this.#lose('network-failed', `The network machine cannot go on (step ${message.step}).`);
        return;
      case 'screen':
      case 'browser-closed':
      case 'downloads':
      case 'transfer-offer':
      case 'transfer-page':
      case 'transfer-ready':
      case 'transfer-taken':
      case 'transfer-refused':
        this.#lose('network-violation', 'The network machine speaks as if it were a browser.');
        return;
    }
  }

  #count(withinMs: number): Promise<readonly PortTraffic[] | undefined> {
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(undefined), withinMs);
      this.#tellTraffic = (traffic) => {
        clearTimeout(late);
        resolve(traffic);
      };
      this.#say({ type: 'count-traffic' });
    });
  }

  get #lastStep(): 'resolver' | 'policy' {
    return this.#task.mode === 'nat' ? 'resolver' : 'policy';
  }

  #sayTask(): void {
    switch (this.#task.mode) {
      case 'nat':
        this.#say({ type: 'network', task: { mode: 'nat', uplink: this.#task.uplink, policy: this.#policyOfNow() } });
        return;
      case 'bridge':
        this.#say({
          type: 'network',
          task: { mode: 'bridge', settings: { revision: this.#revision, ...this.#task.settings } },
        });
        return;
      case 'unknown':
    }
  }

  #takeMask({ revision, groupForwardMask }: Extract<GuestMessage, { type: 'bridge-applied' }>): void {
    this.#parts.log.info({ revision, groupForwardMask }, 'the NDVM bridges so');
    // An answer to an earlier question, or to a host agent before this one.
    if (this.#task.mode !== 'bridge' || revision !== this.#revision) return;
    const asked = this.#task.settings.forwardEapol ? 0x8 : 0;
    if (groupForwardMask !== asked) {
      this.#lose(
        'network-violation',
        `The network machine forwards the groups 0x${groupForwardMask.toString(16)} instead of 0x${asked.toString(16)}.`,
      );
      return;
    }
    this.#groupForwardMask = groupForwardMask;
    this.#parts.onChange();
  }

  #policyOfNow(): NetworkPolicy {
    this.#policy = networkPolicy(this.#applied.next(), networkInterfaces(), this.#parts.policyWanted());
    return this.#policy;
  }

  #say(message: HostMessage): void {
    this.#channel?.send(message);
  }

  /** Its last word may still be on its way. */
  async #loseEnded(): Promise<void> {
    await sleep(LAST_WORD_MS);
    if (!this.lost.aborted && !this.#isEnding)
      this.#parts.log.warn({ said: await this.vm.lastWords?.().catch(() => undefined) }, 'the network machine ended');
    if (endedOverItsImage(this.consoleText()))
      this.#lost.abort(
        new Failure(
          'image-damaged',
          'The network machine read something else from its image than was built, and stopped.',
          { hint: 'Build it again: safe-browse image build network.' },
        ),
      );
    else this.#lose('network-ended', 'The network machine ended.');
  }

  #lose(code: string, message: string): void {
    this.#lost.abort(new Failure(code, message, { hint: 'Run: safe-browse network restart' }));
  }
}

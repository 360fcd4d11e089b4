/** The network VM of one person: started when it is first needed, shared by all sessions, restarted when it is lost, stopped when idle. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PortAccess } from '../../appliance/protocol/network.ts';
import { Failure, isFailure, reasonOf } from '../api/errors/failure.ts';
import type { NetworkStatus, NetworkTrouble } from '../api/host/network.ts';
import type { CardCapture } from '../hypervisor/hypervisor.ts';
import { makeSharedFolder } from '../jail/shared-files.ts';
import { abortable } from '../process/abortable.ts';
import { withDeadline } from '../process/deadline.ts';
import { Owned } from '../process/owned.ts';
import { Turns } from '../process/turns.ts';
import { LatestRecord } from '../storage/latest-record.ts';
import type { PluggedPort } from '../vm/plugged-port.ts';
import type { ExitWatch } from './exit/exit-watch.ts';
import { bridgeSettings } from './ndvm-spec.ts';
import {
  advance,
  type Crashes,
  type NdvmStart,
  type NdvmState,
  networkStatus,
  troubleIn,
  troubleOf,
  withCrash,
  withTraffic,
} from './ndvm-state.ts';
import { portLimits } from './policy.ts';
import { Ports } from './ports.ts';
import { NdvmRecord, pendingKeys } from './record.ts';
import type { RunningNdvm } from './running-ndvm.ts';
import {
  adoptNdvm,
  cleanUpNdvmFolder,
  discardNdvm,
  type NdvmListener,
  startNdvm,
  type StartOptions,
} from './start-ndvm.ts';

/** How long a request for the status waits for the guest's traffic counts. */
const COUNTED_WITHIN_MS = 2_000;
/** Pauses between attempts to restart for sessions without a network: after a change of networks, the requirements of a start may be met soon. */
const RETRY_AFTER_MS = [1_000, 5_000, 15_000];
/** After more crashes than this it is not restarted automatically: one that always crashes right after its start must not be restarted for ever. */
const MAX_CRASHES_IN_A_ROW = 3;

/** Takes the frames of a port. `undefined`: those of the next network VM cannot be had. */
export type OnCapture = (capture: CardCapture | undefined, which: 'first' | 'next') => void;

export interface NdvmOptions extends StartOptions {
  /** A start has ended; `fault`: why it failed. Not called for a start that was cancelled. */
  readonly onStarted?: (fault?: unknown) => void;
  /** The status may have changed. */
  readonly onChange?: () => void;
  /** A restart has put settings into force that had waited for it. */
  readonly onSettingsInForce?: () => void;
  /** Throws `Failure` image-recalled if its image must not run any more. */
  readonly assertNotRecalled?: (image: { readonly role: 'network'; readonly digest: string }) => void;
}

/** It is in exactly one state at any time. */
export class Ndvm {
  readonly ports: Ports;
  readonly #options: NdvmOptions;
  readonly #listener: NdvmListener;
  /** VMs that are being removed: the next start waits for them. */
  readonly #cleanups: Turns;
  /** Removals of what earlier ones left in the folder. */
  readonly #folderCleanups: Turns;
  /** Of the network VM that is up. */
  readonly #record: LatestRecord;
  readonly #noStarts = new AbortController();
  /** Aborted by `stop`, for all starts that no caller waits for and that are due by then; the next ones have a new one. */
  #ownStarts = new AbortController();
  #state: NdvmState = { is: 'off' };
  /** Also one that is over. */
  #lastTrouble: NetworkTrouble | undefined;
  /** Told of each network VM that comes up. */
  readonly #captures = new Set<(running: RunningNdvm) => void>();
  #crashes: Crashes = { inARow: 0, upSinceMs: 0 };
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(options: NdvmOptions) {
    this.#options = options;
    this.ports = new Ports(
      () => options.config().network.ports,
      () => (this.#state.is === 'starting' ? this.#state.start.ports : this.#running?.facts.ports),
    );
    const onFailed = (error: unknown) => this.#notCleanedUp(error);
    this.#cleanups = new Turns(onFailed);
    this.#folderCleanups = new Turns(onFailed);
    this.#record = LatestRecord.of(
      options.names.record,
      NdvmRecord,
      () => this.#running?.record(),
      (reason) => options.log.error({ reason }, 'the network VM was not recorded'),
    );
    this.#listener = {
      policyWanted: () => {
        const { network } = options.config();
        return { ports: this.ports.accesses, limits: portLimits(network), alsoRefused: network.refusedNetworks };
      },
      onChange: () => {
        // The next host agent must find the new process of an uplink.
        void this.#record.changed();
        options.onChange?.();
      },
      onRecovered: (trouble) => this.#noteRecovered(trouble),
    };
  }

  /** Digest of the image that runs. */
  get image(): string | undefined {
    return this.#running?.facts.image;
  }

  status(): NetworkStatus {
    const { network } = this.#options.config();
    return networkStatus({ state: this.#state, lastTrouble: this.#lastTrouble, ports: this.ports, network });
  }

  /** The status with the traffic of each session, if the guest reports it in time. */
  async statusWithTraffic(): Promise<NetworkStatus> {
    const traffic = await this.#running?.traffic(COUNTED_WITHIN_MS);
    return withTraffic(this.status(), traffic);
  }

  /** Fulfilled when the present policy is in force, its exit is up, and names resolve. One start serves all who wait. */
  async ensureUp(signal: AbortSignal): Promise<void> {
    await this.#untilUp(signal);
    await this.#running?.untilPolicyApplied(signal);
    await this.#running?.untilExitUp(signal);
  }

  /** That of the network VM that is up, if it is that of an exit. */
  get exit(): ExitWatch | undefined {
    return this.#running?.exit;
  }

  /** Takes a port for a session. Throws `Failure` image-recalled where other sessions still use a network VM whose image must not run any more. */
  async plug(session: string, access: PortAccess): Promise<PluggedPort> {
    this.#keepUp();
    this.#assertNotRecalled();
    return this.#plugged(this.ports.take(session, access), 'new');
  }

  /** Reserves a port for a VM that is to become a session; `undefined` when all are taken. */
  async reserve(vm: string, access: PortAccess): Promise<PluggedPort | undefined> {
    const port = this.ports.reserve(vm, access);
    return port === undefined ? undefined : this.#plugged(port, 'new');
  }

  hasRoom(): boolean {
    return this.ports.held < this.ports.total;
  }

  /** The session takes the port that was reserved for its VM. */
  assign(port: number, session: string, access: PortAccess): void {
    this.#keepUp();
    this.ports.assign(port, session, access);
    this.#portsChanged();
  }

  /** A session has had this port since an earlier host agent. Throws when another one has it. */
  async replug(port: number, session: string, access: PortAccess): Promise<PluggedPort> {
    this.#keepUp();
    this.ports.retake(port, session, access);
    return this.#plugged(port, 'in use');
  }

  /** Stops the network VM, or cancels a start that is under way or due. Sessions that have a port wait for the next start. */
  stop(): Promise<void> {
    // A person asked for another attempt.
    this.#crashes = { ...this.#crashes, inARow: 0 };
    const reason = new Failure('network-stopped');
    return this.#cleanups.take(async () => {
      await this.#cancelStart(reason);
      try {
        await this.#turnOff();
      } finally {
        if (this.ports.used === 0) this.#cancelOwnStarts(reason);
      }
    });
  }

  /** The host agent ends: refuses every start. Fulfilled when a start under way has left nothing behind. A network VM that is up stays up. */
  preventStarts(): Promise<void> {
    const reason = new Failure('host-agent-shutting-down');
    this.#noStarts.abort(reason);
    return this.#cleanups.take(async () => {
      await this.#cancelStart(reason);
      await this.#record.written();
    });
  }

  /** Applies what a new configuration changes while the network VM runs. */
  settingsChanged(): void {
    this.#running?.policyChanged();
    this.startEarly();
    this.#stopWhenIdle();
    // With unreadable bridge rules the bridge keeps its present settings.
    this.#changeBridge().catch((error: unknown) => this.#noteRecovered(error));
  }

  /** Images were recalled: one that no session uses ends at once, others with their last session. */
  imagesRecalled(): void {
    this.#stopWhenIdle();
  }

  /** Configuration keys that take effect at the next start. */
  pendingSettings(): string[][] {
    const running = this.#running;
    return running ? pendingKeys(running.facts, this.#options.config().network) : [];
  }

  /** Adopts the network VM that an earlier host agent left running, or removes it. */
  async adopt(): Promise<void> {
    const { running, failed } = await adoptNdvm(this.#options, this.ports.needed, this.#listener);
    if (running) {
      this.#becomeUp(running);
      return;
    }
    if (failed !== undefined) this.#fail(troubleOf(failed));
    await this.#cleanUpFolder().catch((error: unknown) => this.#notCleanedUp(error));
    if (this.ports.used > 0) void this.#restart();
  }

  /** Ends the network VM that an earlier host agent left running. */
  async discard(): Promise<void> {
    await discardNdvm(this.#options);
    await this.#cleanUpFolder();
  }

  /** Starts it before the first session when the configuration says so. The first session reports a failure. */
  startEarly(): void {
    const { config, log } = this.#options;
    if (config().network.startWith === 'agent')
      void this.#startInBackground().catch((error: unknown) =>
        log.info({ reason: String(error) }, 'the network VM was not started early'),
      );
  }

  get #running(): RunningNdvm | undefined {
    return this.#state.is === 'up' ? this.#state.running : undefined;
  }

  // The ports.

  async #plugged(port: number, folder: 'new' | 'in use'): Promise<PluggedPort> {
    const { names } = this.#options;
    const value = { port, socket: names.port(port) };
    await using plugged = new Owned(`port ${port}`, value, () => this.#unplug(port));
    this.#portsChanged();
    if (folder === 'new') {
      // The network VM need not run yet, so that both VMs can start at once. A clean-up under way would remove the new folder.
      await this.#folderCleanups.done();
      await makeSharedFolder(names.portFolder(port));
    }
    return plugged.move();
  }

  /** The guest forgets what it learned about the port. */
  #unplug(port: number): void {
    const wasUsed = this.ports.release(port);
    this.#portsChanged();
    if (wasUsed) this.#running?.forgetPort(port);
    // A spare has an exit run before the first session.
    if (wasUsed || this.#options.exit) this.#stopWhenIdle();
    // The start of an exit may wait for as long as its server cannot be found.
    if (this.#options.exit && this.#isIdle('starting')) void this.stop();
    // Once no jail has mounted one of the ports' folders and no network VM uses them.
    const isUnused = () => this.ports.held === 0 && (this.#state.is === 'off' || this.#state.is === 'failed');
    void this.#cleanups.take(async () => (isUnused() ? this.#cleanUpFolder() : undefined)).catch(() => undefined);
  }

  #portsChanged(): void {
    this.#options.onChange?.();
    this.#running?.policyChanged();
  }

  async #changeBridge(): Promise<void> {
    const running = this.#running;
    if (running?.facts.choice.mode !== 'bridge' || running.isImported) return;
    running.changeBridge(await bridgeSettings(this.#options.config().network));
  }

  /** The frames of a port from now on: of this network VM, and of each that follows it, until `signal` aborts. Throws `Failure` no-recording or network-stopped. */
  async capture(port: number, onCapture: OnCapture, signal: AbortSignal): Promise<void> {
    const running = this.#running;
    if (!running) throw new Failure('network-stopped');
    onCapture(await running.capture(port), 'first');
    const follow = (next: RunningNdvm) =>
      void next.capture(port).then(
        (capture) => onCapture(capture, 'next'),
        () => onCapture(undefined, 'next'),
      );
    this.#captures.add(follow);
    signal.addEventListener('abort', () => this.#captures.delete(follow), { once: true });
    if (signal.aborted) this.#captures.delete(follow);
  }

  // Its starts.

  /** Fulfilled when the network VM is up, starting it if needed. One start serves all callers. */
  async #untilUp(signal: AbortSignal): Promise<void> {
    while (this.#cleanups.isBusy || this.#state.is !== 'up') {
      if (this.#cleanups.isBusy) await this.#cleanups.done(signal);
      else await this.#joinStart(signal);
    }
  }

  async #joinStart(signal: AbortSignal): Promise<void> {
    this.#noStarts.signal.throwIfAborted();
    const { up, cancel } = this.#state.is === 'starting' ? this.#state.start : this.#begin();
    try {
      await abortable(up, signal);
    } catch (error) {
      // Sessions that wait while the network VM is restarted wait for the next start.
      if (!cancel.signal.aborted || signal.aborted || this.ports.used === 0) throw error;
    }
  }

  #begin(): NdvmStart {
    const trouble = troubleIn(this.#state);
    const cancel = new AbortController();
    const ports = this.ports.next;
    const start: NdvmStart = { up: this.#start(ports, cancel.signal, trouble), cancel, ports };
    // All callers that wait get the failure; all of them may have stopped waiting.
    start.up.catch(() => undefined);
    this.#advance({ is: 'starting', start, trouble });
    return start;
  }

  async #start(ports: number, cancel: AbortSignal, earlierTrouble: NetworkTrouble | undefined): Promise<RunningNdvm> {
    this.#keepUp();
    let running: RunningNdvm;
    try {
      await this.#cleanUpFolder();
      running = await startNdvm(this.#options, ports, this.#listener, cancel);
    } catch (error) {
      if (cancel.aborted) {
        this.#advance(earlierTrouble ? { is: 'failed', trouble: earlierTrouble } : { is: 'off' });
      } else {
        // A missing image is not a failure of the network VM; the session that needs it reports it.
        if (isFailure(error, 'image-missing')) this.#advance({ is: 'off' });
        else this.#fail(troubleOf(error));
        this.#options.onStarted?.(error);
      }
      throw error;
    }
    this.#becomeUp(running);
    this.#options.onStarted?.();
    return running;
  }

  async #startInBackground(): Promise<void> {
    const withinMs = this.#options.config().start.requirementTimeoutSeconds * 1000;
    await withDeadline(withinMs, [this.#ownStarts.signal], (within) => this.#untilUp(within));
  }

  /** Starts it for sessions that already run, with a few attempts. */
  async #restart(): Promise<void> {
    const { signal } = this.#ownStarts;
    for (const pauseMs of [0, ...RETRY_AFTER_MS]) {
      await sleep(pauseMs, undefined, { ref: false });
      if (this.ports.used === 0 || this.#noStarts.signal.aborted || signal.aborted) return;
      try {
        await this.#startInBackground();
        return;
      } catch (error) {
        this.#options.log.error({ reason: String(error) }, 'the network VM did not restart');
      }
    }
  }

  async #cancelStart(reason: Failure): Promise<void> {
    if (this.#state.is !== 'starting') return;
    const { up, cancel } = this.#state.start;
    cancel.abort(reason);
    await up.catch(() => undefined);
  }

  #cancelOwnStarts(reason: Failure): void {
    this.#ownStarts.abort(reason);
    this.#ownStarts = new AbortController();
  }

  #becomeUp(running: RunningNdvm): void {
    this.#advance({ is: 'up', running });
    for (const follow of this.#captures) follow(running);
    this.#crashes = { ...this.#crashes, upSinceMs: performance.now() };
    running.lost.addEventListener('abort', () => void this.#lose(running), { once: true });
    if (running.lost.aborted) void this.#lose(running);
    this.#stopWhenIdle();
  }

  // Its ends.

  /** It ended while it was up. It restarts for its sessions, or for the next one, a bounded number of times. */
  async #lose(running: RunningNdvm): Promise<void> {
    if (this.#running !== running) return;
    const { signal } = this.#ownStarts;
    const reason: unknown = running.lost.reason;
    this.#crashes = withCrash(this.#crashes, performance.now());
    const { inARow } = this.#crashes;
    const isLoop = inARow > MAX_CRASHES_IN_A_ROW;
    this.#fail(
      troubleOf(isLoop ? new Failure('network-crash-loop', { times: inARow, reason: reasonOf(reason) }) : reason),
    );
    await this.#cleanups.take(() => running.stop()).catch(() => undefined);
    if (isLoop || signal.aborted) return;
    if (this.ports.used > 0) await this.#restart();
    else this.startEarly();
  }

  /** Stops it after the configured time, unless a session uses it by then; at once if the next one has another number of ports. */
  #stopWhenIdle(): void {
    this.#keepUp();
    if (this.#isOutdated()) void this.#replace();
    if (!this.#isIdle()) return;
    const stop = () =>
      this.#cleanups.take(async () => (this.#isIdle() ? this.#turnOff() : undefined)).catch(() => undefined);
    this.#idleTimer = setTimeout(() => void stop(), this.#options.config().network.idleStopSeconds * 1000).unref();
  }

  #keepUp(): void {
    clearTimeout(this.#idleTimer);
  }

  #isIdle(state: 'up' | 'starting' = 'up'): boolean {
    return this.#state.is === state && this.ports.used === 0 && this.#options.config().network.startWith === 'session';
  }

  /** No session uses it, and the next one has another number of ports, as the configuration says by now, or another image. */
  #isOutdated(): boolean {
    if (this.#state.is !== 'up' || this.ports.used > 0) return false;
    return this.ports.total !== this.ports.next || this.#isRecalled();
  }

  #assertNotRecalled(): void {
    if (this.image !== undefined) this.#options.assertNotRecalled?.({ role: 'network', digest: this.image });
  }

  #isRecalled(): boolean {
    try {
      this.#assertNotRecalled();
      return false;
    } catch {
      return true;
    }
  }

  async #replace(): Promise<void> {
    const { signal } = this.#ownStarts;
    await this.#cleanups.take(async () => (this.#isOutdated() ? this.#turnOff() : undefined)).catch(() => undefined);
    this.#options.onSettingsInForce?.();
    if (!this.#noStarts.signal.aborted && !signal.aborted) this.startEarly();
  }

  async #turnOff(): Promise<void> {
    this.#keepUp();
    const running = this.#running;
    if (running) this.#advance({ is: 'stopping' });
    try {
      await running?.stop();
      await this.#cleanUpFolder();
    } finally {
      if (this.#state.is !== 'off') this.#advance({ is: 'off' });
    }
  }

  async #cleanUpFolder(): Promise<void> {
    await this.#record.written();
    const keepPorts = this.ports.held > 0;
    await this.#folderCleanups.take(() => cleanUpNdvmFolder(this.#options, { keepPorts }));
  }

  #notCleanedUp(error: unknown): void {
    this.#options.log.error({ reason: String(error) }, 'the network VM was not cleaned up');
  }

  // What it reports.

  /** Something failed, and works again. */
  #noteRecovered(trouble: unknown): void {
    this.#lastTrouble = troubleOf(trouble);
    this.#options.onChange?.();
  }

  #fail(trouble: NetworkTrouble): void {
    this.#lastTrouble = trouble;
    this.#advance({ is: 'failed', trouble });
  }

  #advance(next: NdvmState): void {
    this.#state = advance(this.#state, next);
    this.#options.onChange?.();
  }
}

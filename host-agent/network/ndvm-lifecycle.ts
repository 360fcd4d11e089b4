/** Starts, stops, adopts and restarts the network VM. It is in exactly one state at any time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, isFailure, reasonOf } from '../api/errors/failure.ts';
import type { NetworkTrouble } from '../api/host/network.ts';
import { abortable } from '../process/abortable.ts';
import { withDeadline } from '../process/deadline.ts';
import { Turns } from '../process/turns.ts';
import { LatestRecord } from '../storage/latest-record.ts';
import { adoptNdvm, discardNdvm } from './adopt-ndvm.ts';
import type { NdvmFolder } from './ndvm-folder.ts';
import { advance, type NdvmStart, type NdvmState, troubleIn } from './ndvm-state.ts';
import { portLimits } from './policy.ts';
import type { Ports } from './ports.ts';
import type { RunningNdvm } from './running-ndvm.ts';
import { type NdvmListener, startNdvm, type StartOptions, writeNdvmRecord } from './start-ndvm.ts';

/** Pauses between attempts to restart for sessions without a network: after a change of networks, the requirements of a start may be met soon. */
const RETRY_AFTER_MS = [1_000, 5_000, 15_000];

export interface NdvmOptions extends StartOptions {
  /** A start has ended; `fault`: why it failed. Not called for a start that was cancelled. */
  readonly onStarted?: (fault?: unknown) => void;
  /** The status may have changed. */
  readonly onChange?: () => void;
  /** A restart has put settings into force that had waited for it. */
  readonly onSettingsInForce?: () => void;
}

export class NdvmLifecycle {
  readonly #options: NdvmOptions;
  readonly #ports: Ports;
  readonly #folder: NdvmFolder;
  readonly #listener: NdvmListener;
  /** VMs that are being removed: the next start waits for them. */
  readonly #cleanups: Turns;
  readonly #crashes = new CrashCounter();
  /** Of the network VM that is up. */
  readonly #record = new LatestRecord(() => this.#writeRecord());
  readonly #noStarts = new AbortController();
  /** Aborted by `stop`, for all starts that no caller waits for and that are due by then; the next ones have a new one. */
  #ownStarts = new AbortController();
  #state: NdvmState = { is: 'off' };
  /** Also one that is over. */
  #lastTrouble: NetworkTrouble | undefined;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(options: NdvmOptions, ports: Ports, folder: NdvmFolder) {
    this.#options = options;
    this.#ports = ports;
    this.#folder = folder;
    this.#cleanups = new Turns((error) =>
      options.log.error({ reason: String(error) }, 'the network VM was not cleaned up'),
    );
    this.#listener = {
      policyWanted: () => {
        const { network } = options.config();
        return { ports: ports.accesses, limits: portLimits(network), alsoRefused: network.refusedNetworks };
      },
      onChange: () => this.#runningChanged(),
      onRecovered: (trouble) => this.noteRecovered(trouble),
    };
  }

  get state(): NdvmState {
    return this.#state;
  }

  get lastTrouble(): NetworkTrouble | undefined {
    return this.#lastTrouble;
  }

  get running(): RunningNdvm | undefined {
    return this.#state.is === 'up' ? this.#state.running : undefined;
  }

  /** Number of ports of the network VM that is up or starting. */
  get ports(): number | undefined {
    if (this.#state.is === 'starting') return this.#state.start.ports;
    return this.running?.facts.ports;
  }

  /** Fulfilled when the network VM is up, starting it if needed. One start serves all callers. */
  async untilUp(signal: AbortSignal): Promise<void> {
    while (this.#cleanups.isBusy || this.#state.is !== 'up') {
      if (this.#cleanups.isBusy) await this.#cleanups.done(signal);
      else await this.#joinStart(signal);
    }
  }

  /** Also cancels a start that is under way or due. Sessions that have a port wait for the next start. */
  stop(): Promise<void> {
    this.#crashes.reset();
    const reason = new Failure('network-stopped');
    return this.#cleanups.take(async () => {
      await this.#cancelStart(reason);
      try {
        await this.#turnOff();
      } finally {
        if (this.#ports.used === 0) this.#cancelOwnStarts(reason);
      }
    });
  }

  /** Refuses every start from now on with `reason`. Fulfilled when a start under way has left nothing behind. A network VM that is up stays up. */
  preventStarts(reason: Failure): Promise<void> {
    this.#noStarts.abort(reason);
    return this.#cleanups.take(async () => {
      await this.#cancelStart(reason);
      await this.#record.written();
    });
  }

  /** Adopts the network VM that an earlier host agent left running, or removes it. */
  async adopt(): Promise<void> {
    const { running, failed } = await adoptNdvm(this.#options, this.#ports.needed, this.#listener);
    if (running) {
      this.#becomeUp(running);
      return;
    }
    if (failed !== undefined) this.#fail(troubleOf(failed));
    await this.#cleanUpFolder().catch((error: unknown) =>
      this.#options.log.error({ reason: String(error) }, 'the network VM was not cleaned up'),
    );
    if (this.#ports.used > 0) void this.#restart();
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

  /** Stops it after the configured time, unless a session uses it by then; at once if the next one has another number of ports. */
  stopWhenIdle(): void {
    this.keepUp();
    if (this.#isOutdated()) void this.#replace();
    if (!this.#isIdle()) return;
    const stop = () =>
      this.#cleanups.take(async () => (this.#isIdle() ? this.#turnOff() : undefined)).catch(() => undefined);
    this.#idleTimer = setTimeout(() => void stop(), this.#options.config().network.idleStopSeconds * 1000).unref();
  }

  keepUp(): void {
    clearTimeout(this.#idleTimer);
  }

  /** Removes the ports' folders once no jail has mounted one of them and no network VM uses them. */
  cleanUpUnusedPorts(): void {
    const isUnused = () => this.#ports.held === 0 && (this.#state.is === 'off' || this.#state.is === 'failed');
    void this.#cleanups.take(async () => (isUnused() ? this.#cleanUpFolder() : undefined)).catch(() => undefined);
  }

  /** Something failed, and works again. */
  noteRecovered(trouble: unknown): void {
    this.#lastTrouble = troubleOf(trouble);
    this.#options.onChange?.();
  }

  async #joinStart(signal: AbortSignal): Promise<void> {
    this.#noStarts.signal.throwIfAborted();
    const { up, cancel } = this.#state.is === 'starting' ? this.#state.start : this.#begin();
    try {
      await abortable(up, signal);
    } catch (error) {
      // Sessions that wait while the network VM is restarted wait for the next start.
      if (!cancel.signal.aborted || signal.aborted || this.#ports.used === 0) throw error;
    }
  }

  #begin(): NdvmStart {
    const trouble = troubleIn(this.#state);
    const cancel = new AbortController();
    const ports = this.#ports.next;
    const start: NdvmStart = { up: this.#start(ports, cancel.signal, trouble), cancel, ports };
    // All callers that wait get the failure; all of them may have stopped waiting.
    start.up.catch(() => undefined);
    this.#advance({ is: 'starting', start, trouble });
    return start;
  }

  async #start(ports: number, cancel: AbortSignal, earlierTrouble: NetworkTrouble | undefined): Promise<RunningNdvm> {
    this.keepUp();
    let running: RunningNdvm;
    try {
      await this.#cleanUpFolder();
      running = await startNdvm(this.#options, ports, this.#listener, cancel);
    } catch (error) {
      if (cancel.aborted) {
        this.#advance(earlierTrouble ? { is: 'failed', trouble: earlierTrouble } : { is: 'off' });
      } else {
        if (isMissingImage(error)) this.#advance({ is: 'off' });
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
    await withDeadline(withinMs, [this.#ownStarts.signal], (within) => this.untilUp(within));
  }

  #becomeUp(running: RunningNdvm): void {
    this.#advance({ is: 'up', running });
    this.#crashes.noteStart(performance.now());
    running.lost.addEventListener('abort', () => void this.#lose(running), { once: true });
    if (running.lost.aborted) void this.#lose(running);
    this.stopWhenIdle();
  }

  /** No session uses it, and the next one has another number of ports, as the configuration says by now. */
  #isOutdated(): boolean {
    return this.#state.is === 'up' && this.#ports.used === 0 && this.#ports.total !== this.#ports.next;
  }

  async #replace(): Promise<void> {
    const { signal } = this.#ownStarts;
    await this.#cleanups.take(async () => (this.#isOutdated() ? this.#turnOff() : undefined)).catch(() => undefined);
    this.#options.onSettingsInForce?.();
    if (!this.#noStarts.signal.aborted && !signal.aborted) this.startEarly();
  }

  #isIdle(): boolean {
    return this.#state.is === 'up' && this.#ports.used === 0 && this.#options.config().network.startWith === 'session';
  }

  /** It ended while it was up. It restarts for its sessions, or for the next one, a bounded number of times. */
  async #lose(running: RunningNdvm): Promise<void> {
    if (this.running !== running) return;
    const { signal } = this.#ownStarts;
    const reason: unknown = running.lost.reason;
    const inARow = this.#crashes.noteCrash(performance.now());
    const isLoop = inARow > MAX_CRASHES_IN_A_ROW;
    this.#fail(troubleOf(isLoop ? crashLoop(inARow, reason) : reason));
    await this.#cleanups.take(() => running.stop()).catch(() => undefined);
    if (isLoop || signal.aborted) return;
    if (this.#ports.used > 0) await this.#restart();
    else this.startEarly();
  }

  /** Starts it for sessions that already run, with a few attempts. */
  async #restart(): Promise<void> {
    const { signal } = this.#ownStarts;
    for (const pauseMs of [0, ...RETRY_AFTER_MS]) {
      await sleep(pauseMs, undefined, { ref: false });
      if (this.#ports.used === 0 || this.#noStarts.signal.aborted || signal.aborted) return;
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

  async #turnOff(): Promise<void> {
    this.keepUp();
    const running = this.running;
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
    await this.#folder.cleanUp({ keepPorts: this.#ports.held > 0 });
  }

  /** The next host agent must find the new process of an uplink. */
  #runningChanged(): void {
    void this.#record.changed();
    this.#options.onChange?.();
  }

  async #writeRecord(): Promise<void> {
    const { names, log } = this.#options;
    if (this.running)
      await writeNdvmRecord(names, this.running).catch((error: unknown) =>
        log.error({ reason: String(error) }, 'the network VM was not recorded'),
      );
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

// Crashes of a VM in a row: a VM that always crashes right after its start must not be restarted for ever.

/** After more crashes than this the VM is not restarted automatically. */
const MAX_CRASHES_IN_A_ROW = 3;
/** After this time a crash starts a new row. */
const STEADY_AFTER_MS = 60_000;

export class CrashCounter {
  #inARow = 0;
  #upSinceMs = 0;

  noteStart(nowMs: number): void {
    this.#upSinceMs = nowMs;
  }

  /** Returns how many crashes there were in a row, including this one. */
  noteCrash(nowMs: number): number {
    this.#inARow = nowMs - this.#upSinceMs < STEADY_AFTER_MS ? this.#inARow + 1 : 1;
    return this.#inARow;
  }

  /** A person asked for another attempt. */
  reset(): void {
    this.#inARow = 0;
  }
}

// Why the network VM is not up, as the control API reports it.

function crashLoop(times: number, last: unknown): Failure {
  return new Failure('network-crash-loop', { times, reason: reasonOf(last) });
}

/** A missing image is not a failure of the network VM; the session that needs it reports it. */
const isMissingImage = (error: unknown): boolean => isFailure(error, 'image-missing');

function troubleOf(error: unknown): NetworkTrouble {
  const failure =
    error instanceof Failure
      ? error
      : new Failure('network-not-started', { reason: reasonOf(error) }, { cause: error });
  return { ...failure.texts(), since: new Date().toISOString() };
}

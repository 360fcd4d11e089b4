/** The one network driver VM of this person: started when first needed, shared by all sessions, stopped when idle. */
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PortAccess } from '../../appliance/protocol/messages.ts';
import { agentEnding, Failure } from '../api/failure.ts';
import type { NetworkStatus, NetworkTrouble } from '../api/network.ts';
import { abortable } from '../process/abortable.ts';
import { deadline } from '../process/deadline.ts';
import { adoptNdvm } from './adopt-ndvm.ts';
import { Clearing } from './cleanup-queue.ts';
import { Losses, MOST_LOSSES_IN_A_ROW } from './crash-counter.ts';
import { portLimits } from './policy.ts';
import { Ports } from './ports.ts';
import { keysWaiting } from './record.ts';
import type { RunningNdvm } from './running-ndvm.ts';
import { networkStatus, withTraffic } from './status.ts';
import { sweepNdvmFolder } from './clean-up-folder.ts';
import { type NdvmListener, startNdvm, type StartOptions, tellBridge, writeDown } from './start-ndvm.ts';
import { crashLoop, troubleOf } from './trouble.ts';

/** How long it waits before it tries once more for sessions that are without a network: what it needs may be on its way, as after a change of networks. */
const TRY_AGAIN_AFTER_MS = [1_000, 5_000, 15_000];

export interface NdvmOptions extends StartOptions {
  /** A start has ended; `fault`: it failed, and why. Not told of one that was stopped. */
  readonly onStarted?: (fault?: unknown) => void;
  /** Its status may be different now. */
  readonly onChange?: () => void;
}

/** How long somebody who asks for the state waits for the counts. */
const COUNTED_WITHIN_MS = 2_000;

/** Where a session's machine is plugged in. */
export interface Place {
  readonly port: number;
  /** For its network card. */
  readonly socket: string;
}

interface Start {
  readonly up: Promise<RunningNdvm>;
  readonly stop: AbortController;
}

export class Ndvm {
  readonly ports: Ports;
  readonly #options: NdvmOptions;
  #running: RunningNdvm | undefined;
  #starting: Start | undefined;
  /** Machines that are being ended: until they are gone nothing starts. */
  readonly #endings: Clearing;
  /** Folders that are being emptied: until they are nobody makes a port. */
  readonly #sweeps: Clearing;
  #trouble: NetworkTrouble | undefined;
  /** Also of what is long mended. */
  #lastTrouble: NetworkTrouble | undefined;
  readonly #losses = new Losses();
  #idleTimer: NodeJS.Timeout | undefined;
  readonly #noMore = new AbortController();

  constructor(options: NdvmOptions) {
    this.#options = options;
    this.ports = new Ports(options.config.network.ports);
    this.#endings = new Clearing(options.log);
    this.#sweeps = new Clearing(options.log);
  }

  get image(): string | undefined {
    return this.#running?.image;
  }

  status(): NetworkStatus {
    return networkStatus({
      running: this.#running,
      isStarting: this.#starting !== undefined,
      trouble: this.#trouble,
      lastTrouble: this.#lastTrouble,
      ports: this.ports,
      network: this.#options.config.network,
    });
  }

  /** The same with what each session has sent and received, if the machine says so in time. */
  async statusWithTraffic(): Promise<NetworkStatus> {
    const traffic = await this.#running?.traffic(COUNTED_WITHIN_MS);
    return withTraffic(this.status(), traffic);
  }

  /** Fulfilled when the policy of now is in force and names resolve. One start serves all who wait. */
  async ensureUp(signal: AbortSignal): Promise<void> {
    await this.#bringUp(signal);
    await this.#running?.untilPolicyApplied(signal);
  }

  async #bringUp(signal: AbortSignal): Promise<void> {
    await this.#endings.done(signal);
    while (!this.#running) {
      this.#noMore.signal.throwIfAborted();
      const { up, stop } = this.#starting ?? this.#begin();
      try {
        await abortable(up, signal);
        return;
      } catch (error) {
        // It is being restarted while sessions wait for it: theirs is the next start.
        if (!stop.signal.aborted || signal.aborted || this.ports.used === 0) throw error;
        await this.#endings.done(signal);
      }
    }
  }

  /** A port for a session, and the socket that its network card plugs into. */
  async plug(session: string, access: PortAccess): Promise<Place> {
    clearTimeout(this.#idleTimer);
    const port = this.ports.take(session, access);
    this.#portsChanged();
    return { port, socket: await this.#makePort(port) };
  }

  /** Keeps a port for a machine that is to become a session; `undefined` when all are taken. */
  async reserve(vm: string, access: PortAccess): Promise<Place | undefined> {
    const port = this.ports.reserve(vm, access);
    if (port === undefined) return undefined;
    this.#portsChanged();
    return { port, socket: await this.#makePort(port) };
  }

  hasRoom(): boolean {
    return this.ports.held < this.ports.total;
  }

  /** The port is the session's already: kept for it, or plugged in by an earlier host agent. */
  replug(port: number, session: string, access: PortAccess): void {
    clearTimeout(this.#idleTimer);
    this.ports.retake(port, session, access);
    this.#portsChanged();
  }

  /** Gives the port back; what was learned of it is forgotten. */
  unplug(port: number): void {
    const wasUsed = this.ports.release(port);
    this.#portsChanged();
    if (wasUsed) {
      this.#running?.releasePort(port);
      this.#stopWhenIdle();
    }
    // The last jail that had a port's folder mounted is gone.
    void this.#endings
      .clear(async () => (this.ports.held === 0 && !this.#running && !this.#starting ? this.#sweep() : undefined))
      .catch(() => undefined);
  }

  /** Gives up a start that is under way. */
  stop(): Promise<void> {
    this.#losses.forget();
    return this.#endings.clear(async () => {
      await this.#giveUpStart(
        new Failure('network-stopped', 'The network machine was stopped while it started.', {
          hint: 'Start it again: safe-browse network start',
        }),
      );
      await this.#takeDown();
    });
  }

  /** Nothing starts any more, since the host agent ends; fulfilled when a start under way has left nothing. What is up stays. */
  startNoMore(): Promise<void> {
    const reason = agentEnding();
    this.#noMore.abort(reason);
    return this.#endings.clear(() => this.#giveUpStart(reason));
  }

  /** The configuration may say something else now: of when it is to be up, and of what a bridge does besides. */
  settingsChanged(): void {
    this.#running?.policyChanged();
    this.startEarly();
    this.#stopWhenIdle();
    // Where they are not to be read it goes on as before.
    tellBridge(this.#running, this.#options.config.network).catch((error: unknown) => this.#tellMended(error));
  }

  /** Keys that say something else than what runs: they count after its next start. */
  waitingSettings(): string[][] {
    return this.#running ? keysWaiting(this.#running, this.#options.config.network) : [];
  }

  /** Takes over what an earlier host agent left running, or clears it away. */
  async adopt(): Promise<void> {
    const running = await adoptNdvm(this.#options, this.ports.total, this.#listener(), (trouble) =>
      this.#noteTrouble(trouble),
    );
    if (running) {
      this.#becomeUp(running);
      return;
    }
    await this.#sweep();
    if (this.ports.used > 0) void this.#comeBack();
  }

  /** Brings it up ahead of the first session, where the configuration says so. What goes wrong is told to the first session. */
  startEarly(): void {
    if (this.#options.config.network.startWith === 'agent')
      void this.ensureUp(deadline(this.#options.config.start.requirementTimeoutSeconds * 1000)).catch(
        (error: unknown) => this.#options.log.info({ reason: String(error) }, 'the NDVM was not started early'),
      );
  }

  #begin(): Start {
    const stop = new AbortController();
    const up = this.#start(stop.signal).finally(() => {
      this.#starting = undefined;
      this.#options.onChange?.();
    });
    // Whoever waits is told; everybody who did may be gone.
    up.catch(() => undefined);
    this.#starting = { up, stop };
    this.#options.onChange?.();
    return this.#starting;
  }

  async #start(stop: AbortSignal): Promise<RunningNdvm> {
    clearTimeout(this.#idleTimer);
    await this.#sweep();
    try {
      const running = await startNdvm(this.#options, this.ports.total, this.#listener(), stop);
      this.#becomeUp(running);
      this.#options.onStarted?.();
      return running;
    } catch (error) {
      if (!stop.aborted) {
        this.#noteTrouble(troubleOf(error));
        this.#options.onStarted?.(error);
      }
      throw error;
    }
  }

  #portsChanged(): void {
    this.#options.onChange?.();
    this.#running?.policyChanged();
  }

  #policyWanted() {
    return { ports: this.ports.accesses, limits: portLimits(this.#options.config.network) };
  }

  #becomeUp(running: RunningNdvm): void {
    this.#running = running;
    this.#losses.noteStart(performance.now());
    this.#trouble = undefined;
    running.lost.addEventListener('abort', () => void this.#lose(running), { once: true });
    if (running.lost.aborted) void this.#lose(running);
    this.#stopWhenIdle();
  }

  #stopWhenIdle(): void {
    clearTimeout(this.#idleTimer);
    if (!this.#isIdle()) return;
    const stop = () =>
      this.#endings.clear(async () => (this.#isIdle() ? this.#takeDown() : undefined)).catch(() => undefined);
    this.#idleTimer = setTimeout(() => void stop(), this.#options.config.network.idleStopSeconds * 1000).unref();
  }

  #isIdle(): boolean {
    return this.#running !== undefined && this.ports.used === 0 && this.#options.config.network.startWith === 'session';
  }

  /** It went while it was up: sessions in use get it back, and so does the next one, a bounded number of times. */
  async #lose(running: RunningNdvm): Promise<void> {
    if (this.#running !== running) return;
    this.#running = undefined;
    this.#noteTrouble(troubleOf(running.lost.reason));
    this.#options.onChange?.();
    this.#options.log.warn({ reason: String(running.lost.reason) }, 'the NDVM is lost');
    const inARow = this.#losses.noteLoss(performance.now());
    await this.#endings.clear(() => running.dismantle()).catch(() => undefined);
    if (inARow > MOST_LOSSES_IN_A_ROW) {
      this.#noteTrouble(troubleOf(crashLoop(inARow, running.lost.reason)));
      this.#options.onChange?.();
      return;
    }
    if (this.ports.used > 0) await this.#comeBack();
    else this.startEarly();
  }

  /** Starts it for sessions that are already running, and tries again a few times where that fails. */
  async #comeBack(): Promise<void> {
    for (const pauseMs of [0, ...TRY_AGAIN_AFTER_MS]) {
      await sleep(pauseMs, undefined, { ref: false });
      if (this.ports.used === 0 || this.#noMore.signal.aborted) return;
      try {
        await this.ensureUp(deadline(this.#options.config.start.requirementTimeoutSeconds * 1000));
        return;
      } catch (error) {
        this.#options.log.error({ reason: String(error) }, 'the NDVM does not come back');
      }
    }
  }

  /** Whom the NDVM that is starting now tells. */
  #listener(): NdvmListener {
    return {
      policyWanted: () => this.#policyWanted(),
      onChange: () => {
        // An uplink's new process must be found by the next host agent.
        const running = this.#running;
        if (running)
          void writeDown(this.#options.names, running).catch((error: unknown) =>
            this.#options.log.error({ reason: String(error) }, 'the NDVM was not written down'),
          );
        this.#options.onChange?.();
      },
      onMended: (trouble) => this.#tellMended(trouble),
    };
  }

  #tellMended(trouble: unknown): void {
    this.#lastTrouble = troubleOf(trouble);
    this.#options.onChange?.();
  }

  #noteTrouble(trouble: NetworkTrouble | undefined): void {
    this.#trouble = trouble;
    if (trouble) this.#lastTrouble = trouble;
  }

  async #giveUpStart(reason: Failure): Promise<void> {
    this.#starting?.stop.abort(reason);
    await this.#starting?.up.catch(() => undefined);
  }

  async #takeDown(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    this.#trouble = undefined;
    clearTimeout(this.#idleTimer);
    await running?.dismantle();
    await this.#sweep();
    this.#options.onChange?.();
  }

  /** Makes the folder of the port's socket: before the NDVM is there, so that both machines can start at once. */
  async #makePort(port: number): Promise<string> {
    await this.#sweeps.done();
    await mkdir(this.#options.names.portFolder(port), { recursive: true, mode: 0o700 });
    return this.#options.names.port(port);
  }

  #sweep(): Promise<void> {
    const { names, log } = this.#options;
    return this.#sweeps.clear(() => sweepNdvmFolder(names, { keepPorts: this.ports.held > 0, log }));
  }
}

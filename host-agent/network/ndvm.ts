/** The one network driver VM of this person: started when first needed, shared by all sessions, stopped when idle. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { portMac, UPLINK_MAC } from '../../appliance/protocol/addresses.ts';
import { Failure } from '../api/failure.ts';
import type { NetworkStatus } from '../api/network.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor, Machine, MachineSpec, Nic } from '../hypervisor/hypervisor.ts';
import type { MachineNames } from '../storage/filenames.ts';
import { readRecord, writeRecord } from '../storage/records.ts';
import { deadline } from '../tools/deadline.ts';
import { isRunning, killAndWait, killMachineProcessesOf, type ProcessIdentity } from '../tools/process.ts';
import { Ports } from './ports.ts';
import { NdvmRecord } from './record.ts';
import { RunningNdvm } from './running-ndvm.ts';
import { startUserUplink } from './uplink.ts';

/** A machine that dies more often than this is not restarted any more. */
const MAX_RESTARTS_IN_A_ROW = 3;

export interface NdvmOptions {
  readonly hypervisor: Hypervisor;
  readonly names: MachineNames;
  readonly config: Config;
  readonly image: () => Promise<{ readonly digest: string; readonly boot: MachineSpec['boot'] }>;
  readonly log: Logger;
  /** A copy of a sealed NDVM, if there is one: it wakes before it is told its network. */
  readonly clone: (spec: MachineSpec, signal: AbortSignal) => Promise<Machine | undefined>;
  /** Where the console of a machine that failed is put for the person to read. */
  readonly keepConsole: (text: string) => Promise<string>;
  /** Its status may be different now. */
  readonly onChange?: () => void;
}

export class Ndvm {
  readonly ports: Ports;
  readonly #options: NdvmOptions;
  #running: RunningNdvm | undefined;
  #starting: Promise<RunningNdvm> | undefined;
  #lastFailure: unknown;
  #restarts = 0;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(options: NdvmOptions) {
    this.#options = options;
    this.ports = new Ports(options.config.network.ports);
  }

  get image(): string | undefined {
    return this.#running?.image;
  }

  status(): NetworkStatus {
    const running = this.#running;
    return {
      state: running ? 'up' : this.#starting ? 'starting' : this.#lastFailure !== undefined ? 'failed' : 'stopped',
      uplink: this.#options.config.network.uplink,
      mode: 'nat',
      ...(running && { accelerator: running.machine.record.accelerator, readyMs: running.readyMs }),
      ports: { used: this.ports.used, total: this.ports.total },
      processes: running ? [...running.machine.record.processes, running.uplink].map(({ role, pid }) => ({ role, pid })) : [],
    };
  }

  /** Fulfilled when the policy is in force and names resolve. One start serves all who wait. */
  async ensureUp(signal: AbortSignal): Promise<void> {
    if (this.#running) return;
    this.#starting ??= this.#start().finally(() => {
      this.#starting = undefined;
      this.#options.onChange?.();
    });
    this.#options.onChange?.();
    await abortable(this.#starting, signal);
  }

  /** A port for a session, and the socket that its network card plugs into. */
  async plug(session: string): Promise<{ readonly port: number; readonly socket: string }> {
    clearTimeout(this.#idleTimer);
    const port = this.ports.take(session);
    this.#options.onChange?.();
    // There before the NDVM is, so that both machines can start at once.
    await mkdir(this.#options.names.portFolder(port), { recursive: true, mode: 0o700 });
    return { port, socket: this.#options.names.port(port) };
  }

  /** Keeps a port for a machine that is to become a session; `undefined` when all are taken. */
  async reserve(machine: string): Promise<{ readonly port: number; readonly socket: string } | undefined> {
    const port = this.ports.reserve(machine);
    if (port === undefined) return undefined;
    await mkdir(this.#options.names.portFolder(port), { recursive: true, mode: 0o700 });
    return { port, socket: this.#options.names.port(port) };
  }

  hasRoom(): boolean {
    return this.ports.held < this.ports.total;
  }

  /** The port is the session's already: kept for it, or plugged in by an earlier host agent. */
  replug(port: number, session: string): void {
    clearTimeout(this.#idleTimer);
    this.ports.retake(port, session);
  }

  /** Gives the port back; what was learned of it is forgotten. */
  unplug(port: number): void {
    this.ports.release(port);
    this.#running?.releasePort(port);
    this.#options.onChange?.();
    this.#stopWhenIdle();
    // The last jail that had a port's folder mounted is gone.
    if (this.ports.held === 0 && !this.#running && !this.#starting) void this.#sweep();
  }

  async stop(): Promise<void> {
    await this.#starting?.catch(() => undefined);
    const running = this.#running;
    this.#running = undefined;
    this.#lastFailure = undefined;
    clearTimeout(this.#idleTimer);
    await running?.dismantle();
    await this.#sweep();
    this.#options.onChange?.();
  }

  /** Takes over what an earlier host agent left running, or clears it away. */
  async adopt(): Promise<void> {
    const { names, hypervisor, log } = this.#options;
    const record = await readRecord(names.record, NdvmRecord);
    const machine = record && (await hypervisor.adopt(names, record.machine));
    if (machine && record.ports === this.ports.total && (await isRunning(record.uplink))) {
      const running = await RunningNdvm.attach(machine, record.uplink, record.image, log);
      running.readyMs = record.readyMs;
      this.#becomeUp(running);
      running.sendPolicy();
      log.info({ pid: record.uplink.pid }, 'adopted the NDVM');
      return;
    }
    await machine?.kill();
    if (record) await killAndWait(record.uplink);
    // What was started but never written down.
    await killMachineProcessesOf(names.folder);
    await this.#sweep();
    if (this.ports.used > 0) void this.#comeBack();
  }

  /** Brings it up ahead of the first session, where the configuration says so. What goes wrong is told to the first session. */
  startEarly(): void {
    if (this.#options.config.network.startWith === 'agent') void this.ensureUp(deadline(this.#options.config.start.requirementTimeoutSeconds * 1000)).catch((error: unknown) => this.#options.log.info({ reason: String(error) }, 'the NDVM was not started early'));
  }

  async #start(): Promise<RunningNdvm> {
    const { names, config, image, log } = this.#options;
    const startedAtMs = performance.now();
    const signal = deadline(config.start.requirementTimeoutSeconds * 1000);
    clearTimeout(this.#idleTimer);
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    await this.#sweep();
    const { digest, boot } = await image();
    let uplink: ProcessIdentity | undefined;
    let machine: Machine | undefined;
    let running: RunningNdvm | undefined;
    try {
      uplink = await startUserUplink(names.uplink, names.processLog('uplink'), signal);
      machine = await this.#startMachine(boot, signal);
      running = await RunningNdvm.attach(machine, uplink, digest, log);
      await running.untilReady(signal);
      running.readyMs = Math.round(performance.now() - startedAtMs);
      await writeRecord(names.record, NdvmRecord, { machine: machine.record, uplink, ports: this.ports.total, image: digest, readyMs: running.readyMs });
      this.#becomeUp(running);
      return running;
    } catch (error) {
      const kept = running && (await this.#options.keepConsole(running.consoleText()));
      if (running) await running.dismantle();
      else await machine?.kill();
      if (uplink) await killAndWait(uplink);
      this.#lastFailure = error;
      if (error instanceof Failure) throw error;
      throw new Failure('network-not-started', 'The network machine did not come up.', {
        hint: kept === undefined ? 'Run: safe-browse doctor' : `Its console was kept in ${kept}`,
        cause: error,
      });
    }
  }

  async #startMachine(boot: MachineSpec['boot'], signal: AbortSignal): Promise<Machine> {
    const { config, names, clone, hypervisor } = this.#options;
    const spec: MachineSpec = { ...ndvmMachine({ memoryMiB: config.network.memoryMiB, ports: this.ports.total }, names), id: 'ndvm', names, boot };
    const copy = await clone(spec, signal);
    if (!copy) return hypervisor.start(spec, signal);
    try {
      await copy.resume();
      await copy.linkUp();
      return copy;
    } catch (error) {
      // Nobody knows of it yet.
      await copy.kill();
      throw error;
    }
  }

  #becomeUp(running: RunningNdvm): void {
    this.#running = running;
    this.#lastFailure = undefined;
    running.lost.addEventListener('abort', () => void this.#lose(running), { once: true });
    if (running.lost.aborted) void this.#lose(running);
    this.#stopWhenIdle();
  }

  #stopWhenIdle(): void {
    clearTimeout(this.#idleTimer);
    if (this.#options.config.network.startWith === 'agent' || this.ports.used > 0 || !this.#running) return;
    this.#idleTimer = setTimeout(() => void this.stop(), this.#options.config.network.idleStopSeconds * 1000).unref();
  }

  /** It went while it was up: sessions in use get it back, a bounded number of times. */
  async #lose(running: RunningNdvm): Promise<void> {
    if (this.#running !== running) return;
    this.#running = undefined;
    this.#lastFailure = running.lost.reason;
    this.#options.onChange?.();
    this.#options.log.warn({ reason: String(running.lost.reason) }, 'the NDVM is lost');
    await running.dismantle();
    if (this.ports.used === 0 || this.#restarts >= MAX_RESTARTS_IN_A_ROW) return;
    this.#restarts += 1;
    await this.#comeBack();
  }

  /** Starts it for sessions that are already running. */
  async #comeBack(): Promise<void> {
    await this.ensureUp(deadline(this.#options.config.start.requirementTimeoutSeconds * 1000)).then(
      () => {
        this.#restarts = 0;
      },
      (error: unknown) => this.#options.log.error({ reason: String(error) }, 'the NDVM does not come back'),
    );
  }

  /** Removes all but the ports' folders: the jails of running sessions have them mounted and find the next NDVM there. */
  async #sweep(): Promise<void> {
    const { names } = this.#options;
    if (this.ports.held === 0) return rm(names.folder, { recursive: true, force: true }).then(() => mkdir(names.folder, { recursive: true, mode: 0o700 })).then(() => undefined);
    for (const entry of await readdir(names.folder)) {
      const path = join(names.folder, entry);
      if (path !== names.ports) await rm(path, { recursive: true, force: true });
    }
  }
}

/** The NDVM as a machine: its uplink, then one card a port. Pure. */
export function ndvmMachine({ memoryMiB, ports }: Pick<Config['network'], 'memoryMiB' | 'ports'>, names: MachineNames): Pick<MachineSpec, 'role' | 'memoryMiB' | 'processors'> & { readonly nics: readonly Nic[] } {
  const cards = Array.from({ length: ports }, (_, port): Nic => ({ mac: portMac(port), socket: names.port(port), end: 'listen' }));
  return { role: 'network', memoryMiB, processors: 1, nics: [{ mac: UPLINK_MAC, socket: names.uplink, end: 'connect' }, ...cards] };
}

async function abortable<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('Cancelled.'));
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** The one network driver VM of this person: started when first needed, shared by all sessions, stopped when idle. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { portMac, UPLINK_MAC } from '../../appliance/protocol/addresses.ts';
import type { GuestMessage } from '../../appliance/protocol/messages.ts';
import { Failure } from '../api/failure.ts';
import type { NetworkStatus } from '../api/network.ts';
import type { Config } from '../config/schema.ts';
import { ConsoleTail } from '../guest/console.ts';
import { GuestWire } from '../guest/guest-wire.ts';
import { Milestones } from '../guest/milestones.ts';
import type { Hypervisor, Machine, MachineSpec, Nic } from '../hypervisor/hypervisor.ts';
import type { MachineNames } from '../storage/filenames.ts';
import { UPLINK } from '../tools/passt.ts';
import { isRunning, killAndWait, killMachineProcessesOf, type ProcessIdentity } from '../tools/process.ts';
import { networkPolicy, refusedNetworks } from './policy.ts';
import { Ports } from './ports.ts';
import { readNdvmRecord, writeNdvmRecord } from './record.ts';
import { startUserUplink } from './uplink.ts';

/** How often this computer's own networks are looked at: they change when a laptop changes its Wi-Fi. */
const LOOK_AT_NETWORKS_EVERY_MS = 3_000;
/** A machine that dies more often than this is not restarted any more. */
const MAX_RESTARTS_IN_A_ROW = 3;

export interface NdvmOptions {
  readonly hypervisor: Hypervisor;
  readonly names: MachineNames;
  readonly config: Config;
  readonly image: () => Promise<{ readonly digest: string; readonly boot: MachineSpec['boot'] }>;
  readonly log: Logger;
  /** Where the console of a machine that failed is put for the person to read. */
  readonly keepConsole: (text: string) => Promise<string>;
}

/** All that runs while the NDVM is up. */
interface Running {
  readonly machine: Machine;
  readonly uplink: ProcessIdentity;
  readonly wire: GuestWire;
  readonly console: ConsoleTail;
  readonly steps: Milestones<'hello' | 'policy' | 'resolver' | 'policy-applied'>;
  readonly failed: AbortController;
  readonly image: string;
  readyMs: number;
}

export class Ndvm {
  readonly ports: Ports;
  readonly #options: NdvmOptions;
  #running: Running | undefined;
  #starting: Promise<Running> | undefined;
  #lastFailure: unknown;
  #restarts = 0;
  #revision = 1;
  #refused = '';
  #idleTimer: NodeJS.Timeout | undefined;
  #networksTimer: NodeJS.Timeout | undefined;

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
    });
    await abortable(this.#starting, signal);
  }

  /** A port for a session, and the socket that its network card plugs into. */
  async plug(session: string): Promise<{ readonly port: number; readonly socket: string }> {
    clearTimeout(this.#idleTimer);
    const port = this.ports.take(session);
    // There before the NDVM is, so that both machines can start at once.
    await mkdir(this.#options.names.portFolder(port), { recursive: true, mode: 0o700 });
    return { port, socket: this.#options.names.port(port) };
  }

  /** The port of a session that an earlier host agent started. */
  replug(port: number, session: string): void {
    this.ports.retake(port, session);
  }

  /** Gives the port back; what was learned of it is forgotten. */
  unplug(port: number): void {
    this.ports.release(port);
    this.#running?.wire.send({ type: 'port-released', port });
    this.#stopWhenIdle();
  }

  async stop(): Promise<void> {
    await this.#starting?.catch(() => undefined);
    const running = this.#running;
    this.#running = undefined;
    this.#lastFailure = undefined;
    clearTimeout(this.#idleTimer);
    clearInterval(this.#networksTimer);
    if (running) await this.#dismantle(running);
    await this.#sweep();
  }

  /** Takes over what an earlier host agent left running, or clears it away. */
  async adopt(): Promise<void> {
    const { names, hypervisor, log } = this.#options;
    const record = await readNdvmRecord(names.record);
    const machine = record && (await hypervisor.adopt(names, record.machine));
    if (machine && record.ports === this.ports.total && (await isRunning(record.uplink))) {
      const running = await this.#attach(machine, record.uplink, record.image);
      running.readyMs = record.readyMs;
      this.#becomeUp(running);
      this.#sendPolicy();
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

  async #start(): Promise<Running> {
    const { names, hypervisor, config, image } = this.#options;
    const startedAtMs = performance.now();
    const signal = AbortSignal.timeout(config.start.requirementTimeoutSeconds * 1000);
    clearTimeout(this.#idleTimer);
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    await this.#sweep();
    const { digest, boot } = await image();
    let uplink: ProcessIdentity | undefined;
    let machine: Machine | undefined;
    let running: Running | undefined;
    try {
      uplink = await startUserUplink(names.uplink, names.processLog('uplink'), signal);
      machine = await hypervisor.start(this.#spec(boot), signal);
      running = await this.#attach(machine, uplink, digest);
      await running.steps.wait('resolver', AbortSignal.any([signal, running.failed.signal]));
      running.readyMs = Math.round(performance.now() - startedAtMs);
      await writeNdvmRecord(names.record, { machine: machine.record, uplink, ports: this.ports.total, image: digest, readyMs: running.readyMs });
      this.#becomeUp(running);
      return running;
    } catch (error) {
      const kept = running && (await this.#options.keepConsole(running.console.text()));
      if (running) await this.#dismantle(running);
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

  #spec(boot: MachineSpec['boot']): MachineSpec {
    const { names, config } = this.#options;
    const ports = Array.from({ length: this.ports.total }, (_, port): Nic => ({ mac: portMac(port), socket: names.port(port), end: 'listen' }));
    return {
      id: 'ndvm',
      role: 'network',
      names,
      boot,
      memoryMiB: config.network.memoryMiB,
      processors: 1,
      nics: [{ mac: UPLINK_MAC, socket: names.uplink, end: 'connect' }, ...ports],
    };
  }

  /** Connects console and guest wire of a machine that runs. */
  async #attach(machine: Machine, uplink: ProcessIdentity, image: string): Promise<Running> {
    const console = new ConsoleTail(await machine.connectConsole());
    const steps: Running['steps'] = new Milestones();
    const failed = new AbortController();
    const fail = (code: string, message: string) => failed.abort(new Failure(code, message, { hint: 'Run: safe-browse network restart' }));
    const wire = new GuestWire(await machine.connectGuestWire(), {
      onMessage: (message) => this.#take(message, steps, wire, fail),
      onViolation: (violation) => fail('network-violation', `The network machine broke the contract of the wire: ${violation.message}`),
      onClosed: () => fail('network-ended', 'The network machine ended.'),
    });
    const running: Running = { machine, uplink, wire, console, steps, failed, image, readyMs: 0 };
    void machine.ended.then(() => fail('network-ended', 'The network machine ended.'));
    failed.signal.addEventListener('abort', () => void this.#lost(running));
    return running;
  }

  #take(message: GuestMessage, steps: Running['steps'], wire: GuestWire, fail: (code: string, message: string) => void): void {
    switch (message.type) {
      case 'hello':
        steps.reach('hello');
        this.#refused = refusedNetworks(networkInterfaces()).join();
        if (message.reached.includes('resolver')) steps.reach('resolver');
        else wire.send({ type: 'network', uplink: UPLINK, policy: networkPolicy(this.#revision, networkInterfaces()) });
        return;
      case 'step':
        this.#options.log.debug({ step: message.step, guestMs: message.elapsedMs }, 'step');
        if (message.step === 'policy' || message.step === 'resolver') steps.reach(message.step);
        return;
      case 'policy-applied':
        this.#options.log.info({ revision: message.revision }, 'the NDVM enforces the policy');
        steps.reach('policy-applied');
        return;
      case 'failed':
        this.#options.log.error({ step: message.step, untrustedMessage: message.message }, 'the NDVM cannot go on');
        fail('network-failed', `The network machine cannot go on (step ${message.step}).`);
        return;
      case 'screen':
      case 'browser-closed':
        fail('network-violation', 'The network machine speaks as if it were a browser.');
        return;
    }
  }

  #becomeUp(running: Running): void {
    this.#running = running;
    this.#lastFailure = undefined;
    this.#networksTimer = setInterval(() => this.#watchNetworks(), LOOK_AT_NETWORKS_EVERY_MS).unref();
    this.#stopWhenIdle();
  }

  #watchNetworks(): void {
    if (refusedNetworks(networkInterfaces()).join() !== this.#refused) this.#sendPolicy();
  }

  #sendPolicy(): void {
    this.#refused = refusedNetworks(networkInterfaces()).join();
    this.#revision += 1;
    this.#running?.wire.send({ type: 'policy', policy: networkPolicy(this.#revision, networkInterfaces()) });
  }

  #stopWhenIdle(): void {
    clearTimeout(this.#idleTimer);
    if (this.ports.used > 0 || !this.#running) return;
    this.#idleTimer = setTimeout(() => void this.stop(), this.#options.config.network.idleStopSeconds * 1000).unref();
  }

  /** It went while it was up: sessions in use get it back, a bounded number of times. */
  async #lost(running: Running): Promise<void> {
    if (this.#running !== running) return;
    this.#running = undefined;
    this.#lastFailure = running.failed.signal.reason;
    clearInterval(this.#networksTimer);
    this.#options.log.warn({ reason: String(running.failed.signal.reason) }, 'the NDVM is lost');
    await this.#dismantle(running);
    if (this.ports.used === 0 || this.#restarts >= MAX_RESTARTS_IN_A_ROW) return;
    this.#restarts += 1;
    await this.#comeBack();
  }

  /** Starts it for sessions that are already running. */
  async #comeBack(): Promise<void> {
    await this.ensureUp(AbortSignal.timeout(this.#options.config.start.requirementTimeoutSeconds * 1000)).then(
      () => {
        this.#restarts = 0;
      },
      (error: unknown) => this.#options.log.error({ reason: String(error) }, 'the NDVM does not come back'),
    );
  }

  async #dismantle(running: Running): Promise<void> {
    running.wire.close();
    running.console.close();
    await running.machine.kill();
    await killAndWait(running.uplink);
  }

  /** Removes all but the ports' folders: the jails of running sessions have them mounted and find the next NDVM there. */
  async #sweep(): Promise<void> {
    const { names } = this.#options;
    if (this.ports.used === 0) return rm(names.folder, { recursive: true, force: true }).then(() => mkdir(names.folder, { recursive: true, mode: 0o700 })).then(() => undefined);
    for (const entry of await readdir(names.folder)) {
      const path = join(names.folder, entry);
      if (path !== names.ports) await rm(path, { recursive: true, force: true });
    }
  }
}

async function abortable<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('Cancelled.'));
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

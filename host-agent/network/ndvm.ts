/** The network VM of one person: started when it is first needed, shared by all sessions, stopped when idle. */
import type { PortAccess, PortTraffic } from '../../appliance/protocol/network.ts';
import { Failure } from '../api/errors/failure.ts';
import type { NetworkStatus, NetworkTrouble } from '../api/host/network.ts';
import { Owned } from '../process/owned.ts';
import type { PluggedPort } from '../vm/plugged-port.ts';
import { NdvmFolder } from './ndvm-folder.ts';
import { NdvmLifecycle, type NdvmOptions } from './ndvm-lifecycle.ts';
import { bridgeSettings } from './ndvm-task.ts';
import { Ports } from './ports.ts';
import { pendingKeys } from './record.ts';
import type { Config } from '../config/schema.ts';
import { type NdvmState, SHOWN_STATE, troubleIn } from './ndvm-state.ts';
import type { RunningNdvm } from './running-ndvm.ts';
import { processesOf } from './uplink/uplink.ts';

export type { NdvmOptions } from './ndvm-lifecycle.ts';

/** How long a request for the status waits for the guest's traffic counts. */
const COUNTED_WITHIN_MS = 2_000;

export class Ndvm {
  readonly ports: Ports;
  readonly #options: NdvmOptions;
  readonly #folder: NdvmFolder;
  readonly #lifecycle: NdvmLifecycle;

  constructor(options: NdvmOptions) {
    this.#options = options;
    this.ports = new Ports(
      () => options.config().network.ports,
      () => this.#lifecycle.ports,
    );
    this.#folder = new NdvmFolder(options.names, options.log);
    this.#lifecycle = new NdvmLifecycle(options, this.ports, this.#folder);
  }

  /** Digest of the image that runs. */
  get image(): string | undefined {
    return this.#lifecycle.running?.facts.image;
  }

  status(): NetworkStatus {
    const { state, lastTrouble } = this.#lifecycle;
    return networkStatus({ state, lastTrouble, ports: this.ports, network: this.#options.config().network });
  }

  /** The status with the traffic of each session, if the guest reports it in time. */
  async statusWithTraffic(): Promise<NetworkStatus> {
    const traffic = await this.#lifecycle.running?.guest.traffic(COUNTED_WITHIN_MS);
    return withTraffic(this.status(), traffic);
  }

  /** Fulfilled when the present policy is in force and names resolve. One start serves all who wait. */
  async ensureUp(signal: AbortSignal): Promise<void> {
    await this.#lifecycle.untilUp(signal);
    await this.#lifecycle.running?.untilPolicyApplied(signal);
  }

  /** Takes a port for a session. */
  async plug(session: string, access: PortAccess): Promise<PluggedPort> {
    this.#lifecycle.keepUp();
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
    this.#lifecycle.keepUp();
    this.ports.assign(port, session, access);
    this.#portsChanged();
  }

  /** A session has had this port since an earlier host agent. Throws when another one has it. */
  async replug(port: number, session: string, access: PortAccess): Promise<PluggedPort> {
    this.#lifecycle.keepUp();
    this.ports.retake(port, session, access);
    return this.#plugged(port, 'in use');
  }

  /** Stops the network VM, or cancels its start. */
  stop(): Promise<void> {
    return this.#lifecycle.stop();
  }

  /** The host agent ends: refuses every start. Fulfilled when a start under way has left nothing behind. A network VM that is up stays up. */
  preventStarts(): Promise<void> {
    return this.#lifecycle.preventStarts(new Failure('host-agent-shutting-down'));
  }

  /** Applies what a new configuration changes while the network VM runs. */
  settingsChanged(): void {
    this.#lifecycle.running?.guest.policyChanged();
    this.#lifecycle.startEarly();
    this.#lifecycle.stopWhenIdle();
    // With unreadable bridge rules the bridge keeps its present settings.
    this.#changeBridge().catch((error: unknown) => this.#lifecycle.noteRecovered(error));
  }

  /** Configuration keys that take effect at the next start. */
  pendingSettings(): string[][] {
    const { running } = this.#lifecycle;
    return running ? pendingKeys(running.facts, this.#options.config().network) : [];
  }

  /** Adopts the network VM that an earlier host agent left running, or removes it. */
  adopt(): Promise<void> {
    return this.#lifecycle.adopt();
  }

  /** Ends the network VM that an earlier host agent left running. */
  discard(): Promise<void> {
    return this.#lifecycle.discard();
  }

  /** Starts the network VM before the first session when the configuration says so. */
  startEarly(): void {
    this.#lifecycle.startEarly();
  }

  async #changeBridge(): Promise<void> {
    const { running } = this.#lifecycle;
    if (running?.facts.choice.mode !== 'bridge' || running.guest.isImported) return;
    running.guest.changeBridge(await bridgeSettings(this.#options.config().network));
  }

  async #plugged(port: number, folder: 'new' | 'in use'): Promise<PluggedPort> {
    const value = { port, socket: this.#options.names.port(port) };
    await using plugged = new Owned(`port ${port}`, value, () => this.#unplug(port));
    this.#portsChanged();
    if (folder === 'new') await this.#folder.makePort(port);
    return plugged.move();
  }

  /** The guest forgets what it learned about the port. */
  #unplug(port: number): void {
    const wasUsed = this.ports.release(port);
    this.#portsChanged();
    if (wasUsed) {
      this.#lifecycle.running?.guest.forgetPort(port);
      this.#lifecycle.stopWhenIdle();
    }
    this.#lifecycle.cleanUpUnusedPorts();
  }

  #portsChanged(): void {
    this.#options.onChange?.();
    this.#lifecycle.running?.guest.policyChanged();
  }
}

interface NetworkFacts {
  readonly state: NdvmState;
  readonly lastTrouble: NetworkTrouble | undefined;
  readonly ports: Pick<Ports, 'used' | 'total' | 'next' | 'taken'>;
  readonly network: Pick<Config['network'], 'uplink' | 'mode'>;
}

/** The network as the control API reports it. Pure. */
function networkStatus({ state, lastTrouble, ports, network: { uplink, mode } }: NetworkFacts): NetworkStatus {
  const trouble = troubleIn(state);
  return {
    state: SHOWN_STATE[state.is],
    ...(state.is === 'up' ? runningStatus(state.running) : { uplink, mode, processes: [] }),
    ports: {
      used: ports.used,
      total: ports.total,
      ...(ports.next !== ports.total && { next: ports.next }),
      sessions: sessionsAt(ports),
    },
    ...(trouble && { trouble }),
    ...(lastTrouble && { lastTrouble }),
  };
}

function runningStatus(running: RunningNdvm) {
  const { guest, uplink, vm } = running;
  const { policy } = guest;
  return {
    accelerator: vm.record.accelerator,
    ...running.status(),
    ...(policy && { policy: { revision: policy.revision, refusedNetworks: policy.refusedNetworks, ...policy.limits } }),
    processes: [...vm.record.processes, ...processesOf(uplink)].map(({ role, pid }) => ({ role, pid })),
  };
}

/** Adds the traffic of each session, as far as it is known. Pure. */
function withTraffic(status: NetworkStatus, traffic: readonly PortTraffic[] | undefined): NetworkStatus {
  const sessions = status.ports.sessions.map((session) => ({
    ...session,
    ...traffic?.find(({ port }) => port === session.port),
  }));
  return { ...status, ports: { ...status.ports, sessions } };
}

function sessionsAt({ taken }: Pick<Ports, 'taken'>): NetworkStatus['ports']['sessions'] {
  return taken.flatMap(({ port, holder, access, isReserved }) =>
    isReserved
      ? []
      : [{ port, session: holder, policy: access.kind, ...(access.kind === 'allow-list' && { allow: access.names }) }],
  );
}

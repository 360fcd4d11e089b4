/** A network VM for unit tests: its VM is a fake whose guest obeys, its uplink a sleeping process or a real passt. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach } from 'vitest';
import type { HostMessage } from '../../../appliance/protocol/channels.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import type { Config } from '../../../host-agent/config/schema.ts';
import { FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake-guest.ts';
import type { Vm } from '../../../host-agent/hypervisor/hypervisor.ts';
import { Ndvm, type NdvmOptions } from '../../../host-agent/network/ndvm.ts';
import { launch } from '../../../host-agent/process/launch.ts';
import { identify } from '../../../host-agent/process/process.ts';
import { Abandoned } from '../../bed/owned/abandoned.ts';
import { filterProgram } from '../../bed/bundle-program.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import { type VmFiles, vmFiles } from '../../../host-agent/storage/filenames.ts';
import type { PluggedPort } from '../../../host-agent/vm/plugged-port.ts';

export const INTERNET = { kind: 'internet-only' } as const;
export const never = new AbortController().signal;
/** Starts with the first session, so that it does not restart by itself and a successor can take its place. */
export const WITH_SESSION = '[network]\nports = 2\nstartWith = "session"';

const sleeper = { program: 'sleep', debianPackage: 'coreutils', timeoutMs: 5_000 };
type MessageOf<Type extends HostMessage['type']> = Extract<HostMessage, { readonly type: Type }>;

/** Remembers who has its ports, for the end of the test. */
class HeldNdvm extends Ndvm {
  readonly held = new Abandoned();

  override async plug(...args: Parameters<Ndvm['plug']>): Promise<PluggedPort> {
    return this.held.keep(await super.plug(...args));
  }

  override async replug(...args: Parameters<Ndvm['replug']>): Promise<PluggedPort> {
    return this.held.keep(await super.replug(...args));
  }

  override async reserve(...args: Parameters<Ndvm['reserve']>): Promise<PluggedPort | undefined> {
    const plugged = await super.reserve(...args);
    return plugged && this.held.keep(plugged);
  }
}

export class NdvmTestBed {
  /** The network VM under test. */
  ndvm!: HeldNdvm;
  folder = '';
  hypervisor = new FakeHypervisor();
  /** Every VM that was started. */
  started: Vm[] = [];
  uplinksStarted = 0;
  uplinkFails = false;
  isImported = false;
  /** The network that the host uses. */
  hostNetwork = 'eth0 via home';
  /** How many times it was looked at. */
  hostNetworkReads = 0;
  readonly #isPasst: boolean;
  /** Every one that was made, with its configuration. */
  readonly #made = new Map<HeldNdvm, { config: Config }>();

  constructor(isPasst: boolean) {
    this.#isPasst = isPasst;
  }

  async open(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'sb-ndvm-'));
    await writeFile(join(this.folder, 'file'), '');
    this.hypervisor = new FakeHypervisor();
    this.hypervisor.onHello = healthyGuest;
    this.hypervisor.onMessage = healthyGuest;
    [this.started, this.uplinksStarted, this.uplinkFails, this.isImported] = [[], 0, false, false];
    [this.hostNetwork, this.hostNetworkReads] = ['eth0 via home', 0];
    const start = this.hypervisor.start.bind(this.hypervisor);
    this.hypervisor.start = async (spec, signal) => {
      const vm = await start(spec, signal);
      this.started.push(vm);
      return vm;
    };
    this.use('[network]\nports = 2');
  }

  async close(): Promise<void> {
    // They share the folder: a later one may still be cleaning it up, and an earlier one has nothing running there.
    for (const ndvm of [...this.#made.keys()].toReversed()) {
      await ndvm.held.release();
      await ndvm.stop();
    }
    this.#made.clear();
    await rm(this.folder, { recursive: true, force: true });
  }

  get names(): VmFiles {
    return vmFiles(join(this.folder, 'network'));
  }

  /** Replaces the network VM under test. */
  use(toml: string, options: Partial<NdvmOptions> = {}): HeldNdvm {
    this.ndvm = this.make(toml, options);
    return this.ndvm;
  }

  /** Makes another one on the same folder, as the next host agent would. */
  make(toml: string, options: Partial<NdvmOptions> = {}): HeldNdvm {
    const settings = { config: parseConfig(toml, 'config.toml') };
    const file = join(this.folder, 'file');
    const ndvm = new HeldNdvm({
      hypervisor: this.hypervisor,
      names: this.names,
      config: () => settings.config,
      clone: () => Promise.resolve(undefined),
      image: () =>
        Promise.resolve({
          digest: 'd'.repeat(64),
          boot: { kernel: file, initramfs: file, root: file, commandLine: '' },
          imported: this.isImported,
        }),
      followHost: () => () => undefined,
      log: pino({ level: 'silent' }),
      keepConsole: () => Promise.resolve('/kept'),
      filterProgram: this.#isPasst ? filterProgram() : '/none',
      ...(this.#isPasst ? {} : { startUplink: this.#startUplink }),
      hostNetwork: () => {
        this.hostNetworkReads += 1;
        return this.hostNetwork;
      },
      ...options,
    });
    this.#made.set(ndvm, settings);
    return ndvm;
  }

  /** Gives the network VM under test another configuration. */
  configure(toml: string): void {
    const settings = this.#made.get(this.ndvm);
    if (settings) settings.config = parseConfig(toml, 'config.toml');
  }

  get guest(): FakeGuest {
    const guest = this.hypervisor.guests.get('ndvm');
    if (!guest) throw new Error('No VM was started.');
    return guest;
  }

  heard<Type extends HostMessage['type']>(type: Type): MessageOf<Type>[] {
    return this.guest.heard.filter((message): message is MessageOf<Type> => message.type === type);
  }

  get heardTypes(): HostMessage['type'][] {
    return this.guest.heard.map(({ type }) => type);
  }

  get pids(): number[] {
    return this.ndvm.status().processes.map(({ pid }) => pid);
  }

  /** `fake`: the VM. `uplink`: its uplink. */
  pidOf(role: 'fake' | 'uplink'): number {
    return this.ndvm.status().processes.find((process) => process.role === role)?.pid ?? 0;
  }

  /** Processes of VMs that were started and still run. */
  async runningVms(): Promise<number[]> {
    return runningOf(this.started.flatMap(({ record }) => record.processes).map(({ pid }) => pid));
  }

  readonly #startUplink: NonNullable<NdvmOptions['startUplink']> = async ({ uplink }, names) => {
    if (this.uplinkFails)
      throw new Failure('tap-refused', { bridge: 'br0', reason: 'no such bridge', helper: 'qemu-bridge-helper' });
    this.uplinksStarted += 1;
    const { identity } = await launch('uplink', sleeper, ['3600'], { logFile: names.processLog('uplink') });
    return { kind: uplink === 'tap' ? 'tap' : 'user', process: identity };
  };
}

export async function runningOf(pids: readonly number[]): Promise<number[]> {
  const found = await Promise.all(pids.map((pid) => identify('any', pid)));
  return found.flatMap((process) => (process ? [process.pid] : []));
}

/** A test bed that is new for each test of the file. */
export function useNdvmTestBed({ isPasst = false } = {}): NdvmTestBed {
  const bed = new NdvmTestBed(isPasst);
  beforeEach(() => bed.open());
  afterEach(() => bed.close());
  return bed;
}

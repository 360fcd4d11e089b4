/**
 * The exits of the configuration. Each that is used has a network VM: a filter cannot tell sessions that share one apart, because a network VM that was
 * taken over could forge any mark.
 */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { keysMissing } from '../../api/errors/exit-failures.ts';
import { Failure } from '../../api/errors/failure.ts';
import type { ExitReport } from '../../api/host/report.ts';
import type { ListedExit, TestedExit } from '../../api/host/exit.ts';
import { type Exit, exitOf, needsKeys, serverNamed } from '../../config/exit.ts';
import type { Config } from '../../config/schema.ts';
import { ensureFolder } from '../../storage/ensure-folder.ts';
import type { VmFiles } from '../../storage/filenames.ts';
import { withDeadline } from '../../process/deadline.ts';
import { Ndvm, type NdvmOptions } from '../ndvm.ts';
import { type FindAddresses, findEndpoint } from './endpoint.ts';
import type { ExitKeyFiles } from './exit-keys.ts';
import { ExitNetwork, type ExitUse, ID_CHARACTERS } from './exit-network.ts';

/** Longer than the network VM asks the other end for. */
const ANSWER_WITHIN_MS = 40_000;

export interface ExitsOptions {
  readonly ndvm: Omit<NdvmOptions, 'names' | 'exit'>;
  readonly keys: ExitKeyFiles;
  /** The parent of the folders of their network VMs. */
  readonly folder: string;
  readonly namesOf: (id: string) => VmFiles;
  /** For tests: another resolver. */
  readonly findAddresses?: FindAddresses;
}

export class Exits {
  readonly #options: ExitsOptions;
  readonly #networks = new Map<string, ExitNetwork>();
  #mayStart = true;

  constructor(options: ExitsOptions) {
    this.#options = options;
  }

  /** The network of the exit as the configuration describes it now. Throws `Failure` exit-not-found, exit-keys-missing, exit-login-missing. */
  async open(name: string): Promise<ExitNetwork> {
    const settings = this.#config.exit[name];
    if (!settings) throw new Failure('exit-not-found', { exit: name });
    const keys = await this.#options.keys.read(name);
    if (!keys && needsKeys(settings)) throw keysMissing(name, settings.kind);
    const text = JSON.stringify([name, settings, keys ?? null]);
    return this.reopen({ id: createHash('sha256').update(text).digest('hex').slice(0, ID_CHARACTERS), name, settings });
  }

  /** The network of a session that an earlier host agent opened. */
  reopen(use: ExitUse): ExitNetwork {
    const known = this.#networks.get(use.id);
    if (known) return known;
    const { keys, findAddresses } = this.#options;
    // It runs before a session only for a spare.
    const config = () => this.#configOf(network.ndvm.ports.held > 0);
    const ndvm = { ...this.#options.ndvm, config, names: this.#options.namesOf(use.id) };
    const network: ExitNetwork = new ExitNetwork({ use, keys: () => keys.read(use.name), ndvm, findAddresses });
    if (!this.#mayStart) void network.ndvm.preventStarts();
    this.#networks.set(use.id, network);
    return network;
  }

  async list(): Promise<ListedExit[]> {
    const { exit, profile } = this.#config;
    return Promise.all(
      Object.entries(exit).map(async ([name, settings]) => {
        const networks = [...this.#networks.values()].filter(({ use }) => use.name === name);
        const used = networks.filter(({ ndvm }) => ndvm.ports.used > 0 || ndvm.exit);
        const trouble = used.map((network) => network.trouble()).find((one) => one !== undefined);
        const isUp = used.length > 0 && used.every(({ ndvm }) => ndvm.exit?.state === 'up');
        return {
          name,
          kind: settings.kind,
          ...serverOfListed(settings),
          profiles: Object.entries(profile).flatMap(([of, its]) => (exitOf(its) === name ? [of] : [])),
          hasKeys: await this.#hasKeys(name, settings),
          state: used.length === 0 ? ('idle' as const) : isUp ? ('up' as const) : ('waiting' as const),
          ...(trouble && { trouble: trouble.data() }),
        };
      }),
    );
  }

  /** For monitoring, which learns no name. In the order of the configuration. */
  report(): ExitReport[] {
    return Object.entries(this.#config.exit).map(([name, { kind }]) => {
      const networks = [...this.#networks.values()].filter(({ use }) => use.name === name);
      const downMs = networks.reduce((sum, { downTime }) => sum + downTime.totalMs, 0);
      return { kind, downSeconds: Math.round(downMs / 1000) };
    });
  }

  /** Starts it if needed. Throws a `Failure` that says what does not work. */
  async test(name: string, signal: AbortSignal): Promise<TestedExit> {
    const network = await this.open(name);
    const { settings } = network.use;
    const { kind } = settings;
    const withinMs = this.#config.start.requirementTimeoutSeconds * 1000;
    try {
      await withDeadline(withinMs, [signal], (within) => network.ensureUp(within));
      const latencyMs = await network.ndvm.exit?.test(ANSWER_WITHIN_MS);
      if (latencyMs === undefined) throw silent(name, settings);
      if (settings.kind === 'tor') return { name, kind, latencyMs };
      const { server } = settings;
      const found = await findEndpoint(server, signal, () => undefined, this.#options.findAddresses);
      const inside = settings.kind === 'wireguard' ? { address: settings.address } : {};
      return { name, kind, server, serverAddress: found.address, ...inside, latencyMs };
    } catch (error) {
      signal.throwIfAborted();
      const why = network.trouble();
      // It would look for its server for as long as it takes.
      if (network.ndvm.ports.used === 0) await network.ndvm.stop();
      throw error instanceof Failure ? error : (why ?? error);
    }
  }

  /** Digests of the images that run. */
  get images(): string[] {
    return [...this.#networks.values()].flatMap(({ ndvm }) => ndvm.image ?? []);
  }

  imagesRecalled(): void {
    for (const { ndvm } of this.#networks.values()) ndvm.imagesRecalled();
  }

  settingsChanged(): void {
    for (const { ndvm } of this.#networks.values()) ndvm.settingsChanged();
  }

  /** Adopts the network VMs of adopted sessions, and ends all others. */
  async adopt(): Promise<void> {
    for (const { ndvm } of this.#networks.values()) await ndvm.adopt();
    await this.#discardOthers();
  }

  /** Ends the network VMs that an earlier host agent left running. */
  async discard(): Promise<void> {
    this.#networks.clear();
    await this.#discardOthers();
  }

  async preventStarts(): Promise<void> {
    this.#mayStart = false;
    await Promise.all([...this.#networks.values()].map(({ ndvm }) => ndvm.preventStarts()));
  }

  /** Ends those that no session uses. */
  async stopUnused(): Promise<void> {
    const unused = [...this.#networks.values()].filter(({ ndvm }) => ndvm.ports.held === 0);
    await Promise.all(unused.map(({ ndvm }) => ndvm.stop()));
  }

  /** Whether it has the secrets that it needs. */
  async #hasKeys(name: string, settings: Exit): Promise<boolean> {
    return !needsKeys(settings) || (await this.#options.keys.read(name)) !== undefined;
  }

  async #discardOthers(): Promise<void> {
    const { folder, namesOf } = this.#options;
    await ensureFolder(folder);
    const others = (await readdir(folder)).filter((id) => !this.#networks.has(id));
    for (const id of others) {
      const names = namesOf(id);
      await new Ndvm({ ...this.#options.ndvm, config: () => this.#configOf(false), names }).discard();
      await rm(names.folder, { recursive: true, force: true });
    }
  }

  get #config(): Config {
    return this.#options.ndvm.config();
  }

  #configOf(startsEarly: boolean): Config {
    const now = this.#config;
    return startsEarly ? now : { ...now, network: { ...now.network, startWith: 'session' } };
  }
}

/** It is up, and what answers its sessions' questions does not. Pure. */
function silent(exit: string, settings: Exit): Failure {
  switch (settings.kind) {
    case 'wireguard':
      return new Failure('exit-resolver-silent', { exit, resolver: settings.resolver });
    case 'tor':
      return new Failure('exit-tor-down', { exit });
    case 'socks5':
    case 'http-connect':
      return new Failure('exit-down', { exit, server: settings.server });
  }
}

/** Pure. */
function serverOfListed(settings: Exit): Pick<ListedExit, 'server'> {
  const server = serverNamed(settings);
  return server === undefined ? {} : { server };
}

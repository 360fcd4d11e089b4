/** A fake host agent for tests of the desktop: it serves the real control API and is controlled by the test. No VM runs. */
import { mkdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Server } from 'node:net';
import pino from 'pino';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { Finding } from '../../../host-agent/api/host/doctor.ts';
import type { Image } from '../../../host-agent/api/host/image.ts';
import { CONTRACT, METHODS } from '../../../host-agent/api/methods/methods.ts';
import type { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import { makePrivateFolder, socketPath } from '../../../host-agent/api/connection/runtime-folder.ts';
import { profileSummaries } from '../../../host-agent/config/profile/profile-summaries.ts';
import type { PolicySource } from '../../../host-agent/config/policy/source.ts';
import type { BookmarkView } from '../../../host-agent/api/session/bookmark.ts';
import { ConfigurationFile } from '../../../host-agent/config/configuration-file.ts';
import { RunningBuilds } from '../../../host-agent/image/build/running-builds.ts';
import type { Verbs } from '../../../host-agent/api/methods/verbs.ts';
import { serve } from '../../../host-agent/daemon/server.ts';
import { Watchers } from '../../../host-agent/daemon/watchers.ts';
import { PREVIEW } from './downloads.ts';
import { FakeSessions } from './sessions.ts';

export interface FakeHostAgentFolders {
  readonly runtime: string;
  readonly configFile: string;
  readonly policies?: readonly PolicySource[];
}

/** Every verb, for what the fake does not do. */
const NOT_FAKED = Object.fromEntries(
  Object.keys(METHODS).map((method) => [
    method,
    () => Promise.reject(new Failure('internal', { reason: `The fake does not do ${method}.` })),
  ]),
) as unknown as Verbs;

export class FakeHostAgent extends FakeSessions {
  /** The requests so far: method and parameters. */
  readonly asked: { readonly method: string; readonly params: unknown }[] = [];
  network: NetworkStatus = {
    state: 'stopped',
    uplink: 'user',
    mode: 'nat',
    ports: { used: 0, total: 8, sessions: [] },
    processes: [],
  };
  images: Image[] = (['browser', 'network'] as const).map((role) => ({
    role,
    digest: `${role}-digest`,
    folder: '/nowhere',
    isCurrent: true,
    isPrevious: false,
    upToDate: true,
    debug: false,
    kernelVersion: '6.12',
    packages: 100,
    bytes: 345_000_000,
    builtAt: '2026-01-02T03:04:05.000Z',
  }));
  findings: Finding[] = [{ check: 'programs', level: 'ok', message: 'All programs are installed.' }];
  contract: number = CONTRACT;
  /** Verbs that a test answers itself. */
  answers: Partial<Verbs> = {};
  /** Reads the policies again, as when their files have changed. */
  refreshPolicies: () => Promise<void> = () => Promise.resolve();
  readonly #folders: FakeHostAgentFolders;
  protected readonly watchers: Watchers;
  readonly #builds = new RunningBuilds(() => this.watchers.touch('builds'));
  #server: Server | undefined;

  /** By profile; `undefined`: for all profiles. */
  readonly bookmarks = new Map<string | undefined, BookmarkView[]>();

  constructor(folders: FakeHostAgentFolders) {
    super(folders.runtime);
    this.#folders = folders;
    this.watchers = new Watchers({
      sessions: () => this.sessions,
      network: () => this.network,
      images: () => Promise.resolve(this.images),
      builds: () => this.#builds.all,
      spare: () => this.spare,
      memoryOf: () => 512 * 1024 * 1024,
      log: { warn: () => undefined },
    });
  }

  async start(): Promise<void> {
    mkdirSync(this.#folders.runtime, { recursive: true, mode: 0o700 });
    makePrivateFolder(this.#folders.runtime);
    const configuration = await ConfigurationFile.read(this.#folders.configFile, {
      policies: this.#folders.policies ?? [],
    });
    configuration.onChange(() => this.watchers.configurationChanged());
    this.refreshPolicies = () => configuration.refresh();
    this.#server = await serve(
      socketPath(this.#folders.runtime),
      this.#noting(this.#verbs(configuration)),
      pino({ level: 'silent' }),
    );
  }

  /** Closes its socket, as when it dies. The sessions stay. */
  stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return Promise.resolve();
    return new Promise((resolve) => {
      server.close(() => resolve());
      for (const close of this.#hangUps.splice(0)) close();
    });
  }
  readonly #hangUps: (() => void)[] = [];

  setNetwork(state: NetworkStatus['state']): void {
    this.network = { ...this.network, state };
    this.watchers.touch('network');
  }

  setImages(images: Image[]): void {
    this.images = images;
    this.watchers.touch('images');
  }

  #noting(verbs: Verbs): Verbs {
    return Object.fromEntries(
      Object.entries(verbs).map(([method, verb]) => [
        method,
        (params: never, call: never) => {
          this.asked.push({ method, params });
          const answer = Object.hasOwn(this.answers, method) ? this.answers[method as keyof Verbs] : verb;
          return (answer as (params: never, call: never) => Promise<unknown>)(params, call);
        },
      ]),
    ) as unknown as Verbs;
  }

  #verbs(configuration: ConfigurationFile): Verbs {
    return {
      ...NOT_FAKED,
      'daemon.hello': async () => ({ version: '0.0-fake', pid: process.pid, contract: this.contract }),
      'daemon.stop': async () => {
        setTimeout(() => void this.stop(), 20);
        return {};
      },
      ...this.sessionVerbs(configuration),
      'file.copy-safe': async ({ path, folder = dirname(path) }, { progress }) => {
        if (path.endsWith('.exe')) throw new Failure('safe-copy-unsupported');
        progress({ step: 'drawing', page: 1, of: 1 });
        const name = `${basename(path, extname(path))} (safe).pdf`;
        return {
          path: join(folder, name),
          name,
          bytes: 3,
          type: 'application/pdf',
          isDisguised: false,
          preview: PREVIEW,
          notes: [],
        };
      },
      'network.restart': async () => {
        this.setNetwork('up');
        return this.network;
      },
      'network.status': async () => this.network,
      'image.build': ({ role }, { signal, progress }) =>
        this.#builds.run(role, { signal, onProgress: progress }, async (watch) => {
          watch.onProgress({ step: 'packages', text: 'Fetching packages', fraction: 0.4 });
          await new Promise((resolve) => watch.signal.addEventListener('abort', resolve, { once: true }));
          throw watch.signal.reason;
        }),
      'bookmark.list': async ({ profile }) =>
        [...this.bookmarks]
          .filter(([of]) => profile === undefined || of === profile)
          .flatMap(([of, pages]) => pages.map((page) => ({ ...page, ...(of !== undefined && { profile: of }) }))),
      'bookmark.add': async ({ url, name }) => [{ url, name: name ?? url }],
      'image.cancel-build': async ({ role }) => {
        this.#builds.cancel(role);
        return {};
      },
      'pool.status': async () => [],
      'image.list': async () => this.images,
      'events.watch': async (_, { signal, progress }) => {
        const fallen = new AbortController();
        this.#hangUps.push(() => fallen.abort());
        await this.watchers.watch(progress, AbortSignal.any([signal, fallen.signal]));
        return {};
      },
      'log.tail': async () => ({ path: '/nowhere/agent.log', lines: ['{"level":30,"msg":"the host agent listens"}'] }),
      'profile.list': async () => profileSummaries(configuration.config),
      'doctor.run': async () => this.findings,
      'config.get': () => configuration.describe(),
      'config.set': async ({ changes, dryRun }) => {
        const problems = [...(await configuration.change(changes, dryRun))];
        if (!dryRun && problems.length === 0) this.watchers.configurationChanged();
        return { problems };
      },
      'config.restore': async () => {
        const kept = await configuration.restore();
        this.watchers.configurationChanged();
        return { kept };
      },
      'config.loosened': async ({ changes }) => [...(await configuration.loosenedBy(changes))],
    };
  }
}

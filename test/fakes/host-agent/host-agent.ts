/** A host agent for tests of the desktop: speaks the real wire, and what happens in it is what the test says. No machine runs. */
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:net';
import { join } from 'node:path';
import pino from 'pino';
import type { Clip, Download } from '../../../host-agent/api/downloads.ts';
import { Failure } from '../../../host-agent/api/failure.ts';
import type { Finding } from '../../../host-agent/api/doctor.ts';
import type { Image } from '../../../host-agent/api/image.ts';
import { CONTRACT } from '../../../host-agent/api/methods.ts';
import type { NetworkStatus } from '../../../host-agent/api/network.ts';
import { makePrivateFolder, socketPath } from '../../../host-agent/api/runtime-folder.ts';
import {
  type EndReason,
  REQUIREMENTS,
  type Requirement,
  Session,
  type SessionEnded,
} from '../../../host-agent/api/session.ts';
import type { SpareStatus } from '../../../host-agent/api/template.ts';
import { profileSummaries } from '../../../host-agent/config/profile-summaries.ts';
import { ConfigurationFile } from '../../../host-agent/daemon/configuration-file.ts';
import { chosenProfile } from '../../../host-agent/session/profile.ts';
import { restrictionsOf } from '../../../host-agent/session/restrictions.ts';
import { RunningBuilds } from '../../../host-agent/image/running-builds.ts';
import { serve, type Verbs } from '../../../host-agent/daemon/server.ts';
import { Watchers } from '../../../host-agent/daemon/watchers.ts';
import { RfbServer } from '../screen/rfb-server.ts';
import { FakeSafeCopy, takenFrom } from './downloads.ts';

const PNG_VERSION = 'always the same';
/** Smallest picture there is. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

interface Acting {
  session: Session;
  readonly screen: RfbServer;
  readonly startedAtMs: number;
  readonly opened: { resolve: (session: Session) => void; reject: (error: Error) => void };
  tell: (requirement: Requirement, state: 'awaited' | 'met') => void;
}

export interface FakeHostAgentFolders {
  readonly runtime: string;
  readonly configFile: string;
}

export class FakeHostAgent {
  /** What was asked of it: method and parameters. */
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
  /** What lies in every session, and what was copied there. */
  downloads: Download[] = [];
  readonly safeCopy = new FakeSafeCopy();
  clip: Clip = { content: 'text', text: 'copied in the machine' };
  /** Of the screens of sessions to come. */
  screenSize = { width: 640, height: 480 };
  readonly #acting = new Map<string, Acting>();
  readonly #ended = new Map<string, SessionEnded>();
  readonly #waiting = new Map<string, ((ended: SessionEnded) => void)[]>();
  readonly #folders: FakeHostAgentFolders;
  readonly #watchers: Watchers;
  readonly #builds = new RunningBuilds(() => this.#watchers.touch('builds'));
  #server: Server | undefined;
  #spare: { readonly id: string; readonly socket: string; readonly screen: RfbServer } | undefined;
  #count = 0;

  constructor(folders: FakeHostAgentFolders) {
    this.#folders = folders;
    this.#watchers = new Watchers({
      sessions: () => this.sessions,
      network: () => this.network,
      images: () => Promise.resolve(this.images),
      builds: () => this.#builds.all,
      spare: () => this.spare,
      memoryOf: () => Promise.resolve(512 * 1024 * 1024),
    });
  }

  get sessions(): Session[] {
    return [...this.#acting.values()].map(({ session }) => session);
  }

  async start(): Promise<void> {
    mkdirSync(this.#folders.runtime, { recursive: true, mode: 0o700 });
    makePrivateFolder(this.#folders.runtime);
    const configuration = await ConfigurationFile.read(this.#folders.configFile);
    this.#server = await serve(
      socketPath(this.#folders.runtime),
      this.#noting(this.#verbs(configuration)),
      pino({ level: 'silent' }),
    );
  }

  /** Dies, or at least goes away; sessions stay. */
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

  get spare(): SpareStatus {
    const spare = this.#spare;
    return spare
      ? { state: 'ready', id: spare.id, display: { kind: 'rfb', socket: spare.socket }, processes: [] }
      : { state: 'none', processes: [] };
  }

  /** A machine stands ready, which the next session is handed. Its screen. */
  async keepSpare(): Promise<RfbServer> {
    this.#spare = await this.#makeVm();
    this.#watchers.touch('spare');
    return this.#spare.screen;
  }

  /** The machine that stood ready is gone. */
  loseSpare(): void {
    this.#spare?.screen.close();
    this.#spare = undefined;
    this.#watchers.touch('spare');
  }

  /** The only session, or the last one. */
  get last(): string {
    return [...this.#acting.keys()].at(-1) ?? '';
  }

  screenOf(id: string): RfbServer {
    return this.#get(id).screen;
  }

  meet(id: string, requirement: Requirement): void {
    this.#get(id).tell(requirement, 'met');
  }

  await(id: string, requirement: Requirement): void {
    this.#get(id).tell(requirement, 'awaited');
  }

  /** Everything that is still missing comes true. */
  becomeReady(id: string): void {
    for (const requirement of REQUIREMENTS) this.meet(id, requirement);
    const acting = this.#get(id);
    acting.session = { ...acting.session, state: 'browsing', timings: { readyMs: 900 } };
    this.#watchers.touch('sessions');
    acting.opened.resolve(acting.session);
  }

  /** The guest counts files that were downloaded in it. */
  download(id: string, downloads: number): void {
    const acting = this.#get(id);
    acting.session = { ...acting.session, downloads };
    this.#watchers.touch('sessions');
  }

  /** Its profile is edited and stricter now. */
  restrict(id: string, changes: Partial<Session['restrictions']>): void {
    this.#change(id, { restrictions: { ...this.#get(id).session.restrictions, ...changes } });
  }

  /** Nobody has touched it for long. */
  warnOfIdleness(id: string, idleUntil: string): void {
    this.#change(id, { idleUntil });
  }

  /** What is changed to nothing goes away. */
  #change(
    id: string,
    changes: {
      readonly discardsAt?: string | undefined;
      readonly idleUntil?: string | undefined;
      readonly microphone?: Session['microphone'];
      readonly restrictions?: Session['restrictions'];
    },
  ): Session {
    const acting = this.#get(id);
    acting.session = Session.parse({ ...acting.session, ...changes });
    this.#watchers.touch('sessions');
    return acting.session;
  }

  failStart(id: string, failure: Failure): void {
    const { opened } = this.#get(id);
    this.end(id, 'start-failed');
    opened.reject(failure);
  }

  end(id: string, reason: EndReason): SessionEnded {
    const acting = this.#get(id);
    acting.screen.close();
    this.#acting.delete(id);
    const ended = { session: id, reason };
    this.#ended.set(id, ended);
    this.#watchers.ended(ended);
    for (const resolve of this.#waiting.get(id) ?? []) resolve(ended);
    return ended;
  }

  /** As the next host agent does: it knows nothing of what ended before it. */
  forgetEnded(): void {
    this.#ended.clear();
  }

  setNetwork(state: NetworkStatus['state']): void {
    this.network = { ...this.network, state };
    this.#watchers.touch('network');
  }

  setImages(images: Image[]): void {
    this.images = images;
    this.#watchers.touch('images');
  }

  #get(id: string): Acting {
    const acting = this.#acting.get(id);
    if (!acting) throw new Failure('session-not-found', { id });
    return acting;
  }

  async #open(
    { config }: ConfigurationFile,
    params: { url?: string | undefined; profile?: string | undefined },
    call: Parameters<Verbs['session.open']>[1],
  ): Promise<Session> {
    const spare = this.#spare;
    this.#spare = undefined;
    const { id, socket, screen } = spare ?? (await this.#makeVm());
    if (spare) this.#watchers.touch('spare');
    const session: Session = {
      id,
      profile: params.profile ?? 'default',
      state: 'starting',
      hypervisor: 'qemu',
      accelerator: 'kvm',
      startedFrom: spare ? 'spare' : 'cold',
      display: { kind: 'rfb', socket },
      processes: [],
      timings: {},
      requestedAt: new Date().toISOString(),
      restrictions: restrictionsOf(chosenProfile(config, params.profile).settings),
    };
    return new Promise((resolve, reject) => {
      const startedAtMs = performance.now();
      const tell = (requirement: Requirement, state: 'awaited' | 'met') => {
        const progress = { requirement, state, elapsedMs: Math.round(performance.now() - startedAtMs) };
        call.progress({ kind: 'requirement', progress });
        this.#watchers.progress(id, progress);
      };
      this.#acting.set(id, { session, screen, startedAtMs, opened: { resolve, reject }, tell });
      call.progress({ kind: 'created', session });
      this.#watchers.touch('sessions');
      call.signal.addEventListener('abort', () => {
        if (this.#acting.has(id) && this.#get(id).session.state === 'starting') this.end(id, 'closed');
        reject(new Failure('cancelled', { task: 'session' }));
      });
    });
  }

  async #makeVm(): Promise<{ id: string; socket: string; screen: RfbServer }> {
    this.#count += 1;
    const id = `5e55100${this.#count}`;
    const socket = join(this.#folders.runtime, `${id}.sock`);
    return { id, socket, screen: await RfbServer.listen(socket, this.screenSize) };
  }

  #noting(verbs: Verbs): Verbs {
    return Object.fromEntries(
      Object.entries(verbs).map(([method, verb]) => [
        method,
        (params: never, call: never) => {
          this.asked.push({ method, params });
          return (verb as (params: never, call: never) => Promise<unknown>)(params, call);
        },
      ]),
    ) as unknown as Verbs;
  }

  #verbs(configuration: ConfigurationFile): Verbs {
    const never = () => Promise.reject(new Failure('internal', { reason: 'The fake does not do this.' }));
    return {
      'daemon.hello': async () => ({ version: '0.0-stage', pid: process.pid, contract: this.contract }),
      'daemon.stop': async () => {
        setTimeout(() => void this.stop(), 20);
        return {};
      },
      'session.open': (params, call) => this.#open(configuration, params, call),
      'session.rehearse': async () => ({ hypervisor: 'fake', vms: [] }),
      'session.wait': async ({ id }) => {
        const ended = this.#ended.get(id);
        if (ended) return ended;
        this.#get(id);
        return new Promise((resolve) => this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve]));
      },
      'session.list': async () => this.sessions,
      'session.show': async ({ id }) => this.#get(id).session,
      'session.close': async (which) =>
        ('all' in which ? [...this.#acting.keys()] : which.ids).map((id) => this.end(id, 'closed')),
      'session.discard': async ({ id, undoSeconds }) =>
        this.#change(id, { discardsAt: new Date(Date.now() + undoSeconds * 1000).toISOString() }),
      'session.undo': async ({ id }) => this.#change(id, { discardsAt: undefined }),
      'session.touch': async ({ id }) => {
        this.#change(id, { idleUntil: undefined });
        return {};
      },
      'session.keep-running': async ({ id }) => this.#change(id, { idleUntil: undefined }),
      'session.volume': async ({ id, percent, isMuted }) => {
        const acting = this.#get(id);
        const before = acting.session.sound ?? { percent: 100, isMuted: false };
        acting.session = {
          ...acting.session,
          sound: { percent: percent ?? before.percent, isMuted: isMuted ?? before.isMuted },
        };
        this.#watchers.touch('sessions');
        return acting.session;
      },
      'session.microphone': async ({ id, isOn }) => this.#change(id, { microphone: isOn ? 'on' : 'off' }),
      'session.hold-microphone': async ({ id }, { signal, progress }) => {
        this.#change(id, { microphone: 'on' });
        progress({ isHeard: true });
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        return this.#change(id, { microphone: 'off' });
      },
      'session.screenshot': never,
      'session.thumbnail': async ({ known }) =>
        known === PNG_VERSION ? {} : { picture: { version: PNG_VERSION, png: PNG } },
      'session.downloads': async ({ id }) => {
        this.#get(id);
        return { files: this.downloads, more: 0 };
      },
      'session.take': async ({ file }, { progress }) => {
        const taken = takenFrom(this.downloads, file);
        progress({ bytes: taken.bytes, of: taken.bytes });
        return taken;
      },
      'session.take-safe': async ({ file }, call) => this.safeCopy.make(takenFrom(this.downloads, file), call),
      'session.give': async ({ path }) => ({ name: path.slice(path.lastIndexOf('/') + 1), bytes: 3 }),
      'session.copy-out': async () => this.clip,
      'session.paste-in': async () => ({}),
      'network.attach-host': never,
      'network.detach-host': never,
      'network.start': never,
      'network.stop': never,
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
      'bookmark.list': async () => [],
      'bookmark.add': async ({ url, name }) => [{ url, name: name ?? url }],
      'bookmark.remove': never,
      'session.address': async () => ({ url: 'https://site.example/kept' }),
      'config.import': never,
      'image.cancel-build': async ({ role }) => {
        this.#builds.cancel(role);
        return {};
      },
      'template.seal': never,
      'template.status': never,
      'template.drop': never,
      'image.import': never,
      'image.updates': never,
      'image.rollback': never,
      'image.list': async () => this.images,
      'image.verify': never,
      'image.prune': never,
      'events.watch': async (_, { signal, progress }) => {
        const fallen = new AbortController();
        this.#hangUps.push(() => fallen.abort());
        await this.#watchers.watch(progress, AbortSignal.any([signal, fallen.signal]));
        return {};
      },
      'log.tail': async () => ({ path: '/nowhere/agent.log', lines: ['{"level":30,"msg":"the host agent listens"}'] }),
      'verify.reset': never,
      'verify.isolation': never,
      'profile.list': async () => profileSummaries(configuration.config),
      'doctor.run': async () => this.findings,
      'config.check': never,
      'config.get': () => configuration.describe(),
      'config.set': async ({ changes, dryRun }) => {
        const problems = [...(await configuration.change(changes, dryRun))];
        if (!dryRun && problems.length === 0) this.#watchers.configurationChanged();
        return { problems };
      },
      'config.show': never,
    };
  }
}

/** Hosts of a pool on the fake hypervisor, and desks that run their sessions there. Everything between both is real. */
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import pino from 'pino';
import { expect, onTestFinished, vi } from 'vitest';
import { DriveServer } from '../../../host-agent/automation/server.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import type { Params } from '../../../host-agent/api/methods/methods.ts';
import type { Config } from '../../../host-agent/config/schema.ts';
import { type Elsewhere, sessionVerbs, type SessionVerbsDeps } from '../../../host-agent/daemon/verbs/sessions.ts';
import { isStarting, type Session, type SessionEnded } from '../../../host-agent/api/session/session.ts';
import { Pools } from '../../../host-agent/pool/desk/pools.ts';
import type { RemoteSession } from '../../../host-agent/pool/desk/remote-session.ts';
import { RemoteSessions } from '../../../host-agent/pool/desk/remote-sessions.ts';
import type { HostPool, PoolMember } from '../../../host-agent/pool/host-pool.ts';
import { serveAttach } from '../../../host-agent/pool/host/attach-server.ts';
import { DeskSound } from '../../../host-agent/pool/host/desk-sound.ts';
import { Desks } from '../../../host-agent/pool/host/desks.ts';
import { hostCalls } from '../../../host-agent/pool/host/host-calls.ts';
import type { HostState } from '../../../host-agent/pool/wire.ts';
import { restrictionsOf } from '../../../host-agent/config/restrictions.ts';
import type { DrawnPage } from '../../../host-agent/transfer/drawn-document.ts';
import type { ReceivedClipboard } from '../../../host-agent/transfer/guest-transfers.ts';
import type { SoundOutput } from '../../../host-agent/sound/output.ts';
import { FakeRecorders } from '../session/fake-recorders.ts';
import { type FakeSessions, fakeSessions, verbDeps, verbsOn } from '../session/fake-sessions.ts';
import { settle } from '../../bed/event-loop.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';

const log = pino({ level: 'silent' });

const VERSION = Buffer.from('RFB 003.008\n');
/** What a screen says in the handshake, and what a viewer does. The last message of the screen describes an empty picture without a name. */
export const SCREEN_GREETING = Buffer.concat([VERSION, Buffer.of(1, 1), Buffer.alloc(4), Buffer.alloc(24)]);
export const VIEWER_GREETING = Buffer.concat([VERSION, Buffer.of(1, 1)]);

/** One host: a host agent without its control API. */
export interface BedHost {
  readonly name: string;
  readonly folder: string;
  readonly socket: string;
  readonly fake: FakeSessions;
  readonly desks: Desks;
  state: HostState;
  /** Who manages its settings. */
  managedBy?: string;
  /** What every clipboard holds; absent: what the guest says. */
  copied?: ReceivedClipboard;
  /** The pages of every safe copy. */
  drawn: () => AsyncGenerator<DrawnPage>;
  /** What its screens answer to: every byte after the handshake comes back. */
  readonly viewers: Socket[];
  /** The socket of every screen. */
  screen: string;
  readonly stop: () => Promise<void>;
}

/** `portCount`: how many sessions it has room for. */
export async function bedHost(name: string, toml = '', portCount?: number): Promise<BedHost> {
  const folder = await mkdtemp(join(tmpdir(), 'sb-host-'));
  const fake = await fakeSessions(toml, {}, undefined, undefined, undefined, portCount);
  fake.hypervisor.onHello = healthyGuest;
  const changes = new EventEmitter<{ changed: []; ended: [SessionEnded] }>();
  const config = parseConfig(toml, 'config.toml');
  const sound = new DeskSound();
  const sessions = fake.successor({
    sound: async (id) => sound.output(id),
    driveServer: new DriveServer(log),
    onChange: (ended) => (ended ? changes.emit('ended', ended) : changes.emit('changed')),
    draw: (_transfers, _file, { onProgress }, use) => {
      onProgress({ step: 'starting' });
      const origin = () => 'https://example.org/file';
      return use({ untrustedName: 'drawn', format: 'pdf', origin, pages: host.drawn() });
    },
  });
  const desks = new Desks({
    record: join(folder, 'desks.json'),
    isStarting: (id) => sessions.all.some((session) => session.id === id && isStarting(session)),
    discard: (id) => sessions.close([id]),
    log,
  });
  changes.on('ended', ({ session }) => {
    changes.emit('changed');
    setImmediate(() => desks.ended(session));
  });
  const verbs = {
    ...verbsOn(sessions, { config: () => config }),
    // Guests of this bed take every clipboard.
    'session.paste-in': async () => ({}),
  };
  const viewers: Socket[] = [];
  const screen: Server = createServer((socket) => {
    viewers.push(socket);
    socket.on('error', () => undefined);
    socket.write(SCREEN_GREETING);
    let left = VIEWER_GREETING.length;
    socket.on('data', (chunk: Buffer) => {
      const rest = chunk.subarray(Math.min(left, chunk.length));
      left -= chunk.length - rest.length;
      if (rest.length > 0 && !socket.write(rest)) {
        socket.pause();
        socket.once('drain', () => socket.resume());
      }
    });
  }).listen(join(folder, 'screen.sock'));
  const host: BedHost = {
    name,
    folder,
    socket: join(folder, 'attach.sock'),
    fake: { ...fake, sessions },
    desks,
    state: { hasRoom: true, hasSpare: false, load: 0 },
    viewers,
    screen: join(folder, 'screen.sock'),
    drawn: async function* () {
      yield { page: 1, of: 1, width: 2, height: 1, rgb: Buffer.from('ff000000ff00', 'hex') };
    },
    stop: async () => {
      server.close();
      screen.close();
      await sessions.closeAll();
      await desks.written();
      await fake.remove();
      await removeBed(folder);
    },
  };
  const server = await serveAttach(host.socket, {
    desks,
    callsOf: (desk) =>
      hostCalls(
        {
          desks,
          verbs,
          state: async () => host.state,
          managedBy: () => host.managedBy,
          sessionsPerDesk: () => undefined,
          watch: ({ onChange, onEnded }, signal) => {
            changes.on('changed', onChange).on('ended', onEnded);
            signal.addEventListener('abort', () => changes.off('changed', onChange).off('ended', onEnded));
          },
        },
        desk,
      ),
    connectScreen: () => connect(host.screen),
    session: (id) => {
      const session = sessions.get(id);
      const { copied } = host;
      if (copied) vi.spyOn(session.io.transfers, 'receiveClipboard').mockResolvedValue(copied);
      return session;
    },
    limits: () => config.downloads,
    sound,
    log,
  });
  return host;
}

/** An engine in memory: its streams are sockets of this desk. It can fail in every way that a network can. */
export class BedPool implements HostPool {
  readonly name = 'bed';
  readonly detachedMinutes = 30;
  readonly #hosts: readonly Pick<BedHost, 'name' | 'socket'>[];
  readonly streams: Socket[] = [];
  /** No host can be reached. */
  isDown = false;
  /** These cannot. */
  readonly gone = new Set<string>();

  constructor(hosts: readonly Pick<BedHost, 'name' | 'socket'>[]) {
    this.#hosts = hosts;
  }

  members(): Promise<readonly PoolMember[]> {
    return Promise.resolve(this.#hosts.map(({ name }) => ({ host: name, isDraining: false })));
  }

  mayHave(host: string): boolean {
    return this.#hosts.some(({ name }) => name === host);
  }

  checkCommand(): string {
    return 'safe-browse pool status';
  }

  reach(host: string, onTrouble: (reason: string) => void): Duplex {
    const path = this.#hosts.find(({ name }) => name === host)?.socket ?? '/nowhere';
    const stream = connect(this.isDown || this.gone.has(host) ? '/nowhere' : path);
    stream.on('error', (error) => onTrouble(error.message));
    this.streams.push(stream);
    return stream;
  }

  /** The network is gone at once. */
  cut(): void {
    this.isDown = true;
    for (const stream of this.streams.splice(0)) stream.destroy();
  }
}

export interface BedDesk {
  readonly folder: string;
  readonly remote: RemoteSessions;
  readonly pools: Pools;
  readonly ended: SessionEnded[];
  readonly recorders: FakeRecorders;
  readonly stop: () => Promise<void>;
}

/** A desk. `folder`: that of an earlier host agent of the same desk. `output`: its loudspeaker. */
export async function bedDesk(
  pool: HostPool,
  toml = '',
  folder?: string,
  output: SoundOutput = { kind: 'wav' },
): Promise<BedDesk> {
  const at = folder ?? (await mkdtemp(join(tmpdir(), 'sb-desk-')));
  const config: Config = parseConfig(toml, 'config.toml');
  const ended: SessionEnded[] = [];
  const recorders = new FakeRecorders();
  const remote: RemoteSessions = new RemoteSessions({
    pool: (name) => (name === pool.name ? pool : undefined),
    restrictionsOf: (name) => config.profile[name] && restrictionsOf(config.profile[name]),
    record: join(at, 'remote.json'),
    socketOf: (id) => join(at, 'remote', id, 'rfb.sock'),
    soundFileOf: (id) => join(at, 'remote', id, 'sound.wav'),
    sound: { output: async () => output, record: recorders.record },
    driveServer: new DriveServer(log),
    onChange: () => undefined,
    onEnded: (one) => ended.push(one),
    log,
  });
  const settings = { engine: 'ssh' as const, hosts: ['unused'], detachedMinutes: pool.detachedMinutes };
  const pools = new Pools({
    config: () => ({ pool: { [pool.name]: settings } }),
    sessions: remote,
    drainedRecord: join(at, 'drained.json'),
    makePool: () => pool,
  });
  return { folder: at, remote, pools, ended, recorders, stop: () => remote.stop() };
}

/** The session verbs of a desk, which has local sessions, too. */
export async function deskVerbs(
  desk: Pick<BedDesk, 'remote' | 'pools'>,
  over: Partial<SessionVerbsDeps> = {},
  elsewhere: Partial<Elsewhere> = {},
) {
  const here = await fakeSessions('[profile.server]');
  here.hypervisor.onHello = healthyGuest;
  onTestFinished(here.remove);
  const deps = verbDeps(here.sessions, over);
  const refresh = () => Promise.resolve();
  const verbs = sessionVerbs(deps, { ...desk, admit: () => Promise.resolve(), refresh, ...elsewhere });
  return { here: here.sessions, verbs };
}

/** Opens a session by a verb, and follows it until it browses. */
export async function openBy(
  verbs: Pick<ReturnType<typeof sessionVerbs>, 'session.open' | 'session.show'>,
  params: Params<'session.open'>,
): Promise<Session> {
  const call = { signal: NEVER_ABORTED, progress: () => undefined, deliver: () => Promise.resolve() };
  const { id } = await verbs['session.open'](params, call);
  let session = await verbs['session.show']({ id }, call);
  while (isStarting(session)) {
    await settle();
    session = await verbs['session.show']({ id }, call);
  }
  return session;
}

/** What has just ended may still be writing its record. */
export const removeBed = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });

/** A desk that ends with the test. */
export async function deskOfTest(pool: HostPool, toml = '', folder?: string): Promise<BedDesk> {
  const desk = await bedDesk(pool, toml, folder);
  onTestFinished(async () => {
    await desk.stop();
    await removeBed(desk.folder);
  });
  return desk;
}

export const NEVER_ABORTED = new AbortController().signal;

/** Opens a session in the pool, and follows it until it browses. */
export async function openIn({ pools }: Pick<BedDesk, 'pools'>, pool: HostPool): Promise<Session> {
  const url = 'https://example.org/';
  return browsing(await pools.open({ pool: pool.name, profile: 'default', url }, NEVER_ABORTED));
}

/** Throws how it ended instead. */
export const browsing = (session: RemoteSession): Promise<Session> =>
  vi.waitFor(
    () => {
      session.ending.throwIfAborted();
      if (session.isStarting) throw new Error('It is still starting.');
      return session.describe();
    },
    { timeout: 10_000, interval: 5 },
  );

/** Sends bytes to the screen of a session and returns what comes back. */
export async function echoed(socket: string, bytes: Buffer): Promise<Buffer> {
  const viewer = connect(socket);
  viewer.write(VIEWER_GREETING);
  viewer.write(bytes);
  let heard = Buffer.alloc(0);
  for await (const chunk of viewer) {
    heard = Buffer.concat([heard, chunk as Buffer]);
    if (heard.length >= SCREEN_GREETING.length + bytes.length) break;
  }
  viewer.destroy();
  return heard.subarray(SCREEN_GREETING.length);
}

/** Fulfilled when the other end has closed the viewer of a session. */
export async function closedViewer(socket: string): Promise<() => Promise<unknown>> {
  const viewer = connect(socket);
  viewer.on('error', () => undefined);
  const closed = once(viewer, 'close');
  viewer.resume();
  await once(viewer, 'connect');
  return () => closed;
}

/** A session on a host in whose VM are so many downloads, which the desk knows of. */
export async function withDownloads(count: number, { desk: toml = '', host: hostToml = '' } = {}) {
  const host = await bedHost('one', hostToml);
  onTestFinished(host.stop);
  const pool = new BedPool([host]);
  const desk = await deskOfTest(pool, toml);
  const { id } = await openIn(desk, pool);
  const guest = [...host.fake.hypervisor.guests.values()][0] ?? expect.fail();
  guest.say({ type: 'downloads', files: [], count });
  const shown = () => desk.remote.get(id).describe();
  await expect.poll(() => shown().downloads).toBe(count);
  const there = host.fake.sessions.all[0] ?? expect.fail();
  const { verbs } = await deskVerbs(desk);
  return { host, pool, desk, id, guest, there, verbs, shown };
}

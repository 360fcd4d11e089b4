import { mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { sessionVerbs, type SessionVerbsDeps } from '../../../host-agent/daemon/verbs/sessions.ts';
import { FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';
import type { LiveSession } from '../../../host-agent/session/live-session.ts';
import { type OpenRequest, openSession } from '../../../host-agent/session/open.ts';
import { Sessions } from '../../../host-agent/session/sessions.ts';
import type { SessionFastStart, Network, SessionDeps } from '../../../host-agent/session/session-deps.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { Ports } from '../../../host-agent/network/ports.ts';
import { fakePort } from '../network/fake-port.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';

/** Sessions on the fake hypervisor, with everything else that they need, in their own folder. */
export interface FakeSessions {
  readonly folder: string;
  readonly hypervisor: FakeHypervisor;
  readonly sessions: Sessions;
  readonly ports: Ports;
  readonly keptConsoles: string[];
  readonly logged: string[];
  /** The sessions of the next host agent, in the same folder. */
  readonly successor: (over?: Partial<SessionDeps>) => Sessions;
  readonly remove: () => Promise<void>;
}

export async function fakeSessions(
  toml = '',
  network: Partial<Network> = {},
  fastStartOver?: (fake: {
    hypervisor: FakeHypervisor;
    ports: Ports;
    namesOf: SessionDeps['namesOf'];
    image: Awaited<ReturnType<SessionDeps['browserImage']>>;
  }) => SessionFastStart,
  sound?: SessionDeps['sound'],
  record?: SessionDeps['record'],
  portCount = 2,
): Promise<FakeSessions> {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-sessions-'));
  const sessionsFolder = join(folder, 'sessions');
  await mkdir(sessionsFolder);
  for (const file of ['kernel', 'initramfs', 'root']) await writeFile(join(folder, file), '');
  const hypervisor = new FakeHypervisor();
  hypervisor.onMessage = healthyGuest;
  const ports = new Ports(() => portCount);
  const keptConsoles: string[] = [];
  const logged: string[] = [];
  const image = {
    digest: 'd'.repeat(64),
    boot: {
      kernel: join(folder, 'kernel'),
      initramfs: join(folder, 'initramfs'),
      root: join(folder, 'root'),
      commandLine: '',
    },
  };
  const config = parseConfig(toml, 'config.toml');
  const namesOf = (id: string) => vmFiles(join(sessionsFolder, id));
  const fastStart = fastStartOver?.({ hypervisor, ports, namesOf, image });
  const deps: SessionDeps = {
    ...(fastStart && { fastStart }),
    ...(sound && { sound }),
    ...(record && { record }),
    config: () => config,
    hypervisor,
    network: {
      ensureUp: () => Promise.resolve(),
      hasRoom: () => ports.held < ports.total,
      plug: async (session, access) => fakePort(ports, ports.take(session, access)),
      assign: (port, session, access) => ports.assign(port, session, access),
      replug: async (port, session, access) => {
        ports.retake(port, session, access);
        return fakePort(ports, port);
      },
      ...network,
    },
    browserImage: () => Promise.resolve(image),
    sessionsFolder,
    namesOf,
    keepConsole: (_, text) => {
      keptConsoles.push(text);
      return Promise.resolve('/kept');
    },
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
  };
  const sessions = new Sessions(deps);
  const successors: Sessions[] = [];
  return {
    folder,
    hypervisor,
    sessions,
    ports,
    keptConsoles,
    logged,
    successor: (over = {}) => {
      const successor = new Sessions({ ...deps, ...over });
      successors.push(successor);
      return successor;
    },
    remove: async () => {
      for (const each of [...successors.toReversed(), sessions]) await each.closeAll();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What verbs on sessions need, where nothing is saved. */
export const verbDeps = (sessions: Sessions, over: Partial<SessionVerbsDeps> = {}): SessionVerbsDeps => ({
  sessions,
  config: () => sessions.deps.config(),
  admit: () => Promise.resolve(),
  audit: () => undefined,
  dryRunOptions: () => expect.fail('not in this test'),
  downloadTarget: () => ({ folder: '/nowhere', owner: '' }),
  onUnmarked: () => undefined,
  ...over,
});

/** The verbs on these sessions. */
export const verbsOn = (sessions: Sessions, over?: Partial<SessionVerbsDeps>) => sessionVerbs(verbDeps(sessions, over));

export const NEVER = new AbortController().signal;

/** A session that browses, as a client that follows it gets it. Aborting `signal` closes it. Throws the failure of its start. */
export async function openBrowsing(
  sessions: Sessions,
  request: OpenRequest = {},
  signal = NEVER,
): Promise<LiveSession> {
  const session = await openSession(sessions, request, signal);
  const close = () => void session.end('closed');
  signal.addEventListener('abort', close);
  try {
    return await started(session);
  } catch (error) {
    throw signal.aborted ? new Failure('cancelled', { task: 'session' }) : error;
  } finally {
    signal.removeEventListener('abort', close);
  }
}

/** Fulfilled when it browses. Throws the failure of its start. */
export async function started(session: LiveSession): Promise<LiveSession> {
  const failure = await session.failure;
  if (failure) await session.ended;
  if (failure) throw failure;
  if (session.ending.aborted) await session.ended;
  session.ending.throwIfAborted();
  return session;
}

/** A session that browses, and its guest. */
export async function openOne({ sessions, hypervisor }: FakeSessions) {
  hypervisor.onHello = healthyGuest;
  const session = await openBrowsing(sessions);
  const guest = hypervisor.guests.get(session.id);
  if (!guest) throw new Error('No VM was started.');
  return { session, guest };
}

/** No folder, port or session is left. */
export async function expectNothingLeft({ folder, ports, sessions }: FakeSessions): Promise<void> {
  expect(await readdir(join(folder, 'sessions'))).toEqual([]);
  expect(ports.used).toBe(0);
  expect(sessions.all).toEqual([]);
}

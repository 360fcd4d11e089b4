/** Sessions of this desk on other hosts, and sessions of other desks on this one. */
import { totalmem } from 'node:os';
import { hostCalls, type HostCallsDeps, type UsedVerbs } from './host/host-calls.ts';
import { serveAttach } from './host/attach-server.ts';
import { DeskSound } from './host/desk-sound.ts';
import { Desks } from './host/desks.ts';
import type { HostState } from './wire.ts';
import { Pools } from './desk/pools.ts';
import { RemoteSessions } from './desk/remote-sessions.ts';
import { isStarting } from '../api/session/session.ts';
import { connectToVmSocket } from '../api/connection/vm-socket.ts';
import type { Verbs } from '../api/methods/verbs.ts';
import type { DriveServer } from '../automation/server.ts';
import { managerOfRule } from '../config/managed.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { limitsOf, managerOf } from '../config/policy/in-force.ts';
import { memoryForJails } from '../jail/memory-for-jails.ts';
import type { Ndvm } from '../network/ndvm.ts';
import { settingsOf } from '../session/profile.ts';
import { restrictionsOf } from '../config/restrictions.ts';
import type { Sessions } from '../session/sessions.ts';
import { soundOutput } from '../sound/output.ts';
import { dataNames } from '../storage/filenames.ts';
import type { FastStart } from '../template/fast-start.ts';

const MIB = 1024 * 1024;
const TENTHS = 10;

/** Desks elsewhere that run sessions here. `sessions`: which are composed later. */
export function composeDesks(
  { runtime, config, changes, log }: Foundation,
  sessions: () => Pick<Sessions, 'all' | 'close'>,
) {
  const desks = new Desks({
    record: runtime.desks,
    isStarting: (id) => sessions().all.some((session) => session.id === id && isStarting(session)),
    discard: (id) => sessions().close([id]),
    log: log.child({ part: 'pool' }),
  });
  // A desk that follows its sessions hears of the end first.
  changes.on('ended', ({ session }) => setImmediate(() => desks.ended(session)));
  const deskSound = new DeskSound();
  // The person of a session of a desk elsewhere sits there.
  const sound = async (id: string) => (desks.has(id) ? deskSound.output(id) : soundOutput(config().audio.backend));
  return { parts: { desks, deskSound, sound } };
}

/** Pools of hosts elsewhere. `sessions`: those of this host. */
export function composePools(
  { folders, runtime, config, configuration, changes, log }: Foundation,
  { sessions, driveServer }: { readonly sessions: Pick<Sessions, 'all'>; readonly driveServer: DriveServer },
) {
  const remote: RemoteSessions = new RemoteSessions({
    pool: (name) => pools.pool(name),
    restrictionsOf: (profile) => {
      const settings = settingsOf(config(), profile);
      return settings && restrictionsOf(settings);
    },
    managerOfRule: (profile, act) => managerOfRule(configuration, profile, act),
    record: runtime.remote,
    socketOf: runtime.remoteScreen,
    soundFileOf: runtime.remoteSound,
    sound: { output: () => soundOutput(config().audio.backend) },
    driveServer,
    onChange: () => changes.emit('changed', 'sessions'),
    onEnded: (ended) => changes.emit('endedElsewhere', ended),
    log: log.child({ part: 'pool' }),
  });
  const pools = new Pools({ config, sessions: remote, drainedRecord: dataNames(folders).drained });
  return {
    parts: { remote, pools },
    verbs: () => poolVerbs({ pools, refresh: () => configuration.refresh() }),
    watched: () => ({ sessions: () => [...sessions.all, ...remote.all].map((session) => session.describe()) }),
    examined: () => ({ poolHosts: () => pools.status() }),
  };
}

export interface AttachParts {
  readonly desks: Desks;
  readonly sessions: Sessions;
  readonly ndvm: Pick<Ndvm, 'hasRoom'>;
  readonly fastStart: Pick<FastStart, 'hasSpareFor' | 'spare'>;
  readonly deskSound: DeskSound;
}

/** Serves desks elsewhere. `verbs`: only on sessions of this host, so that no desk gets to the next pool. */
export function serveDesks(
  { runtime, config, configuration, changes, log }: Foundation,
  parts: AttachParts,
  verbs: UsedVerbs,
) {
  const { desks, sessions, deskSound } = parts;
  const watch: HostCallsDeps['watch'] = ({ onChange, onEnded }, signal) => {
    const changed = (part: string) => part === 'sessions' && onChange();
    changes.on('changed', changed);
    changes.on('ended', onEnded);
    signal.addEventListener('abort', () => {
      changes.off('changed', changed);
      changes.off('ended', onEnded);
    });
  };
  const managedBy = () => managerOf(configuration.policy)?.by;
  const sessionsPerDesk = () => limitsOf(configuration.policy).sessionsPerDesk;
  const state = (profile: string) => stateOf(config(), parts, profile);
  return serveAttach(runtime.attach, {
    desks,
    callsOf: (desk) => hostCalls({ desks, verbs, watch, state, managedBy, sessionsPerDesk }, desk),
    connectScreen: (id) => connectToVmSocket(sessions.get(id).names.display),
    session: (id) => sessions.get(id),
    limits: () => config().downloads,
    sound: deskSound,
    log: log.child({ part: 'pool' }),
  });
}

async function stateOf(
  config: ReturnType<Foundation['config']>,
  { ndvm, fastStart }: AttachParts,
  profile: string,
): Promise<HostState> {
  const settings = settingsOf(config, profile);
  const available = (await memoryForJails())?.mebibytes;
  const total = totalmem() / MIB;
  const hasSpare = settings !== undefined && fastStart.hasSpareFor(settings);
  const hasMemory = available === undefined || available >= (settings?.memoryMiB ?? 0);
  return {
    hasRoom: hasSpare || (hasMemory && (ndvm.hasRoom() || fastStart.spare().ready > 0)),
    hasSpare,
    load: available === undefined ? 0 : Math.min(TENTHS, Math.max(0, Math.round(TENTHS * (1 - available / total)))),
  };
}

// Its verbs.

interface PoolVerbsDeps {
  readonly pools: Pick<Pools, 'status' | 'setDrained'>;
  /** Puts a change of the configuration's file into force. */
  readonly refresh: () => Promise<void>;
}

export function poolVerbs({
  pools,
  refresh,
}: PoolVerbsDeps): Pick<Verbs, 'pool.status' | 'pool.drain' | 'pool.resume'> {
  const status = async () => {
    await refresh();
    return pools.status();
  };
  const set = async (host: string, isDrained: boolean) => {
    await refresh();
    await pools.setDrained(host, isDrained);
    return pools.status();
  };
  return {
    'pool.status': status,
    'pool.drain': ({ host }) => set(host, true),
    'pool.resume': ({ host }) => set(host, false),
  };
}

/** Sessions of this desk on other hosts, and sessions of other desks on this one. */
import { totalmem } from 'node:os';
import { hostCalls, type HostCallsDeps, type UsedVerbs } from '../pool/host/host-calls.ts';
import { serveAttach } from '../pool/host/attach-server.ts';
import type { DeskSound } from '../pool/host/desk-sound.ts';
import { Desks } from '../pool/host/desks.ts';
import type { HostState } from '../pool/wire.ts';
import { Pools } from '../pool/desk/pools.ts';
import { RemoteSessions } from '../pool/desk/remote-sessions.ts';
import { connectToVmSocket } from '../api/connection/vm-socket.ts';
import { managerOf } from '../config/policy/in-force.ts';
import { memoryForJails } from '../jail/memory-for-jails.ts';
import type { Ndvm } from '../network/ndvm.ts';
import { settingsOf } from '../session/profile.ts';
import { restrictionsOf } from '../config/restrictions.ts';
import type { Sessions } from '../session/sessions.ts';
import { soundOutput } from '../sound/output.ts';
import { dataNames } from '../storage/filenames.ts';
import type { FastStart } from '../template/fast-start.ts';
import type { Foundation } from './foundation.ts';
import { managerOfRule } from './managed.ts';

const MIB = 1024 * 1024;
const TENTHS = 10;

/** Desks elsewhere that run sessions here. `sessions`: which are composed later. */
export function composeDesks({ runtime, changes, log }: Foundation, sessions: () => Sessions): Desks {
  const desks = new Desks({
    record: runtime.desks,
    discard: (id) => sessions().close([id]),
    log: log.child({ part: 'pool' }),
  });
  // A desk that follows its sessions hears of the end first.
  changes.on('ended', ({ session }) => setImmediate(() => desks.ended(session)));
  return desks;
}

/** Pools of hosts elsewhere. */
export function composePools({ folders, runtime, config, configuration, changes, log }: Foundation) {
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
    onChange: () => changes.emit('changed', 'sessions'),
    onEnded: (ended) => changes.emit('endedElsewhere', ended),
    log: log.child({ part: 'pool' }),
  });
  const pools = new Pools({ config, sessions: remote, drainedRecord: dataNames(folders).drained });
  return { remote, pools };
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
    const ended = ({ session, reason }: { session: string; reason: Parameters<typeof onEnded>[0]['reason'] }) =>
      onEnded({ id: session, reason });
    changes.on('changed', changed);
    changes.on('ended', ended);
    signal.addEventListener('abort', () => {
      changes.off('changed', changed);
      changes.off('ended', ended);
    });
  };
  const managedBy = () => managerOf(configuration.policy)?.by;
  const state = (profile: string) => stateOf(config(), parts, profile);
  return serveAttach(runtime.attach, {
    desks,
    callsOf: (desk) => hostCalls({ desks, verbs, watch, state, managedBy }, desk),
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

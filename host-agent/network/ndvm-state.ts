/** The whole life of the network VM: its states, which state may follow which, and what the control API reports of it. */
import type { PortTraffic } from '../../appliance/protocol/network.ts';
import { Failure, reasonOf } from '../api/errors/failure.ts';
import type { NetworkStatus, NetworkTrouble } from '../api/host/network.ts';
import type { Config } from '../config/schema.ts';
import { type Arrows, assertArrow } from '../process/arrows.ts';
import type { Ports } from './ports.ts';
import type { RunningNdvm } from './running-ndvm.ts';

/** One start that all who need the network VM wait for together. */
export interface NdvmStart {
  readonly up: Promise<RunningNdvm>;
  readonly cancel: AbortController;
  /** Number of ports that it will have. */
  readonly ports: number;
}

export type NdvmState =
  | { readonly is: 'off' }
  /** `trouble`: why the network VM was down before; shown until it is up. */
  | { readonly is: 'starting'; readonly start: NdvmStart; readonly trouble?: NetworkTrouble | undefined }
  | { readonly is: 'up'; readonly running: RunningNdvm }
  | { readonly is: 'stopping' }
  | { readonly is: 'failed'; readonly trouble: NetworkTrouble };

const NEXT: Arrows<NdvmState['is']> = {
  // `up` and `failed` follow without a start when the host agent adopts a network VM, or cannot adopt it.
  off: ['starting', 'up', 'failed'],
  // `off`: the start was cancelled, or there is no image yet.
  starting: ['up', 'failed', 'off'],
  // `failed`: the network VM was lost.
  up: ['stopping', 'failed'],
  stopping: ['off'],
  failed: ['starting', 'off'],
};

/** Returns `to`. Throws when it may not follow `from`. */
export function advance(from: NdvmState, to: NdvmState): NdvmState {
  assertArrow('The network VM', NEXT, from.is, to.is);
  return to;
}

/** The state in the words of the control API. */
export const SHOWN_STATE: Record<NdvmState['is'], NetworkStatus['state']> = {
  off: 'stopped',
  starting: 'starting',
  up: 'up',
  stopping: 'stopped',
  failed: 'failed',
};

/** Why the network VM is not up although it should be, or why nothing leaves by its uplink. */
export function troubleIn(state: NdvmState): NetworkTrouble | undefined {
  if (state.is === 'up') return state.running.trouble;
  return state.is === 'failed' || state.is === 'starting' ? state.trouble : undefined;
}

interface NetworkFacts {
  readonly state: NdvmState;
  readonly lastTrouble: NetworkTrouble | undefined;
  readonly ports: Pick<Ports, 'used' | 'total' | 'next' | 'taken'>;
  readonly network: Pick<Config['network'], 'uplink' | 'mode'>;
}

/** The network as the control API reports it. Pure. */
export function networkStatus({ state, lastTrouble, ports, network: { uplink, mode } }: NetworkFacts): NetworkStatus {
  const trouble = troubleIn(state);
  return {
    state: SHOWN_STATE[state.is],
    ...(state.is === 'up' ? state.running.status() : { uplink, mode, processes: [] }),
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

/** Adds the traffic of each session, as far as it is known. Pure. */
export function withTraffic(status: NetworkStatus, traffic: readonly PortTraffic[] | undefined): NetworkStatus {
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

/** Crashes of a network VM shortly after its start, in a row. */
export interface Crashes {
  readonly inARow: number;
  readonly upSinceMs: number;
}

/** After this time a crash starts a new row. */
const STEADY_AFTER_MS = 60_000;

/** Pure. */
export function withCrash({ inARow, upSinceMs }: Crashes, nowMs: number): Crashes {
  return { inARow: nowMs - upSinceMs < STEADY_AFTER_MS ? inARow + 1 : 1, upSinceMs };
}

/** Why the network VM is not up, as the control API reports it. */
export function troubleOf(error: unknown): NetworkTrouble {
  const failure =
    error instanceof Failure
      ? error
      : new Failure('network-not-started', { reason: reasonOf(error) }, { cause: error });
  return { ...failure.texts(), since: new Date().toISOString() };
}

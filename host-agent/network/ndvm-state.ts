/** The whole life of the network VM: its states, and which state may follow which. */
import type { NetworkStatus, NetworkTrouble } from '../api/host/network.ts';
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

/** A missing arrow is a bug, not a case to handle. */
const NEXT: Record<NdvmState['is'], readonly NdvmState['is'][]> = {
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
  if (!NEXT[from.is].includes(to.is)) throw new Error(`The network VM cannot go from ${from.is} to ${to.is}.`);
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

/** Why the network VM is not up although it should be. */
export function troubleIn(state: NdvmState): NetworkTrouble | undefined {
  return state.is === 'failed' || state.is === 'starting' ? state.trouble : undefined;
}

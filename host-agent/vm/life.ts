export type VmState = 'running' | 'pausing' | 'paused' | 'resuming' | 'lost' | 'stopping' | 'gone';

/** The whole life of a VM on one page. A missing arrow is a bug, not a case to handle. */
const NEXT: Record<VmState, readonly VmState[]> = {
  /** `resuming`: an adopted VM may have been paused by the host agent that died. */
  running: ['pausing', 'resuming', 'lost', 'stopping'],
  pausing: ['paused', 'running', 'lost', 'stopping'],
  /** Also the first state of a clone. */
  paused: ['resuming', 'lost', 'stopping'],
  resuming: ['running', 'paused', 'lost', 'stopping'],
  /** It cannot be used any more, and waits for `stop`. */
  lost: ['stopping'],
  stopping: ['gone'],
  gone: [],
};

/** Returns `to`. Throws where the table has no such arrow. Pure. */
export function advance(from: VmState, to: VmState): VmState {
  if (!NEXT[from].includes(to)) throw new Error(`A VM cannot go from ${from} to ${to}.`);
  return to;
}

/** Whether a VM in this state can still be lost. */
export function isLive(state: VmState): boolean {
  return NEXT[state].includes('lost');
}

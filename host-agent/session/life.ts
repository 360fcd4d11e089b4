import type { EndReason, Session, SessionState } from '../api/session.ts';
import type { Loss } from '../vm/loss.ts';
import type { SealedTemplate } from '../template/manifest.ts';
import type { SupervisedVm } from '../vm/supervised-vm.ts';

/** The life of a session: its state, and what it has in that state. */
export interface Life {
  readonly state: SessionState;
  readonly startedFrom: Session['startedFrom'];
  /** The digest of its image, from `starting` on. */
  readonly image?: string;
  /** The template that its VM was cloned from. */
  readonly template?: SealedTemplate;
  /** From the moment that its VM runs or is paused. */
  readonly vm?: SupervisedVm<'browser'>;
  /** Why it ends, from the moment that this is decided. */
  readonly end?: { readonly reason: EndReason; readonly loss?: Loss };
}

/** The whole life of a session on one page. A missing arrow is a bug, not a case to handle. */
const NEXT: Record<SessionState, readonly SessionState[]> = {
  preparing: ['starting', 'closing', 'failed'],
  starting: ['ready', 'closing', 'failed'],
  ready: ['browsing', 'closing', 'failed'],
  browsing: ['closing', 'failed'],
  closing: ['gone', 'failed'],
  gone: [],
  failed: ['closing'],
};

/** Returns `to`. Throws where the table has no such arrow. Pure. */
export function advance(from: SessionState, to: SessionState): SessionState {
  if (!NEXT[from].includes(to)) throw new Error(`A session cannot go from ${from} to ${to}.`);
  return to;
}

/** Whether a start in this state can still fail. */
export function canFail(state: SessionState): boolean {
  return state !== 'gone' && state !== 'closing' && state !== 'failed';
}

/** Ends that an attack may cause: a failed attempt to take over a program crashes it. */
export const SUSPICIOUS_ENDS: ReadonlySet<EndReason> = new Set<EndReason>([
  'protocol-violation',
  'browser-crashed',
  'display-crashed',
  'guest-failed',
  'vm-ended',
]);

/** The loss of its VM as a person reads it. Pure. */
export function endReasonOf(loss: Loss): EndReason {
  switch (loss.kind) {
    case 'ended':
      return 'vm-ended';
    case 'image-damaged':
      return 'image-damaged';
    case 'protocol-violation':
      return 'protocol-violation';
    case 'guest-failed':
      return 'guest-failed';
    case 'step-timeout':
      return 'start-failed';
  }
}

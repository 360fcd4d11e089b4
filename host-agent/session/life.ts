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

/** What an ending leads to: the session ends, or it is held until the person has decided. */
export type Outcome = 'end' | 'ask';
const AT_ONCE = { unsaved: 'end', nothing: 'end' } as const;
const ASKS_FOR_FILES = { unsaved: 'ask', nothing: 'end' } as const;

/** Each ending that is not decided yet; the columns: whether files are unsaved that would be gone with the session. */
const OUTCOMES: Readonly<Record<EndReason, { readonly unsaved: Outcome; readonly nothing: Outcome }>> = {
  'browser-closed': ASKS_FOR_FILES,
  'browser-crashed': ASKS_FOR_FILES,
  // Without an X server, the browser cannot come back.
  'display-crashed': AT_ONCE,
  'lifetime-over': AT_ONCE,
  outdated: AT_ONCE,
  idle: AT_ONCE,
  closed: AT_ONCE,
  'vm-ended': AT_ONCE,
  'image-damaged': AT_ONCE,
  'guest-failed': AT_ONCE,
  'protocol-violation': AT_ONCE,
  'host-lost': AT_ONCE,
  'start-failed': AT_ONCE,
};

/** `isAttended`: a window shows the session, so that there is somebody to ask. Pure. */
export function outcomeOf(
  reason: EndReason,
  { isAttended, unsavedFiles }: { readonly isAttended: boolean; readonly unsavedFiles: number },
): Outcome {
  return isAttended ? OUTCOMES[reason][unsavedFiles > 0 ? 'unsaved' : 'nothing'] : 'end';
}

/** Ends that an attack may cause: a failed attempt to take over a program crashes it. */
export const SUSPICIOUS_ENDS: ReadonlySet<EndReason> = new Set<EndReason>([
  'protocol-violation',
  'browser-crashed',
  'display-crashed',
  'guest-failed',
  'vm-ended',
]);

/** The loss of its VM as a person reads it. `browserEnded`: a guest of an older image powers off after its browser. Pure. */
export function endReasonOf(loss: Loss, browserEnded?: EndReason): EndReason {
  switch (loss.kind) {
    case 'ended':
      return browserEnded ?? 'vm-ended';
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

import type { BrowserEnded, EndReason, Session, SessionState } from '../api/session/session.ts';
import { type Arrows, assertArrow } from '../process/arrows.ts';
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

const NEXT: Arrows<SessionState> = {
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
  assertArrow('A session', NEXT, from, to);
  return to;
}

/** Whether a start in this state can still fail. */
export function canFail(state: SessionState): boolean {
  return state !== 'gone' && state !== 'closing' && state !== 'failed';
}

/** How a browser ends that could come back. Without an X server, for example, it could not. */
export type BrowserEnd = Extract<EndReason, BrowserEnded>;
const BROWSER_ENDS: ReadonlySet<string> = new Set<BrowserEnd>(['browser-closed', 'browser-crashed']);
const isBrowserEnd = (reason: string): reason is BrowserEnd => BROWSER_ENDS.has(reason);

/** Whether the session is held until the person has decided. `isAttended`: a window shows it, so that there is somebody to ask. Pure. */
export function asksAbout(
  reason: EndReason,
  { isAttended, unsavedFiles }: { readonly isAttended: boolean; readonly unsavedFiles: number },
): boolean {
  return isAttended && unsavedFiles > 0 && isBrowserEnd(reason);
}

export type BrowserState = BrowserEnded | 'running';
/** `back`: its window is painted. */
export type BrowserEvent = BrowserEnd | 'reopen' | 'back';

/** The whole life of the browser of a session that is held when it ends. */
const BROWSER_LIFE: Readonly<Record<BrowserState, { readonly [Event in BrowserEvent]?: BrowserState }>> = {
  running: { 'browser-closed': 'browser-closed', 'browser-crashed': 'browser-crashed' },
  'browser-closed': { reopen: 'returning' },
  'browser-crashed': { reopen: 'returning' },
  returning: { 'browser-closed': 'not-back', 'browser-crashed': 'not-back', back: 'running' },
  'not-back': { reopen: 'returning', back: 'running' },
};

/** The state after the event; `undefined` for one that changes nothing. Pure. */
export const browserAfter = (state: BrowserState, event: BrowserEvent): BrowserState | undefined =>
  BROWSER_LIFE[state][event];

/** Ends that an attack may cause: a failed attempt to take over a program crashes it. */
export const SUSPICIOUS_ENDS: ReadonlySet<EndReason> = new Set<EndReason>([
  'protocol-violation',
  'browser-crashed',
  'display-crashed',
  'guest-failed',
  'vm-ended',
]);

/** The loss of its VM as a person reads it. `browser`: a guest of an older image powers off after its browser. Pure. */
export function endReasonOf(loss: Loss, browser: BrowserState): EndReason {
  switch (loss.kind) {
    case 'ended':
      return isBrowserEnd(browser) ? browser : 'vm-ended';
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

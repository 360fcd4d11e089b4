import { BrowserEnded, type EndReason, type Session, type SessionState } from '../api/session/session.ts';
import type { Loss } from '../vm/loss.ts';
import type { SealedTemplate } from '../template/manifest.ts';
import type { SupervisedVm } from '../vm/supervised-vm.ts';

/** The life of a session: its state, and what it has in that state. */
export interface Life {
  readonly state: LifeState;
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

/** How a browser ends that could come back. Without an X server, for example, it could not. */
export type BrowserEnd = Extract<EndReason, BrowserEnded>;
/** Of the browser of a session that is held when it ends. `back`: its window is painted. */
export type BrowserEvent = BrowserEnd | 'reopen' | 'back';
export type LifeEvent = 'begin' | 'ready' | 'browse' | BrowserEvent | 'fail' | 'close' | 'gone';
/** A session whose browser ended is still shown as browsing. */
export type LifeState = SessionState | BrowserEnded;

type Following = { readonly [Event in LifeEvent]?: LifeState };
const ENDS: Following = { fail: 'failed', close: 'closing' };
/** The whole life of a session as one table. By events, because a guest and a person may cause some that change nothing any more. */
const NEXT: Readonly<Record<LifeState, Following>> = {
  preparing: { begin: 'starting', ...ENDS },
  starting: { ready: 'ready', ...ENDS },
  ready: { browse: 'browsing', ...ENDS },
  browsing: { 'browser-closed': 'browser-closed', 'browser-crashed': 'browser-crashed', ...ENDS },
  'browser-closed': { reopen: 'returning', ...ENDS },
  'browser-crashed': { reopen: 'returning', ...ENDS },
  returning: { 'browser-closed': 'not-back', 'browser-crashed': 'not-back', back: 'browsing', ...ENDS },
  'not-back': { reopen: 'returning', back: 'browsing', ...ENDS },
  failed: { close: 'closing' },
  closing: { gone: 'gone' },
  gone: {},
};

/** The state after the event; `undefined` for one that changes nothing. Pure. */
export const after = (state: LifeState, event: LifeEvent): LifeState | undefined => NEXT[state][event];

/** The state after an event that this host agent causes. A missing arrow is a bug, not a case to handle: throws. Pure. */
export function advance(state: LifeState, event: LifeEvent): LifeState {
  const next = after(state, event);
  if (!next) throw new Error(`Nothing follows from ${event} to a session that is ${state}.`);
  return next;
}

const BROWSER_ENDED: ReadonlySet<string> = new Set(BrowserEnded.options);
export const hasBrowserEnded = (state: LifeState): state is BrowserEnded => BROWSER_ENDED.has(state);
const BROWSER_ENDS: ReadonlySet<string> = new Set<BrowserEnd>(['browser-closed', 'browser-crashed']);
const isBrowserEnd = (reason: string): reason is BrowserEnd => BROWSER_ENDS.has(reason);

/** As the control API shows it. Pure. */
export const shownState = (state: LifeState): Pick<Session, 'state' | 'browserEnded'> =>
  hasBrowserEnded(state) ? { state: 'browsing', browserEnded: state } : { state };

/** Whether the session is held until the person has decided. `isAttended`: a window shows it, so that there is somebody to ask. Pure. */
export function asksAbout(
  reason: EndReason,
  { isAttended, unsavedFiles }: { readonly isAttended: boolean; readonly unsavedFiles: number },
): boolean {
  return isAttended && unsavedFiles > 0 && isBrowserEnd(reason);
}

/** Ends that an attack may cause: a failed attempt to take over a program crashes it. */
export const SUSPICIOUS_ENDS: ReadonlySet<EndReason> = new Set<EndReason>([
  'protocol-violation',
  'browser-crashed',
  'display-crashed',
  'guest-failed',
  'vm-ended',
]);

/** The loss of its VM as a person reads it. A guest of an older image powers off after its browser. Pure. */
export function endReasonOf(loss: Loss, state: LifeState): EndReason {
  switch (loss.kind) {
    case 'ended':
      return isBrowserEnd(state) ? state : 'vm-ended';
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

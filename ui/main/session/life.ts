/** The life of a session window: its states, the arrows between them, and the phase that a person sees. Pure. */
import type { EndReason, Session } from '../../../host-agent/api/session/session.ts';
import type { Trouble } from '../../bridge/answer.ts';
import type { RequirementView, SessionPhase } from '../../bridge/state.ts';

/** The screen of a VM, and the socket that it is served on. */
export interface Screen {
  readonly vm: string;
  readonly socket: string;
}

/** The person pressed the close button at this time (`performance.now()`) and has not answered the question yet. */
interface Asking {
  readonly closeAskedAtMs?: number | undefined;
}

export type WindowLife =
  /** Loaded and hidden, for the next click. */
  | { readonly is: 'preloaded' }
  /** The person has to name a site before there is anything to open. */
  | { readonly is: 'asking-for-site' }
  /** Our `session.open` is not answered yet. `spare`: the VM that was ready at the click; most likely the session gets it. */
  | ({ readonly is: 'opening'; readonly startedAt: string; readonly id?: string; readonly spare?: Screen } & Asking)
  /** The model says what the session does. */
  | ({ readonly is: 'following'; readonly startedAt: string; readonly id: string; readonly spare?: Screen } & Asking)
  /** The host agent no longer knows the session, and was asked how it ended. */
  | { readonly is: 'finding-out'; readonly startedAt: string; readonly id: string }
  /** Our `session.close` is not answered yet. */
  | { readonly is: 'closing'; readonly startedAt: string; readonly id: string }
  | { readonly is: 'failed'; readonly startedAt: string; readonly id?: string; readonly trouble: Trouble }
  | { readonly is: 'ended'; readonly id: string; readonly reason: EndReason };

export type WindowEvent =
  | { readonly is: 'open'; readonly at: string; readonly spare?: Screen }
  | { readonly is: 'ask-for-site' }
  | { readonly is: 'follow'; readonly at: string; readonly id: string }
  /** The host agent named the session that we asked for. */
  | { readonly is: 'named'; readonly id: string }
  | { readonly is: 'opened'; readonly id: string }
  | { readonly is: 'open-failed'; readonly trouble: Trouble }
  /** The session browses although its start was answered with a failure: the answer was lost with the host agent. */
  | { readonly is: 'found' }
  | { readonly is: 'ask-to-close'; readonly atMs: number }
  | { readonly is: 'answered' }
  | { readonly is: 'close' }
  | { readonly is: 'close-failed' }
  | { readonly is: 'vanished' }
  | { readonly is: 'not-found-out' }
  | { readonly is: 'ended'; readonly id: string; readonly reason: EndReason };

type Of<Union extends { readonly is: string }, Is extends Union['is']> = Extract<Union, { readonly is: Is }>;
type Arrows = {
  readonly [From in WindowLife['is']]: {
    readonly [Is in WindowEvent['is']]?: (life: Of<WindowLife, From>, event: Of<WindowEvent, Is>) => WindowLife;
  };
};

type Live = Of<WindowLife, 'opening' | 'following'>;

const opening = (_: unknown, { at, spare }: Of<WindowEvent, 'open'>): WindowLife => ({
  is: 'opening',
  startedAt: at,
  ...(spare && { spare }),
});
const ended = (_: unknown, { id, reason }: Of<WindowEvent, 'ended'>): WindowLife => ({ is: 'ended', id, reason });
const following = ({ startedAt, id }: Of<WindowLife, 'finding-out' | 'closing'>): WindowLife => ({
  is: 'following',
  startedAt,
  id,
});
const closing = (life: Live | Of<WindowLife, 'finding-out'>): WindowLife =>
  life.id === undefined ? life : { is: 'closing', startedAt: life.startedAt, id: life.id };

const ARROWS: Arrows = {
  preloaded: {
    open: opening,
    'ask-for-site': () => ({ is: 'asking-for-site' }),
    follow: (_, { at, id }) => ({ is: 'following', startedAt: at, id }),
  },
  'asking-for-site': { open: opening },
  opening: {
    named: (life, { id }) => ({ ...life, id }),
    opened: (life, { id }) => ({ ...life, is: 'following', id }),
    'open-failed': ({ startedAt, id }, { trouble }) => ({
      is: 'failed',
      startedAt,
      ...(id !== undefined && { id }),
      trouble,
    }),
    'ask-to-close': askToClose,
    answered: withoutQuestion,
    close: closing,
    // The failure of `session.open` follows, with more details.
    ended: (life, event) => (event.reason === 'start-failed' ? withoutQuestion(life) : ended(life, event)),
  },
  following: {
    'ask-to-close': askToClose,
    answered: withoutQuestion,
    close: closing,
    vanished: ({ startedAt, id }) => ({ is: 'finding-out', startedAt, id }),
    ended,
  },
  'finding-out': {
    'not-found-out': following,
    close: closing,
    ended,
  },
  closing: {
    'close-failed': following,
    ended,
  },
  failed: {
    open: opening,
    found: (life) => (life.id === undefined ? life : { is: 'following', startedAt: life.startedAt, id: life.id }),
    ended: (life, event) => (event.reason === 'start-failed' ? life : ended(life, event)),
  },
  ended: {},
};

/** The state after the event. An event without an arrow came too late, and changes nothing. */
export function advance(life: WindowLife, event: WindowEvent): WindowLife {
  const arrow = ARROWS[life.is][event.is] as ((life: WindowLife, event: WindowEvent) => WindowLife) | undefined;
  return arrow ? arrow(life, event) : life;
}

function askToClose(life: Live, { atMs }: Of<WindowEvent, 'ask-to-close'>): WindowLife {
  return { ...life, closeAskedAtMs: life.closeAskedAtMs ?? atMs };
}

function withoutQuestion(life: Live): WindowLife {
  return { ...life, closeAskedAtMs: undefined };
}

/** The session that the window shows, once it has a name. */
export function idOf(life: WindowLife): string | undefined {
  return 'id' in life ? life.id : undefined;
}

/** When the person asked to close the window; nothing while no question is open. */
export function closeAskedAtMs(life: WindowLife): number | undefined {
  return 'closeAskedAtMs' in life ? life.closeAskedAtMs : undefined;
}

const IS_ENDING: ReadonlySet<Session['state']> = new Set(['closing', 'gone', 'failed']);

/** What the window shows: the window's own state, and while it follows a session the state of that. */
export function phaseOf(
  life: WindowLife,
  session: Session | undefined,
  requirements: readonly RequirementView[],
): SessionPhase {
  switch (life.is) {
    case 'preloaded':
      return { is: 'waiting' };
    case 'asking-for-site':
      return { is: 'asking-for-site' };
    case 'closing':
      return { is: 'closing' };
    case 'failed':
      return { is: 'failed', trouble: life.trouble };
    case 'ended':
      return { is: 'ended', reason: life.reason };
    case 'opening':
    case 'following':
    case 'finding-out':
      if (session && IS_ENDING.has(session.state)) return { is: 'closing' };
      if (session?.state === 'browsing') {
        if (session.discardsAt !== undefined) return { is: 'discarding', until: session.discardsAt };
        if (session.browserEnded === 'returning') return { is: 'browser-returning' };
        if (session.browserEnded !== undefined) return { is: 'browser-ended', reason: session.browserEnded };
        return { is: 'showing' };
      }
      return {
        is: 'starting',
        startedAt: session?.requestedAt ?? life.startedAt,
        requirements: [...requirements],
      };
  }
}

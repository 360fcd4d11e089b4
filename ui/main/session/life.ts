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

/** `startedAt`: the click, ISO 8601. */
export type WindowLife =
  /** Loaded and hidden, for the next click. */
  | { readonly is: 'preloaded' }
  /** The person has to name a site before there is anything to open. `url`: the page that the window was opened for. */
  | { readonly is: 'asking-for-site'; readonly url?: string }
  /** The model says what the session does. `id`: absent until our `session.open` is answered. `spare`: the VM that was ready at the click; most likely the session gets it. */
  | ({
      readonly is: 'following';
      readonly startedAt: string;
      readonly id?: string;
      readonly spare?: Screen;
      /** It was browsing. */
      readonly wasOpen?: true;
    } & Asking)
  /** Our `session.close` is not answered yet. */
  | { readonly is: 'closing'; readonly startedAt: string; readonly id: string }
  /** What it was opened for did not start; it can be tried again. */
  | { readonly is: 'failed'; readonly trouble: Trouble }
  | { readonly is: 'ended'; readonly id: string; readonly reason: EndReason };

export type WindowEvent =
  | { readonly is: 'open'; readonly at: string; readonly spare?: Screen }
  | { readonly is: 'ask-for-site'; readonly url?: string }
  /** The session of the window, which exists or was opened for it. */
  | { readonly is: 'follow'; readonly at: string; readonly id: string }
  | { readonly is: 'opened' }
  | { readonly is: 'fail'; readonly trouble: Trouble }
  | { readonly is: 'ask-to-close'; readonly atMs: number }
  | { readonly is: 'answered' }
  | { readonly is: 'close' }
  | { readonly is: 'close-failed' }
  | { readonly is: 'ended'; readonly id: string; readonly reason: EndReason };

type Of<Union extends { readonly is: string }, Is extends Union['is']> = Extract<Union, { readonly is: Is }>;
type Arrows = {
  readonly [From in WindowLife['is']]: {
    readonly [Is in WindowEvent['is']]?: (life: Of<WindowLife, From>, event: Of<WindowEvent, Is>) => WindowLife;
  };
};

const open = (_: unknown, { at, spare }: Of<WindowEvent, 'open'>): WindowLife => ({
  is: 'following',
  startedAt: at,
  ...(spare && { spare }),
});
const ended = (_: unknown, { id, reason }: Of<WindowEvent, 'ended'>): WindowLife => ({ is: 'ended', id, reason });

const ARROWS: Arrows = {
  preloaded: {
    open,
    'ask-for-site': (_, { url }) => ({ is: 'asking-for-site', ...(url !== undefined && { url }) }),
    follow: (_, { at, id }) => ({ is: 'following', startedAt: at, id }),
  },
  'asking-for-site': { open },
  following: {
    follow: (life, { id }) => ({ ...life, id }),
    opened: (life) => ({ ...life, wasOpen: true }),
    fail: (_, { trouble }) => ({ is: 'failed', trouble }),
    'ask-to-close': (life, { atMs }) => ({ ...life, closeAskedAtMs: life.closeAskedAtMs ?? atMs }),
    answered: (life) => ({ ...life, closeAskedAtMs: undefined }),
    close: (life) => (life.id === undefined ? life : { is: 'closing', startedAt: life.startedAt, id: life.id }),
    ended,
  },
  closing: {
    'close-failed': ({ startedAt, id }) => ({ is: 'following', startedAt, id }),
    ended,
  },
  failed: { open },
  ended: { open },
};

/** The state after the event. An event without an arrow came too late, and changes nothing. */
export function advance(life: WindowLife, event: WindowEvent): WindowLife {
  const arrow = ARROWS[life.is][event.is] as ((life: WindowLife, event: WindowEvent) => WindowLife) | undefined;
  return arrow ? arrow(life, event) : life;
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
  usualMs?: number,
): SessionPhase {
  switch (life.is) {
    case 'preloaded':
      return { is: 'waiting' };
    case 'asking-for-site':
      return life;
    case 'closing':
      return { is: 'closing' };
    case 'failed':
      return { is: 'failed', trouble: life.trouble };
    case 'ended':
      return { is: 'ended', reason: life.reason };
    case 'following':
      if (session ? IS_ENDING.has(session.state) : life.wasOpen) return { is: 'closing' };
      if (session?.state === 'browsing') {
        if (session.discardsAt !== undefined)
          return {
            is: 'discarding',
            until: session.discardsAt,
            ...(session.heldBecause && { heldBecause: session.heldBecause }),
          };
        if (session.browserEnded === 'returning') return { is: 'browser-returning' };
        if (session.browserEnded !== undefined) return { is: 'browser-ended', reason: session.browserEnded };
        return { is: 'showing' };
      }
      return {
        is: 'starting',
        startedAt: session?.requestedAt ?? life.startedAt,
        requirements: [...requirements],
        ...(usualMs !== undefined && { usualMs }),
      };
  }
}

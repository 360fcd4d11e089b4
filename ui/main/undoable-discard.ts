/** Discards a session from anywhere but its window, as that window does: paused for the undo window first, and at once the second time. */
import { Failure } from '../../host-agent/api/errors/failure.ts';
import type { AgentLink } from './agent-link.ts';
import type { Discards } from './discards.ts';
import type { Model } from './model.ts';
import { undoSecondsOf } from './views.ts';

export interface UndoableDiscardDeps {
  readonly model: Pick<Model, 'sessions' | 'profiles'>;
  readonly agent: Pick<AgentLink, 'call'>;
  readonly discards: Pick<Discards, 'discard'>;
}

/** Throws the host agent's `Failure`, or the reason why there is no host agent. */
export async function discardUndoably(id: string, { model, agent, discards }: UndoableDiscardDeps): Promise<void> {
  const session = model.sessions.find((candidate) => candidate.id === id);
  const undoSeconds = session ? undoSecondsOf(model, session) : 0;
  if (undoSeconds > 0 && (await pauseBefore(agent, id, undoSeconds))) return;
  await discards.discard(id);
}

/** Pauses the session during its undo window. `false`: there is no host agent that could. */
export async function pauseBefore(agent: Pick<AgentLink, 'call'>, id: string, undoSeconds: number): Promise<boolean> {
  try {
    await agent.call('session.discard', { id, undoSeconds });
    return true;
  } catch (error) {
    if (error instanceof Failure && error.code === 'host-agent-unreachable') return false;
    throw error;
  }
}

/** Discards a session from anywhere but its window, as that window does: it asks while files are unsaved; otherwise the session is paused for the undo window first, and discarded at once the second time. */
import { Failure } from '../../host-agent/api/errors/failure.ts';
import { unsavedFiles } from '../../host-agent/api/session/unsaved-files.ts';
import type { AgentLink } from './agent-link.ts';
import type { Discards } from './discards.ts';
import type { Model } from './model.ts';
import { openSessions, undoSecondsOf } from './views.ts';

export interface UndoableDiscardDeps {
  readonly model: Pick<Model, 'sessions' | 'profiles'>;
  readonly agent: Pick<AgentLink, 'call'>;
  readonly discards: Pick<Discards, 'discard'>;
  readonly sessions: { askToClose(id: string): void };
}

/** Throws the host agent's `Failure`, or the reason why there is no host agent. */
export async function discardUndoably(
  id: string,
  { model, agent, discards, sessions }: UndoableDiscardDeps,
): Promise<void> {
  const session = model.sessions.find((candidate) => candidate.id === id);
  if (session?.state === 'browsing' && session.discardsAt === undefined && unsavedFiles(session) > 0) {
    sessions.askToClose(id);
    return;
  }
  const undoSeconds = session ? undoSecondsOf(model, session) : 0;
  if (undoSeconds > 0 && (await pauseBefore(agent, id, undoSeconds))) return;
  await discards.discard(id);
}

/** Discards all sessions at once, except those with unsaved files, which ask. Returns whether there is none of these. Throws the host agent's `Failure`. */
export async function discardAll({
  model,
  agent,
  sessions,
}: Pick<UndoableDiscardDeps, 'agent' | 'sessions'> & { readonly model: Model }): Promise<boolean> {
  const open = openSessions(model);
  const asking = open.filter(
    (session) => unsavedFiles(session) > 0 && (session.discardsAt === undefined || session.heldBecause !== undefined),
  );
  const ids = open.flatMap((session) => (asking.includes(session) ? [] : [session.id]));
  if (asking.length === 0) await agent.call('session.close', { all: true });
  else if (ids.length > 0) await agent.call('session.close', { ids });
  for (const { id } of asking) sessions.askToClose(id);
  return asking.length === 0;
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

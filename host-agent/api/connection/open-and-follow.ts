/** Opens a session, and follows it until its browser is painted. */
import { Failure } from '../errors/failure.ts';
import type { Params } from '../methods/methods.ts';
import type { OpenProgress, Session } from '../session/session.ts';
import type { Client } from './client.ts';

export interface OpenListener {
  readonly onCreated?: (session: Session) => void;
  readonly onStep?: (step: OpenProgress) => void;
  /** Aborting it closes the session. */
  readonly signal?: AbortSignal;
}

/** Throws the `Failure` of the start, or cancelled; then nothing is left of it. */
export async function openAndFollow(
  client: Pick<Client, 'call'>,
  params: Params<'session.open'>,
  { onCreated, onStep, signal = new AbortController().signal }: OpenListener = {},
): Promise<Session> {
  let id: string | undefined;
  try {
    const session = await client.call('session.open', params, { signal });
    ({ id } = session);
    signal.throwIfAborted();
    onCreated?.(session);
    return await untilBrowsing(client, session, onStep, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    if (id !== undefined) await client.call('session.close', { ids: [id] }).catch(() => undefined);
    throw new Failure('cancelled', { task: 'session' }, { cause: error });
  }
}

async function untilBrowsing(
  client: Pick<Client, 'call'>,
  created: Session,
  onStep: OpenListener['onStep'],
  signal: AbortSignal,
): Promise<Session> {
  const { id } = created;
  let [last, steps] = [created, 0];
  const done = new AbortController();
  const over = AbortSignal.any([signal, done.signal]);
  try {
    return await new Promise<Session>((resolve, reject) => {
      const take = (session: Session) => {
        last = session;
        const { progress = [] } = session;
        for (const step of progress.slice(steps)) onStep?.(step);
        steps = progress.length;
        if (session.state === 'browsing') resolve(session);
      };
      const watching = client.call(
        'events.watch',
        {},
        {
          signal: over,
          onProgress: (event) => {
            const now = event.kind === 'sessions' ? event.sessions.find((session) => session.id === id) : undefined;
            if (now && !over.aborted) take(now);
          },
        },
      );
      // It ends only with the host agent.
      watching.then(() => reject(new Failure('host-agent-unreachable')), reject);
      client.call('session.wait', { id }).then(({ reason, failure }) => {
        if (failure) reject(new Failure(failure));
        else if (reason === 'closed') reject(new Failure('start-failed', { end: reason }));
        // It was open for so short a time that no event has shown it.
        else resolve(last);
      }, reject);
      over.addEventListener('abort', () => reject(over.reason as Error));
    });
  } finally {
    done.abort();
  }
}

/** Verbs on one session: each finds the session where it runs, checks its restrictions, and calls one handler. */
import type { NotThere } from '../../api/errors/errors.ts';
import { Failure } from '../../api/errors/failure.ts';
import { type METHODS, type Params, type Result, rulesOf, type SessionMethod } from '../../api/methods/methods.ts';
import { browsableUrl } from '../../config/url.ts';
import type { RemoteSession } from '../../pool/desk/remote-session.ts';
import type { RemoteSessions } from '../../pool/desk/remote-sessions.ts';
import type { Forwarded } from '../../pool/wire.ts';
import type { AnySession } from '../../session/any-session.ts';
import type { LiveSession } from '../../session/live-session.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { Call, Verbs } from '../../api/methods/verbs.ts';

/** Verbs on a session that has not ended. */
export type OnSession = Exclude<SessionMethod, 'session.wait'>;
/** What its handler gets: any session, unless sessions elsewhere never reach it. */
type SessionOf<M extends OnSession> = (typeof METHODS)[M] extends { readonly elsewhere: string }
  ? LiveSession
  : AnySession;
export type Handlers = {
  readonly [M in OnSession]: (session: SessionOf<M>, params: Params<M>, call: Call<M>) => Promise<Result<M>>;
};

/** `remote`: absent where only sessions of this host are asked for. */
export function verbsOnSessions(
  handlers: Handlers,
  sessions: Pick<Sessions, 'get'>,
  remote: RemoteSessions | undefined,
): Pick<Verbs, OnSession> {
  const methods = Object.keys(handlers) as OnSession[];
  const verbs = methods.map((method) => [method, verb(method, handlers, sessions, remote)]);
  return Object.fromEntries(verbs) as Pick<Verbs, OnSession>;
}

function verb<M extends OnSession>(
  method: M,
  handlers: Handlers,
  sessions: Pick<Sessions, 'get'>,
  remote: RemoteSessions | undefined,
): (params: Params<M>, call: Call<M>) => Promise<unknown> {
  const { act, elsewhere } = rulesOf(method);
  return async (asked, call) => {
    const params = 'url' in asked ? { ...asked, url: browsableUrl(asked.url) } : asked;
    const there = remote?.find(params.id);
    const session: AnySession = there ?? sessions.get(params.id);
    if (there && elsewhere !== undefined && elsewhere !== 'forwarded') throw notThere(elsewhere);
    if (act !== undefined) session.assertMay(act);
    if (there && elsewhere === 'forwarded') return forwarded(there, method, params, call);
    // The compiler cannot connect the method with the kind of session.
    const handler = handlers[method] as (session: AnySession, params: Params<M>, call: Call<M>) => Promise<unknown>;
    return handler(session, params, call);
  };
}

function forwarded<M extends OnSession>(
  session: RemoteSession,
  method: M,
  params: { readonly id: string },
  { signal, progress }: Call<M>,
): Promise<unknown> {
  const name = method.slice('session.'.length) as Forwarded;
  // Its host knows it by another name, which the session sets.
  return session.forward(name, params, { signal, onProgress: progress as (reported: unknown) => void });
}

export const notThere = (what: NotThere): Failure => new Failure('pool-not-there', { what });

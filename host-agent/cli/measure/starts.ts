/** Starts whose steps are measured, for `safe-browse measure` and for the benchmarks of the repository. */
import type { Client } from '../../api/connection/client.ts';
import { openAndFollow, type OpenListener } from '../../api/connection/open-and-follow.ts';
import type { Params } from '../../api/methods/methods.ts';
import type { Requirement, Session } from '../../api/session/session.ts';

export interface MeasuredStart {
  readonly session: Session;
  /** By the clock of `performance.now()`. */
  readonly requestedMs: number;
  /** From the request until each requirement was met, by the clock of the host agent. */
  readonly metMs: ReadonlyMap<Requirement, number>;
}

/** Opens a session. Throws like {@link openAndFollow}. */
export async function measuredStart(
  client: Pick<Client, 'call'>,
  params: Params<'session.open'>,
  listener: Pick<OpenListener, 'onCreated' | 'signal'> = {},
): Promise<MeasuredStart> {
  const metMs = new Map<Requirement, number>();
  const requestedMs = performance.now();
  const session = await openAndFollow(client, params, {
    ...listener,
    onStep: ({ requirement, state, elapsedMs }) => state === 'met' && metMs.set(requirement, elapsedMs),
  });
  return { session, requestedMs, metMs };
}

/** Takes over what an earlier host agent left running. Whatever is wrong with one part, the others go on, and the host agent starts. */
import { rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { HostCard } from '../network/host-card.ts';
import type { Exits } from '../network/exit/exits.ts';
import type { Ndvm } from '../network/ndvm.ts';
import type { RemoteSessions } from '../pool/desk/remote-sessions.ts';
import type { Desks } from '../pool/host/desks.ts';
import { adoptSessions, discardSessions } from '../session/adopt.ts';
import type { Sessions } from '../session/sessions.ts';
import type { CrashRecord } from './crashes.ts';

export interface TakeOver {
  /** Removes what is left of VMs that are not taken over. */
  readonly cleanUp: () => Promise<void>;
  readonly desks: Pick<Desks, 'adopt' | 'keepOnly'>;
  readonly sessions: Sessions;
  readonly hostCard: Pick<HostCard, 'adopt' | 'detach'>;
  readonly ndvm: Pick<Ndvm, 'adopt' | 'discard'>;
  readonly exits: Pick<Exits, 'adopt' | 'discard'>;
  readonly remote: Pick<RemoteSessions, 'adopt'>;
  readonly crashes: Pick<CrashRecord, 'wereMany' | 'noteEndedSessions'>;
  /** The records of desks elsewhere, and of sessions elsewhere. */
  readonly records: { readonly desks: string; readonly remote: string };
  readonly log: Logger;
}

/** Never rejects. */
export async function takeOver(parts: TakeOver): Promise<void> {
  const { log, crashes } = parts;
  const attempt = (part: string, work: () => Promise<void>) =>
    // A part may throw before its promise.
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => log.error({ part, reason: String(error) }, 'a part was not taken over'));
  await attempt('clean-up', parts.cleanUp);
  await ((await crashes.wereMany()) ? discard(parts, attempt) : adopt(parts, attempt));
}

type Attempt = (part: string, work: () => Promise<void>) => Promise<void>;

async function adopt(
  { desks, sessions, hostCard, ndvm, exits, remote, records }: TakeOver,
  attempt: Attempt,
): Promise<void> {
  // A record that cannot be read would fail again, and could not be written.
  const orForget = (record: string, work: () => Promise<void>) => () =>
    work().catch(async (error: unknown) => {
      await rm(record, { recursive: true, force: true });
      throw error;
    });
  // Before sessions, which have their sound where their person sits.
  await attempt(
    'desks',
    orForget(records.desks, () => desks.adopt()),
  );
  await attempt('sessions', () => adoptSessions(sessions));
  await attempt('desks', async () => desks.keepOnly((id) => sessions.all.some((session) => session.id === id)));
  await attempt('host card', () => hostCard.adopt());
  // After all that have ports.
  await attempt('network', () => ndvm.adopt());
  await attempt('exits', () => exits.adopt());
  await attempt(
    'remote',
    orForget(records.remote, () => remote.adopt()),
  );
}

/** Ends what would be adopted, so that it cannot make this host agent crash, too. */
async function discard(
  { sessions, hostCard, ndvm, exits, crashes, records, log }: TakeOver,
  attempt: Attempt,
): Promise<void> {
  log.error('the host agent has crashed repeatedly: it ends all sessions instead of taking them over');
  await attempt('crashes', () => crashes.noteEndedSessions());
  await attempt('sessions', () => discardSessions(sessions));
  await attempt('host card', () => hostCard.detach());
  await attempt('network', () => ndvm.discard());
  await attempt('exits', () => exits.discard());
  // Hosts elsewhere end the sessions of a desk that stays away.
  for (const record of [records.desks, records.remote])
    await attempt('records', () => rm(record, { recursive: true, force: true }));
}

/** Shuts the host agent down: it stops listening and ends every VM that no session uses. Sessions continue. */
import type { Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Exits } from '../network/exit/exits.ts';
import type { Ndvm } from '../network/ndvm.ts';
import type { FastStart } from '../template/fast-start.ts';
import type { SafeCopies } from '../conversion/safe-copies.ts';
import type { ChannelUpdates } from '../channel/channel-updates.ts';
import type { SharedUpdates } from '../image/updates/shared-updates.ts';
import type { UpdateChecker } from '../image/updates/update-checker.ts';
import type { Desks } from '../pool/host/desks.ts';
import type { Sessions } from '../session/sessions.ts';

/** A host agent that cannot end its VMs exits anyway: the next one cleans them up. */
const END_WITHIN_MS = 5_000;

export interface Ending {
  /** Of the control API and of the metrics. */
  readonly servers: readonly Pick<Server, 'close'>[];
  readonly fastStart: Pick<FastStart, 'stop'>;
  readonly safeCopies: Pick<SafeCopies, 'stop'>;
  readonly updates: Pick<UpdateChecker, 'stop'>;
  readonly sharedUpdates: Pick<SharedUpdates, 'stop'>;
  readonly channelUpdates: Pick<ChannelUpdates, 'stop'>;
  /** They continue: the next host agent finds them by their records. */
  readonly sessions: Pick<Sessions, 'record' | 'endRecordings'>;
  readonly desks: Pick<Desks, 'written'>;
  /** Sessions on other hosts stay there. */
  readonly remote: { readonly stop: () => Promise<void> };
  readonly ndvm: Pick<Ndvm, 'preventStarts' | 'stop' | 'ports'>;
  readonly exits: Pick<Exits, 'preventStarts' | 'stopUnused'>;
  /** VMs that find out whether KVM works. */
  readonly probes: { readonly stop: () => Promise<void> };
  readonly log: Logger;
}

/** Fulfilled when the process can exit; never rejects. */
export async function endHostAgent(
  {
    servers,
    sessions,
    desks,
    fastStart,
    safeCopies,
    updates,
    sharedUpdates,
    channelUpdates,
    remote,
    ndvm,
    exits,
    probes,
    log,
  }: Ending,
  withinMs = END_WITHIN_MS,
): Promise<void> {
  // Removes the sockets: new clients start the next host agent, connected ones see this one end.
  for (const server of servers) server.close();
  const logged = (work: Promise<unknown>) =>
    work.catch((error: unknown) => log.error({ reason: String(error) }, 'a part could not be stopped'));
  const endUnused = async () => {
    await Promise.all([
      logged(sessions.record()),
      logged(sessions.endRecordings()),
      logged(desks.written()),
      logged(updates.stop()),
      logged(sharedUpdates.stop()),
      logged(channelUpdates.stop()),
      logged(fastStart.stop()),
      logged(safeCopies.stop()),
      logged(probes.stop()),
      logged(remote.stop()),
      logged(ndvm.preventStarts()),
      logged(exits.preventStarts()),
    ]);
    if (ndvm.ports.held === 0) await logged(ndvm.stop());
    await logged(exits.stopUnused());
  };
  await Promise.race([endUnused(), sleep(withinMs, undefined, { ref: false })]);
  log.info('shutting down; sessions continue');
}

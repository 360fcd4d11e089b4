/** How the host agent ends: nobody reaches it any more, and what nobody uses goes with it. Sessions go on. */
import type { Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Ndvm } from '../network/ndvm.ts';
import type { InstantStarts } from './instant.ts';
import type { SafeCopies } from '../conversion/safe-copies.ts';
import type { Updates } from './updates.ts';

/** A host agent that cannot end its machines does not hang for it: the next one clears them away. */
const END_WITHIN_MS = 5_000;

export interface Ending {
  readonly server: Pick<Server, 'close'>;
  readonly instant: Pick<InstantStarts, 'stop'>;
  readonly safeCopies: Pick<SafeCopies, 'stop'>;
  readonly updates: Pick<Updates, 'stop'>;
  readonly ndvm: Pick<Ndvm, 'preventStarts' | 'stop' | 'ports'>;
  /** Of whether KVM works. */
  readonly probes: { readonly stop: () => Promise<void> };
  readonly log: Logger;
}

/** Fulfilled when the process can exit; never rejects. */
export async function endHostAgent(
  { server, instant, safeCopies, updates, ndvm, probes, log }: Ending,
  withinMs = END_WITHIN_MS,
): Promise<void> {
  // Takes the socket away: who comes now starts the next host agent, who is connected sees this one end.
  server.close();
  const logged = (work: Promise<unknown>) =>
    work.catch((error: unknown) => log.error({ reason: String(error) }, 'something is left behind'));
  const endUnused = async () => {
    await Promise.all([
      logged(updates.stop()),
      logged(instant.stop()),
      logged(safeCopies.stop()),
      logged(probes.stop()),
      logged(ndvm.preventStarts()),
    ]);
    if (ndvm.ports.held === 0) await logged(ndvm.stop());
  };
  await Promise.race([endUnused(), sleep(withinMs, undefined, { ref: false })]);
  log.info('the host agent ends; sessions go on');
}

/**
 * What this host can do for a jail, found out by trying it. Only success is remembered for good: a busy moment must not turn a protection off
 * until the host agent ends.
 */
import { isFailure } from '../api/errors/failure.ts';
import { CommandFailed } from '../process/run.ts';

/** `refused`: the system said no. `failed`: there was no answer in time, or no clear one. */
export type Capability = 'works' | 'refused' | 'failed';

/** How long a refusal counts: each attempt starts a program. */
const REFUSED_FOR_MS = 60_000;

/** Whether `attempt` succeeds. Those who ask at the same time share one attempt. Throws nothing. */
export function tried(attempt: () => Promise<unknown>): () => Promise<Capability> {
  let known: { readonly capability: Capability; readonly untilMs: number } | undefined;
  let trying: Promise<Capability> | undefined;
  const again = async (): Promise<Capability> => {
    const capability = await attempt().then(() => 'works' as const, capabilityBy);
    trying = undefined;
    const keptMs = { works: Number.POSITIVE_INFINITY, refused: REFUSED_FOR_MS, failed: 0 }[capability];
    known = { capability, untilMs: performance.now() + keptMs };
    return capability;
  };
  return () => {
    if (known && performance.now() < known.untilMs) return Promise.resolve(known.capability);
    return (trying ??= again());
  };
}

function capabilityBy(error: unknown): Capability {
  const isRefusal = isFailure(error, 'package-missing') || (error instanceof CommandFailed && error.isExit);
  return isRefusal ? 'refused' : 'failed';
}

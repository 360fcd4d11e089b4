/** A session is refused when the host lacks its memory: started anyway, it would make the kernel end programs. */
import { Failure } from '../api/failure.ts';
import type { AvailableMemory } from '../process/available-memory.ts';

/**
 * `admitted`: there is room. `spare first`: there is room once the spare is this session, or is gone. `available`: without the spare;
 * `undefined`: unknown. Pure. Throws `Failure` memory-short.
 */
export function admission(
  neededMiB: number,
  available: AvailableMemory | undefined,
  spareMiB: number,
): 'admitted' | 'spare first' {
  if (available === undefined || available.mebibytes >= neededMiB) return 'admitted';
  if (available.mebibytes + spareMiB >= neededMiB) return 'spare first';
  throw new Failure('memory-short', {
    neededMiB,
    availableMiB: available.mebibytes + spareMiB,
    cgroup: available.cgroup,
  });
}

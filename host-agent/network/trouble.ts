/** Why the network VM is not up, as the control API reports it. */
import { Failure, isFailure, reasonOf } from '../api/failure.ts';
import type { NetworkTrouble } from '../api/network.ts';

export function crashLoop(times: number, last: unknown): Failure {
  return new Failure('network-crash-loop', { times, reason: reasonOf(last) });
}

/** A missing image is not a failure of the network VM; the session that needs it reports it. */
export const isMissingImage = (error: unknown): boolean => isFailure(error, 'image-missing');

export function troubleOf(error: unknown): NetworkTrouble {
  const failure =
    error instanceof Failure
      ? error
      : new Failure('network-not-started', { reason: reasonOf(error) }, { cause: error });
  return { ...failure.texts(), since: new Date().toISOString() };
}

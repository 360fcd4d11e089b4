import { Failure } from '../../api/errors/failure.ts';
import { HostRefusal } from './line-answer.ts';

export const refusedBy = (host: string, refusal: HostRefusal): Failure =>
  new Failure('pool-host-refused', { host, reason: refusal.message }, { cause: refusal });

/** A refusal of the host, in its own words, as a failure of ours. */
export function asFailure(error: unknown, host: string, signal?: AbortSignal): unknown {
  if (signal?.aborted === true) return new Failure('cancelled', { task: 'request' }, { cause: error });
  return error instanceof HostRefusal ? refusedBy(host, error) : error;
}

import { Failure } from '../../api/errors/failure.ts';
import { HostRefusal } from './line-answer.ts';

/** A refusal of the host, in its own words, as a failure of ours. */
export function asFailure(error: unknown, host: string, signal?: AbortSignal): unknown {
  if (signal?.aborted === true) return new Failure('cancelled', { task: 'request' }, { cause: error });
  return error instanceof HostRefusal
    ? new Failure('pool-host-refused', { host, reason: error.message }, { cause: error })
    : error;
}

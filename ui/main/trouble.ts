import { Failure } from '../../host-agent/api/failure.ts';
import { messageOf } from '../../host-agent/api/message-of.ts';
import type { Trouble } from '../bridge/answer.ts';

/** Any error as a person is told of it. */
export function asTrouble(error: unknown): Trouble {
  const failure = error instanceof Failure ? error : new Failure('internal', { reason: messageOf(error) });
  return failure.texts();
}

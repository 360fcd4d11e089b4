import { Failure } from '../../host-agent/api/errors/failure.ts';
import { messageOf } from '../../host-agent/api/errors/message-of.ts';
import { systemTrouble } from '../../host-agent/api/errors/system-trouble.ts';
import type { Trouble } from '../bridge/answer.ts';

/** Any error as it is shown to a person. */
export function asTrouble(error: unknown): Trouble {
  const failure =
    error instanceof Failure ? error : (systemTrouble(error) ?? new Failure('internal', { reason: messageOf(error) }));
  return failure.texts();
}

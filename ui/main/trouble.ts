import { Failure } from '../../host-agent/api/failure.ts';
import { messageOf } from '../../host-agent/api/message-of.ts';
import type { Trouble } from '../bridge/answer.ts';

/** Any error as what a person is told of it. */
export function asTrouble(error: unknown): Trouble {
  if (error instanceof Failure) return { code: error.code, message: error.message, hint: error.hint };
  return {
    code: 'internal',
    message: messageOf(error),
    hint: 'This is a fault in Safe Browse; please report it.',
  };
}

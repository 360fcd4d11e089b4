/** Why the network VM is not up, as the control API reports it. */
import { Failure } from '../api/failure.ts';
import { messageOf } from '../api/message-of.ts';
import type { NetworkTrouble } from '../api/network.ts';

export function crashLoop(times: number, last: unknown): Failure {
  return new Failure(
    'network-crash-loop',
    `The network machine ended ${times} times in a row, and is not started again. The last time: ${last instanceof Error ? last.message : String(last)}`,
    { hint: 'Try once more: safe-browse network restart' },
  );
}

/** Without an image nothing failed: whoever needs the network reports the missing image. */
export const isMissingImage = (error: unknown): boolean => error instanceof Failure && error.code === 'image-missing';

export function troubleOf(error: unknown): NetworkTrouble {
  const { code, message, hint } =
    error instanceof Failure
      ? error
      : {
          code: 'network-not-started',
          message: `The network machine did not start: ${messageOf(error)}`,
          hint: 'Run: safe-browse doctor',
        };
  return { code, message, hint, since: new Date().toISOString() };
}

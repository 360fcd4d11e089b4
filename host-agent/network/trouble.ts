/** Why an NDVM is not up, as it is told. */
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

/** What the person is told; `undefined`: nothing that could run is there yet, which is told by whoever needs it. */
export function troubleOf(error: unknown): NetworkTrouble | undefined {
  const { code, message, hint } =
    error instanceof Failure
      ? error
      : {
          code: 'network-not-started',
          message: `The network machine did not start: ${messageOf(error)}`,
          hint: 'Run: safe-browse doctor',
        };
  return code === 'image-missing' ? undefined : { code, message, hint, since: new Date().toISOString() };
}

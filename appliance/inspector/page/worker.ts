/** Workers whose program is a text. */
import { event } from './check.ts';

export const scriptUrl = (script: string): string =>
  URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));

/** Sends `sent` to the worker, and ends it after its first answer. */
export async function answerOf(worker: Worker, sent: unknown, transferred: Transferable[] = []): Promise<unknown> {
  const answer = event(worker, 'message');
  worker.postMessage(sent, transferred);
  const { data } = (await answer) as MessageEvent<unknown>;
  worker.terminate();
  return data;
}

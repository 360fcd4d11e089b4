/** Programs of the host that drive the browser of a session. */
import { Failure } from '../../api/errors/failure.ts';
import { withAgent } from '../agent.ts';
import { interruptSignal } from '../interrupt.ts';
import { print, printJson, say } from '../output.ts';

/** Prints the address of the session's browser, the same each time until it is stopped. `socket`: the one on a Unix socket. */
export async function drive(
  id: string,
  { json, socket }: { readonly json: boolean; readonly socket: boolean },
): Promise<void> {
  const signal = interruptSignal();
  const address = await withAgent(async (client) => {
    const { driven, restrictions } = await client.call('session.show', { id });
    if (driven === 'off' && restrictions.automation === 'ask') say('The window of the session asks the person.');
    return client.call('session.drive', { id }, { signal });
  });
  if (json) printJson(address);
  else if (!socket) print(address.webSocket);
  else if (address.unix === undefined) throw new Failure('socket-path-unusable');
  else print(address.unix);
}

export async function stopDriving(id: string, json: boolean): Promise<void> {
  const session = await withAgent((client) => client.call('session.steer', { id, act: 'stop' }));
  if (json) printJson(session);
  else print(`No program drives ${id} any more.`);
}

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '../api/connection/client.ts';
import { CONTRACT } from '../api/methods/methods.ts';
import { runtimeFolder } from '../api/connection/runtime-folder.ts';
import { say } from './output.ts';

/** Next to this program's own file. */
export const DAEMON_BUNDLE = join(dirname(fileURLToPath(import.meta.url)), 'daemon.js');

/** Runs `use` with a client of the host agent, which is started if it is not running. */
export async function withAgent<Value>(talk: (client: Client) => Promise<Value>): Promise<Value> {
  const client = await Client.attachOrStart(runtimeFolder(), DAEMON_BUNDLE);
  try {
    await warnOfAnotherBuild(client);
    return await talk(client);
  } finally {
    client.close();
  }
}

/** Warns when the running host agent comes from another build: an older version or another installation. */
async function warnOfAnotherBuild(client: Client): Promise<void> {
  const hello = await client.call('daemon.hello', {}).catch(() => undefined);
  if (!hello || hello.contract === CONTRACT) return;
  say(
    `safe-browse: The running host agent is another build (${hello.version}) and may not understand this command.\nStop it (sessions continue): safe-browse daemon --stop`,
  );
}

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '../api/client.ts';
import { CONTRACT } from '../api/methods.ts';
import { runtimeFolder } from '../api/runtime-folder.ts';
import { say } from './output.ts';

/** Stands beside this program's own file. */
export const DAEMON_BUNDLE = join(dirname(fileURLToPath(import.meta.url)), 'daemon.js');

/** One conversation with the host agent, which is started when there is none. */
export async function withAgent<Value>(talk: (client: Client) => Promise<Value>): Promise<Value> {
  const client = await Client.attachOrStart(runtimeFolder(), DAEMON_BUNDLE);
  try {
    await warnOfAnotherBuild(client);
    return await talk(client);
  } finally {
    client.close();
  }
}

/** One that was started before this program was renewed, or by another installation, may be misunderstood. */
async function warnOfAnotherBuild(client: Client): Promise<void> {
  const hello = await client.call('daemon.hello', {}).catch(() => undefined);
  if (!hello || hello.contract === CONTRACT) return;
  say(
    `safe-browse: The host agent that runs is of another build (${hello.version}) and may be misunderstood.\nEnd it, sessions go on: safe-browse daemon --stop`,
  );
}

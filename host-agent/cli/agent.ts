import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '../api/client.ts';
import { runtimeFolder } from '../api/runtime-folder.ts';

/** Stands beside this program's own file. */
export const DAEMON_BUNDLE = join(dirname(fileURLToPath(import.meta.url)), 'daemon.js');

/** One conversation with the host agent, which is started when there is none. */
export async function withAgent<Value>(talk: (client: Client) => Promise<Value>): Promise<Value> {
  const client = await Client.attachOrStart(runtimeFolder(), DAEMON_BUNDLE);
  try {
    return await talk(client);
  } finally {
    client.close();
  }
}

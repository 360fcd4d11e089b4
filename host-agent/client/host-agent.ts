/** How a program of the host talks to the host agent. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '../api/connection/client.ts';
import { runtimeFolder } from '../api/connection/runtime-folder.ts';

/** Beside the bundle of this library. */
const HERE = dirname(fileURLToPath(import.meta.url));
const DAEMON_BUNDLE = join(HERE, 'daemon.js');
export const CLI_BUNDLE = join(HERE, 'cli.js');

/** A connection for each piece of work: another host agent may take over between two of them, and a program that forgets its session can end. */
export async function withHostAgent<Value>(talk: (client: Client) => Promise<Value>): Promise<Value> {
  const client = await Client.attachOrStart(runtimeFolder(), DAEMON_BUNDLE);
  try {
    return await talk(client);
  } finally {
    client.close();
  }
}

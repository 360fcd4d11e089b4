/** The client of the control API, with a host agent that answers what the client does not know. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ResponseError } from 'vscode-jsonrpc/node';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Client } from '../../../host-agent/api/connection/client.ts';
import { connectionOver, FAILURE_ERROR_CODE } from '../../../host-agent/api/connection/connection.ts';

let folder = '';
let server: Server;
let answer: () => unknown;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safe-browse-client-'));
  server = createServer((socket) => {
    const connection = connectionOver(socket);
    connection.onRequest('session.list', () => answer());
    connection.listen();
  }).listen(join(folder, 'socket'));
  await once(server, 'listening');
});
afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

it.each([
  ['an answer', () => [{ of: 'another version' }]],
  ['a failure', () => new ResponseError(FAILURE_ERROR_CODE, 'it failed', { of: 'another version' })],
])('says which request got %s that it does not know, and that versions may differ', async (_, answered) => {
  answer = answered;
  const client = await Client.attach(join(folder, 'socket'));
  await expect(client?.call('session.list', {})).rejects.toMatchObject({
    code: 'host-agent-answer-unknown',
    message: 'The host agent’s answer to session.list does not match the control API.',
  });
  client?.close();
});

/** The connection of the control API: JSON-RPC over a Unix socket, with progress and cancellation. */
import type { Socket } from 'node:net';
import {
  createMessageConnection,
  type MessageConnection,
  ProgressType,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import { z } from 'zod';

/** Progress of a request, told under the token that the request carried. */
export const PROGRESS = new ProgressType<unknown>();

/** JSON-RPC's own range ends at -32000; a failure that a person can act on is this, with its texts as data. */
export const FAILURE_ERROR_CODE = 1;

/** What travels as a request's parameters. */
export const RequestEnvelope = z.strictObject({ progressToken: z.int(), params: z.unknown() });

export function connectionOver(socket: Socket): MessageConnection {
  const connection = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
  // Without a listener a broken pipe would end the process.
  connection.onError(() => socket.destroy());
  return connection;
}

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

/** Progress of a request, under the token that the request carried. */
export const PROGRESS = new ProgressType<unknown>();

/** The code of a `Failure`, whose texts are the error's data. It lies outside the range that JSON-RPC reserves. */
export const FAILURE_ERROR_CODE = 1;

/** The parameters of a request. */
export const RequestEnvelope = z.strictObject({ progressToken: z.int(), params: z.unknown() });

export function connectionOver(socket: Socket): MessageConnection {
  const connection = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
  // Without a listener, a broken pipe would crash the process.
  connection.onError(() => socket.destroy());
  return connection;
}

/** Where `safe-browse attach`, which ssh starts for a desk elsewhere, finds the host agent: a socket that only this account can use. */
import { createServer, type Server } from 'node:net';
import { listenAt } from '../../storage/private-socket.ts';
import { serveDesk, type ServeDeskDeps } from './serve-desk.ts';

export async function serveAttach(path: string, deps: ServeDeskDeps): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    serveDesk(socket, deps);
  });
  await listenAt(server, path);
  return server;
}

/** Two connected sockets. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SocketPair {
  readonly ours: Socket;
  /** To be handed to a program: nothing is read from it here. Rejects when there is none to come. */
  readonly theirs: Promise<Socket>;
}

/** Node has no call for it, so one end listens for the other one, in a folder that only this account can enter and that is gone at once. Throws a system error. */
export function socketPair(): SocketPair {
  const folder = mkdtempSync(join(tmpdir(), 'safe-browse-'));
  const path = join(folder, 's');
  const server = createServer({ pauseOnConnect: true });
  const theirs = once(server, 'connection').then(([socket]) => socket as Socket);
  const ours = connect(server.listen(path).address() as string);
  const remove = () => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  theirs.then(remove, remove);
  return { ours, theirs };
}

/** Unix sockets that only this person can use. */
import { chmod, rm } from 'node:fs/promises';
import type { ListenOptions, Server } from 'node:net';

/** The caller holds the lock, so an existing socket has no listener any more. */
export async function listenAt(server: Server, path: string): Promise<void> {
  await rm(path, { force: true });
  // In addition to the mode 0700 of the folder. The mask belongs to the whole process, and Node binds the socket within the call: nothing else may meet it.
  const before = process.umask(0o177);
  const bound = listening(server, { path });
  process.umask(before);
  await bound;
  await chmod(path, 0o600);
}

export async function listening(server: Server, at: ListenOptions & { readonly fd?: number }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, resolve);
  });
}

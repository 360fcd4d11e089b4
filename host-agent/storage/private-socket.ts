/** Unix sockets that only this person can use. */
import { chmod, rm } from 'node:fs/promises';
import type { ListenOptions, Server } from 'node:net';

/**
 * Listens in a folder that only this person can enter. The caller holds its lock, so an existing socket has no listener any more; it is removed, as is
 * anything else at `path`.
 * The mode is set after binding and not by a mask, which belongs to the whole process: folders that other threads make meanwhile would lose their modes.
 */
export async function listenAt(server: Server, path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await listening(server, { path });
  await chmod(path, 0o600);
}

export async function listening(server: Server, at: ListenOptions & { readonly fd?: number }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, resolve);
  });
}

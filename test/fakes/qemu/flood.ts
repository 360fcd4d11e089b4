import type { Socket } from 'node:net';

/** Writes the chunks of `next` as fast as they are read, until the socket closes. */
export function flood(socket: Socket, next: () => Buffer): void {
  const write = () => {
    for (let pieces = 0; pieces < 64; pieces += 1) {
      if (socket.destroyed) return;
      if (!socket.write(next())) {
        socket.once('drain', write);
        return;
      }
    }
    // Yields to other tasks even if the client reads everything at once.
    setImmediate(write);
  };
  write();
}

import type { Socket } from 'node:net';

/** Writes what `next` gives, as fast as it is taken, until the socket closes. */
export function flood(socket: Socket, next: () => Buffer): void {
  const write = () => {
    for (let pieces = 0; pieces < 64; pieces += 1) {
      if (socket.destroyed) return;
      if (!socket.write(next())) {
        socket.once('drain', write);
        return;
      }
    }
    // A client that takes everything at once still lets others have their turn.
    setImmediate(write);
  };
  write();
}

/**
 * Sockets in a folder that the process of a VM can write. A compromised process may put a symbolic link in the place of a socket, so that we
 * would connect to another program of the person, or to the socket of another VM.
 */
import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { Socket } from 'node:net';

/** Linux's flag for an open file that can neither be read nor written: a name for whatever is at the path now. Node does not list it. */
const O_PATH = 0o10_000_000;

/** Opens the socket at `path` itself, whatever is put there later. The caller closes it. Throws when there is none, or something else. */
export function openVmSocket(path: string): number {
  const descriptor = openSync(path, O_PATH | constants.O_NOFOLLOW);
  if (fstatSync(descriptor).isSocket()) return descriptor;
  closeSync(descriptor);
  throw new Error(`${path} is not a socket.`);
}

/** The path of an open file of this process. It stays the same file whatever happens at the path where it was opened. */
const pathOfOpen = (descriptor: number): string => `/proc/self/fd/${descriptor}`;

/** Connects to the socket at `path`, without following a symbolic link there. The socket reports errors, a missing file included, by its event. */
export function connectToVmSocket(path: string): Socket {
  const socket = new Socket();
  try {
    const descriptor = openVmSocket(path);
    let isOpen = true;
    const close = () => {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
    };
    socket.once('connect', close).once('close', close).connect(pathOfOpen(descriptor));
  } catch (error) {
    socket.destroy(error instanceof Error ? error : new Error(String(error)));
  }
  return socket;
}

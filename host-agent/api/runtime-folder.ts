/** Where a person's host agent is met: what its clients have to know of the disk. */
import { mkdirSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { Failure } from './failure.ts';

/** Linux' limit for a Unix socket's path, less the terminating zero. */
const MAX_SOCKET_PATH_BYTES = 107;

/** The longest name of a socket below the runtime folder. */
const LONGEST_SOCKET_NAME = 'sessions/00000000/m/console.sock';

/** The runtime folder of one instance. Creates nothing. Throws `Failure` runtime-folder-too-long. */
export function runtimeFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const base = environment['XDG_RUNTIME_DIR'];
  const folder =
    base !== undefined && isAbsolute(base)
      ? join(base, 'safe-browse')
      : join(environment['TMPDIR'] ?? tmpdir(), `safe-browse-${userInfo().uid}`);
  if (Buffer.byteLength(join(folder, LONGEST_SOCKET_NAME)) <= MAX_SOCKET_PATH_BYTES) return folder;
  throw new Failure('runtime-folder-too-long', { folder });
}

/** The socket of the control API. */
export const socketPath = (runtime: string): string => join(runtime, 'agent.sock');

/** Held by the one daemon for as long as it lives. */
export const lockPath = (runtime: string): string => join(runtime, 'agent.lock');

/** Makes `path` for this person alone (0700). Throws when it is there and somebody else's: the temporary folder is everybody's. */
export function makePrivateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const found = statSync(path);
  if (found.uid !== userInfo().uid || (found.mode & 0o077) !== 0) {
    throw new Failure('folder-not-private', { path });
  }
  return path;
}

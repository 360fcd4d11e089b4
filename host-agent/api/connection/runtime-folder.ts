/** The runtime folder, in which clients find the host agent of their account. */
import { lstatSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { Failure } from '../errors/failure.ts';

/** Linux's limit for the path of a Unix socket, without the terminating zero. */
const MAX_SOCKET_PATH_BYTES = 107;

/** The longest name of a socket below the runtime folder. That of a port of an exit is as long. */
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

/** Serves desks that reach this host over ssh. */
export const attachSocketPath = (runtime: string): string => join(runtime, 'attach.sock');

/** Metrics for monitoring, over HTTP. */
export const metricsSocketPath = (runtime: string): string => join(runtime, 'metrics.sock');

/** Serves programs that drive sessions. */
export const driveSocketPath = (runtime: string): string => join(runtime, 'drive.sock');

/** Locked by the host agent for as long as it runs. */
export const lockPath = (runtime: string): string => join(runtime, 'agent.lock');

/** Creates `path`, accessible only to this account (0700). Throws if another account owns it: the temporary folder is shared. */
export function makePrivateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const found = statSync(path);
  // A symbolic link of another account may point to a folder of ours.
  const owners = [lstatSync(path).uid, found.uid];
  if (owners.some((owner) => owner !== userInfo().uid) || (found.mode & 0o077) !== 0) {
    throw new Failure('folder-not-private', { path });
  }
  return path;
}

/** Reads and writes files of the browser's account with programs that run as that account: a page cannot trick root into following its links. */
import { statfs } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { launch, type Running } from '../../commands/launch.ts';
import { run } from '../../commands/run.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

/** Memory that files must leave free for the browser: all files of the VM are in memory. */
const KEPT_FREE_BYTES = 128 * 1024 * 1024;
const SIZE_TIMEOUT_MS = 10_000;
/**
 * Writes stdin to a temporary file, then renames it; if the name is taken, to the next free one with a number before the extension. Prints
 * the name. On SIGTERM it removes the temporary file, once its stdin has ended: a shell waits for the program in its foreground first.
 */
const WRITE_SCRIPT = `set -eu
umask 077
cd "$1"
stem=$2 ending=$3
part=".$stem$ending.part"
trap 'busybox rm -f -- "$part"' EXIT
trap 'exit 1' TERM
busybox cat > "$part"
[ "$(busybox stat -c %s -- "$part")" = "$4" ]
name=$stem$ending
number=1
while [ -e "$name" ] || [ -L "$name" ]; do
  number=$((number + 1))
  name="$stem ($number)$ending"
done
busybox mv -n -- "$part" "$name"
printf %s "$name"`;

export interface AccountFiles {
  /** The size in bytes. Throws if it is not a plain file that the account can read. */
  size(path: string): Promise<number>;
  /** The content. Call `stop` when no more bytes are needed. */
  read(path: string): { readonly bytes: Readable; readonly stop: () => void };
  /** Creates a file from the bytes that are written to `into`. `done`: its name, once all of it was written; `undefined` if that failed. */
  write(
    name: string,
    bytes: number,
  ): { readonly into: Writable; readonly done: Promise<string | undefined>; readonly stop: () => void };
  hasRoomFor(bytes: number): Promise<boolean>;
}

/** New files are created in `folder`. */
export const accountFiles = (folder: string): AccountFiles => ({
  async size(path) {
    const [program, ...args] = asAccount(['busybox', 'stat', '-c', '%F %s', '--', path]);
    const [, size] =
      /^regular (?:empty )?file (\d+)$/.exec(
        (await run(program, args, { timeoutMs: SIZE_TIMEOUT_MS, environment: ACCOUNT_ENVIRONMENT })).trim(),
      ) ?? [];
    if (size === undefined) throw new Error('It is not a plain file.');
    return Number(size);
  },
  read(path) {
    const running = asPiped(['busybox', 'cat', '--', path], ['ignore', 'pipe', 'ignore']);
    if (!running.child.stdout) throw new Error('It cannot be read.');
    return { bytes: running.child.stdout, stop: () => running.kill() };
  },
  write(name, bytes) {
    const ending = /\.[^.]{1,12}$/.exec(name)?.[0] ?? '';
    const stem = name.slice(0, name.length - ending.length);
    const running = asPiped(
      ['busybox', 'sh', '-c', WRITE_SCRIPT, 'write', folder, stem, ending, String(bytes)],
      ['pipe', 'pipe', 'ignore'],
    );
    const into = running.child.stdin;
    if (!into) throw new Error('It cannot be written.');
    into.on('error', () => undefined);
    // The end of the program may be reported before all of its output is read.
    const printed = running.child.stdout ? text(running.child.stdout).catch(() => '') : Promise.resolve('');
    return {
      into,
      done: running.ended.then(async ({ exitStatus }) => (exitStatus === 0 ? await printed : undefined)),
      stop: () => {
        running.kill('SIGTERM');
        into.destroy();
      },
    };
  },
  async hasRoomFor(bytes) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize - KEPT_FREE_BYTES >= bytes;
  },
});

function asPiped(command: readonly string[], stdio: ('pipe' | 'ignore')[]): Running {
  const [program, ...args] = asAccount(command);
  return launch(program, args, { environment: ACCOUNT_ENVIRONMENT, stdio });
}

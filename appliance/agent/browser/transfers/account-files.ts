/** Files of the browser's account, read and written by programs that run as it: whatever a page makes of its folders, root follows none of it. */
import { statfs } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { launch, type Running } from '../../commands/launch.ts';
import { run } from '../../commands/run.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

/** Of the memory that all files of the machine share, so much stays free for the browser. */
const KEPT_FREE_BYTES = 128 * 1024 * 1024;
const SIZE_WITHIN_MS = 10_000;
/** Writes its stdin beside, then names it; where that name is taken, the next free one with a number before the ending. Prints nothing. */
const TAKE = `set -eu
umask 077
cd "$1"
stem=$2 ending=$3
part=".$stem$ending.part"
trap 'busybox rm -f -- "$part"' EXIT
busybox cat > "$part"
[ "$(busybox stat -c %s -- "$part")" = "$4" ]
name=$stem$ending
number=1
while [ -e "$name" ] || [ -L "$name" ]; do
  number=$((number + 1))
  name="$stem ($number)$ending"
done
busybox mv -n -- "$part" "$name"`;

export interface AccountFiles {
  /** Its size now. Throws where it is none that the account can read. */
  size(path: string): Promise<number>;
  /** Its bytes, and what to call when no more are wanted. */
  read(path: string): { readonly bytes: Readable; readonly stop: () => void };
  /** A new file: what is written is it, once `done` is fulfilled with true. */
  take(
    name: string,
    bytes: number,
  ): { readonly into: Writable; readonly done: Promise<boolean>; readonly stop: () => void };
  hasRoomFor(bytes: number): Promise<boolean>;
}

/** Those that are taken lie in `folder`. */
export const accountFiles = (folder: string): AccountFiles => ({
  async size(path) {
    const [program, ...args] = asAccount(['busybox', 'stat', '-c', '%F %s', '--', path]);
    const [, size] =
      /^regular (?:empty )?file (\d+)$/.exec(
        (await run(program, args, { timeoutMs: SIZE_WITHIN_MS, environment: ACCOUNT_ENVIRONMENT })).trim(),
      ) ?? [];
    if (size === undefined) throw new Error('It is no plain file.');
    return Number(size);
  },
  read(path) {
    const running = asPiped(['busybox', 'cat', '--', path], ['ignore', 'pipe', 'ignore']);
    if (!running.child.stdout) throw new Error('It cannot be read.');
    return { bytes: running.child.stdout, stop: () => running.kill() };
  },
  take(name, bytes) {
    const ending = /\.[^.]{1,12}$/.exec(name)?.[0] ?? '';
    const stem = name.slice(0, name.length - ending.length);
    const running = asPiped(
      ['busybox', 'sh', '-c', TAKE, 'take', folder, stem, ending, String(bytes)],
      ['pipe', 'ignore', 'ignore'],
    );
    const into = running.child.stdin;
    if (!into) throw new Error('It cannot be written.');
    into.on('error', () => undefined);
    // Asked to end, the shell still takes the part away.
    return {
      into,
      done: running.ended.then(({ exitStatus }) => exitStatus === 0),
      stop: () => running.kill('SIGTERM'),
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

/** Runs the programs of libarchive, which read archives and write no files. */
import { launch, type Running } from '../commands/launch.ts';

/** Dictionaries of compressors can be larger than the memory of a VM. */
const MOST_MEMORY = 768 * 1024 * 1024;

/** What bsdtar said while it read. */
export interface Read {
  isEncrypted: boolean;
  isDamaged: boolean;
  isLate: boolean;
}

/** Of a program that has not read anything yet. */
export const newRead = (): Read => ({ isEncrypted: false, isDamaged: false, isLate: false });

/** Makes a stream of what is in an archive, as archived-files.ts reads it. Pure. */
export const asCpio = (path: string): readonly string[] => ['bsdtar', '-cf', '-', '--format=newc', `@${path}`];

/** Runs a program of libarchive until its output ends or is not read any more. */
export async function reading<T>(
  command: readonly string[],
  read: Read,
  withinMs: number,
  use: (running: Running) => Promise<T>,
): Promise<T> {
  const running = launch('prlimit', [`--as=${MOST_MEMORY}`, ...command], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  running.child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('latin1')}`.slice(-2_000);
    read.isEncrypted ||= /Enter passphrase:|Passphrase required|\b[Ee]ncrypt(ed|ion)\b/.test(said);
    // It asks ten thousand times for a password that it cannot get.
    if (read.isEncrypted) running.kill();
  });
  const late = setTimeout(
    () => {
      read.isLate = true;
      running.kill();
    },
    Math.max(1, withinMs),
  );
  try {
    return await use(running);
  } finally {
    clearTimeout(late);
    const isEnough = running.child.stdout?.readableEnded === false;
    if (isEnough) running.kill();
    const { exitStatus } = await running.ended;
    read.isDamaged ||= !isEnough && !read.isLate && !read.isEncrypted && exitStatus !== 0;
  }
}

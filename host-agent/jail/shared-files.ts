/**
 * Permissions of the files of a jail whose program has a separate account. They let any account in, but only this person enters the
 * folders above, and a jail contains nothing else.
 */
import { chmod, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Jail } from './bubblewrap.ts';

const FOLDER = { open: 0o777, closed: 0o755 } as const;
const OTHERS = { read: 0o004, write: 0o002, enter: 0o001 } as const;

type Files = Pick<Jail, 'readable' | 'writable'>;

/** Makes a folder for sockets of one jail that another jail may connect to. Its parents admit only this person. */
export async function makeSharedFolder(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // With its permissions from the start: the jail that writes it may be opening it at this moment.
  await mkdir(path, { mode: FOLDER.closed }).catch(unless('EEXIST'));
  const { mode } = await look(path);
  await allow(path, mode, FOLDER.closed);
}

/** Lets the program read its files, and create files and sockets in its writable folders. */
export async function openFiles({ readable, writable }: Files): Promise<void> {
  for (const [path] of readable) {
    const { mode, isFolder } = await look(path);
    await allow(path, mode, isFolder ? OTHERS.read | OTHERS.enter : OTHERS.read);
  }
  for (const [path] of writable) {
    const { mode, isFolder } = await look(path);
    await allow(path, mode, isFolder ? FOLDER.open : OTHERS.read | OTHERS.write);
  }
}

/** Lets it create nothing more: what it can fill are the files that are there now. It keeps its sockets. */
export async function closeFolders({ writable }: Files): Promise<void> {
  for (const [path] of writable) if ((await look(path)).isFolder) await chmod(path, FOLDER.closed);
}

async function look(path: string): Promise<{ readonly mode: number; readonly isFolder: boolean }> {
  const found = await stat(path);
  return { mode: found.mode & 0o7777, isFolder: found.isDirectory() };
}

/** A file of another account is left as it is: images of the system are readable for all. */
async function allow(path: string, mode: number, wanted: number): Promise<void> {
  if ((mode & wanted) === wanted) return;
  await chmod(path, mode | wanted).catch(unless('EPERM'));
}

const unless = (code: string) => (error: unknown) => {
  if (!(error instanceof Error && 'code' in error && error.code === code)) throw error;
};

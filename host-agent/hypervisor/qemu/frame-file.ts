/** The file into which QEMU writes a frame. It exists before, because QEMU may create no files once it runs. */
import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';

const { O_RDWR, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants;

/**
 * Has `dump` fill the file, and reads it. `keeps`: the reader goes on reading the file after its promise, so that the next frame needs another
 * one. Otherwise it stays the same file, so that a compromised QEMU, which may keep files open, fills only one.
 */
export async function withFrameFile<Read>(
  path: string,
  dump: () => Promise<unknown>,
  read: (path: string) => Promise<Read>,
  { keeps }: { readonly keeps: boolean },
): Promise<Read> {
  const file = await open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
  try {
    // QEMU has a separate account; only this person enters the folder.
    await file.chmod(0o666);
    await dump();
    return await read(path);
  } finally {
    if (keeps) await rm(path, { force: true });
    else await file.truncate(0).catch(() => undefined);
    await file.close();
  }
}

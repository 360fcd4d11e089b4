import { open, rename, rm } from 'node:fs/promises';
import { Failure } from '../api/failure.ts';

/** node_exporter runs under another account. */
const READABLE_BY_ALL = 0o644;

/** Replaces the file at once: its reader never sees half of it, nor the new file under its temporary name, which does not end in `.prom`. Throws `Failure` file-not-written. */
export async function writeTextfile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.new`;
  try {
    const file = await open(temporary, 'wx', READABLE_BY_ALL);
    try {
      await file.chmod(READABLE_BY_ALL);
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new Failure('file-not-written', { path }, { cause });
  }
}

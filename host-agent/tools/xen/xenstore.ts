/** XenStore, the database that domains and the toolstack share. Values that a domain wrote are untrusted. */
import { CommandFailed, run, type Tool } from '../../process/run.ts';

const tool = (program: string): Tool => ({ program, debianPackage: 'xenstore-utils', timeoutMs: 20_000 });
export const xenstoreRead = tool('xenstore-read');
const xenstoreList = tool('xenstore-list');

/** Longest value that is returned; XenStore allows a domain 2048 bytes. */
const MAX_CHARACTERS = 4096;

/** The value at `path`; `undefined` when the path does not exist. */
export async function readKey(path: string): Promise<string | undefined> {
  const untrustedText = await unlessMissing(run(xenstoreRead, [path]));
  return untrustedText?.slice(0, MAX_CHARACTERS);
}

/** Names of the keys below `path`. */
export async function listKeys(path: string): Promise<string[]> {
  const untrustedText = await unlessMissing(run(xenstoreList, [path]));
  return (untrustedText ?? '').split('\n').filter((line) => line !== '');
}

/** The programs fail with status 1 when the key does not exist. */
async function unlessMissing(text: Promise<string>): Promise<string | undefined> {
  try {
    return await text;
  } catch (error) {
    if (error instanceof CommandFailed) return undefined;
    throw error;
  }
}

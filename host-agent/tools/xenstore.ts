/** XenStore, the small database that domains and toolstack tell each other by. What a domain wrote is not to be trusted. */
import { CommandFailed, run, type Tool } from '../process/run.ts';

const tool = (program: string): Tool => ({ program, debianPackage: 'xenstore-utils', timeoutMs: 20_000 });
export const xenstoreRead = tool('xenstore-read');
const xenstoreList = tool('xenstore-list');
const xenstoreRemove = tool('xenstore-rm');

/** Longest value that is read; the store itself allows 2048 bytes to a domain. */
const MAX_CHARACTERS = 4096;

/** The value at `path`; `undefined` where there is none. */
export async function readKey(path: string): Promise<string | undefined> {
  const untrustedText = await unlessMissing(run(xenstoreRead, [path]));
  return untrustedText?.slice(0, MAX_CHARACTERS);
}

/** Names of what stands below `path`. */
export async function listKeys(path: string): Promise<string[]> {
  const untrustedText = await unlessMissing(run(xenstoreList, [path]));
  return (untrustedText ?? '').split('\n').filter((line) => line !== '');
}

/** Removes `path` with all below it. */
export async function removeKey(path: string): Promise<void> {
  await unlessMissing(run(xenstoreRemove, [path]));
}

/** The programs fail with 1 where the key is not there. */
async function unlessMissing(text: Promise<string>): Promise<string | undefined> {
  try {
    return await text;
  } catch (error) {
    if (error instanceof CommandFailed && error.code === 'command-failed') return undefined;
    throw error;
  }
}

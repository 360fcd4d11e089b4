/** Whose word counts: the keys that the configuration names, and the one that this person's own images are signed with. */
import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { readTextIfThere, syncFile, syncFolder } from '../storage/atomic.ts';
import { keyFiles, keyNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { makeKeyPair, parsePublicKey } from '../tools/minisign.ts';

/** The word that stands for {@link localKey} in the configuration. */
export const LOCAL_KEY = 'local';

/** File of the secret key that signs what is made here; made with its pair when it is first wanted. */
export async function localKey(at: Folders, signal?: AbortSignal): Promise<string> {
  const names = keyNames(at);
  if ((await readPublicKey(names.public)) === undefined) await makeLocalKey(at, signal);
  return names.secret;
}

/** The public keys that `configured` stands for. Nothing is trusted for a local key that is not there. */
export async function trustedKeys(at: Folders, configured: readonly string[]): Promise<string[]> {
  const keys = await Promise.all(
    configured.map(async (key) => (key === LOCAL_KEY ? readPublicKey(keyNames(at).public) : key)),
  );
  return [...new Set(keys.filter((key) => key !== undefined))];
}

async function readPublicKey(path: string): Promise<string | undefined> {
  return parsePublicKey((await readTextIfThere(path)) ?? '');
}

/** Both halves are there, or none: they are made aside, and moved in one step. */
async function makeLocalKey(at: Folders, signal?: AbortSignal): Promise<void> {
  const { folder, making } = keyNames(at);
  const aside = making(randomBytes(6).toString('hex'));
  await mkdir(aside, { recursive: true, mode: 0o700 });
  try {
    const files = keyFiles(aside);
    await makeKeyPair(files, { signal });
    for (const path of [files.secret, files.public]) await syncFile(path);
    await syncFolder(aside);
    // Who comes second keeps what the first one made.
    await rename(aside, folder).catch(async (error: unknown) => {
      if ((await readPublicKey(keyNames(at).public)) === undefined) throw error;
    });
    await syncFolder(at.data);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

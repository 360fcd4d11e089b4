/** The keys whose images may run: those in the configuration, and this person's own. */
import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { readTextIfThere, syncFile, syncFolder } from '../storage/atomic.ts';
import { keyFiles, keyNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { makeKeyPair, parsePublicKey } from '../tools/minisign.ts';

/** Stands for {@link localKey} in the configuration. */
export const LOCAL_KEY = 'local';

/** File of the secret key that signs what this host agent makes. The pair is created at the first call. */
export async function localKey(at: Folders, signal?: AbortSignal): Promise<string> {
  const names = keyNames(at);
  if ((await readPublicKey(names.public)) === undefined) await makeLocalKey(at, signal);
  return names.secret;
}

/** The public half of {@link localKey}, if there is one yet. */
export const localPublicKey = (at: Folders): Promise<string | undefined> => readPublicKey(keyNames(at).public);

/** The public keys that `configured` stands for. A missing local key is left out. */
export async function trustedKeys(at: Folders, configured: readonly string[]): Promise<string[]> {
  const keys = await Promise.all(
    configured.map(async (key) => (key === LOCAL_KEY ? readPublicKey(keyNames(at).public) : key)),
  );
  return [...new Set(keys.filter((key) => key !== undefined))];
}

/** Whether images that this host signs may run here. */
export async function trustsLocal(at: Folders, configured: readonly string[]): Promise<boolean> {
  if (configured.includes(LOCAL_KEY)) return true;
  const key = await readPublicKey(keyNames(at).public);
  return key !== undefined && configured.includes(key);
}

async function readPublicKey(path: string): Promise<string | undefined> {
  return parsePublicKey((await readTextIfThere(path)) ?? '');
}

/** Creates both files elsewhere and moves them with one rename, so that there is never half a pair. */
async function makeLocalKey(at: Folders, signal?: AbortSignal): Promise<void> {
  const { folder, making } = keyNames(at);
  const aside = making(randomBytes(6).toString('hex'));
  await mkdir(aside, { recursive: true, mode: 0o700 });
  try {
    const files = keyFiles(aside);
    await makeKeyPair(files, { signal });
    for (const path of [files.secret, files.public]) await syncFile(path);
    await syncFolder(aside);
    // Of two processes the second keeps the pair of the first.
    await rename(aside, folder).catch(async (error: unknown) => {
      if ((await readPublicKey(keyNames(at).public)) === undefined) throw error;
    });
    await syncFolder(at.data);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

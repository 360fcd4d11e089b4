/** Images that an account of the system keeps for all accounts of the host. A person's host agent reads them, checks them like its own, and never writes there. */
import { lstat, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { imageNames, sharedNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { readRecord } from '../storage/records.ts';
import { parsePublicKey } from '../tools/minisign.ts';
import { LOCAL_KEY, trustedKeys } from './keys.ts';
import type { ImageRole } from './recipe-schema.ts';

/** How the account of the system fares. */
export const SharedStatus = z.strictObject({
  checkedAt: z.iso.datetime(),
  /** Why there is no newer image. */
  trouble: z.string().max(4096).optional(),
});
export type SharedStatus = z.infer<typeof SharedStatus>;

/** Nothing in these files is longer. */
const MAX_FILE_BYTES = 16 * 1024;
/** As long as the account has looked for updates since, no person's host agent needs to build any. */
const TENDED_WITHIN_MS = 3 * 24 * 3_600_000;

const OTHERS_WRITE = 0o022;

/** The folders as those of the account that keeps the images; `undefined` if there are none, or somebody else could write there. */
export async function sharedFolders(at: Folders, role?: ImageRole): Promise<Folders | undefined> {
  const { shared } = at;
  if (shared === undefined) return undefined;
  const theirs: Folders = { ...at, data: shared };
  const places = [shared, sharedNames(shared).folder, ...(role === undefined ? [] : [imageNames(theirs, role).folder])];
  const owners = await Promise.all(places.map(ownerOf));
  const [first] = owners;
  return first !== undefined && owners.every((owner) => owner === first) ? theirs : undefined;
}

/** The account that owns the folder or file; `undefined` if it does not exist, is a link, or others may write to it. */
async function ownerOf(path: string): Promise<number | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (!found || found.isSymbolicLink() || (found.mode & OTHERS_WRITE) !== 0) return undefined;
  return found.uid;
}

/** A small file of the account that keeps the images. */
async function sharedText(at: Folders, name: 'publicKey' | 'rollout' | 'status'): Promise<string | undefined> {
  const theirs = await sharedFolders(at);
  if (!theirs) return undefined;
  const [folder, path] = [sharedNames(theirs.data).folder, sharedNames(theirs.data)[name]];
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile() || found.size > MAX_FILE_BYTES || (await ownerOf(path)) !== (await ownerOf(folder)))
    return undefined;
  return readFile(path, 'utf8').catch(() => undefined);
}

/** The public keys whose images may run. `local` stands for all that is built on the host: also for the key of the account that keeps images for everybody. */
export async function imageKeys(at: Folders, configured: readonly string[]): Promise<string[]> {
  const keys = await trustedKeys(at, configured);
  if (!configured.includes(LOCAL_KEY)) return keys;
  const shared = parsePublicKey((await sharedText(at, 'publicKey')) ?? '');
  return shared === undefined || keys.includes(shared) ? keys : [...keys, shared];
}

/** The name of the host in rollouts; `undefined` where no account keeps images for everybody. */
export async function sharedRolloutName(at: Folders): Promise<string | undefined> {
  return /^[0-9a-f]{32}$/.exec(((await sharedText(at, 'rollout')) ?? '').trim())?.[0];
}

/** `undefined` if no account keeps images for everybody, or it has not looked for updates yet. */
export async function sharedStatus(at: Folders): Promise<SharedStatus | undefined> {
  if ((await sharedText(at, 'status')) === undefined || at.shared === undefined) return undefined;
  return readRecord(sharedNames(at.shared).status, SharedStatus);
}

/** Whether updates come from there. A clock that was set back must not keep updates away. */
export async function isTended(at: Folders, nowMs = Date.now()): Promise<boolean> {
  const status = await sharedStatus(at);
  return status !== undefined && isTendedAt(status, nowMs);
}

/** Pure. */
export const isTendedAt = ({ checkedAt }: SharedStatus, nowMs: number): boolean =>
  Math.abs(nowMs - Date.parse(checkedAt)) < TENDED_WITHIN_MS;

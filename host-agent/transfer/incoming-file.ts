/** Where files from machines land: whole or not at all, under a safe name, for their owner alone, nothing to start. */
import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../storage/atomic.ts';
import { numbered, safeName } from '../storage/safe-name.ts';

const MAX_SAME_NAMES = 1_000;

/** Parts that this program is writing. */
const arriving = new Set<string>();

/** Whose a part is: of the host agent that runs there, of which there is one at a time. Others may have files land in the same folder. Pure. */
export const ownerOfArrivals = (runtimeFolder: string): string =>
  createHash('sha256').update(runtimeFolder).digest('hex').slice(0, 8);

export interface Arrival {
  write(chunk: Buffer): Promise<void>;
  /** Puts it in its place; the path that it has there. `mark` may add to the file first. */
  settle(mark: (path: string) => Promise<void>): Promise<string>;
  /** Nothing of it stays. */
  abandon(): Promise<void>;
}

/** A file that begins to arrive in `folder`, which is made. */
export async function beginArrival(folder: string, untrustedName: string, owner: string): Promise<Arrival> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const part = join(folder, `.${owner}-${randomBytes(8).toString('hex')}.part`);
  arriving.add(part);
  const file = await open(part, 'wx', 0o600).catch((error: unknown) => {
    arriving.delete(part);
    throw error;
  });
  const abandon = async () => {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    arriving.delete(part);
  };
  return {
    async write(chunk) {
      await file.writev([chunk]);
    },
    async settle(mark) {
      try {
        await file.sync();
        await file.close();
        await mark(part);
        const path = await place(part, folder, safeName(untrustedName));
        await rm(part);
        arriving.delete(part);
        await syncFolder(folder);
        return path;
      } catch (error) {
        await abandon();
        throw error;
      }
    },
    abandon,
  };
}

/** Removes what began to arrive in `folder` for a host agent of this owner that was killed meanwhile. */
export async function cleanUpIncomingFiles(folder: string, owner: string): Promise<void> {
  const isPart = (name: string) =>
    name.startsWith(`.${owner}-`) && /^[0-9a-f]{16}\.part$/.test(name.slice(owner.length + 2));
  const parts = (await readdir(folder).catch(() => [])).filter(isPart).map((name) => join(folder, name));
  await Promise.all(parts.filter((part) => !arriving.has(part)).map((part) => rm(part, { force: true })));
}

/** Linked and not renamed: an older file of that name is never replaced. */
async function place(part: string, folder: string, name: string): Promise<string> {
  for (let number = 1; number <= MAX_SAME_NAMES; number += 1) {
    const path = join(folder, number === 1 ? name : numbered(name, number));
    try {
      await link(part, path);
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  throw new Error(`There are ${MAX_SAME_NAMES} files of that name.`);
}

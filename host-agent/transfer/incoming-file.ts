/** A file that is being written into a downloads folder: it appears there whole or not at all, under a safe name, readable by its owner only and not executable. */
import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, link, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../storage/atomic.ts';
import { numbered, safeName } from '../storage/safe-name.ts';
import { markOrigin } from '../tools/setfattr.ts';
import { messageOf } from '../api/message-of.ts';
import { makeDownloadsFolder } from './downloads-folder.ts';

/** Where saved files are put. */
export interface DownloadTarget {
  readonly folder: string;
  /** Distinguishes the unfinished files of this host agent from those of others in the same folder. */
  readonly owner: string;
}

const MAX_SAME_NAMES = 1_000;

/** Unfinished files of this process. */
const unfinished = new Set<string>();

/** The owner of unfinished files: there is one host agent per runtime folder. Pure. */
export const incomingFileOwner = (runtimeFolder: string): string =>
  createHash('sha256').update(runtimeFolder).digest('hex').slice(0, 8);

export class IncomingFile {
  readonly #folder: string;
  readonly #untrustedName: string;
  readonly #part: string;
  readonly #file: FileHandle;

  private constructor(folder: string, untrustedName: string, part: string, file: FileHandle) {
    this.#folder = folder;
    this.#untrustedName = untrustedName;
    this.#part = part;
    this.#file = file;
  }

  /** Creates the folder if it is missing. */
  static async create({ folder, owner }: DownloadTarget, untrustedName: string): Promise<IncomingFile> {
    await makeDownloadsFolder(folder);
    const part = join(folder, `.${owner}-${randomBytes(8).toString('hex')}.part`);
    unfinished.add(part);
    try {
      return new IncomingFile(folder, untrustedName, part, await open(part, 'wx', 0o600));
    } catch (error) {
      unfinished.delete(part);
      throw error;
    }
  }

  async write(chunk: Buffer): Promise<void> {
    await this.#file.writev([chunk]);
  }

  /** Gives the file its name, and records the URL that it came from in an extended attribute. Returns its path. */
  async complete(origin: string | undefined, onUnmarked: (reason: string) => void): Promise<string> {
    try {
      await this.#file.sync();
      await this.#file.close();
      if (origin !== undefined)
        await markOrigin(this.#part, origin).catch((error: unknown) => onUnmarked(messageOf(error)));
      const path = await place(this.#part, this.#folder, safeName(this.#untrustedName));
      await rm(this.#part);
      unfinished.delete(this.#part);
      await syncFolder(this.#folder);
      return path;
    } catch (error) {
      await this.dispose();
      throw error;
    }
  }

  /** Removes the unfinished file. */
  async dispose(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await rm(this.#part, { force: true });
    unfinished.delete(this.#part);
  }
}

/** Removes the unfinished files that a killed host agent of this owner left. */
export async function cleanUpIncomingFiles({ folder, owner }: DownloadTarget): Promise<void> {
  const isPart = (name: string) =>
    name.startsWith(`.${owner}-`) && /^[0-9a-f]{16}\.part$/.test(name.slice(owner.length + 2));
  const parts = (await readdir(folder).catch(() => [])).filter(isPart).map((name) => join(folder, name));
  await Promise.all(parts.filter((part) => !unfinished.has(part)).map((part) => rm(part, { force: true })));
}

/** Links instead of renaming, so that an existing file of that name is never replaced. */
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
  throw new Error(`The folder has ${MAX_SAME_NAMES} files of that name already.`);
}

/** A file that is being written into a downloads folder: it appears there whole or not at all, under a safe name, readable by its owner only and not executable. */
import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, link, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../storage/atomic.ts';
import { writingInto } from '../storage/disk-trouble.ts';
import { numbered, safeName } from '../storage/safe-name.ts';
import { markOrigin } from '../tools/building/setfattr.ts';
import { messageOf } from '../api/errors/message-of.ts';
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

  /** Creates the folder if it is missing. Throws `Failure` folder-not-writable. */
  static async create({ folder, owner }: DownloadTarget, untrustedName: string): Promise<IncomingFile> {
    await makeDownloadsFolder(folder);
    const part = join(folder, `.${owner}-${randomBytes(8).toString('hex')}.part`);
    unfinished.add(part);
    try {
      const file = await writingInto(folder, () => open(part, 'wx', 0o600));
      return new IncomingFile(folder, untrustedName, part, file);
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
      await rm(this.#part, { force: true });
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

/** File systems without hard links, such as FAT, exFAT and network shares, refuse one with these. */
const WITHOUT_LINKS: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

type Calls = Readonly<Record<'link' | 'rename', (from: string, to: string) => Promise<void>>>;

/** Fails with EEXIST if there is a file of that name. Where there are no hard links, it takes the name with an empty file first, and replaces only that one. */
export async function linkOrRename(part: string, path: string, calls: Calls = { link, rename }): Promise<void> {
  try {
    await calls.link(part, path);
  } catch (error) {
    if (!WITHOUT_LINKS.has(codeOf(error))) throw error;
    await (await open(path, 'wx', 0o600)).close();
    await renameOnto(part, path, calls.rename);
  }
}

/** `path` is an empty file of ours. Some drivers for FAT refuse to replace a file with EEXIST; a rename there can replace no file that comes between. */
async function renameOnto(part: string, path: string, call: Calls['rename']): Promise<void> {
  try {
    await call(part, path);
  } catch (error) {
    await rm(path, { force: true });
    if (codeOf(error) !== 'EEXIST') throw error;
    await call(part, path);
  }
}

/** Never replaces a file that has the name. */
async function place(part: string, folder: string, name: string): Promise<string> {
  for (let number = 1; number <= MAX_SAME_NAMES; number += 1) {
    const path = join(folder, number === 1 ? name : numbered(name, number));
    try {
      await linkOrRename(part, path);
      return path;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
  throw new Error(`The folder has ${MAX_SAME_NAMES} files of that name already.`);
}

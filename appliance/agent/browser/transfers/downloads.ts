/** The folder that Chromium downloads into, told to the host as it changes. Whatever lies in it is a page's doing. */
import { constants, watch } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  FileName,
  type GuestDownload,
  HEAD_BYTES,
  MAX_COUNTED_DOWNLOADS,
  MAX_FILE_BYTES,
  MAX_LISTED_DOWNLOADS,
} from '../../../protocol/transfers.ts';
import { ACCOUNT } from '../account.ts';

export const DOWNLOADS_FOLDER = `${ACCOUNT.home}/Downloads`;

/** Chromium writes into a file of such a name, and renames it at the end. Before it has a name at all it is hidden, as is what we are writing. */
const UNFINISHED = /\.crdownload$/;
/** A download that grows changes many times a second. */
const SETTLE_MS = 700;
const LOOK_AGAIN_MS = 5_000;
/** Names that are looked at, of however many a page has made. */
const MAX_LOOKED_AT = 2_000;

export interface DownloadList {
  readonly files: GuestDownload[];
  readonly count: number;
}

export class Downloads {
  readonly #folder: string;
  /** By what tells one file from another that has its name. */
  readonly #numbers = new Map<string, number>();
  readonly #names = new Map<number, string>();

  constructor(folder: string = DOWNLOADS_FOLDER) {
    this.#folder = folder;
  }

  /** Where this file lies, as it was listed last; `undefined` for one that was not. */
  pathOf(file: number): string | undefined {
    const name = this.#names.get(file);
    return name === undefined ? undefined : join(this.#folder, name);
  }

  /** What lies in the folder: plain files alone, the newest first. */
  async list(): Promise<DownloadList> {
    const found = (
      await Promise.all(
        (await readdir(this.#folder))
          .filter((name) => !name.startsWith('.'))
          .slice(0, MAX_LOOKED_AT)
          .map((name) => this.#look(name)),
      )
    ).flat();
    const newest = found.toSorted((one, other) => other.changedMs - one.changedMs).slice(0, MAX_LISTED_DOWNLOADS);
    this.#names.clear();
    for (const { name, file } of newest) this.#names.set(file, name);
    const files = await Promise.all(
      newest.map(async ({ name, shownName, file, bytes }) => ({
        file,
        name: shownName,
        bytes,
        isWhole: !UNFINISHED.test(name),
        head: await headOf(join(this.#folder, name)),
      })),
    );
    return { files, count: Math.min(found.length, MAX_COUNTED_DOWNLOADS) };
  }

  /** Tells the list, now and as it changes, until `signal` aborts. */
  async follow(tell: (list: DownloadList) => void, signal: AbortSignal): Promise<void> {
    let told = '';
    while (!signal.aborted) {
      const changed = changeOf(this.#folder, signal);
      const list = await this.list().catch((): DownloadList => ({ files: [], count: 0 }));
      const text = JSON.stringify(list);
      if (text !== told && (told !== '' || list.count > 0)) {
        told = text;
        tell(list);
      }
      await changed;
      await sleep(SETTLE_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #look(
    name: string,
  ): Promise<{ name: string; shownName: string; file: number; bytes: number; changedMs: number }[]> {
    try {
      const stats = await lstat(join(this.#folder, name));
      const { dev, ino, size, mtimeMs, birthtimeMs } = stats;
      if (!stats.isFile() || size > MAX_FILE_BYTES) return [];
      const key = [dev, ino, birthtimeMs, name].join(':');
      const file = this.#numbers.get(key) ?? this.#numbers.size + 1;
      this.#numbers.set(key, file);
      return [{ name, shownName: showable(name.replace(UNFINISHED, '')), file, bytes: size, changedMs: mtimeMs }];
    } catch {
      // It has gone meanwhile.
      return [];
    }
  }
}

/** A name that the contract takes: what it does not take becomes `_`, what is too long is cut before the ending. Pure. */
export function showable(name: string): string {
  const plain = name.toWellFormed().replace(/[/\u0000-\u001f\u007f-\u009f]/g, '_');
  const ending = /\.[^.]{1,12}$/.exec(plain)?.[0] ?? '';
  const cut = plain.length <= 160 ? plain : `${plain.slice(0, 160 - ending.length)}${ending}`.toWellFormed();
  return FileName.safeParse(cut).success ? cut : 'download';
}

async function headOf(path: string): Promise<string> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead).toString('base64');
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}

/** Fulfilled when something in the folder changed, or where it cannot be watched after a while. */
async function changeOf(folder: string, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    try {
      const watcher = watch(folder, { signal }, () => watcher.close());
      watcher.once('close', resolve).once('error', () => setTimeout(resolve, LOOK_AGAIN_MS));
    } catch {
      setTimeout(resolve, LOOK_AGAIN_MS);
    }
  });
}

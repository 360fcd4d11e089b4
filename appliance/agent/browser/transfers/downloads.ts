/** Chromium's folder for downloads, reported to the host when it changes. Its content is controlled by pages. */
import { constants, type Stats, watch } from 'node:fs';
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
import { DOWNLOADS_FOLDER } from '../account.ts';

/** Chromium writes to a file with this extension and renames it at the end. Before a download has a name, and while we write a file, it is hidden. */
const UNFINISHED = /\.crdownload$/;
/** A download that grows changes many times a second. */
const SETTLE_MS = 700;
const LOOK_AGAIN_MS = 5_000;
/** Limit for the files that are examined, since a page can create any number. */
const MAX_EXAMINED = 2_000;

export interface DownloadList {
  readonly files: GuestDownload[];
  readonly count: number;
}

export class Downloads {
  readonly #folder: string;
  /** File numbers by device, inode, birth time and name. */
  readonly #numbers = new Map<string, number>();
  readonly #names = new Map<number, string>();
  /** Files that the person sent, in the form of the keys of `#numbers`. */
  readonly #sent = new Set<string>();
  #wake = new AbortController();

  constructor(folder: string = DOWNLOADS_FOLDER) {
    this.#folder = folder;
  }

  /** The path of a file in the last list, or `undefined`. */
  pathOf(file: number): string | undefined {
    const name = this.#names.get(file);
    return name === undefined ? undefined : join(this.#folder, name);
  }

  /** The person sent this file: it is no download. */
  async leaveOut(name: string): Promise<void> {
    this.#sent.add(keyOf(name, await lstat(join(this.#folder, name))));
    // It may have been listed between its last byte and this call.
    this.lookAgain();
  }

  /** Reads the folder again, and watches the one that its path leads to now. */
  lookAgain(): void {
    this.#wake.abort();
    this.#wake = new AbortController();
  }

  /** The plain files of the folder that Chromium downloaded, newest first. */
  async list(): Promise<DownloadList> {
    const found = (
      await Promise.all(
        (await readdir(this.#folder))
          .filter((name) => !name.startsWith('.'))
          .slice(0, MAX_EXAMINED)
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

  /** Reports the list, now and when it changes, until `signal` aborts. */
  async follow(report: (list: DownloadList) => void, signal: AbortSignal): Promise<void> {
    let reported = '';
    while (!signal.aborted) {
      const changed = changeOf(this.#folder, AbortSignal.any([signal, this.#wake.signal]));
      const list = await this.list().catch((): DownloadList => ({ files: [], count: 0 }));
      const text = JSON.stringify(list);
      if (text !== reported && (reported !== '' || list.count > 0)) {
        reported = text;
        report(list);
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
      const { size, mtimeMs } = stats;
      const key = keyOf(name, stats);
      if (!stats.isFile() || size > MAX_FILE_BYTES || this.#sent.has(key)) return [];
      const file = this.#numbers.get(key) ?? this.#numbers.size + 1;
      this.#numbers.set(key, file);
      return [{ name, shownName: showable(name.replace(UNFINISHED, '')), file, bytes: size, changedMs: mtimeMs }];
    } catch {
      // It was deleted meanwhile.
      return [];
    }
  }
}

const keyOf = (name: string, { dev, ino, birthtimeMs }: Stats): string => [dev, ino, birthtimeMs, name].join(':');

/** A name that the protocol allows: other characters become `_`, and a long name is cut before its extension. Pure. */
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

/** Fulfilled when the folder changed, or after a while if it cannot be watched. */
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

/**
 * Simulates a power failure: after a number of file operations nothing happens any more, not even clean-up, and what was not synced is lost.
 * It replaces `node:fs/promises`.
 */
import { chmodSync, readdirSync, statSync, truncateSync } from 'node:fs';
import type * as Fs from 'node:fs/promises';
import { join } from 'node:path';

/** Operations that change the disk. */
const CHANGING = [
  'appendFile',
  'chmod',
  'copyFile',
  'link',
  'mkdir',
  'rename',
  'rm',
  'rmdir',
  'symlink',
  'truncate',
  'unlink',
  'writeFile',
] as const;
const CHANGING_OF_HANDLE = ['appendFile', 'chmod', 'sync', 'truncate', 'write', 'writeFile'] as const;

type Step = (...given: never[]) => Promise<unknown>;

export class Power {
  #stepsLeft = Number.POSITIVE_INFINITY;
  #fail: () => void = () => undefined;
  /** Files whose content is not synced, by inode. */
  readonly #unsynced = new Set<number>();
  readonly #opened = new Set<Fs.FileHandle>();

  /** Runs `work` for this many steps. Returns whether it completed. Files in `unsynced` count as written but not synced. */
  async run(steps: number, work: () => Promise<unknown>, unsynced?: string): Promise<boolean> {
    const failed = new Promise<false>((resolve) => (this.#fail = () => resolve(false)));
    this.#stepsLeft = steps;
    this.#unsynced.clear();
    if (unsynced !== undefined) for (const path of filesBelow(unsynced)) this.#unsynced.add(statSync(path).ino);
    try {
      return await Promise.race([work().then(() => true), failed]);
    } finally {
      this.#stepsLeft = Number.POSITIVE_INFINITY;
      // A dead process has no open files.
      for (const handle of this.#opened) await handle.close().catch(() => undefined);
      this.#opened.clear();
    }
  }

  /** The state after the reboot: files in `folder` that were never synced are empty. */
  loseUnsynced(folder: string): void {
    for (const path of filesBelow(folder)) {
      const { ino, mode } = statSync(path);
      if (!this.#unsynced.has(ino)) continue;
      chmodSync(path, 0o600);
      truncateSync(path, 0);
      chmodSync(path, mode);
    }
  }

  /** `real` under this power supply. */
  feed(real: typeof Fs): typeof Fs {
    const wrapped = Object.fromEntries(
      CHANGING.map((name) => [
        name,
        (...given: never[]) =>
          this.#step(
            () => (real[name] as unknown as Step)(...given),
            () =>
              name === 'writeFile' || name === 'copyFile'
                ? statSync(String(given[name === 'copyFile' ? 1 : 0])).ino
                : undefined,
          ),
      ]),
    );
    const open = async (...given: Parameters<typeof Fs.open>) =>
      this.#handle(await this.#step(() => real.open(...given)));
    return { ...real, ...wrapped, open };
  }

  #handle(handle: Fs.FileHandle): Fs.FileHandle {
    this.#opened.add(handle);
    return new Proxy(handle, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name);
        if (typeof found !== 'function') return found;
        const call = found.bind(target) as Step;
        if (!(CHANGING_OF_HANDLE as readonly (string | symbol)[]).includes(name)) return call;
        return async (...given: never[]) => {
          const { ino } = await target.stat();
          const done = await this.#step(() => call(...given));
          if (name === 'sync') this.#unsynced.delete(ino);
          else this.#unsynced.add(ino);
          return done;
        };
      },
    });
  }

  async #step<Done>(act: () => Promise<Done>, written: () => number | undefined = () => undefined): Promise<Done> {
    if (this.#stepsLeft <= 0) {
      this.#fail();
      // The process that waits for it is dead.
      return new Promise<never>(() => undefined);
    }
    this.#stepsLeft -= 1;
    const done = await act();
    const ino = written();
    if (ino !== undefined) this.#unsynced.add(ino);
    return done;
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );
}

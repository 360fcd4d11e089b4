/**
 * The files of scratch disks. Each is sparse and loses its name as soon as QEMU has opened it: its room is free when QEMU has ended, however it ended. What
 * is in it is encrypted, with a key that only its guest has (appliance/images/browser/tree/etc/safe-browse/scratch-disk).
 */
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_SCRATCH_GIB } from '../../config/profile/profile.ts';
import { Owned } from '../../process/owned.ts';

const [MIB, GIB] = [1024 ** 2, 1024 ** 3];
/** Of each disk, so that all clones of a template have the same one. How much of it a guest may write is a limit of its QEMU. */
const DISK_BYTES = MAX_SCRATCH_GIB * GIB;
/** What the host's disk keeps for everything else. */
const HOST_KEEPS_MIB = 2048;
/** With less, the guest's memory is the better place. */
const LEAST_MIB = 256;
/** Of a file system in memory. */
const [TMPFS, RAMFS] = [0x01021994, 0x858458f6];

export class ScratchDisks {
  readonly #folder: string;
  #tidied: Promise<void> | undefined;

  /** `folder`: on a disk, and used by one host agent at a time. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** How much one more guest may write, in MiB: up to `scratchGiB`, and as much as the host's disk has to spare. */
  async roomMiB(scratchGiB: number): Promise<number> {
    const isWritable = await access(this.#folder, constants.W_OK).then(
      () => true,
      () => false,
    );
    if (!isWritable) return 0;
    const { type, bavail, bsize } = await statfs(this.#folder);
    return roomMiB(scratchGiB, { type, freeMiB: Math.floor((bavail * bsize) / MIB) });
  }

  pathOf(id: string): string {
    return join(this.#folder, id);
  }

  /**
   * An empty file for the VM `id`, whose owner removes its name. Where the disk takes no files, it is in the folder `otherwise`: a clone needs the disk of its
   * template, and nothing is written to it, because there is no room.
   */
  async make(id: string, otherwise: string): Promise<Owned<string>> {
    try {
      await this.#tidy();
      return await emptyFile(this.pathOf(id));
    } catch {
      return emptyFile(join(otherwise, 'scratch-disk'));
    }
  }

  /** Removes what a host agent left that was killed while a VM started. */
  async #tidy(): Promise<void> {
    this.#tidied ??= (async () => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      for (const left of await readdir(this.#folder)) await rm(join(this.#folder, left), { force: true });
    })();
    await this.#tidied.catch((error: unknown) => {
      this.#tidied = undefined;
      throw error;
    });
  }
}

async function emptyFile(path: string): Promise<Owned<string>> {
  const file = await open(path, 'wx', 0o600);
  const named = new Owned('scratch disk', path, () => rm(path, { force: true }));
  try {
    await file.truncate(DISK_BYTES);
    return named;
  } catch (error) {
    await named.dispose();
    throw error;
  } finally {
    await file.close();
  }
}

/** Pure. */
export function roomMiB(
  scratchGiB: number,
  { type, freeMiB }: { readonly type: number; readonly freeMiB: number },
): number {
  if (type === TMPFS || type === RAMFS) return 0;
  const room = Math.min((scratchGiB * GIB) / MIB, freeMiB - HOST_KEEPS_MIB);
  return room < LEAST_MIB ? 0 : room;
}

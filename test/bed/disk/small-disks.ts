/** A test bed whose folders are separate small disks, which can be full or read-only. */
import { join } from 'node:path';
import type { Client } from '../../../host-agent/api/connection/client.ts';
import { currentImage } from '../../../host-agent/image/store.ts';
import { isImageIntact } from '../../../host-agent/image/verify.ts';
import { FakeQemuTestBed } from '../fake-qemu-test-bed.ts';
import { OpenEvent } from '../product.ts';

export type Folder = 'c' | 's' | 'r' | 'd' | 'h';
export const FOLDERS: readonly Exclude<Folder, 'h'>[] = ['c', 's', 'r', 'd'];
export const FOLDER_NAMES: Readonly<Record<Folder, string>> = {
  c: 'configuration',
  s: 'state',
  r: 'runtime',
  d: 'data',
  h: 'home',
};
/** Size of each small disk. */
export const DISK_BYTES = 16 * 1024 * 1024;
/** Size of the disk with the downloads folder, part of which always stays free. */
const HOME_BYTES = 80 * 1024 * 1024;
export const PAGE_BYTES = 4096;
/** What has just been ended may write for a moment. */
const WRITES_UNTIL_MS = 30_000;

export type Trouble = 'full' | 'read-only';
export const TROUBLES: readonly Trouble[] = ['full', 'read-only'];

export class SmallDisks {
  readonly testBed: FakeQemuTestBed;

  private constructor(testBed: FakeQemuTestBed) {
    this.testBed = testBed;
  }

  static async open(): Promise<SmallDisks> {
    const testBed = await FakeQemuTestBed.open({
      mount: async (namespace, path) => {
        for (const name of [...FOLDERS, 'h'] as const) {
          const size = name === 'h' ? HOME_BYTES : DISK_BYTES;
          await namespace.must(['mount', '-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'small', path(name)]);
        }
      },
    });
    return new SmallDisks(testBed);
  }

  /** Runs `work` while the disk has this trouble. */
  async with<Result>(trouble: Trouble, name: Folder, work: () => Promise<Result>): Promise<Result> {
    await this.#begin(trouble, name);
    try {
      return await work();
    } finally {
      await this.#end(trouble, name);
    }
  }

  /** Frees this many pages of a full disk. */
  async leaveRoom(name: Folder, pages: number): Promise<void> {
    await this.testBed.namespace.must(['truncate', '-s', `-${pages * PAGE_BYTES}`, `${this.#path(name)}/filling`]);
  }

  /** Connects again, because the host agent may have been restarted. */
  async withClient<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = await this.testBed.client();
    try {
      return await work(client);
    } finally {
      client.close();
    }
  }

  /** Opens a session and closes it again. Returns `a session`, or the code of the failure. */
  async click(): Promise<string> {
    const { product } = this.testBed;
    const { status, stdout, stderr } = await product.run('open', '--detach', '--no-window', '--json');
    const last = OpenEvent.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
    await product.run('close', '--all');
    if (status === 0 && last.event === 'ready') return 'a session';
    if (last.event !== 'failed') throw new Error(`The click printed ${stdout}${stderr}`);
    return last.code;
  }

  async isNetworkImageIntact(): Promise<boolean> {
    const { folders } = this.testBed;
    const image = await currentImage(folders, 'network');
    return image !== undefined && (await isImageIntact(folders, 'network', image.digest));
  }

  async #begin(trouble: Trouble, name: Folder): Promise<void> {
    if (trouble === 'full') {
      // To the last byte: a file of one page may still have fitted.
      await this.testBed.namespace.run(['sh', '-c', `cat /dev/zero > ${this.#path(name)}/filling 2>/dev/null; true`]);
      return;
    }
    // The kernel does not remount a disk read-only while a file on it is open for writing.
    const { namespace, product } = this.testBed;
    await product.stop();
    const isMounted = async () => (await namespace.run(['mount', '-o', 'remount,ro', this.#path(name)])).status === 0;
    await product
      .until('nothing writes to the disk any more', isMounted, WRITES_UNTIL_MS)
      .catch(async (cause: unknown) => {
        throw new Error(`These still write to the disk:\n${await this.#openFiles(name)}`, { cause });
      });
  }

  /** Each file that is open on the disk, with the process that has it. */
  async #openFiles(name: Folder): Promise<string> {
    const look = `for open in /proc/[0-9]*/fd/*; do
      file=$(readlink "$open") || continue
      case "$file" in "$1"/*) process=\${open%/fd/*}; echo "$file: $(tr '\\0' ' ' < "$process/cmdline")";; esac
    done`;
    return (await this.testBed.namespace.run(['sh', '-c', look, 'look', this.#path(name)])).stdout;
  }

  async #end(trouble: Trouble, name: Folder): Promise<void> {
    await this.testBed.namespace.must(
      trouble === 'full'
        ? ['rm', '-f', `${this.#path(name)}/filling`]
        : ['mount', '-o', 'remount,rw', this.#path(name)],
    );
  }

  #path(name: Folder): string {
    return join(this.testBed.folder, 'p', name);
  }
}

/** A file that the import accepts as a kernel. */
export function linuxKernel(): Buffer {
  const kernel = Buffer.alloc(0x8000);
  kernel.write('HdrS', 0x202, 'latin1');
  return kernel;
}

export function squashfs(bytes: number): Buffer {
  const file = Buffer.alloc(bytes);
  file.writeUInt32LE(0x73717368, 0);
  return file;
}

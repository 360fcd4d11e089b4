/**
 * A VM that plays a film, 30 pictures a second, on the screen that the product gives its VMs. Its kernel (`film.S`) only copies pictures into the memory
 * of a graphics card, because no emulated guest with a browser reaches 30 pictures a second. It is paused at first.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { qemuArguments } from '../../../../host-agent/hypervisor/qemu/arguments.ts';
import { RfbClient } from '../rfb-client.ts';
import type { Extent, Film } from './pictures.ts';

export const FILM_SCREEN: Extent = { width: 1280, height: 800 };
/** Keys of the VM: it plays or pauses; the field is red or blue. */
export const FILM_KEYS = { play: 0x20, field: 0x63 } as const;
/** A field in the corner of the screen, below a film of 720 rows, and not among the 64 rows of which QEMU counts the changes. */
export const FIELD = { x: 0, y: 768, width: 64, height: 32 } as const;

const RED = [255, 0, 0];

const KERNEL_AT = 0x100000;
const FILM_AT = 0x1000000;
const MEMORY_MIB = 128;
const START_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 50;

const run = promisify(execFile);

export class FilmVm {
  readonly socket: string;
  readonly #qemu: ReturnType<typeof spawn>;

  private constructor(socket: string, qemu: ReturnType<typeof spawn>) {
    this.socket = socket;
    this.#qemu = qemu;
  }

  /** `folder`: its own, with a short path, because it holds a socket. */
  static async start(folder: string, film: Film): Promise<FilmVm> {
    const [kernel, pictures, socket] = ['kernel', 'film', 'screen'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await Promise.all([assemble(kernel, film), writeFile(pictures, Buffer.concat(film.pictures))]);
    const qemu = spawn(
      'qemu-system-x86_64',
      [
        ...['-nodefaults', '-no-user-config', '-machine', 'pc', '-accel', 'tcg', '-m', `${MEMORY_MIB}M`],
        ...['-kernel', kernel, '-device', `loader,file=${pictures},addr=${FILM_AT},force-raw=on`],
        // Without `addr`, it would have another slot than the kernel looks at.
        ...['-device', 'VGA,addr=2', ...screenArguments(socket)],
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const vm = new FilmVm(socket, qemu);
    try {
      await vm.#shown();
    } catch (error) {
      await vm.close();
      throw error;
    }
    return vm;
  }

  /** Of QEMU. */
  get pid(): number {
    return this.#qemu.pid ?? Number.NaN;
  }

  async close(): Promise<void> {
    if (this.#qemu.exitCode !== null || this.#qemu.signalCode !== null) return;
    const ended = once(this.#qemu, 'exit');
    this.#qemu.kill('SIGKILL');
    await ended;
  }

  /** Waits until its kernel has set the size of the screen. */
  async #shown(): Promise<void> {
    const limitMs = performance.now() + START_WITHIN_MS;
    while (performance.now() < limitMs && this.#qemu.exitCode === null) {
      const client = await RfbClient.connect(this.socket).catch(() => undefined);
      const height = client?.size.height;
      client?.close();
      if (height === FILM_SCREEN.height) return;
      await sleep(LOOK_EVERY_MS);
    }
    throw new Error('The VM shows no film.');
  }
}

async function assemble(kernel: string, { x, y, width, height, pictures }: Film): Promise<void> {
  const symbols = {
    SCREEN_WIDTH: FILM_SCREEN.width,
    SCREEN_HEIGHT: FILM_SCREEN.height,
    FILM: FILM_AT,
    PICTURES: pictures.length,
    LEFT: x,
    TOP: y,
    WIDTH: width,
    HEIGHT: height,
    FIELD_TOP: FIELD.y,
    FIELD_WIDTH: FIELD.width,
    FIELD_HEIGHT: FIELD.height,
  };
  const given = Object.entries(symbols).flatMap(([name, value]) => ['--defsym', `${name}=${value}`]);
  await run('as', ['--32', ...given, '-o', `${kernel}.o`, join(import.meta.dirname, 'film.S')]);
  const place = ['-m', 'elf_i386', '-n', '-N', '--build-id=none', `-Ttext=${KERNEL_AT.toString(16)}`];
  await run('ld', [...place, '--no-warn-rwx-segments', '-o', kernel, `${kernel}.o`]);
}

/** Of all arguments that the product gives a VM, how its screen is served. */
function screenArguments(display: string): string[] {
  const all = qemuArguments({
    id: 'film',
    accelerator: 'tcg',
    kernel: '',
    initramfs: '',
    root: '',
    commandLine: '',
    memory: { kind: 'own', mebibytes: MEMORY_MIB },
    processors: 1,
    generation: '',
    screen: FILM_SCREEN,
    nics: [],
    sockets: { qmp: '', guest: '', console: '', display },
  });
  const at = all.indexOf('-vnc');
  return all.slice(at, at + 2);
}

/** Red, green, blue and alpha of each pixel of the screen while it shows a picture of the film, before the field has changed. Pure. */
export function screenWith({ x, y, width, pictures }: Film, number: number): Buffer {
  const rgba = Buffer.alloc(4 * FILM_SCREEN.width * FILM_SCREEN.height, Buffer.of(0, 0, 0, 255));
  const put = (column: number, row: number, colour: Iterable<number>) =>
    rgba.set([...colour], 4 * (row * FILM_SCREEN.width + column));
  const bgrx = pictures[number] ?? new Uint8Array();
  for (let from = 0; from < bgrx.length; from += 4)
    put(x + ((from / 4) % width), y + Math.floor(from / 4 / width), bgrx.subarray(from, from + 3).toReversed());
  for (let row = FIELD.y; row < FIELD.y + FIELD.height; row += 1)
    for (let column = 0; column < FIELD.width; column += 1) put(FIELD.x + column, row, RED);
  return rgba;
}

/** A QEMU without an image: the first sector of its disk starts a tone on the speaker and then does nothing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FREQUENCY = 440;
const DIVISOR = Math.round(1_193_182 / FREQUENCY);
/** Sets timer 2 to a square wave of that frequency, connects the speaker to it, and halts. */
const PROGRAM = Buffer.of(
  0xb0,
  0xb6,
  0xe6,
  0x43,
  0xb0,
  DIVISOR & 0xff,
  0xe6,
  0x42,
  0xb0,
  DIVISOR >> 8,
  0xe6,
  0x42,
  0xe4,
  0x61,
  0x0c,
  0x03,
  0xe6,
  0x61,
  0xfb,
  0xf4,
  0xeb,
  0xfc,
);
const DISK_BYTES = 1024 * 1024;
const LOOK_EVERY_MS = 50;

export class Beeper {
  readonly #process: ChildProcess;
  readonly #socket: string;

  private constructor(process: ChildProcess, socket: string) {
    this.#process = process;
    this.#socket = socket;
  }

  /** `sound`: QEMU's arguments for sound. `socket`: where the display listens. */
  static async start(folder: string, socket: string, sound: readonly string[]): Promise<Beeper> {
    const disk = Buffer.alloc(DISK_BYTES);
    PROGRAM.copy(disk);
    disk.set([0x55, 0xaa], 510);
    writeFileSync(join(folder, 'beep.img'), disk);
    const process = spawn(
      'qemu-system-x86_64',
      [
        '-nodefaults',
        '-no-user-config',
        '-machine',
        'q35,usb=off,pcspk-audiodev=sound',
        '-accel',
        'tcg',
        '-m',
        '32M',
        '-device',
        'VGA',
        ...sound,
        '-drive',
        `file=${join(folder, 'beep.img')},format=raw,if=none,id=disk`,
        '-device',
        'ide-hd,bus=ide.0,drive=disk,bootindex=0',
      ],
      { stdio: 'inherit' },
    );
    while (!existsSync(socket)) {
      if (process.exitCode !== null) throw new Error(`QEMU ended with ${process.exitCode}.`);
      await sleep(LOOK_EVERY_MS);
    }
    return new Beeper(process, socket);
  }

  async connect(): Promise<Socket> {
    const socket = connect(this.#socket);
    await once(socket, 'connect');
    return socket;
  }

  async stop(): Promise<void> {
    this.#process.kill('SIGKILL');
    if (this.#process.exitCode === null && this.#process.signalCode === null) await once(this.#process, 'exit');
  }
}

/** What the person says, from the host's port into the loop whose other end is the machine's microphone. Without it the loop is silent. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { MICROPHONE_BYTES_PER_SECOND, MICROPHONE_FORMAT, MICROPHONE_PORT } from '../../protocol/microphone.ts';
import { describeEnding, launch, type Running } from '../commands/launch.ts';
import type { Log } from '../log.ts';
import { findPort } from '../channel/port.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from './account.ts';

const CHUNK_BYTES = 16 * 1024;
/** While the microphone is on; at all other times nobody looks. */
const LOOK_AGAIN_MS = 10;
/** What is later than this is not said any more: the machine stood still, or is too slow. */
const LATEST_BYTES = MICROPHONE_BYTES_PER_SECOND / 4;
const BUFFER_US = 120_000;

/** Turns it on and off, one after the other: the port is one listener's alone. */
export class Microphone {
  readonly #hear: (signal: AbortSignal) => Promise<void>;
  readonly #log: Log;
  #isOver = Promise.resolve();
  #stop: AbortController | undefined;

  constructor(hear: (signal: AbortSignal) => Promise<void>, log: Log) {
    this.#hear = hear;
    this.#log = log;
  }

  want(isOn: boolean): void {
    if (isOn === (this.#stop !== undefined)) return;
    this.#stop?.abort();
    this.#stop = isOn ? new AbortController() : undefined;
    const signal = this.#stop?.signal;
    if (!signal) return;
    this.#isOver = this.#isOver
      .then(() => (signal.aborted ? undefined : this.#hear(signal)))
      .catch((error: unknown) => this.#log.warn({ reason: String(error) }, 'the microphone is not heard'));
  }
}

/** What aplay is told. Pure. */
export function loopArguments(): string[] {
  const { channels, samplesPerSecond } = MICROPHONE_FORMAT;
  return [
    '-q',
    '-D',
    'hw:Microphone,0',
    '-t',
    'raw',
    '-f',
    'S16_LE',
    '-r',
    String(samplesPerSecond),
    '-c',
    String(channels),
    `--buffer-time=${BUFFER_US}`,
    '-',
  ];
}

export interface MicrophoneParts {
  readonly openPort: () => Promise<Pick<FileHandle, 'read' | 'close'>>;
  readonly startLoop: () => Running;
}

const REAL_PARTS: MicrophoneParts = { openPort: openMicrophonePort, startLoop };

/** Plays what comes at the port into the loop; fulfilled when `signal` has aborted. Throws where there is no port, or no loop. */
export async function hearMicrophone(
  signal: AbortSignal,
  { openPort, startLoop }: MicrophoneParts = REAL_PARTS,
): Promise<void> {
  const port = await openPort();
  const loop = startLoop();
  let ending: string | undefined;
  void loop.ended.then((ended) => (ending = describeEnding(ended)));
  // It may be gone while it is still being given something.
  loop.child.stdin?.on('error', () => undefined);
  try {
    for (let half = Buffer.alloc(0); !signal.aborted;) {
      if (ending !== undefined) throw new Error(`aplay ${ending}`);
      const came = Buffer.concat([half, await readAll(port)]);
      const wholeBytes = came.length - (came.length % MICROPHONE_FORMAT.bytesPerSample);
      half = came.subarray(wholeBytes);
      const samples = came.subarray(Math.max(0, wholeBytes - LATEST_BYTES), wholeBytes);
      if (samples.length > 0 && (loop.child.stdin?.writableLength ?? 0) < LATEST_BYTES)
        loop.child.stdin?.write(samples);
      await sleep(LOOK_AGAIN_MS);
    }
  } finally {
    loop.kill();
    await loop.ended;
    await port.close();
  }
}

/** All that is there now; never blocks. Nobody at the other end is nothing, too. */
async function readAll(port: Pick<FileHandle, 'read'>): Promise<Buffer> {
  let all = Buffer.alloc(0);
  for (;;) {
    const { bytesRead, buffer } = await unlessBusy(() =>
      port.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null),
    );
    if (bytesRead === 0) return all;
    all = Buffer.concat([all, buffer.subarray(0, bytesRead)]);
    // However fast it comes, this ends.
    if (all.length > 4 * LATEST_BYTES) return all;
  }
}

async function unlessBusy(
  read: () => Promise<{ bytesRead: number; buffer: Buffer }>,
): Promise<{ bytesRead: number; buffer: Buffer }> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN')
      return { bytesRead: 0, buffer: Buffer.alloc(0) };
    throw error;
  }
}

async function openMicrophonePort(): Promise<FileHandle> {
  const path = await findPort(MICROPHONE_PORT);
  if (path === undefined) throw new Error('The machine has no port for a microphone.');
  return open(path, constants.O_RDONLY | constants.O_NOCTTY | constants.O_NONBLOCK);
}

function startLoop(): Running {
  const [program, ...rest] = asAccount(['aplay', ...loopArguments()], 'sound');
  return launch(program, rest, { environment: ACCOUNT_ENVIRONMENT, stdio: ['pipe', 'ignore', 'ignore'] });
}

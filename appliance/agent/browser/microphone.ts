/** Plays the samples of the host's microphone into an ALSA loopback card, whose other end is the VM's microphone. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { MICROPHONE_BYTES_PER_SECOND, MICROPHONE_FORMAT, MICROPHONE_PORT } from '../../protocol/microphone.ts';
import { describeEnding, launch, type Running } from '../commands/launch.ts';
import type { Log } from '../log.ts';
import { findPort } from '../channel/port.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from './account.ts';

const CHUNK_BYTES = 16 * 1024;
/** Only while the microphone is on. */
const LOOK_AGAIN_MS = 10;
/** Older samples are dropped: the VM was paused, or is too slow. */
const LATEST_BYTES = MICROPHONE_BYTES_PER_SECOND / 4;
const BUFFER_US = 120_000;

/** Turns the microphone on and off, one after the other: the port has only one reader. */
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
      .catch((error: unknown) => this.#log.warn({ reason: String(error) }, 'the microphone failed'));
  }
}

/** The arguments of aplay. Pure. */
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

/** Plays the samples from the port into the loopback card until `signal` aborts. Throws if the port or the card is missing. */
export async function playMicrophone(
  signal: AbortSignal,
  { openPort, startLoop }: MicrophoneParts = REAL_PARTS,
): Promise<void> {
  const port = await openPort();
  const loop = startLoop();
  let ending: string | undefined;
  void loop.ended.then((ended) => (ending = describeEnding(ended)));
  // It may end while this writes to it.
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

/** The bytes that have arrived; never blocks. Empty also when no host agent is connected. */
async function readAll(port: Pick<FileHandle, 'read'>): Promise<Buffer> {
  let all = Buffer.alloc(0);
  for (;;) {
    const { bytesRead, buffer } = await unlessBusy(() =>
      port.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null),
    );
    if (bytesRead === 0) return all;
    all = Buffer.concat([all, buffer.subarray(0, bytesRead)]);
    // Ends even if the host sends faster than this reads.
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
  if (path === undefined) throw new Error('The VM has no port for a microphone.');
  return open(path, constants.O_RDONLY | constants.O_NOCTTY | constants.O_NONBLOCK);
}

function startLoop(): Running {
  const [program, ...rest] = asAccount(['aplay', ...loopArguments()], 'sound');
  return launch(program, rest, { environment: ACCOUNT_ENVIRONMENT, stdio: ['pipe', 'ignore', 'ignore'] });
}

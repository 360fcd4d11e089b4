/** Plays into a file, for tests. Its length is bounded, so that no page fills the disk. */
import { closeSync, openSync, writeSync } from 'node:fs';

export interface WavFormat {
  readonly channels: number;
  readonly bytesPerSample: number;
  readonly samplesPerSecond: number;
}

export const WAV_HEADER_BYTES = 44;
const MAX_SECONDS = 240;

/** Implements `Player`. */
export class WavFile {
  #descriptor: number | undefined;
  readonly #format: WavFormat;
  #bytes = 0;

  constructor(path: string, format: WavFormat) {
    this.#descriptor = openSync(path, 'w', 0o600);
    this.#format = format;
    this.#writeHeader(this.#descriptor);
  }

  play(samples: Buffer): void {
    if (this.#descriptor === undefined) return;
    const { channels, bytesPerSample, samplesPerSecond } = this.#format;
    const room = MAX_SECONDS * samplesPerSecond * channels * bytesPerSample - this.#bytes;
    this.#bytes += writeSync(this.#descriptor, samples.subarray(0, room), 0, undefined, WAV_HEADER_BYTES + this.#bytes);
    this.#writeHeader(this.#descriptor);
  }

  rest(): void {
    // Later samples follow without a gap.
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #writeHeader(descriptor: number): void {
    writeSync(descriptor, wavHeader(this.#format, this.#bytes), 0, WAV_HEADER_BYTES, 0);
  }
}

/** Pure. */
export function wavHeader({ channels, bytesPerSample, samplesPerSecond }: WavFormat, bytes: number): Buffer {
  const header = Buffer.alloc(WAV_HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(WAV_HEADER_BYTES - 8 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  // PCM.
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(samplesPerSecond, 24);
  header.writeUInt32LE(samplesPerSecond * channels * bytesPerSample, 28);
  header.writeUInt16LE(channels * bytesPerSample, 32);
  header.writeUInt16LE(8 * bytesPerSample, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return header;
}

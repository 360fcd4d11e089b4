/** Records the microphone of the host. */
import { MICROPHONE_FORMAT } from '../../appliance/protocol/microphone.ts';
import { spawnReader, type StreamingProgram } from '../process/streaming.ts';
import { pacat, pacatArguments } from '../tools/pacat.ts';
import { pwCat, pwCatArguments } from '../tools/pw-cat.ts';
import type { SoundOutput } from './output.ts';

/** A sound server and a desk elsewhere play and record; a file does not record. */
export type SoundInput = Exclude<SoundOutput, { readonly kind: 'none' | 'wav' }>;

export const soundInput = (output: SoundOutput): SoundInput | undefined =>
  output.kind === 'none' || output.kind === 'wav' ? undefined : output;

const LATENCY_MS = 20;

/** Records until it is killed. `title`: the name in the mixer of the host. */
export function openRecorder(input: SoundInput, title: string, onSamples: (samples: Buffer) => void): StreamingProgram {
  const how = {
    channels: MICROPHONE_FORMAT.channels,
    samplesPerSecond: MICROPHONE_FORMAT.samplesPerSecond,
    latencyMs: LATENCY_MS,
    title,
  };
  const onBytes = inWholeSamples(onSamples);
  if (input.kind === 'elsewhere') return input.record(onBytes);
  const environment = { XDG_RUNTIME_DIR: input.server };
  return input.kind === 'pipewire'
    ? spawnReader(pwCat, pwCatArguments(how, 'record'), onBytes, environment)
    : spawnReader(pacat, pacatArguments(how, 'record'), onBytes, environment);
}

/** A read from the pipe may end in the middle of a sample: its rest is passed on with the next read. */
export function inWholeSamples(onSamples: (samples: Buffer) => void): (bytes: Buffer) => void {
  let half = Buffer.alloc(0);
  return (bytes) => {
    const all = Buffer.concat([half, bytes]);
    const wholeBytes = all.length - (all.length % MICROPHONE_FORMAT.bytesPerSample);
    half = all.subarray(wholeBytes);
    if (wholeBytes > 0) onSamples(all.subarray(0, wholeBytes));
  };
}

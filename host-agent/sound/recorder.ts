/** What this computer's microphone hears, for as long as somebody is to be heard. */
import { MICROPHONE_FORMAT } from '../../appliance/protocol/microphone.ts';
import { spawnReader, type StreamingProgram } from '../process/streaming.ts';
import { pacat, pacatArguments } from '../tools/pacat.ts';
import { pwCat, pwCatArguments } from '../tools/pw-cat.ts';
import type { SoundOutput } from './output.ts';

/** Where sound goes out through a sound server, it comes in there, too. */
export type SoundInput = Extract<SoundOutput, { readonly server: string }>;

export const soundInput = (output: SoundOutput): SoundInput | undefined =>
  output.kind === 'pipewire' || output.kind === 'pulseaudio' ? output : undefined;

const LATENCY_MS = 20;

/** Records until it is killed. `title`: for whoever looks who listens. */
export function openRecorder(
  { kind, server }: SoundInput,
  title: string,
  onSamples: (samples: Buffer) => void,
): StreamingProgram {
  const how = {
    channels: MICROPHONE_FORMAT.channels,
    samplesPerSecond: MICROPHONE_FORMAT.samplesPerSecond,
    latencyMs: LATENCY_MS,
    title,
  };
  const environment = { XDG_RUNTIME_DIR: server };
  const onBytes = inWholeSamples(onSamples);
  return kind === 'pipewire'
    ? spawnReader(pwCat, pwCatArguments(how, 'record'), onBytes, environment)
    : spawnReader(pacat, pacatArguments(how, 'record'), onBytes, environment);
}

/** A pipe may end in the midst of a sample: the rest of it then comes with what follows. */
export function inWholeSamples(onSamples: (samples: Buffer) => void): (bytes: Buffer) => void {
  let half = Buffer.alloc(0);
  return (bytes) => {
    const all = Buffer.concat([half, bytes]);
    const wholeBytes = all.length - (all.length % MICROPHONE_FORMAT.bytesPerSample);
    half = all.subarray(wholeBytes);
    if (wholeBytes > 0) onSamples(all.subarray(0, wholeBytes));
  };
}

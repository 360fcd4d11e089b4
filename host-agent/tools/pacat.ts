import type { Tool } from '../process/run.ts';

/** Plays on PulseAudio, or on what stands in for it, what it reads; or writes what its microphone hears. */
export const pacat: Tool = { program: 'pacat', debianPackage: 'pulseaudio-utils', timeoutMs: 10_000 };

/** Pure. */
export function pacatArguments(
  {
    channels,
    samplesPerSecond,
    latencyMs,
    title,
  }: {
    readonly channels: number;
    readonly samplesPerSecond: number;
    readonly latencyMs: number;
    readonly title: string;
  },
  direction: 'playback' | 'record' = 'playback',
): string[] {
  return [
    `--${direction}`,
    // Samples alone, without a header.
    '--raw',
    '--format=s16le',
    `--rate=${samplesPerSecond}`,
    `--channels=${channels}`,
    `--latency-msec=${latencyMs}`,
    // How it is called where the person sets each program's volume.
    '--client-name=Safe Browse',
    `--stream-name=${title}`,
    '--property=application.id=safe-browse',
  ];
}

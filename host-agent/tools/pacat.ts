import type { Tool } from '../process/run.ts';

/** Plays its stdin on PulseAudio or a compatible server, or writes the microphone's samples to stdout. */
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
    // Samples without a header.
    '--raw',
    '--format=s16le',
    `--rate=${samplesPerSecond}`,
    `--channels=${channels}`,
    `--latency-msec=${latencyMs}`,
    // The name in the desktop's volume control.
    '--client-name=Safe Browse',
    `--stream-name=${title}`,
    '--property=application.id=safe-browse',
  ];
}

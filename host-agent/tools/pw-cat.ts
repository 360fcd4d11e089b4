import type { Tool } from '../process/run.ts';

/** Plays its stdin on PipeWire, or writes the microphone's samples to stdout. */
export const pwCat: Tool = { program: 'pw-cat', debianPackage: 'pipewire-bin', timeoutMs: 10_000 };

/** Pure. */
export function pwCatArguments(
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
    '--format',
    's16',
    '--rate',
    String(samplesPerSecond),
    '--channels',
    String(channels),
    '--latency',
    `${latencyMs}ms`,
    // The name in the desktop's volume control.
    '--properties',
    JSON.stringify({
      'application.name': 'Safe Browse',
      'application.id': 'safe-browse',
      'media.name': title,
      'node.name': 'safe-browse',
    }),
    // stdin or stdout.
    '-',
  ];
}

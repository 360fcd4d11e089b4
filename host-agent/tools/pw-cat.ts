import type { Tool } from '../process/run.ts';

/** Plays on PipeWire what it reads, or writes what its microphone hears. */
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
    // Samples alone, without a header.
    '--raw',
    '--format',
    's16',
    '--rate',
    String(samplesPerSecond),
    '--channels',
    String(channels),
    '--latency',
    `${latencyMs}ms`,
    // How it is called where the person sets each program's volume.
    '--properties',
    JSON.stringify({
      'application.name': 'Safe Browse',
      'application.id': 'safe-browse',
      'media.name': title,
      'node.name': 'safe-browse',
    }),
    // From stdin, or to stdout.
    '-',
  ];
}

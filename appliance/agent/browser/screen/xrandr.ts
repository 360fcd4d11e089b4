/** Queries and sets the mode of the screen with xrandr. The only importer of xrandr-parse. */
import parse from 'xrandr-parse';
import { run } from '../../commands/run.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Output {
  readonly name: string;
  readonly connected: boolean;
  readonly modes: readonly Size[];
}

const TIMEOUT_MS = 20_000;

/** The current size of the whole X screen; the library does not parse the `Screen` line. `undefined` if there is none. Pure. */
export function screenSize(text: string): Size | undefined {
  const found = /^Screen \d+:.*\bcurrent (\d+) x (\d+)/m.exec(text);
  return found ? { width: Number(found[1]), height: Number(found[2]) } : undefined;
}

/** The output of the screen: the primary one, or else the first connected one. Pure. */
export function primaryOutput(text: string): string | undefined {
  return (/^(\S+) connected primary\b/m.exec(text) ?? /^(\S+) connected\b/m.exec(text))?.[1];
}

/** The outputs with their modes. The library ends an output's list at the first named mode. Pure. */
export function outputs(text: string): Output[] {
  return Object.entries(parse(text)).flatMap(([name, output]) =>
    output === undefined
      ? []
      : [
          {
            name,
            connected: output.connected,
            modes: output.modes.map(({ width, height }) => ({
              width: parseInt(width, 10),
              height: parseInt(height, 10),
            })),
          },
        ],
  );
}

/** The screen size of the running X server. Throws if it does not answer or reports no size. */
export async function queryScreen(): Promise<Size> {
  const size = screenSize(await xrandr(['-q']));
  if (size === undefined) throw new Error('xrandr reports no screen size.');
  return size;
}

/** Sets the mode named `mode` (`1280x800`) of `output`. Throws if the server does not know it yet. */
export async function useMode(output: string, mode: string): Promise<void> {
  // Only a query makes the server probe the connector again and learn the mode.
  await xrandr(['-q']);
  // Not --auto, which keeps the mode of an output that is already on.
  await xrandr(['--output', output, '--mode', mode]);
}

/** The mode line for `size`. A virtual screen accepts any timings; these have 60 Hz and minimal blanking. Pure. */
export function modeLine({ width, height }: Size): string[] {
  const clockMhz = ((width + 4) * (height + 4) * 60) / 1e6;
  return [
    `${width}x${height}-host`,
    clockMhz.toFixed(2),
    ...[0, 1, 2, 4].map((extra) => String(width + extra)),
    ...[0, 1, 2, 4].map((extra) => String(height + extra)),
  ];
}

/** Sets a size that the graphics card does not offer. Throws if the server refuses. */
export async function useSize(size: Size): Promise<void> {
  const output = primaryOutput(await xrandr(['-q']));
  if (output === undefined) throw new Error('xrandr reports no output.');
  const line = modeLine(size);
  const [name = ''] = line;
  // Fails if a mode of this name exists already; it has the same size.
  await xrandr(['--newmode', ...line]).catch(() => undefined);
  await xrandr(['--addmode', output, name]);
  await xrandr(['--output', output, '--mode', name]);
}

async function xrandr(args: readonly string[]): Promise<string> {
  const [program, ...rest] = asAccount(['xrandr', ...args]);
  return run(program, rest, { timeoutMs: TIMEOUT_MS, environment: ACCOUNT_ENVIRONMENT });
}

/** What xrandr says, and the one thing it is told. The only importer of xrandr-parse. */
import parse from 'xrandr-parse';
import { run } from '../commands/run.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from './account.ts';

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

/** The current size of the whole X screen: the library leaves the Screen line out. `undefined` when there is none. Pure. */
export function screenSize(text: string): Size | undefined {
  const found = /^Screen \d+:.*\bcurrent (\d+) x (\d+)/m.exec(text);
  return found ? { width: Number(found[1]), height: Number(found[2]) } : undefined;
}

/** The output that carries the screen: the primary one, else the first connected one. Pure. */
export function primaryOutput(text: string): string | undefined {
  return (/^(\S+) connected primary\b/m.exec(text) ?? /^(\S+) connected\b/m.exec(text))?.[1];
}

/** Outputs with their modes, as far as the library sees them: a named mode ends an output's list. Pure. */
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

/** Asks the running X server. Throws when it does not answer or names no size. */
export async function queryScreen(): Promise<Size> {
  const size = screenSize(await xrandr(['-q']));
  if (size === undefined) throw new Error('xrandr names no current screen size.');
  return size;
}

/** Gives `output` the mode named `mode` (`1280x800`). Throws when the server does not know it (yet). */
export async function useMode(output: string, mode: string): Promise<void> {
  // Only a query makes the server look at the connector again; without one it does not know the mode.
  await xrandr(['-q']);
  // Not --auto: that keeps the mode of an output that is already on.
  await xrandr(['--output', output, '--mode', mode]);
}

/** The arguments that name a mode of `size`. A virtual screen takes any timings; these are of 60 Hz with one pixel of blanking. Pure. */
export function modeLine({ width, height }: Size): string[] {
  const clockMhz = ((width + 4) * (height + 4) * 60) / 1e6;
  return [
    `${width}x${height}-host`,
    clockMhz.toFixed(2),
    ...[0, 1, 2, 4].map((extra) => String(width + extra)),
    ...[0, 1, 2, 4].map((extra) => String(height + extra)),
  ];
}

/** Gives the screen a size that its card does not offer. Throws when the server refuses. */
export async function useSize(size: Size): Promise<void> {
  const output = primaryOutput(await xrandr(['-q']));
  if (output === undefined) throw new Error('xrandr names no output.');
  const line = modeLine(size);
  const [name = ''] = line;
  // Refused when the name is there already: then it is of the same size.
  await xrandr(['--newmode', ...line]).catch(() => undefined);
  await xrandr(['--addmode', output, name]);
  await xrandr(['--output', output, '--mode', name]);
}

async function xrandr(args: readonly string[]): Promise<string> {
  const [program, ...rest] = asAccount(['xrandr', ...args]);
  return run(program, rest, { timeoutMs: TIMEOUT_MS, environment: ACCOUNT_ENVIRONMENT });
}

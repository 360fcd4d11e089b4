/** The connectors of the graphics card: the host resizes the screen by a new preferred mode, which the X server does not apply by itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Connector {
  /** X's name for it, for example `Virtual-1`. */
  readonly output: string;
  readonly folder: string;
}

const LOOK_EVERY_MS = 1_000;
const MAX_TRIES = 5;

/** The connectors of the graphics cards in `classFolder`. */
export function findConnectors(classFolder = '/sys/class/drm'): Connector[] {
  return entriesOf(classFolder)
    .sort()
    .flatMap((entry) => {
      const output = /^card\d+-(.+)$/.exec(entry)?.[1];
      return output === undefined ? [] : [{ output, folder: join(classFolder, entry) }];
    });
}

/** The preferred mode in the kernel's notation (`1280x800`): the first of its list. `undefined` if nothing is connected. */
export async function preferredMode({ folder }: Connector): Promise<string | undefined> {
  // The list dates from the last probe; this requests a new one.
  await writeFile(join(folder, 'status'), 'detect').catch(() => undefined);
  return /^\d+x\d+/.exec(modesOf(folder))?.[0];
}

// Read at once: a thread of Node's pool would take the processor from Chromium several times for each file, and a process that gets an emulated
// processor back has to find all its code and memory again.
function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function modesOf(folder: string): string {
  try {
    return readFileSync(join(folder, 'modes'), 'utf8');
  } catch {
    return '';
  }
}

export interface ScreenFollower {
  /** Whether the screen has this mode, or must not get it. */
  readonly isTaken: (mode: string) => boolean;
  /** Sets the mode of `output`. Rejects if that fails. */
  readonly take: (output: string, mode: string) => Promise<void>;
}

/** Sets the mode that the host prefers whenever it changes, until `signal` aborts. */
export async function followPreferredModes(
  { isTaken, take }: ScreenFollower,
  signal: AbortSignal,
  classFolder?: string,
  lookEveryMs = LOOK_EVERY_MS,
): Promise<void> {
  let wanted: string | undefined;
  let triesLeft = MAX_TRIES;
  while (!signal.aborted) {
    const found = await preferredOfFirst(findConnectors(classFolder));
    if (found?.mode !== wanted) triesLeft = MAX_TRIES;
    wanted = found?.mode;
    if (found && !isTaken(found.mode) && triesLeft > 0) {
      triesLeft -= 1;
      // The X server may learn of a new mode a moment after the kernel does: try again.
      await take(found.output, found.mode).catch(() => undefined);
    }
    await sleep(lookEveryMs);
  }
}

async function preferredOfFirst(
  connectors: readonly Connector[],
): Promise<{ output: string; mode: string } | undefined> {
  for (const connector of connectors) {
    const mode = await preferredMode(connector);
    if (mode !== undefined) return { output: connector.output, mode };
  }
  return undefined;
}

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
/** So often at each look; later at every tenth: in a slow VM the X server may take long to learn of a mode. */
const QUICK_TRIES = 5;
const LOOKS_BETWEEN_SLOW_TRIES = 10;

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
  untilNextLook: () => Promise<unknown> = () => sleep(LOOK_EVERY_MS),
): Promise<void> {
  let wanted: string | undefined;
  let [tries, looksToGo] = [0, 0];
  while (!signal.aborted) {
    const found = await preferredOfFirst(findConnectors(classFolder));
    if (found?.mode !== wanted) [tries, looksToGo] = [0, 0];
    wanted = found?.mode;
    looksToGo = Math.max(0, looksToGo - 1);
    if (found && !isTaken(found.mode) && looksToGo === 0) {
      tries += 1;
      looksToGo = tries < QUICK_TRIES ? 1 : LOOKS_BETWEEN_SLOW_TRIES;
      // The X server may learn of a new mode a moment after the kernel does: try again.
      await take(found.output, found.mode).catch(() => undefined);
    }
    await untilNextLook();
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

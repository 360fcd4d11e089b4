/** All that has to be the same each time a machine has started. */
import type { FingerprintEntry } from '../protocol/inspection.ts';
import { disk } from './disk.ts';
import { kernel } from './kernel.ts';
import { tree } from './tree.ts';

const FILE = 'file:';

/** `only`: of the file tree, what lies at these places and below; of all else, what begins so. */
export async function* fingerprint(only?: readonly string[]): AsyncGenerator<FingerprintEntry> {
  for await (const entry of notFiles())
    if (only === undefined || only.some((place) => entry.at.startsWith(place))) yield entry;
  // Last: by then a machine that has just started is done with its own writing.
  if (only === undefined) yield* tree('/');
  else
    for (const place of only) if (place.startsWith(FILE)) yield* tree(place.slice(FILE.length), place === `${FILE}/`);
}

async function* notFiles(): AsyncGenerator<FingerprintEntry> {
  yield* kernel();
  yield* disk();
}

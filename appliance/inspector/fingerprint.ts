/** Everything that must be the same after every start of a VM. */
import type { FingerprintEntry } from '../protocol/inspection.ts';
import { disk } from './disk.ts';
import { kernel } from './kernel.ts';
import { tree } from './tree.ts';

const FILE = 'file:';

/** `only`: for files, these places and everything below; for other entries, places that start so. */
export async function* fingerprint(only?: readonly string[]): AsyncGenerator<FingerprintEntry> {
  for await (const entry of notFiles())
    if (only === undefined || only.some((place) => entry.at.startsWith(place))) yield entry;
  // Last, so that a VM that has just started has finished its own writes.
  if (only === undefined) yield* tree('/');
  else
    for (const place of only) if (place.startsWith(FILE)) yield* tree(place.slice(FILE.length), place === `${FILE}/`);
}

async function* notFiles(): AsyncGenerator<FingerprintEntry> {
  yield* kernel();
  yield* disk();
}

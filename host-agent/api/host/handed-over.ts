/** Files that a mail program of the host handed over, in the runtime folder, until the window that shows them is closed. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Each file has a folder in it, so that it can have any name. */
export const handedOverFolder = (runtime: string): string => join(runtime, 'handed-over');

/** Removes the file if it is such a one. Any other stays. */
export function removeHandedOver(runtime: string, path: string): void {
  if (dirname(dirname(path)) === handedOverFolder(runtime)) rmSync(dirname(path), { recursive: true, force: true });
}

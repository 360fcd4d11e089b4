/** Files that a mail program of the host handed over, in the runtime folder, until the window that shows them is closed. */
import { rmdirSync, unlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Each file has a folder in it, so that it can have any name. */
export const handedOverFolder = (runtime: string): string => join(runtime, 'handed-over');

/** Eight bytes in hexadecimal, and a name. */
const HANDED_OVER = /^[0-9a-f]{16}\/[^/]+$/;

/** Removes the file and its folder if it is such a one. Any other stays. Nothing else that may be in the folder is removed. */
export function removeHandedOver(runtime: string, path: string): void {
  if (!HANDED_OVER.test(relative(handedOverFolder(runtime), path))) return;
  try {
    unlinkSync(path);
    rmdirSync(dirname(path));
  } catch {
    // It has gone already, or is something else.
  }
}

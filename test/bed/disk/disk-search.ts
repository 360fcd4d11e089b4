/** Searches everything that was written to a disk for a text. */
import { type Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const CHUNK_BYTES = 4 * 1024 * 1024;

/** The encodings in which programs write a text. */
export function formsOf(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text);
  // The part of its base64 that is the same wherever in a group of three bytes the text begins.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [
    bytes,
    Buffer.from(text, 'utf16le'),
    ...(/^([0-9a-f]{2})+$/.test(text) ? [Buffer.from(text, 'hex')] : []),
    ...base64.map((form) => Buffer.from(form)),
  ];
}

/** Paths below `folders`, written at `sinceMs` or later, whose content or name contains `text` in any encoding. */
export async function filesHolding(
  text: string,
  folders: readonly string[],
  sinceMs: number,
  skip: (path: string) => boolean = () => false,
): Promise<string[]> {
  const forms = formsOf(text);
  const found: string[] = [];
  for (const folder of folders) {
    for await (const path of filesBelow(folder, skip)) {
      const status = await stat(path).catch(() => undefined);
      if (!status || Math.max(status.mtimeMs, status.ctimeMs) < sinceMs) continue;
      if (path.includes(text) || (status.isFile() && (await holds(path, forms)))) found.push(path);
    }
  }
  return found;
}

async function* filesBelow(folder: string, skip: (path: string) => boolean): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => [])) {
    const path = join(folder, entry.name);
    if (skip(path)) continue;
    if (entry.isDirectory()) yield* filesBelow(path, skip);
    else if (!entry.isSymbolicLink()) yield path;
  }
}

async function holds(path: string, forms: readonly Buffer[]): Promise<boolean> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return false;
  try {
    const longest = Math.max(...forms.map((form) => form.length));
    let carried = Buffer.alloc(0);
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null);
      if (bytesRead === 0) return false;
      const piece = Buffer.concat([carried, buffer.subarray(0, bytesRead)]);
      if (forms.some((form) => piece.includes(form))) return true;
      carried = piece.subarray(-(longest - 1));
    }
  } finally {
    await file.close();
  }
}

import { open } from 'node:fs/promises';

const MAX_LINE_CHARACTERS = 2000;
/** Enough for the maximum number of lines of usual length. */
const TAIL_BYTES = 512 * 1024;

/** The last `count` lines of the file, oldest first, each cut to a length that can be shown; none if the file does not exist. */
export async function lastLines(path: string, count: number): Promise<string[]> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return [];
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    // The first is incomplete, because it began before `start`; the last is the empty rest after the final line break.
    return lines
      .slice(start > 0 ? 1 : 0, -1)
      .slice(-count)
      .map((line) => line.slice(0, MAX_LINE_CHARACTERS));
  } finally {
    await file.close();
  }
}

/** Reads the manifest of a recording, which anyone may have changed since. */
import { createReadStream } from 'node:fs';
import { Failure } from '../api/errors/failure.ts';
import { digestOf, type Entry, ManifestLine, MAX_LINE_BYTES, NO_PREVIOUS } from './manifest.ts';

export interface ReadManifest {
  readonly lines: readonly ManifestLine[];
  /** The first line that does not follow from the line before, or is none. Those after it are not read. */
  readonly brokenAt: number | undefined;
  /** Begun, and not written to its end. */
  readonly hasRest: boolean;
}

/** Of about 100 GiB in chunks. */
const MAX_LINES = 1_000_000;

/** Throws `Failure` recording-not-found. */
export async function readManifest(folder: string, path: string): Promise<ReadManifest> {
  const lines: ManifestLine[] = [];
  let previous = NO_PREVIOUS;
  let brokenAt: number | undefined;
  let hasRest = false;
  try {
    for await (const { text, isWhole } of linesOf(path)) {
      if (!isWhole) {
        hasRest = true;
        break;
      }
      const line = parse(text);
      if (line?.previous !== previous || line.line !== lines.length + 1 || lines.length === MAX_LINES) {
        brokenAt = lines.length + 1;
        break;
      }
      lines.push(line);
      previous = digestOf(text);
    }
  } catch (cause) {
    throw new Failure('recording-not-found', { folder }, { cause });
  }
  return { lines, brokenAt, hasRest };
}

export function entryOf<Event extends Entry['event']>(
  lines: readonly ManifestLine[],
  event: Event,
): Extract<Entry, { event: Event }> | undefined {
  return lines
    .map(({ entry }) => entry)
    .find((entry): entry is Extract<Entry, { event: Event }> => entry.event === event);
}

function parse(text: Buffer): ManifestLine | undefined {
  try {
    return ManifestLine.parse(JSON.parse(text.toString('utf8')));
  } catch {
    return undefined;
  }
}

/** A line that is too long is not whole. */
async function* linesOf(path: string): AsyncGenerator<{ readonly text: Buffer; readonly isWhole: boolean }> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield { text: rest.subarray(0, end), isWhole: true };
      rest = rest.subarray(end + 1);
    }
    if (rest.length > MAX_LINE_BYTES) break;
  }
  if (rest.length > 0) yield { text: rest, isWhole: false };
}

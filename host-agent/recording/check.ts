/** Compares a recording with its manifest: each chunk of each file, each line, and the signature over all of them. */
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Failure } from '../api/errors/failure.ts';
import { BOUNDS, type RecordedFile, type RecordingCheck, type RecordingProblem } from '../api/session/recording.ts';
import type { SignatureProblem } from '../image/signature.ts';
import { RECORDING_FILES, recordingNames } from '../storage/filenames.ts';
import { digestOf, type Entry } from './manifest.ts';
import { entryOf, readManifest } from './read-manifest.ts';

type Chunk = Extract<Entry, { event: 'chunk' }>;

export interface CheckOptions {
  /** Why the manifest is not signed by the key that counts; `undefined` when it is. */
  readonly signatureProblem: (manifest: string, signature: string) => Promise<SignatureProblem | undefined>;
  readonly key: string;
}

/** Throws `Failure` recording-not-found. */
export async function checkRecording(folder: string, { signatureProblem, key }: CheckOptions): Promise<RecordingCheck> {
  const names = recordingNames(folder);
  const { lines, brokenAt, hasRest } = await readManifest(folder, names.manifest);
  const [first] = lines;
  if (first?.entry.event !== 'begun') throw new Failure('recording-not-found', { folder });
  const closed = entryOf(lines, 'closed');
  const isClosed = closed !== undefined && brokenAt === undefined && !hasRest && lines.at(-1)?.entry.event === 'closed';
  const problems: RecordingProblem[] = [];
  if (brokenAt !== undefined) problems.push({ file: RECORDING_FILES.manifest, problem: 'changed', at: brokenAt });
  else if (closed && !isClosed)
    problems.push({ file: RECORDING_FILES.manifest, problem: 'longer', at: lines.length + 1 });
  const files: RecordedFile[] = [];
  for (const [file, chunks] of chunksByFile(
    lines.map(({ entry }) => entry),
    isClosed ? closed.files : [],
  )) {
    // What was written after the last line of a recording that was cut off was never named.
    const found = await checkFile(names.file(file), file, chunks, isClosed);
    problems.push(...found.problems);
    files.push({ file, bytes: found.bytes });
  }
  const listed = new Set([...files.map(({ file }) => file), RECORDING_FILES.manifest, RECORDING_FILES.signature]);
  const begun = (file: string): boolean => !isClosed && Object.values<unknown>(RECORDING_FILES).includes(file);
  for (const file of await filesIn(folder))
    if (!listed.has(file) && !begun(file)) problems.push({ file: file.slice(0, 200), problem: 'unlisted' });
  const unsigned = await signatureProblem(names.manifest, names.signature);
  // One that was cut off has none.
  if (unsigned && (isClosed || unsigned.kind !== 'missing' || closed))
    problems.push({
      file: RECORDING_FILES.signature,
      problem: unsigned.kind === 'missing' ? 'not-signed' : 'wrongly-signed',
    });
  const missingFrames = lines.reduce((sum, { entry }) => sum + (entry.event === 'network-gap' ? entry.frames : 0), 0);
  return {
    session: first.entry.session,
    begunAt: first.at,
    ...(isClosed && { end: closed.end }),
    files: files.slice(0, BOUNDS.files),
    ...(missingFrames > 0 && { missingFrames }),
    problems: problems.slice(0, BOUNDS.problems),
    ...(!unsigned && { signedBy: key }),
  };
}

/** In their order, which the digests of the lines keep. A file without a chunk is empty. */
function chunksByFile(entries: readonly Entry[], named: readonly RecordedFile[]): Map<string, Chunk[]> {
  const chunks = new Map<string, Chunk[]>(named.map(({ file }) => [file, []]));
  for (const entry of entries) {
    if (entry.event !== 'chunk') continue;
    const ofFile = chunks.get(entry.file) ?? [];
    ofFile.push(entry);
    chunks.set(entry.file, ofFile);
  }
  return chunks;
}

interface CheckedFile {
  /** That are as they were recorded. */
  readonly bytes: number;
  readonly problems: readonly RecordingProblem[];
}

/** `file` names a file inside of the folder: the manifest's schema lets no other name through. */
async function checkFile(
  path: string,
  file: string,
  chunks: readonly Chunk[],
  isClosed: boolean,
): Promise<CheckedFile> {
  const opened = await open(path, 'r').catch(() => undefined);
  if (!opened) return { bytes: 0, problems: [{ file, problem: 'missing' }] };
  try {
    let bytes = 0;
    for (const chunk of chunks) {
      const found = chunk.offset === bytes ? await chunkProblem(opened, chunk) : 'changed';
      if (found) return { bytes, problems: [{ file, problem: found, at: chunk.offset }] };
      bytes += chunk.bytes;
    }
    const { size } = await opened.stat();
    return { bytes, problems: isClosed && size > bytes ? [{ file, problem: 'longer', at: bytes }] : [] };
  } finally {
    await opened.close();
  }
}

async function chunkProblem(
  file: FileHandle,
  { offset, bytes, sha256 }: Chunk,
): Promise<'truncated' | 'changed' | undefined> {
  const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(bytes), 0, bytes, offset);
  if (bytesRead < bytes) return 'truncated';
  return digestOf(buffer) === sha256 ? undefined : 'changed';
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

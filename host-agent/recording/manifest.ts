/**
 * The manifest of a recording: lines of JSON, each with the digest of the line before. What is written to a file of the recording is named here
 * chunk by chunk, so that a recording that was cut off by a crash can be checked as far as it goes.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { FileOfRecording, PartEnd, RecordedFile, RecordingEnd, RecordingLimits } from '../api/session/recording.ts';

export const FORMAT = 'safe-browse-recording/1';
export const MAX_LINE_BYTES = 256 * 1024;
/** Of what is named at once. */
const MAX_CHUNK_BYTES = 16 * 1024 * 1024;
const Digest = z.string().regex(/^[0-9a-f]{64}$/);

const Entry = z.discriminatedUnion('event', [
  z.strictObject({
    event: z.literal('begun'),
    format: z.literal(FORMAT),
    session: z.string().max(64),
    profile: z.string().max(64),
    /** As they hold for the session: what is looser in the profile does not count. */
    settings: z.record(z.string(), z.unknown()),
    /** What it may reach. */
    access: z.unknown(),
    image: z.string().max(128),
    version: z.string().max(64),
    limits: RecordingLimits,
  }),
  z.strictObject({
    event: z.literal('chunk'),
    file: FileOfRecording,
    offset: z.int().min(0),
    bytes: z.int().min(1).max(MAX_CHUNK_BYTES),
    sha256: Digest,
  }),
  z.strictObject({
    event: z.literal('download'),
    file: FileOfRecording,
    name: z.string().max(512),
    bytes: z.int().min(0),
    sha256: Digest,
    origin: z.string().max(4096).optional(),
  }),
  /** The network VM was replaced by another one. */
  z.strictObject({ event: z.literal('network-replaced') }),
  /** So many frames that passed the port are missing since `since`: the disk was slower than the network. */
  z.strictObject({
    event: z.literal('network-gap'),
    since: z.iso.datetime(),
    frames: z.int().min(1),
    bytes: z.int().min(0),
  }),
  z.strictObject({ event: z.literal('part-ended'), file: FileOfRecording, why: PartEnd }),
  z.strictObject({ event: z.literal('closed'), end: RecordingEnd, files: z.array(RecordedFile) }),
]);
export type Entry = z.infer<typeof Entry>;

const Place = z.object({ line: z.int().min(1), at: z.iso.datetime(), previous: Digest });
export const ManifestLine = z
  .intersection(Place, z.looseObject({}))
  .transform(({ line, at, previous, ...entry }, ctx) => {
    const parsed = Entry.safeParse(entry);
    if (parsed.success) return { line, at, previous, entry: parsed.data };
    ctx.addIssue('It is no line of a manifest.');
    return z.NEVER;
  });
export type ManifestLine = z.infer<typeof ManifestLine>;

/** Of the first line. */
export const NO_PREVIOUS = '0'.repeat(64);
export const digestOf = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** Appends lines, in order. */
export class Manifest {
  readonly #file: FileHandle;
  #lines = 0;
  #previous = NO_PREVIOUS;
  #written: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async create(path: string): Promise<Manifest> {
    return new Manifest(await open(path, 'wx', 0o600));
  }

  /** The bytes that it names are in their file already. Fulfilled when the line is written, in one piece. */
  append(entry: Entry): Promise<void> {
    this.#lines += 1;
    const text = JSON.stringify({
      line: this.#lines,
      at: new Date().toISOString(),
      previous: this.#previous,
      ...entry,
    });
    this.#previous = digestOf(text);
    const before = this.#written;
    this.#written = before.then(() => this.#file.appendFile(`${text}\n`));
    return this.#written;
  }

  async close(): Promise<void> {
    try {
      await this.#written;
      await this.#file.sync();
    } finally {
      await this.#file.close();
    }
  }
}

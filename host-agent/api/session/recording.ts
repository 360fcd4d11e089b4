/** What is recorded of a session, where the session cannot reach it. */
import { z } from 'zod';

/** `asking`: the person has not answered yet. */
export const Recording = z.strictObject({ is: z.enum(['asking', 'on']), folder: z.string() });
export type Recording = z.infer<typeof Recording>;

export const RecordingAct = z.enum(['agree', 'refuse', 'stop']);
export type RecordingAct = z.infer<typeof RecordingAct>;

/** A recording ends at the first of both. */
export const RecordingLimits = z.strictObject({
  maxMinutes: z.int().min(1).max(10_080),
  maxMiB: z.int().min(16).max(1_048_576),
});
export type RecordingLimits = z.infer<typeof RecordingLimits>;

/** Why it has ended. */
export const RecordingEnd = z.enum(['stopped', 'session-ended', 'time', 'size', 'disk', 'forbidden']);
export type RecordingEnd = z.infer<typeof RecordingEnd>;

/** Of a part that ended earlier: `size`: it has its share of the size; `lost`: there was nothing more to record, or it was malformed. */
export const PartEnd = z.enum(['size', 'lost']);
export type PartEnd = z.infer<typeof PartEnd>;

/** No part of a path: a manifest is checked by others. */
export const FileOfRecording = z.string().regex(/^(?:downloads\/)?[a-z0-9-]{1,40}\.[a-z0-9]{1,12}$/);

export const RecordedFile = z.strictObject({
  file: FileOfRecording,
  bytes: z.int().min(0),
  ended: PartEnd.optional(),
});
export type RecordedFile = z.infer<typeof RecordedFile>;

const MAX_FILES = 2_000;

export const RecordingSummary = z.strictObject({
  folder: z.string(),
  end: RecordingEnd,
  seconds: z.int().min(0),
  files: z.array(RecordedFile).max(MAX_FILES),
  downloads: z.int().min(0),
  /** Passed the port while the disk was too slow; absent if there are none. */
  missingFrames: z.int().min(1).optional(),
});
export type RecordingSummary = z.infer<typeof RecordingSummary>;

/** What is wrong with a file of a recording. `at`: the first byte, or of the manifest the line, from which it is. */
export const RecordingProblem = z.strictObject({
  file: z.string().max(200),
  problem: z.enum(['missing', 'truncated', 'changed', 'longer', 'unlisted', 'not-signed', 'wrongly-signed']),
  at: z.int().min(0).optional(),
});
export type RecordingProblem = z.infer<typeof RecordingProblem>;

const MAX_PROBLEMS = 100;

export const RecordingCheck = z.strictObject({
  session: z.string().max(64),
  begunAt: z.iso.datetime(),
  /** Absent if it was not closed: the host agent ended meanwhile. What is there up to then still counts. */
  end: RecordingEnd.optional(),
  files: z.array(RecordedFile).max(MAX_FILES),
  /** As in {@link RecordingSummary}. */
  missingFrames: z.int().min(1).optional(),
  /** The first ones; none if everything is as it was recorded. */
  problems: z.array(RecordingProblem).max(MAX_PROBLEMS),
  /** The key that has signed it; absent if it is not signed by the one that was asked for. */
  signedBy: z.string().max(100).optional(),
});
export type RecordingCheck = z.infer<typeof RecordingCheck>;

export const BOUNDS = { files: MAX_FILES, problems: MAX_PROBLEMS } as const;

/** `names`: the names that were resolved, with times, as lines of JSON. */
export const RecordingFormat = z.enum(['misp', 'stix', 'names']);
export type RecordingFormat = z.infer<typeof RecordingFormat>;

export const MAX_DOCUMENT_CHARACTERS = 16 * 1024 * 1024;

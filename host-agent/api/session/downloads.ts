/** Transfers of files and clipboard in the control API. */
import { z } from 'zod';
import { DOCUMENT_NOTES } from '../../../appliance/protocol/document-formats.ts';
import { PicturePiece } from '../screen/picture-piece.ts';

const Bytes = z.int().min(0);
/** A sanitised name: safe to show, and to use as a file name on the host. */
const Name = z.string().min(1).max(255);

export const Download = z.strictObject({
  /** Identifies it in `session.take`. */
  file: z.int().min(1),
  name: Name,
  bytes: Bytes,
  /** Whether the browser has finished writing it; only then it can be saved. */
  isWhole: z.boolean(),
  /** MIME type according to the content; `application/octet-stream` if unknown. */
  type: z.string().max(200),
  /** Its name suggests another type. */
  isDisguised: z.boolean(),
  /** Path of the file on the host that it was last saved to; absent if it was not saved. */
  savedAs: z.string().max(4096).optional(),
});
export type Download = z.infer<typeof Download>;

export const Downloads = z.strictObject({
  /** The newest first. */
  files: z.array(Download),
  /** How many older ones are not listed. */
  more: z.int().min(0),
});
export type Downloads = z.infer<typeof Downloads>;

export const TransferProgress = z.strictObject({ bytes: Bytes, of: Bytes });
export type TransferProgress = z.infer<typeof TransferProgress>;

/** Progress of a safe copy: the converter VM starts, gets the file, and renders it page by page. */
export const SafeCopyProgress = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('starting') }),
  z.strictObject({ step: z.literal('giving'), bytes: Bytes, of: Bytes }),
  z.strictObject({ step: z.literal('drawing'), page: z.int().min(1), of: z.int().min(1) }),
]);
export type SafeCopyProgress = z.infer<typeof SafeCopyProgress>;

/** Pixels of 320 × 320 that do not compress take 410,000. */
const MAX_PREVIEW_CHARACTERS = 512 * 1024;

export const TakenFile = z.strictObject({
  file: z.int().min(1),
  /** Path of the saved file. */
  path: z.string(),
  name: Name,
  bytes: Bytes,
  type: z.string().max(200),
  isDisguised: z.boolean(),
  /** The URL it was downloaded from, as the guest reports it. */
  origin: z.string().optional(),
});
export type TakenFile = z.infer<typeof TakenFile>;

/** A safe copy: a file, its first page as a small PNG in base64, and what its converter says about the document. */
export const TakenSafeCopy = TakenFile.extend({
  preview: z.base64().max(MAX_PREVIEW_CHARACTERS),
  notes: z.array(z.enum(DOCUMENT_NOTES)),
});
export type TakenSafeCopy = z.infer<typeof TakenSafeCopy>;

/** Bounds the length of a request; the transfer bounds the bytes. */
export const MAX_TEXT_CHARACTERS = 1024 * 1024;
const MAX_PICTURE_CHARACTERS = 22_369_624;

const TextClip = z.strictObject({ content: z.literal('text'), text: z.string().min(1).max(MAX_TEXT_CHARACTERS) });

/** Content of a clipboard that is transferred to the other. */
export const Clip = z.discriminatedUnion('content', [
  TextClip,
  z.strictObject({ content: z.literal('png'), png: z.base64().min(1).max(MAX_PICTURE_CHARACTERS) }),
]);
export type Clip = z.infer<typeof Clip>;

/** Content of a clipboard that was copied out. A picture came before it, as progress. */
export const CopiedClip = z.discriminatedUnion('content', [
  TextClip,
  z.strictObject({ content: z.literal('png'), bytes: Bytes }),
]);
export type CopiedClip = z.infer<typeof CopiedClip>;

export const CopyProgress = z.union([TransferProgress, PicturePiece]);
export type CopyProgress = z.infer<typeof CopyProgress>;

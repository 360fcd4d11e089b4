/**
 * Transfers: files and clipboards that leave a browser VM or enter it. The guest channel announces and agrees on a transfer; its bytes go over a
 * separate port, one transfer at a time: first the token that the host chose, then exactly the agreed number of bytes. The reader skips everything
 * before the token, which is left over from a cancelled transfer.
 *
 * A converter VM receives one file in the same way and renders it. The host requests each page, the converter announces it with its size, the host agrees,
 * and the converter sends bare pixels, then the words that it read from them, if the host asked for these. A copied picture leaves a browser VM in the same way: the host decodes no file of a guest's.
 */
import * as z from 'zod';

/** The virtio-serial port that carries the bytes. */
export const FILES_PORT = 'org.safebrowse.files.0';

/** Limit for the bytes before a token: more than any port buffers. */
export const MAX_SKIPPED_BYTES = 32 * 1024 * 1024;
export const TOKEN_BYTES = 16;

/** The guest lists the newest downloads by name and only counts the others. */
export const MAX_LISTED_DOWNLOADS = 50;
export const MAX_COUNTED_DOWNLOADS = 9_999;
/** The number of a file's first bytes from which the host recognises its type. */
export const HEAD_BYTES = 264;
export const MAX_FILE_BYTES = 16 * 1024 ** 3;
export const MAX_TEXT_BYTES = 1024 * 1024;
/** Limit for a PNG file: of the person's, on its way into a guest, and of a guest's, which that guest decodes itself. */
export const MAX_PICTURE_BYTES = 16 * 1024 * 1024;

/** Increases by one with each transfer of a VM. */
export const TransferId = z.int().min(1).max(2_147_483_647);
const Token = z.string().regex(/^[0-9a-f]{32}$/);
export const FileBytes = z.int().min(0).max(MAX_FILE_BYTES);

/** A file name without a folder: no slash, no control character, no lone surrogate, at most 160 characters. */
export const FileName = z
  .string()
  .min(1)
  .max(160)
  .refine(
    (name) => !/[/\u0000-\u001f\u007f-\u009f]/.test(name) && name.isWellFormed() && name !== '.' && name !== '..',
    'is no name of a file',
  );

/** A file that the host sends. `isShown`: the browser opens it; absent: it is only put among the downloads. */
export const SentFile = z.strictObject({ kind: z.literal('file'), name: FileName, isShown: z.boolean().optional() });
export type SentFile = z.infer<typeof SentFile>;

export const ClipboardKind = z.enum(['text', 'png']);
export type ClipboardKind = z.infer<typeof ClipboardKind>;

/** Of a converter, `locked`: the document needs a password; `no-program`: only an image with programs for documents has what it needs. */
const REFUSALS = [
  ...(['no-such-file', 'changed', 'too-large', 'no-room', 'empty', 'busy', 'failed'] as const),
  ...(['locked', 'no-program'] as const),
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** One file of the guest's folder for downloads, by the guest's word. */
export const GuestDownload = z.strictObject({
  /** The guest's number for the file; no other file gets the same. */
  file: z.int().min(1).max(1_000_000_000),
  name: FileName,
  bytes: FileBytes,
  /** Whether the browser has finished writing it. */
  isWhole: z.boolean(),
  /** Its first bytes, in base64. */
  head: z.base64().max(Math.ceil(HEAD_BYTES / 3) * 4),
});
export type GuestDownload = z.infer<typeof GuestDownload>;

/** Host to guest, to a browser VM or a converter VM. */
export const HOST_TRANSFER_MESSAGES = [
  /** The host agrees to what the guest announced: send it. */
  z.strictObject({ type: z.literal('transfer-accept'), transfer: TransferId, token: Token }),
  /** The host sends this file or clipboard once the guest is ready for it. */
  z.strictObject({
    type: z.literal('transfer-send'),
    transfer: TransferId,
    token: Token,
    bytes: FileBytes,
    what: z.discriminatedUnion('kind', [
      SentFile,
      z.strictObject({ kind: z.literal('clipboard'), content: ClipboardKind }),
    ]),
  }),
  /** Stop this transfer. */
  z.strictObject({ type: z.literal('transfer-cancel'), transfer: TransferId }),
] as const;

/** Guest to host. */
export const GUEST_TRANSFER_MESSAGES = [
  /** Answers a `transfer-send`: the bytes may come. */
  z.strictObject({ type: z.literal('transfer-ready'), transfer: TransferId }),
  /** All bytes of a `transfer-send` have arrived at their destination. */
  z.strictObject({ type: z.literal('transfer-received'), transfer: TransferId }),
  /** Ends a transfer in either direction. */
  z.strictObject({ type: z.literal('transfer-refused'), transfer: TransferId, reason: z.enum(REFUSALS) }),
] as const;

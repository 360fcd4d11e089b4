/**
 * Files and clipboards on their way out of a browser machine or into it. What is to cross is announced and agreed on the guest wire; its bytes go
 * over a port of their own, one transfer at a time: first the token that the host chose, then exactly the bytes that were agreed. Whoever reads
 * skips what stands before the token, which is left of a transfer that was given up.
 *
 * A converter is given one file in the same way, and draws it: each page is asked for, announced with its size, agreed to, and sent as bare pixels.
 */
import * as z from 'zod';

/** The virtio-serial port that carries the bytes. */
export const FILES_PORT = 'org.safebrowse.files.0';

/** More before a token than any port holds back. */
export const MAX_SKIPPED_BYTES = 32 * 1024 * 1024;
export const TOKEN_BYTES = 16;

/** The newest ones are told by name, the others as a number. */
export const MAX_LISTED_DOWNLOADS = 50;
export const MAX_COUNTED_DOWNLOADS = 9_999;
/** So many of a file's first bytes tell the host what it is. */
export const HEAD_BYTES = 264;
export const MAX_FILE_BYTES = 16 * 1024 ** 3;
export const MAX_TEXT_BYTES = 1024 * 1024;
export const MAX_PICTURE_BYTES = 16 * 1024 * 1024;

/** What a converter draws. The host says which it is, by the file's bytes; the converter tries no other. */
export const DOCUMENT_FORMATS = ['pdf', 'png', 'jpeg', 'gif', 'webp', 'bmp', 'tiff', 'avif', 'heic'] as const;
export const DocumentFormat = z.enum(DOCUMENT_FORMATS);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

/** What is larger is drawn smaller. */
export const MAX_PAGE_PIXELS = 24 * 1024 * 1024;
export const MAX_PAGE_SIDE = 16_384;
/** Of pixels as they cross: red, green, blue. */
export const BYTES_PER_PIXEL = 3;
/** More than any host agrees to. */
const MAX_COUNTED_PAGES = 1_000_000;
const PageNumber = z.int().min(1).max(MAX_COUNTED_PAGES);
const PageSide = z.int().min(1).max(MAX_PAGE_SIDE);

const TransferId = z.int().min(1).max(2_147_483_647);
const Token = z.string().regex(/^[0-9a-f]{32}$/);
const FileBytes = z.int().min(0).max(MAX_FILE_BYTES);

/** A file's name without a folder: no slash, nothing that steers a terminal, no lone surrogate, at most 160 characters. */
export const FileName = z
  .string()
  .min(1)
  .max(160)
  .refine(
    (name) => !/[/\u0000-\u001f\u007f-\u009f]/.test(name) && name.isWellFormed() && name !== '.' && name !== '..',
    'is no name of a file',
  );

export const CLIPBOARD_KINDS = ['text', 'png'] as const;
export const ClipboardKind = z.enum(CLIPBOARD_KINDS);
export type ClipboardKind = z.infer<typeof ClipboardKind>;

export const REFUSALS = ['no-such-file', 'changed', 'too-large', 'no-room', 'empty', 'busy', 'failed'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** One file of the folder for downloads, as the guest says. */
export const GuestDownload = z.strictObject({
  /** Of the guest's choice; another file gets another one. */
  file: z.int().min(1).max(1_000_000_000),
  name: FileName,
  bytes: FileBytes,
  /** Whether the browser has written all of it. */
  isWhole: z.boolean(),
  /** Its first bytes. */
  head: z.base64().max(Math.ceil(HEAD_BYTES / 3) * 4),
});
export type GuestDownload = z.infer<typeof GuestDownload>;

/** What the host may say of transfers, to a browser or a converter alone. */
export const HOST_TRANSFER_MESSAGES = [
  /** Offer this: a file, what was copied, or of a converter a page of what it was given. */
  z.strictObject({
    type: z.literal('transfer-ask'),
    transfer: TransferId,
    what: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('file'), file: GuestDownload.shape.file }),
      z.strictObject({ kind: z.literal('clipboard') }),
      z.strictObject({ kind: z.literal('page'), format: DocumentFormat, page: PageNumber }),
    ]),
  }),
  /** The offer is agreed to: send it. */
  z.strictObject({ type: z.literal('transfer-accept'), transfer: TransferId, token: Token }),
  /** Take this, when it is ready for it. */
  z.strictObject({
    type: z.literal('transfer-give'),
    transfer: TransferId,
    token: Token,
    bytes: FileBytes,
    what: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('file'), name: FileName }),
      z.strictObject({ kind: z.literal('clipboard'), content: ClipboardKind }),
    ]),
  }),
  /** It is given up. */
  z.strictObject({ type: z.literal('transfer-cancel'), transfer: TransferId }),
] as const;

/** What a guest may say of them. */
export const GUEST_TRANSFER_MESSAGES = [
  /** All that lies in the folder for downloads: the newest files, and how many there are. */
  z.strictObject({
    type: z.literal('downloads'),
    files: z.array(GuestDownload).max(MAX_LISTED_DOWNLOADS),
    count: z.int().min(0).max(MAX_COUNTED_DOWNLOADS),
  }),
  /** Answers an ask. `origin`: the address that the file came from, if that is known. */
  z.strictObject({
    type: z.literal('transfer-offer'),
    transfer: TransferId,
    bytes: FileBytes,
    content: z.enum(['file', ...CLIPBOARD_KINDS]),
    origin: z.string().max(2048).optional(),
  }),
  /** A converter's answer to an ask for a page, of how many: row by row, so many pixels, each three bytes. */
  z
    .strictObject({
      type: z.literal('transfer-page'),
      transfer: TransferId,
      page: PageNumber,
      pages: PageNumber,
      width: PageSide,
      height: PageSide,
    })
    .refine(({ width, height }) => width * height <= MAX_PAGE_PIXELS, 'has too many pixels'),
  /** Answers a give: the bytes may come. */
  z.strictObject({ type: z.literal('transfer-ready'), transfer: TransferId }),
  /** All that was given is where it belongs. */
  z.strictObject({ type: z.literal('transfer-taken'), transfer: TransferId }),
  z.strictObject({ type: z.literal('transfer-refused'), transfer: TransferId, reason: z.enum(REFUSALS) }),
] as const;

/** Transfers of files and clipboards, as a session's window shows them. */
import { z } from 'zod';
import { Download } from '../../host-agent/api/session/downloads.ts';
import { ClipboardRule, FileRule } from '../../host-agent/api/session/restrictions.ts';

/** The transfer in progress. */
export const TransferView = z.strictObject({
  direction: z.enum(['in', 'out']),
  name: z.string(),
  bytes: z.int().min(0),
  /** 0 while unknown. */
  of: z.int().min(0),
  /** Present for a safe copy: the page being drawn, and their number, once known. */
  safeCopy: z
    .strictObject({ drawing: z.strictObject({ page: z.int().min(1), of: z.int().min(1) }).optional() })
    .optional(),
});
export type TransferView = z.infer<typeof TransferView>;

/** Which transfers a session allows: never, after a question, or on a click. */
export const TransferRules = z.strictObject({
  filesOut: FileRule,
  filesIn: FileRule,
  copyOut: ClipboardRule,
  pasteIn: ClipboardRule,
});
export type TransferRules = z.infer<typeof TransferRules>;

/** The longest name of a folder that a page shows, in characters. */
export const MOST_FOLDER_CHARACTERS = 60;

/** A download as the files panel lists it. Of the host, its page learns only how the folder is shown. */
export const ListedDownload = Download.omit({ savedAs: true }).extend({
  isSaved: z.boolean(),
  /** The folder that it is saved in, for people: shortened, and without characters that hide something. */
  savedIn: z
    .string()
    .max(2 * MOST_FOLDER_CHARACTERS)
    .optional(),
});
export type ListedDownload = z.infer<typeof ListedDownload>;
export const ListedDownloads = z.strictObject({
  files: z.array(ListedDownload),
  more: z.int().min(0),
  /** Files of the host that this desktop sent, the newest first. */
  sent: z.array(z.strictObject({ name: z.string(), bytes: z.int().min(0) })),
});
export type ListedDownloads = z.infer<typeof ListedDownloads>;

/** Size of a transferred clipboard: characters of a text, bytes of a picture. `beginning`: of a text, for one line. */
export const Copied = z.strictObject({
  content: z.enum(['text', 'png', 'nothing']),
  size: z.int().min(0),
  beginning: z.string().max(80).optional(),
});
export type Copied = z.infer<typeof Copied>;

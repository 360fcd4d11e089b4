/** The messages between the host agent and the guest agent of a converter VM, which renders one document. */
import * as z from 'zod';
import { HostHello, lifeMessages, PowerOff } from './every-role.ts';
import { fitsPixels, PICTURE_SIZE } from './pixels.ts';
import { GUEST_TRANSFER_MESSAGES, HOST_TRANSFER_MESSAGES, TransferId } from './transfers.ts';

/** `ready`: the folder for the document is there. */
export const CONVERTER_STEPS = ['ready'] as const;
export type ConverterStep = (typeof CONVERTER_STEPS)[number];

/** The formats that a converter renders. The host names the format, by the file's first bytes; the converter tries no other. */
export const DOCUMENT_FORMATS = ['pdf', 'png', 'jpeg', 'gif', 'webp', 'bmp', 'tiff', 'avif', 'heic'] as const;
export const DocumentFormat = z.enum(DOCUMENT_FORMATS);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

/** More than any host agrees to. */
const MAX_COUNTED_PAGES = 1_000_000;
const PageNumber = z.int().min(1).max(MAX_COUNTED_PAGES);

/** Host to guest. */
export const ConverterHostMessage = z.discriminatedUnion('type', [
  HostHello,
  /** Render this page of the document and announce it with a `transfer-page`. */
  z.strictObject({
    type: z.literal('transfer-request'),
    transfer: TransferId,
    what: z.strictObject({ kind: z.literal('page'), format: DocumentFormat, page: PageNumber }),
  }),
  ...HOST_TRANSFER_MESSAGES,
  PowerOff,
]);
export type ConverterHostMessage = z.infer<typeof ConverterHostMessage>;

/** Guest to host. The guest is assumed to be hostile. */
export const ConverterGuestMessage = z.discriminatedUnion('type', [
  ...lifeMessages('converter', CONVERTER_STEPS),
  /** Answers a `transfer-request`: page `page` of `pages`, with its size in pixels. The converter scales a larger page down. */
  z
    .strictObject({
      type: z.literal('transfer-page'),
      transfer: TransferId,
      page: PageNumber,
      pages: PageNumber,
      ...PICTURE_SIZE,
    })
    .refine(fitsPixels, 'has too many pixels'),
  ...GUEST_TRANSFER_MESSAGES,
]);
export type ConverterGuestMessage = z.infer<typeof ConverterGuestMessage>;

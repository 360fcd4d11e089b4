/** The messages between the host agent and the guest agent of a converter VM, which renders one document. */
import * as z from 'zod';
import { DOCUMENT_FORMATS, DOCUMENT_NOTES } from './document-formats.ts';
import { HostHello, lifeMessages, PowerOff } from './every-role.ts';
import { MAX_TEXT_BYTES_OF_PAGE } from './page-text.ts';
import { fitsPixels, PICTURE_SIZE } from './pixels.ts';
import { GUEST_TRANSFER_MESSAGES, HOST_TRANSFER_MESSAGES, TransferId } from './transfers.ts';

/** `ready`: the folder for the document is there. */
export const CONVERTER_STEPS = ['ready'] as const;
export type ConverterStep = (typeof CONVERTER_STEPS)[number];

/** More than any host agrees to. */
const MAX_COUNTED_PAGES = 1_000_000;
const PageNumber = z.int().min(1).max(MAX_COUNTED_PAGES);

/** Host to guest. */
export const ConverterHostMessage = z.discriminatedUnion('type', [
  HostHello,
  /** Render this page of the document and announce it with a `transfer-page`. `hasText`: its pixels are followed by the words that they show. */
  z.strictObject({
    type: z.literal('transfer-request'),
    transfer: TransferId,
    what: z.strictObject({
      kind: z.literal('page'),
      format: z.enum(DOCUMENT_FORMATS),
      page: PageNumber,
      hasText: z.boolean(),
    }),
  }),
  ...HOST_TRANSFER_MESSAGES,
  PowerOff,
]);
export type ConverterHostMessage = z.infer<typeof ConverterHostMessage>;

/** Guest to host. The guest is assumed to be hostile. */
export const ConverterGuestMessage = z.discriminatedUnion('type', [
  ...lifeMessages('converter', CONVERTER_STEPS),
  /** Answers a `transfer-request`: page `page` of `pages`, with its size in pixels. The converter scales a larger page down. `textBytes`: of the words, as JSON. */
  z
    .strictObject({
      type: z.literal('transfer-page'),
      transfer: TransferId,
      page: PageNumber,
      pages: PageNumber,
      ...PICTURE_SIZE,
      notes: z.array(z.enum(DOCUMENT_NOTES)).max(DOCUMENT_NOTES.length).optional(),
      textBytes: z.int().min(2).max(MAX_TEXT_BYTES_OF_PAGE).optional(),
    })
    .refine(fitsPixels, 'has too many pixels'),
  ...GUEST_TRANSFER_MESSAGES,
]);
export type ConverterGuestMessage = z.infer<typeof ConverterGuestMessage>;

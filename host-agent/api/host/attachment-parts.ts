/** How the bytes of an attachment come from the extension of a mail program. Without zod, since the extension uses it too. */

/** In one message. A multiple of three, so that Base64 needs no filling but at the end. */
export const PART_BYTES = 192 * 1024;
/** Of its name. What a mail calls an attachment may be longer. */
export const MOST_NAME_CHARACTERS = 255;

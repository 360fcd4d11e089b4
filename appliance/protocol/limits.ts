/** Both ends name the version first and refuse another one. Increase it by one with each change that an older peer cannot read. */
export const PROTOCOL_VERSION = 24;

/** The virtio-serial port (QEMU) or `xl` channel that carries the guest channel. */
export const GUEST_CHANNEL_PORT = 'org.safebrowse.agent.0';
/** On the kernel's command line, before the name of the terminal that carries the guest channel in a VM without such a port. */
export const CHANNEL_PARAMETER = 'safebrowse.channel=';

/** On the kernel's command line of a VM of the browser image: it is a converter VM. */
export const CONVERTER_PARAMETER = 'safebrowse.role=converter';

/** Limit for one message, which is one line of JSON; a longer line is a protocol violation. */
export const MAX_LINE_BYTES = 64 * 1024;

/** Longest title of a page on the guest channel, in UTF-16 code units. */
export const MAX_TITLE_CHARACTERS = 256;

/** Longest URL of a session, as the WHATWG parser writes it. Chromium's own limit is 2 MiB; servers stop near 8 KiB. */
export const MAX_URL_BYTES = 8192;

/** Longest URL of a bookmark, as the WHATWG parser writes it. */
export const MAX_BOOKMARK_URL_BYTES = 2048;

/** Of text that is typed in a session at once, in UTF-16 code units. A longer text takes several calls and messages. */
export const MAX_TYPED_CHARACTERS = 256;

/** The scales that desktops offer, in percent: pixels of a session's screen along each side for one CSS pixel. With few of them a page learns little about the person's monitor. */
export const SCALES = [100, 125, 150, 175, 200, 250, 300] as const;

/** Limit for a profile's policies, and for the bookmarks of one message: with the rest of the message they fit one line. */
export const MAX_LIST_BYTES = 24 * 1024;

/** What `value` takes of a line. Limits count this, never only characters or entries: a character may take up to six bytes. */
export const encodedBytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** Whether `list` is at most {@link MAX_LIST_BYTES} long. */
export const fitsOneLine = (list: unknown): boolean => encodedBytes(list) <= MAX_LIST_BYTES;

/** Those of `items`, in their order, that fit into a list of `maxBytes`. For a list that may be incomplete. */
export function fittingItems<Item>(items: readonly Item[], maxBytes: number = MAX_LIST_BYTES): Item[] {
  // The brackets, and a comma after each item but the last.
  let bytes = 1;
  return items.filter((item) => {
    const more = encodedBytes(item) + 1;
    if (bytes + more > maxBytes) return false;
    bytes += more;
    return true;
  });
}

/** Both ends name the version first and refuse another one. Increase it by one with each change that an older peer cannot read. */
export const PROTOCOL_VERSION = 14;

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

/** Longest URL on the guest channel. Chromium's own limit is 2 MiB; servers stop near 8 KiB. */
export const MAX_URL_CHARACTERS = 8192;

/** The version both ends name first. A change that an older peer cannot read makes it one higher. */
export const PROTOCOL_VERSION = 6;

/** The virtio-serial port (QEMU) or `xl` channel that carries the wire. */
export const GUEST_CHANNEL_PORT = 'org.safebrowse.agent.0';
/** On the kernel's command line, before the name of a terminal: that carries the wire, where a machine has no such port. */
export const WIRE_ON = 'safebrowse.wire=';

/** On the kernel's command line of a machine of the browser image: it is a converter, which draws a file that it is given, and no browser. */
export const CONVERTS = 'safebrowse.task=convert';

/** One message is one line of JSON; a longer line ends the session of whoever sent it. */
export const MAX_LINE_BYTES = 64 * 1024;

/** Longest URL that crosses the wire: Chromium's own limit is 2 MiB, servers stop near 8 KiB. */
export const MAX_URL_CHARACTERS = 8192;

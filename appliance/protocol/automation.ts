/**
 * The pipe of a Chromium that a program of the host drives: messages of the Chrome DevTools Protocol in JSON, each with a zero byte at its end. An empty
 * message says that Chromium has started, and knows nothing of what was said before.
 */

/** The virtio-serial port that carries it. Only a VM whose profile allows automation has it. */
export const AUTOMATION_PORT = 'org.safebrowse.automation.0';

export const END_OF_MESSAGE = 0;

/**
 * What the person says into a session, on its way into the browser machine: samples on a port of their own, in this direction alone, and only while the person
 * has the microphone on.
 */

/** The virtio-serial port that carries them; only machines that may have a microphone have it. */
export const MICROPHONE_PORT = 'org.safebrowse.microphone.0';

/** Each sample 16 bits, the low byte first. */
export const MICROPHONE_FORMAT = { channels: 1, bytesPerSample: 2, samplesPerSecond: 48_000 } as const;
export const MICROPHONE_BYTES_PER_SECOND =
  MICROPHONE_FORMAT.channels * MICROPHONE_FORMAT.bytesPerSample * MICROPHONE_FORMAT.samplesPerSecond;

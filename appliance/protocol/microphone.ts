/**
 * The person's microphone in a session: the host sends samples over a separate port, only in this direction, and only while the person has the
 * microphone on.
 */

/** The virtio-serial port that carries the samples. Only a VM whose profile allows the microphone has it. */
export const MICROPHONE_PORT = 'org.safebrowse.microphone.0';

/** Each sample has 16 bits, low byte first. */
export const MICROPHONE_FORMAT = { channels: 1, bytesPerSample: 2, samplesPerSecond: 48_000 } as const;
export const MICROPHONE_BYTES_PER_SECOND =
  MICROPHONE_FORMAT.channels * MICROPHONE_FORMAT.bytesPerSample * MICROPHONE_FORMAT.samplesPerSecond;

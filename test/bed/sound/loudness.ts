/** Measures the loudness of samples of 16 bits, little-endian. Pure. */

/** Twenty milliseconds of two channels at 48 000 samples a second. */
const WINDOW_BYTES = 3_840;

/**
 * The root mean square of the samples, as a share of full scale, in the window at the 80th percentile: an emulated VM does not keep up
 * at times, which leaves gaps.
 */
export function loudness(samples: Buffer): number {
  const windows = Array.from({ length: Math.floor(samples.length / WINDOW_BYTES) }, (_, index) =>
    rootMeanSquare(samples.subarray(index * WINDOW_BYTES, (index + 1) * WINDOW_BYTES)),
  );
  return windows.sort((one, other) => one - other)[Math.floor(windows.length * 0.8)] ?? 0;
}

function rootMeanSquare(samples: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 1 < samples.length; at += 2) sum += (samples.readInt16LE(at) / 32_768) ** 2;
  return Math.sqrt(sum / (samples.length / 2));
}

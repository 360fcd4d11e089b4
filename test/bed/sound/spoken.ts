/** Which text a recording says, by comparing it with what the same synthesiser renders here. */
import { execFileSync } from 'node:child_process';

const SAMPLES_PER_SECOND = 22_050;
const FRAME = 512;
const HOP = 256;
const BANDS = 18;
/** Frames that are this much quieter than the loudest one, in nepers, are pauses: an emulated VM has some that the synthesiser does not know. */
const PAUSE = 7;
const WAV_HEADER_BYTES = 44;

export interface Sound {
  /** Of 16 bits, little-endian. */
  readonly samples: Buffer;
  readonly channels: number;
  readonly samplesPerSecond: number;
}

/** What espeak-ng renders for `text`. */
export function rendered(text: string): Sound {
  const wav = execFileSync('espeak-ng', ['--stdout', '-v', 'en-us', text], { maxBuffer: 64 * 1024 * 1024 });
  return { samples: wav.subarray(WAV_HEADER_BYTES), channels: 1, samplesPerSecond: SAMPLES_PER_SECOND };
}

/** How badly `text` fits a part of the recording; smaller is better. Pure. */
export function misfit(recording: Sound, text: Sound): number {
  return warpedDistance(features(text), features(recording));
}

/** The spectral envelope of each frame that is no pause, without its loudness. */
function features(sound: Sound): number[][] {
  const mono = resampled(sound);
  const frames: { readonly bands: number[]; readonly energy: number }[] = [];
  for (let at = 0; at + FRAME <= mono.length; at += HOP) {
    const bands = bandsOf(mono.subarray(at, at + FRAME));
    frames.push({ bands, energy: Math.max(...bands) });
  }
  const loudest = Math.max(...frames.map(({ energy }) => energy));
  return frames
    .filter(({ energy }) => energy > loudest - PAUSE)
    .map(({ bands }) => {
      const mean = bands.reduce((sum, band) => sum + band, 0) / bands.length;
      return bands.map((band) => band - mean);
    });
}

function resampled({ samples, channels, samplesPerSecond }: Sound): Float64Array {
  const step = samplesPerSecond / SAMPLES_PER_SECOND;
  const count = Math.floor(samples.length / 2 / channels);
  const read = (index: number) => samples.readInt16LE(index * 2 * channels) / 32_768;
  return Float64Array.from({ length: Math.floor(count / step) }, (_, index) => {
    const [from, to] = [
      Math.floor(index * step),
      Math.max(Math.floor(index * step) + 1, Math.floor((index + 1) * step)),
    ];
    let sum = 0;
    for (let at = from; at < to && at < count; at += 1) sum += read(at);
    return sum / (to - from);
  });
}

/** The logarithm of the power in bands that widen with their frequency, from 150 Hz to 6 kHz. */
function bandsOf(frame: Float64Array): number[] {
  return CENTRES.map((frequency) => {
    // Goertzel's algorithm with a Hann window.
    const coefficient = 2 * Math.cos((2 * Math.PI * frequency) / SAMPLES_PER_SECOND);
    let [one, two] = [0, 0];
    for (const [index, sample] of frame.entries()) {
      const windowed = sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * index) / FRAME));
      [one, two] = [windowed + coefficient * one - two, one];
    }
    return Math.log(one * one + two * two - coefficient * one * two + 1e-6);
  });
}

const CENTRES = Array.from({ length: BANDS }, (_, band) => 150 * (6_000 / 150) ** (band / (BANDS - 1)));

/** The mean distance of the frames of `text` from those of the part of `recording` that fits best. Time may stretch. */
function warpedDistance(text: readonly number[][], recording: readonly number[][]): number {
  // It may begin anywhere.
  let before: number[] = recording.map(() => 0);
  for (const frame of text) {
    const row: number[] = [];
    for (const [index, heard] of recording.entries()) {
      const reached = Math.min(
        before[index] ?? Infinity,
        index === 0 ? Infinity : (before[index - 1] ?? Infinity),
        index === 0 ? Infinity : (row[index - 1] ?? Infinity),
      );
      row.push((reached === Infinity ? 0 : reached) + distance(frame, heard));
    }
    before = row;
  }
  return Math.min(...before) / text.length;
}

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.sqrt(one.reduce((sum, value, index) => sum + (value - (other[index] ?? 0)) ** 2, 0) / one.length);
}

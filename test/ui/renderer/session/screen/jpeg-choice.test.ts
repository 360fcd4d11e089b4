import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { JpegChoice } from '../../../../../ui/renderer/session/screen/jpeg/jpeg-choice.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const PIXELS = 65_536;

/** What a page needs in bytes a pixel. */
interface Cost {
  readonly lossless: number;
  readonly jpeg: number;
}
const FILM: Cost = { lossless: 1.7, jpeg: 0.1 };
const NOISY_FILM: Cost = { lossless: 2.6, jpeg: 0.6 };
const TEXT: Cost = { lossless: 0.12, jpeg: 0.6 };

/** Shows pictures of a page, 20 a second. Returns how many of them were JPEG. */
function show(choice: JpegChoice, { lossless, jpeg }: Cost, pictures: number, pixels = PIXELS): number {
  let jpegs = 0;
  for (let picture = 0; picture < pictures; picture += 1) {
    const { isOn } = choice;
    if (isOn) jpegs += 1;
    choice.received(pixels / 2, ((isOn ? jpeg : lossless) * pixels) / 2, isOn);
    choice.received(pixels / 2, ((isOn ? jpeg : lossless) * pixels) / 2, isOn);
    expect(choice.drawn()).toBe(choice.isOn !== isOn);
    vi.advanceTimersByTime(50);
  }
  return jpegs;
}

describe('what moves on a screen', () => {
  it('comes as JPEG when it is a film', () => {
    expect(show(new JpegChoice(), FILM, 1_000)).toBe(999);
  });

  it('comes without loss when it is a text', () => {
    expect(show(new JpegChoice(), TEXT, 1_000)).toBe(0);
  });

  it('comes without loss when a text follows a film', () => {
    const choice = new JpegChoice();
    show(choice, FILM, 300);
    expect(show(choice, TEXT, 1_000)).toBe(1);
  });

  it('comes as JPEG when a film has noise, but for a look every ten seconds', () => {
    expect(show(new JpegChoice(), NOISY_FILM, 2_000)).toBe(1_990);
  });

  it('comes without loss while it is small', () => {
    expect(show(new JpegChoice(), FILM, 100, 32_766)).toBe(0);
  });

  it('comes as JPEG when it is no longer small', () => {
    expect(show(new JpegChoice(), FILM, 100, 32_768)).toBe(99);
  });
});

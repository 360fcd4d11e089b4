import { expect, it } from 'vitest';
import {
  guestExtent,
  isShowable,
  nearestScale,
  shownExtent,
} from '../../../../../ui/renderer/session/screen/pixels.ts';

const coarse = (devicePixelRatio: number) => ({ devicePixelRatio, isSharp: false });
const sharp = (devicePixelRatio: number) => ({ devicePixelRatio, isSharp: true });

it('asks a sharp guest for each of the display’s pixels, whatever the scale', () => {
  const device = { width: 1601, height: 1001 };
  for (const ratio of [1, 1.25, 1.5, 1.75, 2, 3]) {
    expect(guestExtent(device, sharp(ratio))).toEqual(device);
    expect(shownExtent(device, device, sharp(ratio))).toEqual({
      width: 1601 / ratio,
      height: 1001 / ratio,
      isWhole: true,
    });
  }
});

it('asks any other guest for the display’s own pixels, or for every second one where those are fine', () => {
  const device = { width: 1601, height: 1001 };
  expect([1, 1.25, 1.5, 2, 3].map((ratio) => guestExtent(device, coarse(ratio)))).toEqual([
    { width: 1601, height: 1001 },
    { width: 1601, height: 1001 },
    { width: 800, height: 500 },
    { width: 800, height: 500 },
    { width: 533, height: 333 },
  ]);
});

it('shows each pixel of the guest as a whole number of the display’s', () => {
  expect(shownExtent({ width: 1601, height: 1001 }, { width: 1601, height: 1001 }, coarse(1.25))).toEqual({
    width: 1601 / 1.25,
    height: 1001 / 1.25,
    isWhole: true,
  });
  expect(shownExtent({ width: 800, height: 500 }, { width: 1601, height: 1001 }, coarse(2))).toEqual({
    width: 800,
    height: 500,
    isWhole: true,
  });
});

it('shows a smaller mode with a margin, and shrinks and smooths a larger one', () => {
  expect(shownExtent({ width: 1592, height: 1000 }, { width: 1601, height: 1001 }, coarse(1))).toEqual({
    width: 1592,
    height: 1000,
    isWhole: true,
  });
  expect(shownExtent({ width: 1280, height: 720 }, { width: 1900, height: 950 }, coarse(1))).toEqual({
    width: 1280,
    height: 720,
    isWhole: true,
  });
  expect(shownExtent({ width: 1000, height: 600 }, { width: 2100, height: 1300 }, coarse(2))).toEqual({
    width: 1000,
    height: 600,
    isWhole: true,
  });
  expect(shownExtent({ width: 1592, height: 1000 }, { width: 1601, height: 1001 }, sharp(2))).toEqual({
    width: 796,
    height: 500,
    isWhole: true,
  });
  expect(shownExtent({ width: 1280, height: 800 }, { width: 640, height: 800 }, coarse(1))).toEqual({
    width: 640,
    height: 400,
    isWhole: false,
  });
});

it('rejects a mode that no display has', () => {
  const largest = [{ width: 7680, height: 4320 }];
  expect(
    [
      { width: 7680, height: 4320 },
      { width: 4320, height: 7680 },
      { width: 7681, height: 1 },
      { width: 7680, height: 4321 },
      { width: 65_535, height: 65_535 },
    ].map((mode) => isShowable(mode, largest)),
  ).toEqual([true, true, false, false, false]);
});

it('rejects a mode larger than two of the host’s displays and than the VM’s initial one', () => {
  const laptop = { width: 1280, height: 800 };
  expect(
    [
      { width: 2560, height: 800 },
      { width: 2560, height: 801 },
    ].map((mode) => isShowable(mode, [laptop])),
  ).toEqual([true, false]);
  expect(isShowable({ width: 3840, height: 2160 }, [laptop, { width: 3840, height: 2160 }])).toBe(true);
});

it('a window takes the nearest scale, the smaller one of two', () => {
  expect(
    [0.5, 1, 1.1, 1.125, 1.2, 1.333, 1.4953, 1.5, 1.6667, 1.75, 2, 2.2, 2.25, 2.5, 3, 4].map(nearestScale),
  ).toEqual([100, 100, 100, 100, 125, 125, 150, 150, 175, 175, 200, 200, 200, 250, 300, 300]);
});

import { expect, it } from 'vitest';
import { OVERDUE_MS, UnsharpParts } from '../../../../../ui/renderer/session/screen/jpeg/unsharp-parts.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';

const EXTENT = { width: 200, height: 150 };
const WHOLE = { x: 0, y: 0, ...EXTENT };

it('are asked for when they were not sent again without loss in time, by whole squares', async () => {
  const clock = useFakeClock();
  const parts = new UnsharpParts(EXTENT);
  parts.received({ x: 70, y: 10, width: 20, height: 60 }, true);
  await clock.advance(OVERDUE_MS - 1);
  expect(parts.overdue()).toBeUndefined();
  await clock.advance(1);
  expect(parts.overdue()).toEqual({ x: 64, y: 0, width: 64, height: 128 });
});

it('end at the edge of the picture', async () => {
  const clock = useFakeClock();
  const parts = new UnsharpParts(EXTENT);
  parts.received(WHOLE, true);
  await clock.advance(OVERDUE_MS);
  expect(parts.overdue()).toEqual(WHOLE);
});

it('are not asked for once every pixel was sent without loss, in whatever pieces', async () => {
  const clock = useFakeClock();
  const parts = new UnsharpParts(EXTENT);
  parts.received({ x: 0, y: 0, width: 64, height: 64 }, true);
  parts.received({ x: 0, y: 0, width: 64, height: 51 }, false);
  parts.received({ x: 0, y: 51, width: 63, height: 13 }, false);
  await clock.advance(OVERDUE_MS);
  expect(parts.overdue()).toBeDefined();
  parts.received({ x: 63, y: 51, width: 1, height: 13 }, false);
  await clock.advance(OVERDUE_MS);
  expect(parts.overdue()).toBeUndefined();
});

it('that still move are not asked for, and others are', async () => {
  const clock = useFakeClock();
  const parts = new UnsharpParts(EXTENT);
  parts.received({ x: 0, y: 0, width: 10, height: 10 }, true);
  await clock.advance(OVERDUE_MS);
  parts.received({ x: 128, y: 64, width: 10, height: 10 }, true);
  expect(parts.overdue()).toEqual({ x: 0, y: 0, width: 64, height: 64 });
});

it('are asked for again when that was in vain', async () => {
  const clock = useFakeClock();
  const parts = new UnsharpParts(EXTENT);
  parts.received({ x: 0, y: 0, width: 10, height: 10 }, true);
  await clock.advance(OVERDUE_MS);
  expect(parts.overdue()).toBeDefined();
  expect(parts.overdue()).toBeUndefined();
  await clock.advance(OVERDUE_MS);
  expect(parts.overdue()).toBeDefined();
});

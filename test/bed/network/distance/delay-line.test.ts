import { expect, it } from 'vitest';
import { useFakeClock } from '../../fake-clock.ts';
import { DelayLine } from './delay-line.ts';

const NEVER_LOST = () => 1;

it('delivers everything later by its delay, in order, also when the way becomes shorter', async () => {
  const clock = useFakeClock();
  const arrived: [string, number][] = [];
  const line = new DelayLine<string>((frame) => arrived.push([frame, performance.now()]), NEVER_LOST);
  const startedMs = performance.now();
  line.change({ delayMs: 50, lossShare: 0 });
  line.push('a');
  await clock.advance(10);
  line.push('b');
  line.change({ delayMs: 0, lossShare: 0 });
  line.push('c');
  await clock.advance(100);
  expect(arrived.map(([frame, atMs]) => [frame, Math.round(atMs - startedMs)])).toEqual([
    ['a', 50],
    ['b', 60],
    ['c', 60],
  ]);
});

it('delivers at once what goes no distance', () => {
  const arrived: string[] = [];
  new DelayLine<string>((frame) => arrived.push(frame), NEVER_LOST).push('a');
  expect(arrived).toEqual(['a']);
});

it('loses what chance picks, and nothing else', () => {
  const chances = [0.005, 0.01, 0.5];
  const arrived: string[] = [];
  const line = new DelayLine<string>(
    (frame) => arrived.push(frame),
    () => chances.shift() ?? 1,
  );
  line.change({ delayMs: 0, lossShare: 0.01 });
  for (const frame of ['a', 'b', 'c']) line.push(frame);
  expect(arrived).toEqual(['b', 'c']);
});

it('sends one after the other where the line is slow, and drops what would wait too long', async () => {
  const clock = useFakeClock();
  const arrived: [number, number][] = [];
  const line = new DelayLine<number>((frame) => arrived.push([frame, performance.now()]), NEVER_LOST);
  const startedMs = performance.now();
  line.change({ delayMs: 5, lossShare: 0, megabits: 1 });
  // 40 ms each.
  for (const frame of [1, 2, 3, 4, 5]) line.push(frame, 5_000);
  await clock.advance(300);
  line.push(6, 5_000);
  await clock.advance(300);
  expect(arrived.map(([frame, atMs]) => [frame, Math.round(atMs - startedMs)])).toEqual([
    [1, 45],
    [2, 85],
    [3, 125],
    [6, 345],
  ]);
});

import { expect, it } from 'vitest';
import { DownTime } from '../../../host-agent/network/exit/down-time.ts';

it('counts while it is down and needed, and goes on when it is down again', () => {
  let nowMs = 0;
  const time = new DownTime(() => nowMs);
  const after = (ms: number, state: 'up' | 'down' | 'unused') => {
    nowMs += ms;
    time.note(state);
    return time.totalMs;
  };
  expect([after(10, 'down'), after(5, 'down'), after(5, 'up'), after(100, 'up')]).toEqual([0, 5, 10, 10]);
  expect([after(0, 'down'), after(7, 'unused'), after(1000, 'unused')]).toEqual([10, 17, 17]);
  time.note('down');
  nowMs += 3;
  expect(time.totalMs).toBe(20);
});

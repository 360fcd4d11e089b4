import { expect, it } from 'vitest';
import { createLog } from '../../../appliance/agent/log.ts';

it('each log entry is one line of JSON with the time since boot', () => {
  const lines: string[] = [];
  createLog((line) => void lines.push(line)).warn({ step: 'home' }, 'two\nlines');
  expect(lines).toHaveLength(1);
  expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 40,
    atMs: expect.any(Number) as number,
    step: 'home',
    msg: 'two\nlines',
  });
});

it('a log entry contains the error with its stack', () => {
  const lines: string[] = [];
  createLog((line) => void lines.push(line)).fatal({ err: new RangeError('no such port') }, 'bug');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 60, err: { type: 'RangeError', message: 'no such port' } });
});

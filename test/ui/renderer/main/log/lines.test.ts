import { expect, it } from 'vitest';
import { readLogLine } from '../../../../../ui/renderer/main/log/lines.ts';

it('reads a line of the log', () => {
  expect(
    readLogLine('{"level":40,"time":1764040002000,"pid":7,"part":"network","msg":"late","waitedMs":1200}'),
  ).toEqual({
    time: '2025-11-25T03:06:42.000Z',
    level: 'note',
    part: 'network',
    message: 'late',
    details: 'waitedMs=1200',
  });
});

it('shows any other line as text of limited length', () => {
  expect(readLogLine('Error: no')).toEqual({ level: 'ok', message: 'Error: no', details: '' });
  expect(readLogLine('x'.repeat(5000)).message).toHaveLength(2000);
  expect(readLogLine('{"time":"never","level":"high","msg":{}}')).toEqual({ level: 'ok', message: '', details: '' });
});

import { describe, expect, it } from 'vitest';
import { parseOptions, PARTS } from '../../../../host-agent/scripts/test/options.mjs';

describe('the command line of the tests', () => {
  it('runs checks, unit tests and smoke tests when nothing else is asked for', () => {
    expect(parseOptions([])).toEqual({ parts: ['checks', 'unit', 'smoke'], recordsTimes: false });
  });

  it('runs everything but the emulated Xen with --all', () => {
    expect(parseOptions(['--all', '--record-times'])).toEqual({
      parts: ['checks', 'unit', 'mutants', 'mutation', 'desktop', 'e2e', 'smoke'],
      recordsTimes: true,
    });
  });

  it.each(PARTS)('runs only %s when asked to', (part) => {
    expect(parseOptions(['--only', part])).toEqual({ parts: [part], recordsTimes: false });
  });

  it('runs several parts in their usual order, whatever the order of their names', () => {
    expect(parseOptions(['--only', 'smoke,unit']).parts).toEqual(['unit', 'smoke']);
  });

  it('takes a limit of time', () => {
    expect(parseOptions(['--only', 'e2e', '--minutes', '50'])).toEqual({
      parts: ['e2e'],
      recordsTimes: false,
      minutes: 50,
    });
  });

  it.each([
    [['--only']],
    [['--only', 'everything']],
    [['--only', 'unit,']],
    [['unit']],
    [['--minutes', '0']],
    [['--minutes']],
  ])('refuses %j with its usage and exit status 2', (words) => {
    expect(() => parseOptions(words)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('Usage: npm test') as string,
        exitStatus: 2,
      }) as Error,
    );
  });
});

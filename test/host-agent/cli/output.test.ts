import { afterEach, expect, it, vi } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { reportFailure, size } from '../../../host-agent/cli/output.ts';

afterEach(() => vi.restoreAllMocks());

it('prints what happened, one next step, and below them what a program printed', () => {
  const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(reportFailure(new Failure('packages-failed', { output: 'E: broken' }), false)).toBe(1);
  expect(printed.mock.calls).toEqual([
    [
      'safe-browse: The packages could not be installed.\nCheck the package names in the recipe, and that apt-get update works on this system.\n\nE: broken\n',
    ],
  ]);
});

it('has words for what the system refused, with the path as a detail', () => {
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const refused = Object.assign(new Error('EACCES: open'), { code: 'EACCES', syscall: 'open', path: '/home/anna/x' });
  expect(reportFailure(refused, true)).toBe(1);
  expect(JSON.parse(String(printed.mock.calls[0]?.[0]))).toMatchObject({
    event: 'failed',
    code: 'own-file-unusable',
    details: '/home/anna/x',
  });
});

it.each([
  [6, '6 bytes'],
  [1_062_000, '1.1 MB'],
  [412_000_000, '412 MB'],
])('prints %i bytes as %s', (bytes, text) => expect(size(bytes).replace(/\s/g, ' ')).toBe(text));

import { describe, expect, it } from 'vitest';
import { CommandFailed, run } from '../../../../appliance/agent/commands/run.ts';

describe('running a program', () => {
  it('passes its input and returns its output', async () => {
    expect(await run('cat', [], { timeoutMs: 5_000, input: 'lines\nof text' })).toBe('lines\nof text');
  });

  it('passes on no environment', async () => {
    process.env['SECRET_OF_THE_TEST'] = 'x';
    expect(await run('env', [], { timeoutMs: 5_000, environment: { GIVEN: '1' } })).not.toContain('SECRET_OF_THE_TEST');
  });

  it.each([
    ['fails', 'sh', ['-c', 'echo the reason >&2; exit 3'], 'sh failed (exit status 3): the reason'],
    ['is missing', 'no-such-program', [], 'no-such-program is not in the image.'],
    ['hangs', 'sleep', ['20'], 'sleep took longer than 0.1 s.'],
  ])('names the program and the reason when it %s', async (_, program, args, message) => {
    const failure = run(program, args, { timeoutMs: 100 });
    await expect(failure).rejects.toBeInstanceOf(CommandFailed);
    await expect(failure).rejects.toThrow(message);
  });
});

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
    ['fails', 'sh', ['-c', 'echo the reason >&2; exit 3'], 30_000, 'sh failed (exit status 3): the reason'],
    ['says nothing', 'sh', ['-c', 'exit 3'], 30_000, 'sh failed (exit status 3).'],
    ['is killed', 'sh', ['-c', 'kill -9 $$'], 30_000, 'sh failed (SIGKILL).'],
    ['is missing', 'no-such-program', [], 30_000, 'no-such-program is not in the image.'],
    ['hangs', 'sleep', ['20'], 100, 'sleep took longer than 0.1 s.'],
  ])('names the program and the reason when it %s', async (_, program, args, timeoutMs, message) => {
    const failure = run(program, args, { timeoutMs });
    await expect(failure).rejects.toBeInstanceOf(CommandFailed);
    await expect(failure).rejects.toThrow(message);
  });

  it('quotes the last three lines of its errors, and no more than 400 characters', async () => {
    const failing = (script: string) => run('sh', ['-c', `${script} >&2; exit 1`], { timeoutMs: 30_000 });
    await expect(failing('printf "one\\ntwo\\nthree\\nfour\\n\\n"')).rejects.toThrow(
      /^sh failed \(exit status 1\): two \| three \| four$/,
    );
    await expect(failing('printf "%0600d" 7')).rejects.toThrow(/^sh failed \(exit status 1\): 0{399}7$/);
  });
});

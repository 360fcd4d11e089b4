import { describe, expect, it } from 'vitest';
import { CommandFailed, run, startAhead } from '../../../../appliance/agent/commands/run.ts';

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

describe('a program that is started ahead of its input', () => {
  /** Says that it waits, then repeats its input. */
  const WAITING = ['-c', 'echo waits; cat'];
  const ahead = (script: readonly string[] = WAITING) => startAhead('sh', script, { environment: { GIVEN: '1' } });

  it('waits once it has printed something, and answers its one input when it ends', async () => {
    const started = ahead();
    expect(started.isWaiting()).toBe(false);
    expect(await started.waits).toBe(true);
    expect(started.isWaiting()).toBe(true);
    const answer = started.answer('text', 5_000);
    expect(started.isWaiting()).toBe(false);
    expect(await answer).toBe('waits\ntext');
  });

  it('gets the environment that it is given and no other', async () => {
    process.env['SECRET_OF_THE_TEST'] = 'x';
    const answer = await ahead(['-c', 'env; cat']).answer('', 5_000);
    expect(answer).toContain('GIVEN=1');
    expect(answer).not.toContain('SECRET_OF_THE_TEST');
  });

  it('does not wait if it ends without a word, and fails as others do', async () => {
    const silent = ahead(['-c', 'exit 0']);
    expect(await silent.waits).toBe(false);
    await expect(ahead(['-c', 'echo the reason >&2; exit 3']).waits).rejects.toThrow(
      'sh failed (exit status 3): the reason',
    );
    await expect(startAhead('no-such-program', []).waits).rejects.toThrow('no-such-program is not in the image.');
  });

  it('waits no longer when it has ended', async () => {
    const started = ahead(['-c', 'echo waits; sleep 0.1']);
    expect(await started.waits).toBe(true);
    await expect.poll(() => started.isWaiting()).toBe(false);
    expect(await started.answer('text', 5_000)).toBe('waits');
  });

  it('is ended when its answer is late, or when nothing more is wanted of it, and says which', async () => {
    const late = ahead(['-c', 'echo waits; exec sleep 20']);
    await late.waits;
    await expect(late.answer('', 50)).rejects.toThrow('sh took longer than 0.05 s.');
    const unwanted = ahead();
    await unwanted.waits;
    unwanted.end();
    await expect(unwanted.answer('', 5_000)).rejects.toThrow('sh was ended.');
  });
});

import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { describeEnding, eachLine, launch } from '../../../../appliance/agent/commands/launch.ts';

const output = async (running: ReturnType<typeof launch>) => {
  let text = '';
  for await (const chunk of running.child.stdout ?? []) text += String(chunk);
  return text;
};

describe('a program in the background', () => {
  it('inherits nothing, and begins in the root folder', async () => {
    process.env['SAFE_BROWSE_TEST_SECRET'] = 'secret';
    const running = launch('/usr/bin/env', ['sh', '-c', 'env; pwd'], {
      environment: { GIVEN: 'yes' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const words = (await output(running)).trimEnd().split('\n');
    delete process.env['SAFE_BROWSE_TEST_SECRET'];
    expect(words).toContain('GIVEN=yes');
    expect(words).toContain('LC_ALL=C.UTF-8');
    expect(words.join()).not.toContain('secret');
    expect(words.at(-1)).toBe('/');
  });

  it('tells how it ended', async () => {
    expect(await launch('sh', ['-c', 'exit 3']).ended).toEqual({ exitStatus: 3, signal: undefined });
    const killed = launch('sleep', ['3600']);
    killed.kill();
    expect(await killed.ended).toEqual({ exitStatus: undefined, signal: 'SIGKILL' });
    const asked = launch('sleep', ['3600']);
    asked.kill('SIGTERM');
    expect((await asked.ended).signal).toBe('SIGTERM');
    expect(await launch('/nowhere/program', []).ended).toMatchObject({
      exitStatus: undefined,
      spawnError: expect.stringContaining('ENOENT') as string,
    });
  });
});

it.each([
  [{ exitStatus: 3, signal: undefined }, 'exit status 3'],
  [{ exitStatus: undefined, signal: 'SIGKILL' }, 'signal SIGKILL'],
  [{ exitStatus: undefined, signal: undefined, spawnError: 'ENOENT' }, 'did not start: ENOENT'],
])('an ending is described for the log', (ending, text) => {
  expect(describeEnding(ending)).toBe(text);
});

it('each line of output is read, cut to a bearable length', async () => {
  const [stream, lines] = [new PassThrough(), [] as string[]];
  eachLine(stream, (line) => lines.push(line));
  eachLine(null, () => expect.fail());
  stream.end(`one\n${'x'.repeat(600)}\nlast`);
  await expect.poll(() => lines).toEqual(['one', 'x'.repeat(500), 'last']);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readChild, runChild } from '../../../host-agent/scripts/children.mjs';

const childrenModule = pathToFileURL(join(import.meta.dirname, '../../../host-agent/scripts/children.mjs')).href;

/** A process that runs `sh -c script` as its child and exits with its status. */
function startParent(script: string) {
  const code = `import { runChild } from ${JSON.stringify(childrenModule)};
    process.exitCode = (await runChild(['sh', '-c', ${JSON.stringify(script)}], { stdio: 'inherit' })).status;`;
  return spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] });
}

describe('a program that set-up runs', () => {
  it('returns its exit status', async () => {
    expect((await runChild(['sh', '-c', 'exit 4'], { stdio: 'ignore' })).status).toBe(4);
  });

  it('returns 128 plus the signal number when a signal ended it', async () => {
    expect((await runChild(['sh', '-c', 'kill -TERM $$'], { stdio: 'ignore' })).status).toBe(143);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'receives %s, and can still exit with its own status',
    async (signal) => {
      const parent = startParent(`trap 'exit 7' ${signal.slice(3)}; echo ready; while :; do sleep 0.05; done`);
      const ended = once(parent, 'exit');
      await once(parent.stdout, 'data');
      parent.kill(signal);
      expect(await ended).toEqual([7, null]);
    },
  );

  it('is reported as missing when it is not installed', async () => {
    expect(await readChild(['no-such-program-anywhere'])).toBeUndefined();
    expect(await readChild(['sh', '-c', 'echo out; echo err >&2; exit 3'])).toEqual({
      status: 3,
      stdout: 'out\n',
      stderr: 'err\n',
    });
  });
});

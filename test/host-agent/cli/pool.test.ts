import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { carried, exitStatusOf } from '../../../host-agent/cli/pool.ts';

it.each([
  ['passes with no pool', [], 0],
  ['passes while all hosts are up or not used', [{ state: 'up' }, { state: 'idle' }], 0],
  ['fails while a host is unreachable', [{ state: 'up' }, { state: 'unreachable', trouble: 'gone' }], 1],
  ['fails while the engine reports trouble with a host', [{ state: 'idle', trouble: 'its node is dead' }], 1],
] as const)('the status of pools %s', (_, hosts, status) => {
  expect(exitStatusOf(hosts)).toBe(status);
});

it('a host agent that is killed ends what a desk started without a failure', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sb-'));
  const server = createServer({ pauseOnConnect: true });
  try {
    const accepted = once(server, 'connection').then(([one]) => one as Socket);
    const socket = connect(server.listen(join(folder, 's')).address() as string);
    const trouble = once(socket, 'error').catch(() => undefined);
    const [input, output] = [new PassThrough(), new PassThrough()];
    const ended = carried(socket, input, output);
    input.write('not read');
    const killed = await accepted;
    // What it has not read, or is still written, makes the end of the connection an error.
    killed.destroy();
    await expect(ended).resolves.toBeUndefined();
    expect(await trouble).toMatchObject([{ code: expect.stringMatching(/^(ECONNRESET|EPIPE)$/) as string }]);
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
});

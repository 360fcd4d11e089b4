import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { streamOf } from '../../../host-agent/process/streaming.ts';

const command = (program: string, ...args: readonly string[]) =>
  Promise.resolve({ program, args, environment: { GREETING: 'hello' } });

describe('a program as a stream', () => {
  it('gets and gives bytes over one socket, which HTTP/2 reads and writes without JavaScript', async () => {
    const stream = streamOf(command('cat'), () => undefined);
    expect(stream).toBeInstanceOf(Socket);
    stream.write('there and back');
    const [chunk] = (await once(stream, 'data')) as [Buffer];
    expect(chunk.toString()).toBe('there and back');
    stream.destroy();
  });

  it('ends only when it is known what the program said last', async () => {
    const reported: string[] = [];
    const stream = streamOf(command('sh', '-c', 'echo "$GREETING"; echo no >&2; echo such host >&2'), (reason) =>
      reported.push(reason),
    );
    stream.once('close', () => reported.push('closed'));
    stream.resume();
    await once(stream, 'close');
    expect(reported).toEqual(['such host', 'closed']);
  });

  it('says when there is no such program, or none is known', async () => {
    for (const none of [command('no-such-program'), new Error('not known')]) {
      const reported: string[] = [];
      const stream = streamOf(none instanceof Error ? Promise.reject(none) : none, (reason) => reported.push(reason));
      await once(stream, 'close');
      expect(reported).toEqual([expect.stringMatching(/no-such-program|not known/)]);
    }
  });

  it('ends the program when it closes, and leaves no file', async () => {
    // Other tests use the folder of the system at the same time.
    const folder = mkdtempSync(join(tmpdir(), 'safe-browse-streaming-'));
    vi.stubEnv('TMPDIR', folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    });
    const reported: string[] = [];
    const stream = streamOf(command('sh', '-c', 'echo $$; exec sleep 600'), (reason) => reported.push(reason));
    const [pid] = (await once(stream, 'data')) as [Buffer];
    expect(readdirSync(folder)).toEqual([]);
    stream.destroy();
    await expect.poll(() => reported).toEqual(['sh ended with status null']);
    expect(() => process.kill(Number(pid.toString()), 0)).toThrow('ESRCH');
  });
});

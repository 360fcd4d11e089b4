/** The programs of the host's shell in the place of decoders. */
import { describe, expect, it, vi } from 'vitest';
import { pixelsOf } from '../../../../appliance/agent/converter/pixels-of.ts';
import type { Running } from '../../../../appliance/agent/commands/launch.ts';

vi.mock(import('../../../../appliance/agent/browser/account.ts'), async (original) => ({
  ...(await original()),
  asAccount: ([program = '', ...args]) => [program, ...args],
}));
const running: Running[] = [];
vi.mock(import('../../../../appliance/agent/commands/launch.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    launch: (...words) => {
      const started = real.launch(...words);
      running.push(started);
      return started;
    },
  };
});

const never = new AbortController().signal;
const shell = (script: string) => ['sh', '-c', script];

describe('a picture', () => {
  it('is what the program writes, from what it reads', async () => {
    expect(await pixelsOf(['cat'], never, Buffer.from('P6 1 1 255 abc'))).toEqual({
      width: 1,
      height: 1,
      rgb: Buffer.from('abc'),
    });
  });

  it('may come from a program that reads nothing, which is gone afterwards', async () => {
    const script = 'printf "P6 1 1 255 abc"; exec sleep 3600';
    expect(await pixelsOf(shell(script), never)).toMatchObject({ width: 1 });
    expect(await running.at(-1)?.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(await pixelsOf(shell('printf "P6 1 1 255 abc"'), never, Buffer.alloc(1024 * 1024))).toMatchObject({
      width: 1,
    });
  });

  it('is none when the program ends before', async () => {
    await expect(pixelsOf(shell('printf "P6 2 2 255 abc"'), never)).rejects.toThrow('incomplete');
  });

  it('is not waited for once it is not wanted any more', async () => {
    const stop = new AbortController();
    const refused = expect(pixelsOf(['sleep', '3600'], stop.signal)).rejects.toThrow('incomplete');
    stop.abort();
    await refused;
    const before = running.length;
    await expect(pixelsOf(['cat'], AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(running).toHaveLength(before);
  });
});

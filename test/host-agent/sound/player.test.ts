import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openPlayer, ProgramPlayer } from '../../../host-agent/sound/player.ts';
import { wavHeader } from '../../../host-agent/sound/wav-file.ts';
import { spawnWriter } from '../../../host-agent/process/streaming.ts';

async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-player-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'heard');
}

describe('a WAV file as the output', () => {
  it('contains all samples that were played, however many pauses there were', async () => {
    const wavFile = await place();
    const player = openPlayer({ kind: 'wav' }, { wavFile, title: '', onTrouble: () => expect.fail() });
    player?.play(Buffer.of(1, 2, 3, 4));
    player?.rest();
    player?.play(Buffer.of(5, 6, 7, 8));
    const whole = Buffer.concat([
      wavHeader({ channels: 2, bytesPerSample: 2, samplesPerSecond: 48_000 }, 8),
      Buffer.of(1, 2, 3, 4, 5, 6, 7, 8),
    ]);
    expect(await readFile(wavFile)).toEqual(whole);
    player?.close();
    player?.play(Buffer.of(9));
    expect(await readFile(wavFile)).toEqual(whole);
  });

  it('never grows beyond four minutes', async () => {
    const wavFile = await place();
    const player = openPlayer({ kind: 'wav' }, { wavFile, title: '', onTrouble: () => expect.fail() });
    const minute = Buffer.alloc(60 * 192_000);
    for (let minutes = 0; minutes < 5; minutes += 1) player?.play(minute);
    player?.close();
    expect((await readFile(wavFile)).length).toBe(44 + 240 * 192_000);
  });
});

describe('a program as the output', () => {
  const copier = (file: string) => () =>
    spawnWriter({ program: 'sh', debianPackage: 'dash', timeoutMs: 1_000 }, ['-c', 'exec cat > "$0"', file]);

  it('starts with the first samples, gets all of them, and ends with the session', async () => {
    const file = await place();
    let program: ReturnType<typeof spawnWriter> | undefined;
    const player = new ProgramPlayer(
      () => (program = copier(file)()),
      () => undefined,
    );
    expect(program).toBeUndefined();
    player.play(Buffer.from('one '));
    player.rest();
    player.play(Buffer.from('two'));
    player.close();
    await program?.ended;
    expect(await readFile(file, 'utf8')).toBe('one two');
  });

  it('is reported when it fails, and not restarted for every sample', async () => {
    const troubles: string[] = [];
    let starts = 0;
    const player = new ProgramPlayer(
      () => {
        starts += 1;
        return spawnWriter({ program: 'sh', debianPackage: 'dash', timeoutMs: 1_000 }, [
          '-c',
          'echo "no such server" >&2; exit 1',
        ]);
      },
      (reason) => troubles.push(reason),
    );
    player.play(Buffer.of(0, 0));
    await vi.waitFor(() => expect(troubles).toEqual(['no such server']));
    for (let more = 0; more < 100; more += 1) player.play(Buffer.of(0, 0));
    expect(starts).toBe(1);
  });

  it('loses samples that it does not read, except the last quarter of a second', () => {
    const stuck = spawnWriter({ program: 'sleep', debianPackage: 'coreutils', timeoutMs: 1_000 }, ['60']);
    onTestFinished(() => stuck.kill());
    const taken = Array.from({ length: 1_000 }, () => stuck.write(Buffer.alloc(1_920), 48_000)).filter(Boolean).length;
    // What lies in the pipe itself is the kernel’s: at most what it keeps for any socket.
    expect(taken * 1_920).toBeLessThanOrEqual(48_000 + 212_992);
  });
});

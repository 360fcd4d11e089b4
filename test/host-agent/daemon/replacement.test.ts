import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Calls, endWhenReplaced, isInUse } from '../../../host-agent/daemon/replacement.ts';

const watched = vi.hoisted(() => ({ changed: (): void => undefined, isWatched: false }));
vi.mock('../../../host-agent/storage/watch-files.ts', () => ({
  watchFiles: (_: readonly string[], onChange: () => void) => {
    Object.assign(watched, { changed: onChange, isWatched: true });
    return () => (watched.isWatched = false);
  },
}));

describe('a host agent whose program is replaced', () => {
  let folder: string;
  let program: string;
  let stop: () => void;
  const end = vi.fn();
  const log = { info: vi.fn() };
  let used: boolean;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    folder = mkdtempSync(join(tmpdir(), 'sb-replaced-'));
    program = join(folder, 'daemon.js');
    writeFileSync(program, 'old');
    used = false;
    end.mockClear();
    stop = endWhenReplaced({ program, isInUse: () => used, end, log });
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As dpkg does it. */
  const replace = (text: string) => {
    writeFileSync(`${program}.dpkg-new`, text);
    renameSync(`${program}.dpkg-new`, program);
    watched.changed();
  };
  const look = (times: number) => vi.advanceTimersByTime(times * 5_000);

  it('ends when the new program stays the same, and only once', () => {
    replace('new');
    look(1);
    expect(end).not.toHaveBeenCalled();
    look(3);
    expect(end).toHaveBeenCalledTimes(1);
    expect(watched.isWatched).toBe(false);
  });

  it('ends when it is not in use any more', () => {
    used = true;
    replace('new');
    look(3);
    expect(end).not.toHaveBeenCalled();
    used = false;
    look(1);
    expect(end).toHaveBeenCalledTimes(1);
  });

  it('goes on when its program is removed, or the same again', () => {
    watched.changed();
    look(3);
    rmSync(program);
    watched.changed();
    look(3);
    expect(end).not.toHaveBeenCalled();
  });
});

describe('a host agent is in use', () => {
  const idle = { calls: { inProgress: 0 }, builds: [], sessions: [], isRestarted: true };

  it('while it answers a call, a desktop watches, or an image is built', () => {
    expect(isInUse(idle)).toBe(false);
    expect(isInUse({ ...idle, calls: { inProgress: 1 } })).toBe(true);
    expect(isInUse({ ...idle, builds: [{}] })).toBe(true);
  });

  it('while a session starts, or runs and no other host agent would look after it at once', () => {
    expect(isInUse({ ...idle, sessions: [{ state: 'starting' }] })).toBe(true);
    expect(isInUse({ ...idle, sessions: [{ state: 'browsing' }] })).toBe(false);
    expect(isInUse({ ...idle, sessions: [{ state: 'browsing' }], isRestarted: false })).toBe(true);
  });

  it('until the last of its calls has ended, also by a failure', async () => {
    const calls = new Calls();
    let finish = (): void => undefined;
    const first = calls.during(() => new Promise<void>((resolve) => (finish = resolve)));
    const second = calls.during(() => Promise.reject(new Error('failed')));
    expect(calls.inProgress).toBe(2);
    await expect(second).rejects.toThrow('failed');
    expect(calls.inProgress).toBe(1);
    finish();
    await first;
    expect(calls.inProgress).toBe(0);
  });
});

/** Small programs stand for the viewer. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Viewers } from '../../../../../appliance/agent/browser/viewers.ts';

const TASK = { path: '/d/a b', folder: '/f', language: 'de' };
/** Says that it waits, reads its task, and prints something of it. */
const WAITING = 'echo "$$" > "$PIDS"; echo; read -r line; echo "$line" > "$PIDS.line"; printf ahead';

let folder: string;
let pids: string;
let stop: AbortController;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-viewers-'));
  pids = join(folder, 'pids');
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await rm(folder, { recursive: true });
});

const viewers = (ahead: string, options: ConstructorParameters<typeof Viewers>[0] = {}) =>
  new Viewers({
    commandOf: ({ path }) => ['printf', 'started for %s', path],
    aheadCommand: ['env', `PIDS=${pids}`, 'sh', '-c', ahead],
    ...options,
  });
const pidOf = () => Number(readFileSync(pids, 'utf8'));
const isRunning = () => existsSync(`/proc/${pidOf()}/stat`);

describe('a viewer', () => {
  it('that was started ahead takes the task of one file, and no other', async () => {
    const made = viewers(WAITING);
    await made.startAhead(stop.signal);
    await made.startAhead(stop.signal);
    const first = pidOf();
    expect(await made.view(TASK)).toBe('ahead');
    expect(readFileSync(`${pids}.line`, 'utf8')).toBe('["view","/d/a b","/f","de"]\n');
    expect(await made.view(TASK)).toBe('started for /d/a b');
    await made.startAhead(stop.signal);
    expect(pidOf()).not.toBe(first);
    expect(await made.view(TASK)).toBe('ahead');
  });

  it('is started for its file where none was, or the one that was has ended', async () => {
    expect(await viewers(WAITING).view(TASK)).toBe('started for /d/a b');
    const made = viewers('echo "$$" > "$PIDS"; echo; exec sleep 60');
    await made.startAhead(stop.signal);
    process.kill(pidOf(), 'SIGKILL');
    await expect.poll(isRunning).toBe(false);
    expect(await made.view(TASK)).toBe('started for /d/a b');
  });

  it('that does not wait yet is ended, and one is started for the file', async () => {
    const made = viewers('echo "$$" > "$PIDS"; exec sleep 60');
    const started = made.startAhead(stop.signal);
    const failed = expect(started).rejects.toThrow('env was ended.');
    await expect.poll(() => existsSync(pids) && readFileSync(pids, 'utf8') !== '').toBe(true);
    expect(await made.view(TASK)).toBe('started for /d/a b');
    await failed;
    expect(isRunning()).toBe(false);
  });

  it('ends with the VM, before and after it waits, and none starts then', async () => {
    const made = viewers('echo "$$" > "$PIDS"; echo; exec sleep 60');
    await made.startAhead(stop.signal);
    stop.abort();
    await expect.poll(isRunning).toBe(false);
    await rm(pids);
    await viewers(WAITING).startAhead(stop.signal);
    expect(existsSync(pids)).toBe(false);
  });

  it.each([
    ['fails', 'echo; read -r line; echo damaged >&2; exit 1', 'exit status 1): damaged'],
    ['hangs', 'echo; read -r line; exec sleep 60', 'took longer than 0.3 s'],
  ])('that was started ahead and %s over its file is not followed by another one', async (_, ahead, message) => {
    const made = viewers(ahead, { madeWithinMs: 300, commandOf: () => expect.fail('started again') });
    await made.startAhead(stop.signal);
    await expect(made.view(TASK)).rejects.toThrow(message);
  });

  it.each([
    ['ends at once', 'exit 0', 'The viewer did not wait.'],
    ['fails', 'echo broken >&2; exit 3', 'exit status 3): broken'],
  ])('that %s is not there ahead', async (_, ahead, message) => {
    const made = viewers(ahead);
    await expect(made.startAhead(stop.signal)).rejects.toThrow(message);
    expect(await made.view(TASK)).toBe('started for /d/a b');
  });
});

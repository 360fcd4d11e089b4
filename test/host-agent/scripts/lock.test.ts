import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { withLock } from '../../../host-agent/scripts/lock.mjs';

const lockModule = pathToFileURL(join(import.meta.dirname, '../../../host-agent/scripts/lock.mjs')).href;

describe('two set-ups at once', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'safe-browse-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('run one after the other', async () => {
    const seen: string[] = [];
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => said.mockRestore());
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await expect.poll(() => said.mock.calls.join()).toContain('another set-up is running');
      seen.push(`${name} ends`);
    };
    await Promise.all([withLock(work('one'), folder), withLock(work('two'), folder)]);
    const [first, second] = seen[0] === 'one begins' ? ['one', 'two'] : ['two', 'one'];
    expect(seen).toEqual([`${first} begins`, `${first} ends`, `${second} begins`, `${second} ends`]);
  });

  it('do not wait forever after one was killed', async () => {
    const code = `import { withLock } from ${JSON.stringify(lockModule)};
      await withLock(async () => { console.log('held'); await new Promise((resolve) => setTimeout(resolve, 60_000)); }, ${JSON.stringify(folder)});`;
    const other = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(other.stdout, 'data');
    other.kill('SIGKILL');
    let reached = false;
    await withLock(() => Promise.resolve(void (reached = true)), folder);
    expect(reached).toBe(true);
  });

  it('release the lock when their work fails', async () => {
    await expect(withLock(() => Promise.reject(new Error('no space left')), folder)).rejects.toThrow('no space left');
    await expect(withLock(() => Promise.resolve(), folder)).resolves.toBeUndefined();
  });
});

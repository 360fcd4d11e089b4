import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { watchSettings } from '../../../host-agent/daemon/settings-watch.ts';

it('a policy is read again when its file appears, changes or goes, without a session being opened', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sb-policy-watch-'));
  const path = join(folder, 'policy.toml');
  let read = 0;
  const refresh = () => {
    read += 1;
    return Promise.resolve();
  };
  const stop = watchSettings({ paths: [path], refresh }, pino({ level: 'silent' }), 20);
  try {
    // Watching begins with a look at the file, which may not exist.
    await expect.poll(() => read).toBeGreaterThan(0);
    for (const change of [() => writeFile(path, 'a'), () => writeFile(path, 'ab'), () => rm(path)]) {
      const before = read;
      await change();
      await expect.poll(() => read).toBeGreaterThan(before);
    }
  } finally {
    stop();
    await rm(folder, { recursive: true });
  }
});

import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { watchSettings } from '../../../host-agent/config/configuration-file.ts';

it('a policy is read again within two seconds when it or its folder appears, changes or goes, without a session being opened', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sb-policy-watch-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const at = (...names: string[]) => join(folder, ...names);
  let read = 0;
  const refresh = () => {
    read += 1;
    return Promise.resolve();
  };
  const stop = watchSettings({ paths: [at('managed', 'policies', 'policy.toml')], refresh }, pino({ level: 'silent' }));
  onTestFinished(stop);
  expect(read).toBe(1);
  const path = at('managed', 'policies', 'policy.toml');
  const changes = {
    'its folder appears': () => mkdir(at('managed', 'policies'), { recursive: true }),
    'it appears': () => writeFile(path, 'a'),
    'it changes': () => writeFile(path, 'ab'),
    'it is replaced': async () => {
      await writeFile(at('new'), 'abc');
      await rename(at('new'), path);
    },
    'it goes': () => rm(path),
    'its folder is replaced by a link': async () => {
      await mkdir(at('release-1'));
      await rename(at('managed', 'policies'), at('old'));
      await symlink(at('release-1'), at('managed', 'policies'));
    },
    'it appears behind the link': () => writeFile(at('release-1', 'policy.toml'), 'a'),
    'the link changes': async () => {
      await mkdir(at('release-2'));
      await symlink(at('release-2'), at('next'));
      await rename(at('next'), at('managed', 'policies'));
    },
    'all its folders go': () => rm(at('managed'), { recursive: true }),
  };
  for (const [what, change] of Object.entries(changes)) {
    const before = read;
    await change();
    await expect.poll(() => read, { timeout: 2_000, message: what }).toBeGreaterThan(before);
  }
});

import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOME_MIRROR, restoreHome, shellSafePath } from '../../../../appliance/agent/browser/home.ts';

const hasRsync = (() => {
  try {
    execFileSync('rsync', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'safe-browse-home-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function mirror() {
  const [source, target] = [join(folder, 'clean'), join(folder, 'home')];
  await mkdir(join(source, '.config'), { recursive: true });
  await writeFile(join(source, '.config', 'Preferences'), 'clean');
  await mkdir(target);
  const { uid, gid } = userInfo();
  return {
    source,
    target,
    mirror: { source: shellSafePath(source), target: shellSafePath(target), userId: uid, groupId: gid },
  };
}

describe('the browser’s home', () => {
  it('is restored from the folder in the image', () => {
    expect(HOME_MIRROR).toEqual({
      source: '/usr/share/chromium-clean',
      target: '/home/chromium',
      userId: 1000,
      groupId: 1000,
    });
  });

  it.skipIf(!hasRsync)('loses everything that the known-good copy does not have', async () => {
    const { target, mirror: home } = await mirror();
    await mkdir(join(target, 'Downloads'));
    await writeFile(join(target, 'Downloads', 'virus'), 'x');
    await symlink('/etc/passwd', join(target, 'link'));
    await restoreHome(home);
    expect(await readdir(target)).toEqual(['.config']);
  });

  it.skipIf(!hasRsync)('gets back a file that was changed without its size or time changing', async () => {
    const { source, target, mirror: home } = await mirror();
    await mkdir(join(target, '.config'));
    await writeFile(join(target, '.config', 'Preferences'), 'dirty');
    const { atime, mtime } = await stat(join(source, '.config', 'Preferences'));
    await utimes(join(target, '.config', 'Preferences'), atime, mtime);
    await restoreHome(home);
    expect(await readFile(join(target, '.config', 'Preferences'), 'utf8')).toBe('clean');
  });

  it.skipIf(!hasRsync || userInfo().uid !== 0)(
    'belongs to the browser’s account, not to the owner of the copy',
    async () => {
      const { target, mirror: home } = await mirror();
      await restoreHome({ ...home, userId: 4321, groupId: 4322 });
      const owner = await stat(join(target, '.config', 'Preferences'));
      expect([owner.uid, owner.gid]).toEqual([4321, 4322]);
    },
  );

  it.skipIf(!hasRsync)('is not taken for restored when the copy is missing', async () => {
    const { source, mirror: home } = await mirror();
    await rm(source, { recursive: true });
    await expect(restoreHome(home)).rejects.toThrow('rsync exited with code 23');
  });
});

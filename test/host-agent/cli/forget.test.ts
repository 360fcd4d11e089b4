import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withAgent } from '../../../host-agent/cli/agent.ts';
import { forget, personalFiles } from '../../../host-agent/cli/forget.ts';
import { folders } from '../../../host-agent/storage/folders.ts';
import { menuFiles } from '../../../ui/main/desktop/menus.ts';
import { desktopFolders } from '../../../ui/main/desktop/folders.ts';
import { ENTRY_NAME } from '../../../ui/main/desktop/entry.ts';
import { textsFor } from '../../ui/texts-of.ts';
import { withHostAgent } from './with-host-agent.ts';

const at = withHostAgent('stdout');

describe('forget', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'sb-forget-'));
    vi.stubEnv('HOME', home);
    for (const name of ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME']) vi.stubEnv(name, '');
    for (const path of [
      ...personalFiles(folders()),
      join(home, '.config/other'),
      join(home, 'Downloads/Safe Browse'),
    ]) {
      mkdirSync(dirname(path), { recursive: true });
      if (/\.\w+$/.test(path)) writeFileSync(path, '');
      else mkdirSync(path, { recursive: true });
    }
    writeFileSync(join(home, '.config/safe-browse/config.toml'), '');
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const kept = () => personalFiles(folders()).filter((path) => existsSync(path));

  it('removes all that it has kept in the home, and nothing else', async () => {
    await at.hostAgent.stop();
    await forget({ yes: true, json: true });
    expect(kept()).toEqual([]);
    expect(JSON.parse(at.written)).toEqual({ removed: personalFiles(folders()) });
    expect([join(home, '.config/other'), join(home, 'Downloads/Safe Browse')].every((path) => existsSync(path))).toBe(
      true,
    );
  });

  it('knows every file that the desktop writes', () => {
    const { applications, autostartEntry, icon, data } = desktopFolders(ENTRY_NAME);
    const menus = menuFiles(['/a'], textsFor).map(({ path }) => join(data, path));
    for (const path of [join(applications, ENTRY_NAME), autostartEntry, icon, ...menus])
      expect(personalFiles(folders())).toContain(path);
  });

  it('removes nothing while a session runs or the desktop is open', async () => {
    await withAgent((client) => client.call('session.open', {}));
    await expect(forget({ yes: true, json: false })).rejects.toMatchObject({ code: 'forget-sessions-run' });
    mkdirSync(join(home, '.local/state/safe-browse/desktop'));
    symlinkSync(`host-${process.pid}`, join(home, '.local/state/safe-browse/desktop/SingletonLock'));
    await expect(forget({ yes: true, json: false })).rejects.toMatchObject({ code: 'forget-desktop-runs' });
    expect(kept()).toEqual(personalFiles(folders()));
  });

  it('asks before, and removes nothing where it cannot', async () => {
    await expect(forget({ yes: false, json: false })).rejects.toMatchObject({ code: 'forget-not-confirmed' });
    expect(kept()).toEqual(personalFiles(folders()));
  });
});

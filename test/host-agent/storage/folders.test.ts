import { describe, expect, it } from 'vitest';
import { downloadsFolder, folders } from '../../../host-agent/storage/folders.ts';

const HOME = '/home/anna';

describe('the folders of a person', () => {
  it('are below the home folder', () => {
    expect(folders({ HOME, XDG_RUNTIME_DIR: '/run/user/1000' })).toMatchObject({
      config: '/home/anna/.config/safe-browse',
      data: '/home/anna/.local/share/safe-browse',
      state: '/home/anna/.local/state/safe-browse',
    });
    expect(downloadsFolder({ HOME })).toBe('/home/anna/Downloads/Safe Browse');
  });

  it('are elsewhere when the XDG variables say so, which must be absolute', () => {
    const at = folders({
      HOME,
      XDG_CONFIG_HOME: '/etc/anna',
      XDG_DATA_HOME: 'relative',
      XDG_RUNTIME_DIR: '/run/user/1000',
    });
    expect(at).toMatchObject({ config: '/etc/anna/safe-browse', data: '/home/anna/.local/share/safe-browse' });
  });

  it('are below the home folder of the account where HOME is not set', () => {
    expect(folders({ XDG_RUNTIME_DIR: '/run/user/1000' }).config).toMatch(/^\/.+\/\.config\/safe-browse$/);
    expect(downloadsFolder({})).toMatch(/^\/.+\/Downloads\/Safe Browse$/);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findDesktop } from '../../../host-agent/api/desktop-program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-electron-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});
const as = (uid: number) => vi.spyOn(process, 'getuid').mockReturnValue(uid);

describe('the desktop program', () => {
  it('is Electron with this installation when there is a display and the user is not root', () => {
    as(1000);
    writeFileSync(join(folder, 'electron'), '');
    expect(findDesktop({ DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: folder })).toEqual({
      command: [join(folder, 'electron'), join(import.meta.dirname, '../../..')],
    });
    expect(findDesktop({ WAYLAND_DISPLAY: 'wayland-0', ELECTRON_OVERRIDE_DIST_PATH: folder })).toHaveProperty(
      'command',
    );
  });

  it('is the packaged program when the command line is part of the package', () => {
    as(1000);
    const resources = join(folder, 'resources');
    mkdirSync(resources);
    writeFileSync(join(folder, 'safe-browse'), '');
    const find = () => findDesktop({ DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: folder }, resources);
    // The folder above a checkout may contain a folder of that name.
    expect(find()).toEqual({ missing: 'Electron is not installed.' });
    writeFileSync(join(resources, 'app.asar'), '');
    expect(find()).toEqual({ command: [join(folder, 'safe-browse')] });
  });

  it('is missing, with the reason, without a display, without Electron, and for root', () => {
    as(1000);
    expect(findDesktop({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toEqual({ missing: 'There is no display.' });
    mkdirSync(join(folder, 'empty'));
    expect(findDesktop({ DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'empty') })).toEqual({
      missing: 'Electron is not installed.',
    });
    as(0);
    expect(findDesktop({ DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: folder })).toEqual({
      missing: expect.stringContaining('sandbox') as string,
    });
  });
});

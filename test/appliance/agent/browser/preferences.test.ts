import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeWindow, withWindowPlacement } from '../../../../appliance/agent/browser/preferences.ts';

const size = { width: 1920, height: 1080 };
const placed = {
  left: 0,
  top: 0,
  right: 1920,
  bottom: 1080,
  work_area_left: 0,
  work_area_top: 0,
  work_area_right: 1920,
  work_area_bottom: 1080,
  maximized: false,
};

describe("Chromium's window placement", () => {
  it('covers the whole screen', () => {
    expect(JSON.parse(withWindowPlacement('{}', size))).toEqual({
      browser: { custom_chrome_frame: false, window_placement: placed },
      selectfile: { last_directory: '/home/chromium/Downloads' },
    });
  });

  it('replaces the old placement and keeps everything else', () => {
    const before = {
      browser: {
        theme: { follows_system_colors: true },
        window_placement: { left: 10, top: 10, right: 5, always_on_top: false },
      },
      profile: { name: 'Person 1' },
    };
    expect(JSON.parse(withWindowPlacement(JSON.stringify(before), size))).toEqual({
      browser: {
        theme: { follows_system_colors: true },
        custom_chrome_frame: false,
        window_placement: { ...placed, always_on_top: false },
      },
      profile: { name: 'Person 1' },
      selectfile: { last_directory: '/home/chromium/Downloads' },
    });
  });

  it.each(['', '[]', 'null', '{"browser":[]}', '{"browser":{"window_placement":1}}', '{"selectfile":1}', '{'])(
    'is not put into what is no Preferences file: %j',
    (text) => {
      expect(() => withWindowPlacement(text, size)).toThrow();
    },
  );
});

describe('the Preferences file', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'safe-browse-preferences-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is replaced with its mode kept, and no temporary file is left', async () => {
    const path = join(folder, 'Preferences');
    await writeFile(path, '{"profile":{}}');
    await chmod(path, 0o640);
    await placeWindow(path, size);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      profile: {},
      browser: { window_placement: placed },
    });
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(await readdir(folder)).toEqual(['Preferences']);
  });

  it('stays unchanged when it is invalid', async () => {
    const path = join(folder, 'Preferences');
    await writeFile(path, '{"profile":');
    await expect(placeWindow(path, size)).rejects.toThrow();
    expect(await readFile(path, 'utf8')).toBe('{"profile":');
    expect(await readdir(folder)).toEqual(['Preferences']);
  });

  it('must exist', async () => {
    await expect(placeWindow(join(folder, 'Preferences'), size)).rejects.toThrow('ENOENT');
  });
});

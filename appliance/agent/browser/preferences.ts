import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { DOWNLOADS_FOLDER } from './account.ts';
import type { Size } from './screen/xrandr.ts';

/** Chromium's `browser.window_placement` for a window that covers a screen of `size`. Pure. */
function fullScreenPlacement({ width, height }: Size) {
  return {
    left: 0,
    top: 0,
    right: width,
    bottom: height,
    work_area_left: 0,
    work_area_top: 0,
    work_area_right: width,
    work_area_bottom: height,
    // The window manager maximises the window. Chromium itself would leave one pixel free on both sides.
    maximized: false,
  };
}

/**
 * The text of a Preferences file with the window placed over the whole screen and uploads from the folder for downloads, otherwise unchanged. Throws if `text` is not a JSON object. Pure.
 * The window manager draws the frame: Chromium's own frame makes a page's first layout some pixels too small,
 * and has a button that minimises the window, which nothing could restore.
 */
export function withWindowPlacement(text: string, size: Size): string {
  const preferences = asObject(JSON.parse(text), 'Preferences');
  const browser = asObject(preferences['browser'] ?? {}, 'browser');
  const placement = asObject(browser['window_placement'] ?? {}, 'browser.window_placement');
  const selectFile = asObject(preferences['selectfile'] ?? {}, 'selectfile');
  return JSON.stringify({
    ...preferences,
    browser: {
      ...browser,
      custom_chrome_frame: false,
      window_placement: { ...placement, ...fullScreenPlacement(size) },
    },
    // Where the first dialogue for an upload opens: files that the person sends are there.
    selectfile: { ...selectFile, last_directory: DOWNLOADS_FOLDER },
  });
}

function asObject(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Error(`${name} is not an object.`);
}

/** Edits the Preferences file at `path` atomically; it keeps its owner and mode. Throws if it is missing or invalid. */
export async function placeWindow(path: string, size: Size): Promise<void> {
  const before = await stat(path);
  const text = withWindowPlacement(await readFile(path, 'utf8'), size);
  const beside = `${path}.new`;
  try {
    await writeFile(beside, text, { flag: 'wx', mode: before.mode });
    await chown(beside, before.uid, before.gid);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

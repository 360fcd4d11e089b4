/** Real keys on a real keyboard layout, sent through a real window to a guest with a US keyboard. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';
import type { RfbServer } from '../fakes/screen/rfb-server.ts';

let testBed: DesktopTestBed;
let window: Page;
let guest: RfbServer;

beforeAll(async () => {
  testBed = await DesktopTestBed.open();
  useLayout('de');
  const desktop = await testBed.start('--open');
  window = await desktop.window('session');
  guest = await vi.waitFor(() => testBed.hostAgent.screenOf(testBed.hostAgent.last), { timeout: 10_000 });
  testBed.hostAgent.becomeReady(testBed.hostAgent.last);
  await window.locator('canvas').click();
});
afterAll(() => testBed.close());

const useLayout = (name: string) =>
  execFileSync('setxkbmap', [name], { env: { ...process.env, ...testBed.screen.environment } });

/** The pressed characters and other keys, without Shift and AltGr. */
async function pressed(count: number, ...keys: readonly string[]): Promise<string[]> {
  guest.keys.length = 0;
  await testBed.screen.xdotool('key', '--delay', '60', ...keys);
  const down = () =>
    guest.keys
      .filter(({ keysym, down: isDown }) => isDown && keysym !== 0xffe1 && keysym !== 0xfe03)
      .map(({ keysym }) => (keysym < 0x100 ? String.fromCodePoint(keysym) : keysym.toString(16)));
  await expect.poll(() => down().length, { timeout: 5_000 }).toBeGreaterThanOrEqual(count);
  return down();
}

it('sends the guest the characters that a German keyboard writes', async () => {
  // X11 key codes, which are 8 more than those of the kernel: y, z, Shift+7, AltGr+q, ü.
  expect(await pressed(5, '52', '29', 'shift+16', 'ISO_Level3_Shift+24', 'udiaeresis')).toEqual([
    'y',
    'z',
    '/',
    '@',
    'ü',
  ]);
});

it('composes dead keys', async () => {
  // ´, then e: the two keys themselves write nothing.
  expect(await pressed(1, '21', '26')).toEqual(['é']);
});

it('has the guest agent type a character that the guest’s keyboard lacks', async () => {
  useLayout('ru');
  const { typed } = testBed.hostAgent;
  // The window needs a moment to receive the new layout.
  await expect
    .poll(() => testBed.screen.xdotool('key', '47').then(() => typed.length), { timeout: 20_000 })
    .toBeGreaterThan(0);
  expect(typed.join('')).toMatch(/^ж+$/);
  useLayout('de');
});

it('sends the guest a shortcut by the letter on the key', async () => {
  expect(await pressed(2, 'ctrl+z')).toEqual(['ffe3', 'z']);
});

it('leaves no key pressed in the guest', async () => {
  guest.keys.length = 0;
  await testBed.screen.xdotool('keydown', 'a');
  await expect.poll(() => guest.keys.length, { timeout: 5_000 }).toBeGreaterThan(0);
  await testBed.screen.xdotool('keydown', 'ctrl', 'keydown', 'alt', 'keyup', 'alt', 'keyup', 'ctrl', 'keyup', 'a');
  await expect
    .poll(
      () =>
        new Set(guest.keys.filter(({ down }) => down).map(({ keysym }) => keysym)).size ===
        new Set(guest.keys.filter(({ down }) => !down).map(({ keysym }) => keysym)).size,
      { timeout: 5_000 },
    )
    .toBe(true);
});

it('makes QEMU poll the screen while nothing changes, without pressing a key', async () => {
  guest.keys.length = 0;
  const before = guest.nudges;
  await expect.poll(() => guest.nudges, { timeout: 5_000 }).toBeGreaterThan(before + 2);
  expect(guest.keys).toEqual([]);
});

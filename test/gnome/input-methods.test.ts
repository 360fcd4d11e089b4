/** Input methods and dead keys of a real GNOME on Wayland, in the window of a session. ibus and its engines are Debian's. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { artefact } from '../bed/artefacts.ts';
import { GnomeTestBed } from '../bed/gnome/gnome-test-bed.ts';
import { type InputSource, useInputSource } from '../bed/gnome/input-sources.ts';
import { GnomeKeyboard } from '../bed/gnome/keyboard.ts';
import type { RfbServer } from '../fakes/screen/rfb-server.ts';

const SHIFT = 0xffe1;
const ALT_GR = 0xfe03;
const CONTROL = 0xffe3;
/** Longer than a text takes to the host agent. */
const QUIET_MS = 500;

let testBed: GnomeTestBed;
let keyboard: GnomeKeyboard;
let window: Page;
let guest: RfbServer;

beforeAll(async () => {
  testBed = await GnomeTestBed.open({ hasTray: false, isPlainUser: true });
  window = await testBed.openSession();
  guest = testBed.hostAgent.screenOf(testBed.hostAgent.last);
  keyboard = await GnomeKeyboard.plugIn(testBed.gnome);
});
afterAll(() => testBed.close());
beforeEach(() => {
  guest.keys.length = 0;
  testBed.hostAgent.typed.length = 0;
});

const use = (source: InputSource) => useInputSource(testBed.gnome, source);
const preedit = () => window.getByRole('textbox').inputValue();
const typed = () => testBed.hostAgent.typed.join('');
/** The characters that the guest's keyboard was asked for, and other keys by number, without what only modifies. */
const pressed = () =>
  guest.keys
    .filter(({ keysym, down }) => down && ![SHIFT, ALT_GR, CONTROL].includes(keysym))
    .map(({ keysym }) => (keysym < 0x100 ? String.fromCodePoint(keysym) : keysym.toString(16)));
/** What the guest has got, once nothing more comes. */
async function arrived(): Promise<{ typed: string; pressed: string[] }> {
  await sleep(QUIET_MS);
  return { typed: typed(), pressed: pressed() };
}

describe('an input method of the desktop', () => {
  it('for Chinese (libpinyin) composes in the window, and its choice is typed in the guest', async () => {
    await use(['ibus', 'libpinyin']);
    await keyboard.type('nihao');
    await expect.poll(preedit).toMatch(/^你/);
    expect(await arrived()).toEqual({ typed: '', pressed: [] });
    await testBed.gnome.picture(artefact('gnome/input-pinyin.png'));
    await keyboard.press(' ');
    await expect.poll(typed).toBe('你好');
    expect(await preedit()).toBe('');
    expect(await arrived()).toEqual({ typed: '你好', pressed: [] });
  });

  it('for Japanese (Mozc) converts in the window, and the result is typed in the guest', async () => {
    await use(['ibus', 'mozc-on']);
    await keyboard.type('nihongo');
    await expect.poll(preedit).toBe('にほんご');
    await keyboard.press(' ');
    await expect.poll(preedit).toBe('日本語');
    await testBed.gnome.picture(artefact('gnome/input-mozc.png'));
    await keyboard.press('Enter');
    await expect.poll(typed).toBe('日本語');
    expect(await arrived()).toEqual({ typed: '日本語', pressed: [] });
  });

  it('for Korean (Hangul) composes syllable by syllable, in order with the keys between', async () => {
    await use(['ibus', 'hangul']);
    await keyboard.press('Shift', ' ');
    await keyboard.type('gksrmf');
    await expect.poll(preedit).toBe('글');
    await testBed.gnome.picture(artefact('gnome/input-hangul.png'));
    await keyboard.type(' gks ');
    await expect.poll(typed).toBe('한글한');
    expect((await arrived()).pressed).toEqual([' ', ' ']);
    await keyboard.press('Shift', ' ');
  });

  it('leaves to the guest what it does not use: Backspace, Enter and shortcuts', async () => {
    await use(['ibus', 'libpinyin']);
    await keyboard.type('ni');
    await expect.poll(preedit).not.toBe('');
    // The first two take back what is being composed.
    for (const key of ['Backspace', 'Backspace', 'Backspace', 'Backspace', 'Enter']) await keyboard.press(key);
    await keyboard.press('Ctrl', 'l');
    await expect.poll(pressed).toEqual(['ff08', 'ff08', 'ff0d', 'l']);
    expect(await arrived()).toMatchObject({ typed: '' });
  });
});

describe('without an input method', () => {
  it('dead keys of the layout compose', async () => {
    await use(['xkb', 'de']);
    // ´ and e, ^ and o.
    await keyboard.type('=e`o');
    await expect.poll(pressed).toEqual(['é']);
    await expect.poll(typed).toBe('ô');
  });

  it('any character can be entered by its code', async () => {
    await use(['xkb', 'us']);
    await keyboard.press('Ctrl', 'Shift', 'u');
    await keyboard.type('1f600 ');
    await expect.poll(typed).toBe('😀');
    expect((await arrived()).pressed).toEqual([]);
  });
});

/** Windows of ours that another program's click opens or brings forward, although GNOME lets no program take the keyboard from another. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { LINK_QUESTION } from '../bed/desktop/wayland-test-bed.ts';
import { GnomeTestBed } from '../bed/gnome/gnome-test-bed.ts';
import { startGtkProgram } from '../bed/gnome/gtk-program.ts';
import { GnomeKeyboard } from '../bed/gnome/keyboard.ts';

const OTHER = 'Letter';
const ENTRY = 'safe-browse.desktop';
const WITHIN = { timeout: 30_000 };

let testBed: GnomeTestBed;
beforeEach(async () => {
  testBed = await GnomeTestBed.open({ hasTray: true });
  // Without a keyboard on the seat, no window has the focus that a token needs.
  await GnomeKeyboard.plugIn(testBed.gnome);
});
afterEach(() => testBed.close());

const windows = async () => (await testBed.gnome.windows()).map(({ title, hasFocus }) => ({ title, hasFocus }));
const isReady = async () => (await testBed.gnome.notifications()).filter(({ body }) => body.endsWith('is ready'));

/** Starts a program in which a click opens the target, if there is one, and clicks there. */
async function clickElsewhere(...target: readonly string[]): Promise<void> {
  const { gnome, folder, environment } = testBed;
  await expect.poll(() => existsSync(join(folder, 'd/applications', ENTRY)), WITHIN).toBe(true);
  writeFileSync(join(folder, 'c/mimeapps.list'), `[Default Applications]\nx-scheme-handler/https=${ENTRY}\n`);
  await startGtkProgram(gnome, { words: ['link-source.py', ...target], title: OTHER, environment });
  // From now on, a new window has the keyboard with a token only.
  await gnome.run('gsettings', 'set', 'org.gnome.desktop.wm.preferences', 'focus-new-windows', 'strict');
  const { x, y, width, height } = await gnome.frameOf(OTHER);
  await gnome.pressAt(x + width / 2, y + height / 2);
}

describe('another program on GNOME', () => {
  it('opens a link: the question is in front and has the keyboard', async () => {
    await testBed.start('--background');
    await expect.poll(() => testBed.gnome.trayIcons(), WITHIN).toHaveLength(1);
    await clickElsewhere('https://site.example/');
    await expect.poll(windows, WITHIN).toEqual([
      { title: OTHER, hasFocus: false },
      { title: LINK_QUESTION, hasFocus: true },
    ]);
    await testBed.gnome.picture(artefact('gnome/link.png'));
    expect(await isReady()).toEqual([]);
  });

  it('opens a link that is not asked about: its session is in front and has the keyboard', async () => {
    const main = await (await testBed.start()).window('main');
    await main.evaluate(`safeBrowse.ask('desktop.set', { askForLinks: false })`);
    await clickElsewhere('https://site.example/');
    await expect.poll(windows, WITHIN).toEqual([
      { title: 'Safe Browse', hasFocus: false },
      { title: OTHER, hasFocus: false },
      { title: 'Disposable browser – Standard', hasFocus: true },
    ]);
    await testBed.gnome.picture(artefact('gnome/link-without-question.png'));
  });

  it('starts it again: the main window comes to the front and has the keyboard', async () => {
    await (await testBed.start()).window('main');
    await clickElsewhere(ENTRY);
    await expect.poll(windows, WITHIN).toEqual([
      { title: OTHER, hasFocus: false },
      { title: 'Safe Browse', hasFocus: true },
    ]);
    await testBed.gnome.picture(artefact('gnome/started-again.png'));
    expect(await isReady()).toEqual([]);
  });

  it('starts it without a token: the other window keeps the keyboard, and GNOME says once that ours is ready', async () => {
    await (await testBed.start()).window('main');
    await clickElsewhere();
    await testBed.runToEnd();
    await expect.poll(isReady, WITHIN).toMatchObject([{ body: '“Safe Browse” is ready' }]);
    await testBed.gnome.picture(artefact('gnome/is-ready.png'));
    expect(await windows()).toEqual([
      { title: 'Safe Browse', hasFocus: false },
      { title: OTHER, hasFocus: true },
    ]);
  });
});

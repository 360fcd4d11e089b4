/** Files from GNOME's own dialogue, which the program reaches through the portal of the desktop. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { GnomeTestBed } from '../bed/gnome/gnome-test-bed.ts';
import { GnomeKeyboard } from '../bed/gnome/keyboard.ts';
import { startPortals } from '../bed/gnome/portals.ts';

const DIALOGUE = 'Send files to the session';
/** It starts with the first dialogue. */
const DIALOGUE_WITHIN = { timeout: 40_000 };

let testBed: GnomeTestBed;
afterEach(() => testBed.close());

it('sends what the person chooses in the dialogue of the desktop, and nothing if they cancel', async () => {
  testBed = await GnomeTestBed.open({ hasTray: true });
  const { gnome, hostAgent, folder } = testBed;
  const titles = async () => (await gnome.windows()).map(({ title }) => title);
  const focused = async () => (await gnome.windows()).find(({ hasFocus }) => hasFocus)?.title;
  const files = ['letter.txt', 'photo.png'].map((name) => join(folder, 'gh', name));
  for (const file of files) writeFileSync(file, 'of the person');
  await startPortals(gnome);
  const window = await testBed.openSession();
  const keyboard = await GnomeKeyboard.plugIn(gnome);
  await window.getByRole('button', { name: 'Files' }).click();
  const send = window.getByRole('button', { name: /^Send a file/ });

  await send.click();
  await expect.poll(focused, DIALOGUE_WITHIN).toBe(DIALOGUE);
  // A window of the file manager, and yet over ours.
  expect(await gnome.classOf(DIALOGUE)).toBe('org.gnome.Nautilus');
  expect(await gnome.parentOf(DIALOGUE)).toBe('Disposable browser – Standard');
  await gnome.picture(artefact('gnome/file-dialogue.png'));
  await keyboard.press('Escape');
  await expect.poll(titles).not.toContain(DIALOGUE);
  expect(hostAgent.given).toEqual([]);

  await send.click();
  await expect.poll(focused, DIALOGUE_WITHIN).toBe(DIALOGUE);
  await keyboard.press('Ctrl', 'a');
  await gnome.picture(artefact('gnome/file-dialogue-chosen.png'));
  await keyboard.press('Enter');
  await expect.poll(() => hostAgent.given.toSorted()).toEqual(files);
  await gnome.picture(artefact('gnome/files-sent.png'));
});

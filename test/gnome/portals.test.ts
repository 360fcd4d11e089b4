/** Files that reach a session on GNOME: from its own dialogue, which the program opens through the portal of the desktop, and from another program's window. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { GnomeTestBed } from '../bed/gnome/gnome-test-bed.ts';
import { startGtkProgram } from '../bed/gnome/gtk-program.ts';
import { GnomeKeyboard } from '../bed/gnome/keyboard.ts';
import { startPortals } from '../bed/gnome/portals.ts';

const DIALOGUE = 'Give files to the session';
const SESSION = 'Disposable browser – Standard';
/** The window of the other program. */
const FILES = 'Files';
/** A question of ours has no title. */
const QUESTION = '';
/** It starts with the first dialogue. */
const DIALOGUE_WITHIN = { timeout: 40_000 };
/** The dialogue shows what is chosen, and closes. */
const CHOSEN_MS = 700;

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
  const send = window.getByRole('button', { name: /^Give a file/ });

  await send.click();
  await expect.poll(focused, DIALOGUE_WITHIN).toBe(DIALOGUE);
  // A window of the file manager, and yet over ours.
  expect(await gnome.classOf(DIALOGUE)).toBe('org.gnome.Nautilus');
  expect(await gnome.parentOf(DIALOGUE)).toBe(SESSION);
  await gnome.picture(artefact('gnome/file-dialogue.png'));
  await keyboard.press('Escape');
  await expect.poll(titles).not.toContain(DIALOGUE);
  expect(hostAgent.given).toEqual([]);

  await send.click();
  await expect.poll(focused, DIALOGUE_WITHIN).toBe(DIALOGUE);
  // On a busy computer, the dialogue lists the folder only after it has appeared, and has nothing to choose before.
  const choose = async () => {
    if (!(await titles()).includes(DIALOGUE)) return;
    await keyboard.press('Ctrl', 'a');
    await sleep(CHOSEN_MS);
    await gnome.picture(artefact('gnome/file-dialogue-chosen.png'));
    await keyboard.press('Enter');
    await sleep(CHOSEN_MS);
  };
  await expect
    .poll(async () => {
      await choose();
      return hostAgent.given.toSorted();
    }, DIALOGUE_WITHIN)
    .toEqual(files);
  await gnome.picture(artefact('gnome/files-sent.png'));
});

it('sends a file that is dragged here from another program, once the person agrees', async () => {
  testBed = await GnomeTestBed.open({ hasTray: true });
  const { gnome, hostAgent, folder } = testBed;
  const file = join(folder, 'letter.txt');
  writeFileSync(file, 'of the person');
  await GnomeKeyboard.plugIn(gnome);
  await startPortals(gnome);
  const window = await testBed.openSession();
  await startGtkProgram(gnome, { words: ['file-source.py', file], title: FILES, environment: testBed.environment });
  const source = await gnome.frameOf(FILES);
  const target = await gnome.frameOf(SESSION);
  await gnome.drag(
    { x: source.x + source.width / 2, y: source.y + source.height / 2 },
    { x: target.x + 150, y: target.y + target.height - 100 },
    async () => {
      await window.getByText(/^Drop to give/).waitFor();
      await gnome.picture(artefact('gnome/dragged-here.png'));
    },
  );
  await expect.poll(async () => (await gnome.windows()).map(({ title }) => title)).toContain(QUESTION);
  await gnome.picture(artefact('gnome/dropped.png'));
  expect(hostAgent.given).toEqual([]);
  const question = await gnome.frameOf(QUESTION);
  // The left one of the two buttons along its lower edge.
  await gnome.pressAt(question.x + question.width / 4, question.y + question.height - 20);
  await expect.poll(() => hostAgent.given).toEqual([file]);
});

/** The clipboard between a session and other programs of a Wayland desktop, which lets only a program that is in use change it. */
import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { LabwcTestBed } from '../bed/labwc/labwc-test-bed.ts';

let testBed: LabwcTestBed;
afterEach(() => testBed.close());

/** Presses a button of the frame with a key of the desktop: what Wayland allows a program depends on that. */
async function press(window: Page, name: RegExp): Promise<void> {
  await window.getByRole('button', { name }).focus();
  await testBed.shell.keys('-s', '500', '-k', 'Return');
}

/** Agrees to the question of the desktop's own dialogue. `confirm`: where its button is on the screen. */
async function agree(picture: string, confirm: { x: number; y: number }): Promise<void> {
  const { shell } = testBed;
  await expect.poll(async () => (await shell.windows()).length).toBe(2);
  // Not that of the program's file: the panel groups the dialogue with its window.
  expect((await shell.windows()).map(({ application }) => application)).toEqual(['safe-browse', 'safe-browse']);
  await shell.picture(artefact(`labwc/${picture}.png`));
  await shell.clickAt(confirm, 'left');
  await expect.poll(async () => (await shell.windows()).length).toBe(1);
}

it('takes what is copied out of a session, and what other programs copied enters it', async () => {
  testBed = await LabwcTestBed.open();
  const { shell, hostAgent } = testBed;
  const window = await testBed.openSession();
  await expect.poll(async () => (await shell.windows(['state:focused'])).length).toBe(1);
  await press(window, /^Copy/);
  await agree('copy-out', { x: 492, y: 453 });
  await expect.poll(() => shell.clipboard().catch(() => '')).toBe('copied in the VM');
  await shell.setClipboard('of another program');
  await press(window, /^Paste/);
  await agree('paste-in', { x: 492, y: 439 });
  await expect.poll(() => hostAgent.pasted).toEqual([{ content: 'text', text: 'of another program' }]);
});

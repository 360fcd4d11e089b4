/** GNOME's own keys while a session fills the screen. */
import { afterEach, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { GnomeKeyboard } from '../bed/gnome/keyboard.ts';
import { GnomeTestBed } from '../bed/gnome/gnome-test-bed.ts';

const SUPER_LEFT = 0xffeb;
/** Code for all that the Shell's question says. */
const QUESTION = `{
  const texts = (actor) => [actor.text ?? '', ...actor.get_children().flatMap(texts)];
  texts(Main.layoutManager.modalDialogGroup).join(' ');
}`;
let testBed: GnomeTestBed;
afterEach(() => testBed.close());

it('go to the session once the person has allowed it, and come back when the keyboard is released', async () => {
  testBed = await GnomeTestBed.open({ hasTray: true });
  const { gnome, hostAgent } = testBed;
  const isOverview = () => gnome.evaluate<boolean>('Main.overview.visible');
  const isAsking = () => gnome.evaluate<boolean>('Main.actionMode === imports.gi.Shell.ActionMode.SYSTEM_MODAL');
  const pressed = () =>
    hostAgent
      .screenOf(hostAgent.last)
      .keys.filter(({ down }) => down)
      .map(({ keysym }) => keysym);
  const keyboard = await GnomeKeyboard.plugIn(gnome);
  const window = await testBed.openSession();
  // The Shell finds the entry of a program that has just installed it a little later.
  await expect
    .poll(() => gnome.windows(), { timeout: 20_000 })
    .toMatchObject([{ hasFocus: true, applicationName: 'Safe Browse' }]);
  await expect.poll(() => window.evaluate('document.hasFocus()')).toBe(true);
  await keyboard.press('F11');
  await expect.poll(isAsking).toBe(true);
  expect(await gnome.evaluate(QUESTION)).toContain('The app Safe Browse wants to inhibit shortcuts');
  await gnome.picture(artefact('gnome/desktop-keys.png'));
  await keyboard.press('Enter');
  await expect.poll(isAsking).toBe(false);
  await keyboard.press('Super');
  await expect.poll(() => pressed().at(-1)).toBe(SUPER_LEFT);
  expect(await isOverview()).toBe(false);
  await gnome.picture(artefact('gnome/desktop-keys-full-screen.png'));
  await keyboard.press('Ctrl', 'Alt');
  await expect
    .poll(
      async () => {
        await keyboard.press('Super');
        return isOverview();
      },
      { interval: 2_000 },
    )
    .toBe(true);
});

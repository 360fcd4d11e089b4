/** Questions of the main window: its page in Chromium, with a fake main process. */
import { expect, it } from 'vitest';
import { pagesForTests } from '../bed/desktop/pages.ts';
import { mainState, sessions } from '../ui/states.ts';

const pages = pagesForTests();

it('have the answer that confirms last and the other one in focus, which Escape chooses', async () => {
  const state = mainState('en', { pageRequest: { page: 'settings', request: 1 } });
  const { page, asked } = await pages().show(state);
  for (const name of ['Profiles', 'Shopping & travel'])
    await page.getByRole('main').getByRole('button', { name }).click();
  await page.getByRole('button', { name: 'Remove profile Shopping & travel' }).click();
  const answers = page.getByRole('dialog').getByRole('button');
  expect(await answers.allTextContents()).toEqual(['Cancel', 'Remove']);
  const [first, last] = await Promise.all([answers.first().boundingBox(), answers.last().boundingBox()]);
  expect(first?.y).toBe(last?.y);
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Cancel');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(asked).toEqual([]);
});

it('have their answers below each other when there are more than two', async () => {
  const { page } = await pages().show(mainState('en', { sessions: [...sessions], asksToQuit: true }));
  const answers = page.getByRole('dialog').getByRole('button');
  expect(await answers.allTextContents()).toEqual([
    'Quit, keep sessions running',
    'Quit and discard sessions',
    'Cancel',
  ]);
  const boxes = await Promise.all((await answers.all()).map((answer) => answer.boundingBox()));
  const tops = boxes.map((box) => box?.y ?? 0);
  expect(tops).toEqual(tops.toSorted((one, next) => one - next));
  expect(new Set(tops).size).toBe(3);
});

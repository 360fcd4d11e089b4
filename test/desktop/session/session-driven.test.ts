/** A program that drives the session, in its window. */
import { expect, it } from 'vitest';
import { screenPageForTests, showing, until } from '../../bed/desktop/screen-page.ts';

const at = screenPageForTests();
const acts = (asked: readonly { readonly action: string; readonly params: unknown }[]) =>
  asked.filter(({ action }) => action === 'session.steer').map(({ params }) => params);

it('is named in the frame, and stopped there', async () => {
  const { page, asked } = await at.showScreen(showing({ driven: 'driven' }));
  await page.getByRole('status').filter({ hasText: 'Driven by a program' }).waitFor();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  expect(acts(asked)).toEqual([{ act: 'stop' }]);
});

it('waits from the first key or click of the person in the session, and not from one in the frame', async () => {
  const shown = await at.showScreen(showing({ driven: 'driven' }));
  const { page, asked } = shown;
  await until(() => at.screen.size.width === 800);
  await page.getByRole('button', { name: 'Bookmark this page' }).focus();
  await page.keyboard.press('Shift');
  expect(acts(asked)).toEqual([]);
  await page.locator('canvas').click({ position: { x: 30, y: 30 } });
  await until(() => acts(asked).length > 0);
  expect(acts(asked)[0]).toEqual({ act: 'take-over' });
  await shown.tell(showing({ driven: 'held' }));
  await page.getByRole('status').filter({ hasText: 'You have taken over' }).waitFor();
  const before = acts(asked).length;
  await page.keyboard.press('a');
  expect(acts(asked)).toHaveLength(before);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  expect(acts(asked).at(-1)).toEqual({ act: 'give-back' });
  await shown.tell(showing({ driven: 'driven' }));
  await page.locator('canvas').focus();
  await page.keyboard.press('a');
  await until(() => acts(asked).length > before + 1);
  expect(acts(asked).at(-1)).toEqual({ act: 'take-over' });
});

it.each(['ready', 'off', 'asking'] as const)('is not named while there is none: %s', async (driven) => {
  const { page } = await at.showScreen(showing({ driven }));
  await page.getByRole('button', { name: 'Bookmark this page' }).waitFor();
  expect(await page.getByText('Driven by a program').count()).toBe(0);
});

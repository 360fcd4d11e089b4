/** A session that is recorded, in its window. */
import { expect, it } from 'vitest';
import { artefact } from '../../bed/artefacts.ts';
import { screenPageForTests, showing } from '../../bed/desktop/screen-page.ts';

const at = screenPageForTests();
const FOLDER = '/home/ada/cases/42';

it('shows a red mark with a button that ends it, and names the folder before it closes', async () => {
  const shown = await at.showScreen(showing({ recordedInto: FOLDER }));
  const { page, asked } = shown;
  const mark = page.getByRole('status').filter({ hasText: 'Recording' });
  await mark.waitFor();
  expect(await mark.getAttribute('title')).toContain(FOLDER);
  await page.screenshot({ path: artefact('recorded.png') });
  await page.getByRole('button', { name: 'Stop recording', exact: true }).click();
  expect(asked.map(({ action }) => action)).toContain('session.stop-recording');
  await shown.tell(showing({ recordedInto: FOLDER, asksToClose: true }));
  await page.getByText(`network and downloads are in ${FOLDER}`).waitFor();
  await page.screenshot({ path: artefact('recorded-closing.png') });
});

it('has no mark while it is not', async () => {
  const { page } = await at.showScreen(showing());
  await page.getByRole('button', { name: 'Bookmark this page' }).waitFor();
  expect(await page.getByText('Recording', { exact: true }).count()).toBe(0);
});

/** A session that is recorded, in its window. */
import { expect, it } from 'vitest';
import { artefact } from '../../bed/artefacts.ts';
import { DEFAULT_RESTRICTIONS } from '../../fixtures/restrictions.ts';
import { screenPageForTests, showing, until } from '../../bed/desktop/screen-page.ts';

const at = screenPageForTests();
const FOLDER = '/home/ada/cases/42';
const recordable = (record: 'off' | 'ask' | 'on') => ({
  rights: { restrictions: { ...DEFAULT_RESTRICTIONS, record } },
});

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

it('can be begun from the menu, with keys only, where its profile lets it be recorded', async () => {
  const shown = await at.showScreen(showing(recordable('ask')));
  const { page, asked } = shown;
  await page.getByRole('button', { name: 'More' }).focus();
  await page.keyboard.press('Enter');
  const entry = page.getByRole('region', { name: 'More' }).getByRole('button', { name: 'Record…', exact: true });
  await entry.waitFor();
  await page.screenshot({ path: artefact('record-menu.png') });
  const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
  for (let steps = 0; steps < 20 && (await focused()) !== 'Record…'; steps += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until(() => asked.some(({ action }) => action === 'session.record'));
  await shown.tell(showing({ ...recordable('ask'), recordedInto: FOLDER }));
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Save a picture of the screen' }).waitFor();
  expect(await entry.count()).toBe(0);
  await page.keyboard.press('Escape');
  await shown.tell(showing(recordable('ask')));
  await page
    .getByRole('status')
    .filter({ hasText: `Recorded into ${FOLDER}.` })
    .waitFor();
  await page.screenshot({ path: artefact('recorded-saved.png') });
});

it.each([
  ['its profile forbids it', recordable('off')],
  ['it runs on another host', { ...recordable('on'), where: { pool: 'home', host: 'tower', isReachable: true } }],
])('has no entry in the menu where %s', async (_, changes) => {
  const { page } = await at.showScreen(showing(changes));
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Save a picture of the screen' }).waitFor();
  expect(await page.getByRole('button', { name: 'Record…' }).count()).toBe(0);
});

it('has no mark while it is not', async () => {
  const { page } = await at.showScreen(showing());
  await page.getByRole('button', { name: 'Bookmark this page' }).waitFor();
  expect(await page.getByText('Recording', { exact: true }).count()).toBe(0);
});

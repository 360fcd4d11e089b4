/** What screen readers get of a session window: its page in Chromium, with a fake main process. */
import { expect, it } from 'vitest';
import { screenPageForTests, showing } from '../bed/desktop/screen-page.ts';

const at = screenPageForTests();

it('is the title of the page instead of "text box", how to leave it, and whether it plays sound', async () => {
  const shown = await at.showScreen(showing());
  const screen = shown.page.getByRole('textbox', { name: 'Screen of the disposable VM' });
  await screen.waitFor();
  expect(await screen.getAttribute('aria-roledescription')).toBe('disposable browser');
  expect(await screen.getAttribute('aria-description')).toContain('Press Ctrl and Alt together');
  await shown.tell({ ...showing(), title: 'Example <b>Domain</b>', isPlaying: true });
  await shown.page.getByRole('textbox', { name: '“Example <b>Domain</b>”, in the disposable VM' }).waitFor();
  const said = shown.page.getByRole('status').filter({ hasText: 'Page:' });
  await expect.poll(() => said.textContent()).toBe('Page: “Example <b>Domain</b>”. The session plays sound.');
});

it('is no title that runs, and the window’s own title says nothing of the page', async () => {
  const shown = await at.showScreen({ ...showing(), title: 'start' });
  const said = shown.page.getByRole('status').filter({ hasText: 'Page:' });
  await said.waitFor({ state: 'attached' });
  for (let step = 0; step < 20; step += 1) {
    await shown.tell({ ...showing(), title: `running ${step}` });
    await shown.page.waitForTimeout(100);
    expect(await said.textContent()).toBe('Page: “start”. ');
  }
  expect(await shown.page.title()).not.toContain('running');
  await expect.poll(() => said.textContent()).toBe('Page: “running 19”. ');
});

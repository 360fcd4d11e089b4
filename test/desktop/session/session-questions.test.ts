/** What a session window asks: closing, files, bookmarks and idleness. */
import { expect, it } from 'vitest';
import { type ShownWindow } from '../../bed/desktop/pages.ts';
import { DEFAULT_RESTRICTIONS } from '../../fixtures/restrictions.ts';
import { screenPageForTests, showing, until } from '../../bed/desktop/screen-page.ts';
import { sessionState } from '../../ui/states.ts';

const at = screenPageForTests();

it('asks once before it discards a session with files; Escape keeps it', async () => {
  const { page, asked } = await at.showScreen(showing({ asksToClose: true }));
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close window, keep session' }).click();
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  expect(asked.map(({ params }) => params)).toEqual([
    { answer: 'keep' },
    { answer: 'background' },
    { answer: 'discard' },
  ]);
});

it('offers to save downloaded files first; Escape keeps the session open for that', async () => {
  const shown = await at.showScreen(showing({ asksToClose: true, downloads: 1 }));
  await shown.page.getByText('logins and one downloaded file that is not saved. You can undo this for 8 s.').waitFor();
  await shown.tell(showing({ asksToClose: true, downloads: 12 }));
  await shown.page.getByText('logins and 12 downloaded files that are not saved.').waitFor();
  const takeOut = shown.page.getByRole('button', { name: 'Keep open, save files first' });
  expect(await shown.page.evaluate('document.activeElement.textContent')).toBe('Keep open, save files first');
  await takeOut.click();
  await shown.page.getByRole('region', { name: 'Files of this session' }).waitFor();
  await shown.tell(showing({ downloads: 12 }));
  await until(() => shown.page.evaluate<boolean>('document.activeElement.closest(".panel") !== null'));
  await shown.page.keyboard.press('Escape');
  await shown.page.getByRole('region', { name: 'Files of this session' }).waitFor({ state: 'detached' });
  await shown.tell(showing({ asksToClose: true, downloads: 12, unsavedDownloads: 0, undoSeconds: 0 }));
  await shown.page.getByText('Everything in it will be gone: pages and logins. This cannot be undone.').waitFor();
  await shown.tell(showing({ asksToClose: true, downloads: 12 }));
  await takeOut.waitFor();
  await shown.page.keyboard.press('Escape');
  expect(shown.asked.filter(({ action }) => action === 'window.answer-close').map(({ params }) => params)).toEqual([
    { answer: 'keep' },
    { answer: 'keep' },
  ]);
});

it('bookmarks the page by pressing the keys that copy its address, or lets the person type the address', async () => {
  let kept = 'kept';
  const shown = await at.showScreen(showing({ accelerator: 'kvm' }), {
    answering: ({ action }) => ({ is: 'done', value: action === 'bookmark.add-page' ? { kept } : {} }),
  });
  await until(() => at.screen.size.width === 800);
  const star = shown.page.getByRole('button', { name: 'Bookmark this page' });
  await star.click();
  await shown.page.getByText('Bookmark added').waitFor();
  await expect
    .poll(() => at.screen.keys.filter(({ down }) => down).map(({ keysym }) => keysym))
    .toEqual([0xffe3, 0x6c, 0xffe3, 0x63, 0xff1b, 0xff1b]);
  kept = 'no-address';
  await star.click();
  await shown.page.getByRole('textbox', { name: 'Address' }).waitFor();
  await until(() => shown.page.evaluate<boolean>('document.activeElement.matches("input")'));
  await shown.page.keyboard.type('example.org');
  kept = 'kept';
  await shown.page.getByRole('button', { name: 'Add', exact: true }).click();
  await shown.page.getByRole('form', { name: 'Bookmark this page' }).waitFor({ state: 'detached' });
  expect(shown.asked.filter(({ action }) => action === 'bookmark.add-page').map(({ params }) => params)).toEqual([
    {},
    {},
    { url: 'example.org' },
  ]);
  await shown.close();
  const closed = await at.showScreen(
    showing({ rules: { filesOut: 'ask', filesIn: 'ask', copyOut: 'off', pasteIn: 'ask' } }),
  );
  await closed.page.getByRole('button', { name: 'Bookmark this page' }).click();
  await closed.page.getByRole('textbox', { name: 'Address' }).waitFor();
  expect(closed.asked.map(({ action }) => action)).not.toContain('bookmark.add-page');
});

it('asks about unsaved files once in the last minute before the profile ends the session', async () => {
  const rights = (ms: number) => ({
    rights: { restrictions: DEFAULT_RESTRICTIONS, endsAt: new Date(Date.now() + ms).toISOString() },
  });
  const shown = await at.showScreen(showing({ ...rights(600_000), downloads: 2 }));
  await shown.tell(showing(rights(50_000)));
  expect(await shown.page.getByRole('dialog').count()).toBe(0);
  await shown.tell(showing({ ...rights(50_000), downloads: 2 }));
  await shown.page.getByRole('dialog', { name: /Its profile ends this session in \d+ s/ }).waitFor();
  await shown.page.getByText('2 downloaded files are not saved, so the session will be paused.').waitFor();
  await shown.page.keyboard.press('Enter');
  await shown.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(shown.asked.map(({ action, params }) => [action, params])).toContainEqual([
    'window.answer-close',
    { answer: 'save-all' },
  ]);
});

it('says until when a session runs that was brought back to save its files, and asks once more before', async () => {
  const endsAt = new Date(Date.now() + 50_000).toISOString();
  const grace = { grace: { because: 'outdated', until: endsAt } } as const;
  const rights = { rights: { restrictions: DEFAULT_RESTRICTIONS, endsAt } };
  const shown = await at.showScreen(showing({ downloads: 1 }), { viewport: { width: 1200, height: 656 } });
  await shown.tell(showing({ ...grace, ...rights, downloads: 1 }));
  await shown.page.getByText(/^Ends at .*: save your files$/).waitFor();
  await shown.page.getByText(/A security update is known for this browser, so it must not run on\./).waitFor();
  await shown.page.getByText('One downloaded file is not saved, and would be gone with this session.').waitFor();
});

it.each([
  ['idle', 'Paused: not used', 'This session was not used for a while, and 2 downloaded files are not saved.'],
  ['lifetime-over', 'Paused: time limit reached', 'If you continue, you have 5 minutes to save them.'],
  ['outdated', 'Paused: security update', 'so it must not run on, and 2 downloaded files are not saved.'],
] as const)('says why a session is held (%s), and offers to save all of its files', async (heldBecause, title, why) => {
  const phase = { is: 'discarding', until: new Date(Date.now() + 3_600_000).toISOString(), heldBecause } as const;
  const shown = await at.showScreen(sessionState('en', phase, { downloads: 2 }));
  await shown.page.getByRole('heading', { name: title }).waitFor();
  await shown.page.getByText(why).waitFor();
  await shown.page.getByRole('button', { name: 'Continue' }).waitFor();
  await shown.page.getByRole('button', { name: 'Save all and discard' }).click();
  await until(() => shown.asked.some(({ action }) => action === 'window.answer-close'));
  expect(shown.asked.at(-1)).toMatchObject({ action: 'window.answer-close', params: { answer: 'save-all' } });
});

it.each([
  [0, /It will be discarded in \d+ s\.$/],
  [1, /It will be paused in \d+ s, because a downloaded file is not saved\.$/],
  [3, /It will be paused in \d+ s, because 3 downloaded files are not saved\.$/],
])('says what follows when a session with %i unsaved files stays unused', async (downloads, why) => {
  const idle = { mayKeepRunning: true, until: new Date(Date.now() + 40_000).toISOString() };
  const shown = await at.showScreen(showing({ downloads, idle }));
  await shown.page.getByText(why).waitFor();
});

it('says when there is no network, and when it is back', async () => {
  const shown = await at.showScreen(showing({ isOffline: true }), { viewport: { width: 1200, height: 656 } });
  await shown.page.getByText('There is no network at the moment').waitFor();
  const texts = { message: 'It is away.', hint: 'Connect it.', since: '2026-01-01T00:00:00Z' };
  const networkTrouble = { code: 'uplink-device-missing', params: { device: 'wg0' }, ...texts };
  await shown.tell(showing({ isOffline: true, networkTrouble }));
  await shown.page.getByText('The network device wg0, by which sessions leave, is not there.').waitFor();
  await shown.tell(showing());
  await shown.page.getByText('The network is back').waitFor();
  await shown.close();
  const discarded = await at.showScreen(showing({ isOffline: true }), { viewport: { width: 1200, height: 656 } });
  await discarded.tell(sessionState('en', { is: 'discarding', until: new Date(Date.now() + 60_000).toISOString() }));
  await discarded.page.getByRole('heading', { name: 'Discarded' }).waitFor();
  expect(await discarded.page.getByText('The network is back').count()).toBe(0);
});

it('reports use of a session that its profile ends when idle; during the warning only the answer counts', async () => {
  const touches = (shown: ShownWindow) => shown.asked.filter(({ action }) => action === 'window.touch').length;
  const unbounded = await at.showScreen(showing());
  await unbounded.page.keyboard.press('a');
  expect(touches(unbounded)).toBe(0);
  await unbounded.close();
  const shown = await at.showScreen(showing({ idle: { mayKeepRunning: true } }));
  await until(() => touches(shown) === 1);
  await shown.tell(showing({ idle: { mayKeepRunning: true, until: new Date(Date.now() + 40_000).toISOString() } }));
  await shown.page.getByRole('dialog', { name: 'Are you still there?' }).waitFor();
  await shown.page.mouse.move(300, 300);
  expect(touches(shown)).toBe(1);
  await shown.page.getByRole('button', { name: 'Keep running' }).click();
  await shown.page.keyboard.press('Escape');
  await until(() => touches(shown) === 2);
  expect(shown.asked.map(({ action }) => action).filter((action) => action.startsWith('window.'))).toEqual([
    'window.touch',
    'window.keep-running',
    'window.touch',
  ]);
  await shown.tell(showing({ idle: { mayKeepRunning: false, until: new Date(Date.now() + 40_000).toISOString() } }));
  await shown.page.getByRole('button', { name: 'Keep running' }).waitFor({ state: 'detached' });
  await shown.tell(showing({ idle: { mayKeepRunning: false } }));
  await shown.page.getByRole('dialog').waitFor({ state: 'detached' });
  await until(() => touches(shown) === 3);
});

/** The last tab of a real session is closed by keyboard in its window: nothing that was downloaded is lost without a question. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { Downloads } from '../../../host-agent/api/session/downloads.ts';
import { artefact } from '../../bed/artefacts.ts';
import { clickAway, type Desktop } from '../../bed/desktop/desktop.ts';
import { chooseSession, openInTray, pressInPage, untilShown } from '../../bed/desktop/session-window.ts';
import { REPORT } from '../../bed/network/web-server/pages.ts';
import type { Screen } from '../../bed/desktop/x-screen.ts';
import type { Product } from '../../bed/product.ts';
import type { TestBed } from '../../bed/test-bed.ts';
import { savedIn } from '../../host-agent/transfer/saved-files.ts';
import { GONE_TIMEOUT_MS, PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

let testBed: TestBed;
let screen: Screen;
let desktop: Desktop;
let window: Page;

beforeAll(async () => {
  ({ testBed, screen, desktop } = await openInTray((product) => configuration(product, 'transfers')));
});
afterAll(async () => expect(await testBed.close()).toEqual([]));

const configuration = (product: Product, page: 'transfers' | 'visit') =>
  `[spare]\nkeep = false\n[downloads]\nfolder = "${product.path('saved')}"\n[profile.default]\nstartPage = "http://site.test/${page}?run=${page}"\n`;
const closeLastTab = async () => {
  await window.locator('canvas').click({ position: { x: 200, y: 400 } });
  await window.keyboard.press('Control+w');
};
const question = () => window.getByRole('heading', { name: 'The browser was closed' });
/** Again if a busy VM has lost the keys. */
async function untilAsked(tries = 3): Promise<void> {
  await closeLastTab();
  const asked = question().waitFor({ timeout: PAGE_TIMEOUT_MS / 3 });
  await (tries > 1 ? asked.catch(() => untilAsked(tries - 1)) : asked);
}

async function openSession(run: string): Promise<void> {
  await screen.openTrayMenu();
  window = await chooseSession(desktop, screen);
  await untilShown(testBed, screen, window, run);
}

it('holds the session and asks while a downloaded file is not saved', async () => {
  const { product } = testBed;
  await openSession('transfers');
  const [session] = await product.sessions();
  if (!session) throw new Error('There is no session.');
  await product.until(
    'the file is downloaded',
    async () => (await product.ask(Downloads, 'downloads', session.id)).files.some(({ isWhole }) => isWhole),
    PAGE_TIMEOUT_MS,
  );
  await untilAsked();
  await window.locator('button:focus', { hasText: 'Save all and discard' }).waitFor();
  await screen.picture(artefact('browser-ended/1-asks.png'));
  expect(await product.sessions()).toMatchObject([{ state: 'browsing', browserEnded: 'browser-closed' }]);
});

it('brings the browser back with its page', async () => {
  const loads = async () => (await testBed.site.reports('transfers')).filter(({ kind }) => kind === 'load').length;
  const before = await loads();
  await window.getByRole('button', { name: 'Bring the browser back' }).click();
  const again = window.getByRole('heading', { name: 'The browser is starting again' });
  await again.waitFor();
  await screen.picture(artefact('browser-ended/2-starts-again.png'));
  expect(await testBed.product.sessions()).toMatchObject([{ state: 'browsing', browserEnded: 'returning' }]);
  await again.waitFor({ state: 'detached', timeout: START_TIMEOUT_MS });
  await screen.picture(artefact('browser-ended/3-painted.png'));
  await expect.poll(loads, { timeout: START_TIMEOUT_MS }).toBe(before + 1);
  await pressInPage(testBed, window, 'transfers', 'x');
  await screen.picture(artefact('browser-ended/4-back.png'));
});

it('saves all and discards, after which the file is on the host and nothing of the session', async () => {
  const { product } = testBed;
  const [session] = await product.sessions();
  if (!session) throw new Error('There is no session.');
  await desktop.agree();
  await untilAsked().finally(() => screen.picture(artefact('browser-ended/5-asks-again.png')));
  const gone = window.waitForEvent('close', { timeout: GONE_TIMEOUT_MS });
  await clickAway(window.getByRole('button', { name: 'Save all and discard' }));
  await gone;
  await product.until('the session is gone', async () => (await product.sessions()).length === 0, GONE_TIMEOUT_MS);
  const folder = product.path('saved');
  // The page downloads it again when it is back.
  expect(savedIn(folder)).toContain('report.pdf');
  for (const name of savedIn(folder)) expect(statSync(join(folder, name)).size).toBe(REPORT.length);
  expect(product.leftoversOf(session)).toEqual([]);
});

it('ends with its browser when nothing was downloaded', async () => {
  const { product } = testBed;
  product.configure(configuration(product, 'visit'));
  await openSession('visit');
  const gone = window.waitForEvent('close', { timeout: GONE_TIMEOUT_MS });
  await closeLastTab().catch((error: unknown) => {
    if (!window.isClosed()) throw error;
  });
  await gone;
  await product.until('the session is gone', async () => (await product.sessions()).length === 0, GONE_TIMEOUT_MS);
});

/** Settings typed into the real window: mistakes are shown before anything is written, and valid values reach the file. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { artefact } from '../bed/artefacts.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';

let testBed: DesktopTestBed;
let main: Page;
beforeAll(async () => {
  testBed = await DesktopTestBed.open();
  const desktop = await testBed.start();
  main = await desktop.window('main');
  await main.getByRole('button', { name: 'Settings' }).click();
  await main.getByLabel('Search settings').waitFor();
});
afterAll(() => testBed.close());

/** Opens a page of the settings, by its way from their list. */
const open = async (...names: readonly string[]) => {
  for (const name of names) await main.getByRole('main').getByRole('button', { name }).click();
};
const file = () => join(testBed.folder, 'c/safe-browse/config.toml');
const written = () => (existsSync(file()) ? readFileSync(file(), 'utf8') : '');
/** The `dryRun` flags of the requested changes of the configuration. */
const trials = () =>
  testBed.hostAgent.asked.flatMap(({ method, params }) =>
    method === 'config.set' ? [(params as { dryRun: boolean }).dryRun] : [],
  );

it('settings reject a mistake while it is typed, and do not write it on Enter', async () => {
  await open('Profiles', 'Standard');
  const startPage = main.getByLabel('Start page');
  await startPage.fill('');
  await startPage.pressSequentially('ftp://site.example');
  const mistake = main.getByRole('alert').filter({ hasText: 'http' });
  await mistake.waitFor();
  expect(await startPage.getAttribute('aria-invalid')).toBe('true');
  await testBed.screen.picture(artefact('settings/mistake.png'));
  await startPage.press('Enter');
  expect(trials().every((isTrial) => isTrial)).toBe(true);
  expect(written()).toBe('');
  await startPage.press('Escape');
  await mistake.waitFor({ state: 'hidden' });
});

it('settings write a valid value on Enter', async () => {
  await main.getByRole('button', { name: 'Back' }).click();
  await main.getByRole('button', { name: 'Back' }).click();
  await open('Your computer');
  // Those without an effect are hidden.
  expect(await main.getByText('Connection to xenmgr').count()).toBe(0);
  await main.getByRole('button', { name: 'Back' }).click();
  await open('Network');
  const ports = main.getByLabel('Maximum number of sessions');
  await ports.fill('');
  await ports.pressSequentially('4');
  expect(written()).toBe('');
  await ports.press('Enter');
  await expect.poll(written).toBe('[network]\nports = 4\n');
  await main.getByText('Saved', { exact: true }).waitFor();
});

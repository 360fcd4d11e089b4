/** Settings that an organisation manages, in the real windows: marked, not changeable, and followed while the program runs. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';
import { TextSource } from '../host-agent/config/policy/policies.ts';

const POLICY = `
organisation = "Example University"
contact = "helpdesk@example.edu"
[forced.network]
ports = 4
startWith = "session"
[forced.updates]
check = true
[limits]
lifetimeMinutes = 60
[profiles]
required = ["banking"]
`;
const source = new TextSource(POLICY);
let testBed: DesktopTestBed;
let main: Page;
beforeAll(async () => {
  testBed = await DesktopTestBed.open({}, [source]);
  const desktop = await testBed.start();
  main = await desktop.window('main');
  await main.getByText('Managed by Example University').first().waitFor();
});
afterAll(() => testBed.close());

/** Opens a page of the settings, by its way from the present one. */
const open = async (...names: readonly string[]) => {
  for (const name of names) await main.getByRole('main').getByRole('button', { name }).click();
};
const back = () => main.getByRole('button', { name: 'Back' }).click();
const written = () => {
  const file = join(testBed.folder, 'c/safe-browse/config.toml');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};
const tell = async (text: string | undefined) => {
  source.content = text;
  await testBed.hostAgent.refreshPolicies();
};

it('the start page says who manages the settings', async () => {
  await testBed.screen.picture(artefact('managed/home.png'));
  expect(await main.locator('.managed-by').getAttribute('title')).toBe(
    'Managed by Example University: helpdesk@example.edu',
  );
});

it('forced settings are marked and cannot be changed; their neighbours can', async () => {
  await main.getByRole('button', { name: 'Settings' }).click();
  await open('Network');
  const ports = main.getByLabel('Maximum number of sessions');
  await ports.waitFor();
  expect(await ports.inputValue()).toBe('4');
  for (const label of ['Maximum number of sessions', 'Start the network VM']) {
    const control = main.getByLabel(label, { exact: true });
    expect(await control.isDisabled(), label).toBe(true);
    const described = (await control.getAttribute('aria-describedby')) ?? '';
    const texts = await Promise.all(described.split(' ').map((id) => main.locator(`[id="${id}"]`).allTextContents()));
    expect(texts.flat(), label).toContain('Managed by Example University');
  }
  await ports.scrollIntoViewIfNeeded();
  await testBed.screen.picture(artefact('managed/settings.png'));
  const connections = main.getByLabel('Maximum connections per session');
  await connections.focus();
  await connections.fill('512');
  await connections.press('Enter');
  await expect.poll(written).toBe('[network]\nconnections = 512\n');
});

it('a value beyond a limit is refused beside its field, and one within it is written', async () => {
  await back();
  await open('Profiles', 'Standard');
  const lifetime = main.getByLabel('Maximum session length');
  await main.getByText('Limited by Example University').first().waitFor();
  await lifetime.fill('90');
  await main.getByText('Your organisation does not allow this value.').waitFor();
  await testBed.screen.picture(artefact('managed/limit.png'));
  await lifetime.press('Enter');
  expect(written()).not.toContain('lifetimeMinutes');
  await lifetime.fill('30');
  await main.getByText('Your organisation does not allow this value.').waitFor({ state: 'hidden' });
  await lifetime.press('Enter');
  await expect.poll(written).toContain('lifetimeMinutes = 30');
});

it('a profile that the policy requires cannot be removed', async () => {
  await back();
  await open('Offline');
  await main.getByRole('button', { name: 'Remove profile Offline' }).waitFor();
  await back();
  await open('Banking');
  await main.getByRole('heading', { level: 1, name: 'Banking' }).waitFor();
  expect(await main.getByRole('button', { name: 'Remove profile Banking' }).count()).toBe(0);
});

it('a broken policy is shown on every page, lets nothing be opened, and all of it goes when it is repaired', async () => {
  await tell('[forced.network]\nports = 99\nnonsense = 1\n');
  await main.getByText('No session can start').first().waitFor();
  await main.getByText('forced.network.ports').first().waitFor();
  await main.getByRole('button', { name: 'Browse', exact: true }).click();
  const open = main.getByRole('button', { name: 'New session' });
  expect(await open.isDisabled()).toBe(true);
  await testBed.screen.picture(artefact('managed/broken.png'));
  await tell(undefined);
  await main.getByText('No session can start').first().waitFor({ state: 'hidden' });
  await expect.poll(() => open.isEnabled()).toBe(true);
  expect(await main.getByText('Managed by Example University').count()).toBe(0);
});

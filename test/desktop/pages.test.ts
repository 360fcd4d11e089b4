/** Actions in the main window: its page in Chromium, with a fake main process. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../host-agent/api/errors/failure.ts';
import type { MainPage } from '../../ui/bridge/state.ts';
import { asTrouble } from '../../ui/main/trouble.ts';
import { artefact } from '../bed/artefacts.ts';
import { type Pages, pagesForTests } from '../bed/desktop/pages.ts';
import { logLines } from '../ui/guest-made.ts';
import { mainState, sessions } from '../ui/states.ts';

const pages = pagesForTests();
const show = (...args: Parameters<Pages['show']>) => pages().show(...args);
const pageRequest = (page: MainPage) => ({ pageRequest: { page, request: 1 } });

describe('the main window', () => {
  it('opens a session with one click, or with a profile’s own button', async () => {
    const { page, asked } = await show(mainState('en'));
    await page.getByRole('button', { name: 'Safe Browse', exact: true }).click();
    await page.getByRole('button', { name: 'banking' }).click();
    expect(asked).toEqual([
      { action: 'session.open', params: {} },
      { action: 'session.open', params: { profile: 'banking' } },
    ]);
  });

  it('asks before it discards, and Escape keeps', async () => {
    const { page, asked } = await show(mainState('en', { sessions: [...sessions] }));
    await page.getByRole('button', { name: 'Discard: banking' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Discard: banking' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    expect(asked).toEqual([{ action: 'session.close', params: { id: 'b1b2c3d4' } }]);
  });

  it('asks what to do with the sessions before it quits', async () => {
    const shown = await show(mainState('en', { sessions: [...sessions] }));
    const { page, asked } = shown;
    await page.getByRole('button', { name: 'Quit' }).click();
    await shown.tell(mainState('en', { sessions: [...sessions], asksToQuit: true }));
    await page.getByText('4 sessions are open. They can continue without a window').waitFor();
    await page.screenshot({ path: artefact('quit-question.png') });
    await page.getByRole('button', { name: 'Quit, keep sessions running' }).click();
    await page.keyboard.press('Escape');
    expect(asked).toEqual([
      { action: 'application.quit', params: {} },
      { action: 'application.answer-quit', params: { answer: 'leave' } },
      { action: 'application.answer-quit', params: { answer: 'stay' } },
    ]);
  });

  it('can be used with only the keyboard', async () => {
    const { page, asked } = await show(mainState('en'));
    const focused = () =>
      page.evaluate<string>('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');
    const names: string[] = [];
    for (let tab = 0; tab < 8; tab++) {
      await page.keyboard.press('Tab');
      names.push(await focused());
    }
    expect(names).toEqual(['Browse', 'Images', 'Network', 'Diagnostics', 'Settings', 'Log', 'Quit', 'Safe Browse']);
    await page.keyboard.press('Enter');
    expect(asked.map(({ action }) => action)).toEqual(['session.open']);
  });

  it('opens a page that was requested from outside, once', async () => {
    const shown = await show(mainState('en'));
    const heading = () => shown.page.getByRole('heading', { level: 1 }).textContent();
    await shown.tell(mainState('en', pageRequest('diagnostics')));
    expect(await heading()).toBe('Diagnostics');
    await shown.page.getByRole('button', { name: 'Log' }).click();
    await shown.tell(mainState('en', pageRequest('diagnostics')));
    expect(await heading()).toBe('Log');
  });

  it('changes its language while it is open', async () => {
    const shown = await show(mainState('en', pageRequest('network')));
    await shown.tell(mainState('de', pageRequest('network')));
    expect(await shown.page.getByRole('heading', { level: 1 }).textContent()).toBe('Netzwerk');
    expect(await shown.page.evaluate('document.documentElement.lang')).toBe('de');
  });

  it('shows a failure in the person’s language', async () => {
    const { page } = await show(mainState('de'), {
      answering: () => ({ is: 'failed', trouble: asTrouble(new Failure('ports-taken', { ports: 8 })) }),
    });
    await page.getByRole('button', { name: 'Safe Browse', exact: true }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Alle 8 Anschlüsse der Netzwerk-VM sind belegt.');
  });

  it('draws nothing while nothing changes', async () => {
    const shown = await show(mainState('en', { sessions: sessions.filter(({ state }) => state === 'browsing') }));
    await expect.poll(() => shown.drawingsWithin(2_000), { timeout: 20_000 }).toBe(0);
  });
});

describe('the images', () => {
  it('are not marked as a problem during the first build', async () => {
    const shown = await show(mainState('en', { ...pageRequest('images'), images: [] }));
    expect(await shown.page.getByText('Not built yet').count()).toBe(2);
    await shown.tell(
      mainState('en', { ...pageRequest('images'), images: [], builds: [{ is: 'running', role: 'browser' }] }),
    );
    expect(await shown.page.getByText('Not built yet').count()).toBe(1);
  });

  it('can be built, and a build cancelled, with a click', async () => {
    const shown = await show(mainState('en', pageRequest('images')));
    await shown.page.getByRole('button', { name: 'Rebuild: Browser image' }).click();
    await shown.page.getByRole('button', { name: 'Update: Network image' }).click();
    await shown.tell(
      mainState('en', {
        ...pageRequest('images'),
        builds: [
          {
            is: 'running',
            role: 'browser',
            progress: { step: 'root', text: 'Compressing the root file system', fraction: 0.7 },
          },
        ],
      }),
    );
    expect(await shown.page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('70');
    expect(await shown.page.getByRole('button', { name: 'Browser image' }).count()).toBe(0);
    await shown.page.getByRole('button', { name: 'Cancel' }).click();
    expect(shown.asked).toEqual([
      { action: 'image.build', params: { role: 'browser' } },
      { action: 'image.build', params: { role: 'network' } },
      { action: 'image.cancel-build', params: { role: 'browser' } },
    ]);
  });

  it('show the step of a build, and why it failed, in the person’s language', async () => {
    const trouble = asTrouble(new Failure('package-missing', { program: 'mmdebstrap', debianPackage: 'mmdebstrap' }));
    const { page } = await show(
      mainState('de', {
        ...pageRequest('images'),
        builds: [
          { is: 'running', role: 'browser', progress: { step: 'root', text: 'Compressing', fraction: 0.7 } },
          { is: 'failed', role: 'network', trouble },
        ],
      }),
    );
    await page.getByText('Dateisystem komprimieren').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain(
      'mmdebstrap ist nicht installiert.Installieren Sie das Paket: apt-get install mmdebstrap',
    );
  });
});

it('fixes a finding of the diagnostics with a click', async () => {
  const { page, asked } = await show(mainState('en', pageRequest('diagnostics')));
  await page.getByRole('button', { name: 'Fix: Network image' }).click();
  await page.getByRole('button', { name: 'Check again' }).click();
  expect(asked).toEqual([
    { action: 'doctor.fix', params: { check: 'network image' } },
    { action: 'doctor.run', params: {} },
  ]);
});

describe('the settings', () => {
  const problem = { path: ['profile', 'default', 'startPage'], message: 'must be http, https or about:blank' };
  const settings = () => mainState('en', pageRequest('settings'));
  /** Shows the settings for experts. */
  const unfold = (page: Page) => page.getByRole('heading', { name: 'Advanced', level: 2 }).click();

  it('offer each language by the name that its speakers give it', async () => {
    const { page, asked } = await show(settings());
    const languages = page.getByLabel('Language', { exact: true });
    expect(await languages.getByRole('option').allTextContents()).toEqual([
      'Same as the desktop',
      'English',
      'Deutsch',
      'Français',
    ]);
    await languages.selectOption('Français');
    expect(asked).toEqual([{ action: 'desktop.set', params: { language: 'fr' } }]);
  });

  it('reject a number out of bounds while it is typed', async () => {
    const { page, asked } = await show(settings());
    await unfold(page);
    const ports = page.getByLabel('Maximum number of sessions');
    await ports.fill('17');
    await ports.press('Enter');
    expect(await page.getByText('A whole number from 1 to 16').isVisible()).toBe(true);
    expect(await ports.getAttribute('aria-invalid')).toBe('true');
    expect(asked).toEqual([]);
    await ports.press('Escape');
    expect(await ports.inputValue()).toBe('8');
  });

  it('write a valid value on Enter, and reset a key to its default', async () => {
    const { page, asked } = await show(settings());
    await unfold(page);
    await page.getByLabel('Maximum number of sessions').fill('12');
    await page.getByLabel('Maximum number of sessions').press('Enter');
    await page.getByLabel('Stop the network VM after: reset to default').click();
    expect(asked.filter(({ action }) => action === 'config.set')).toEqual([
      { action: 'config.set', params: { changes: [{ path: ['network', 'ports'], value: 12 }] } },
      { action: 'config.set', params: { changes: [{ path: ['network', 'idleStopSeconds'], value: null }] } },
    ]);
  });

  it('show the host agent’s finding about a value while it is typed', async () => {
    const { page, asked } = await show(settings(), {
      answering: ({ action }) => ({ is: 'done', value: { problems: action === 'config.check' ? [problem] : [] } }),
    });
    await page.getByRole('heading', { name: 'Standard' }).click();
    await page.getByLabel('Start page').first().fill('ftp://x');
    await page.getByText(problem.message).waitFor();
    expect(await page.getByText(problem.message).getAttribute('lang')).toBe('en');
    await page.getByLabel('Start page').first().press('Enter');
    expect(asked.map(({ action }) => action)).toEqual(['config.check']);
  });

  it('create a profile with its own colour', async () => {
    const { page, asked } = await show(settings());
    const add = page.getByRole('button', { name: 'Add' });
    await page.getByLabel('Name of the new profile').fill('Not so');
    expect(await add.isDisabled()).toBe(true);
    await page.getByText('Use only a to z, 0 to 9 and dashes').waitFor();
    await page.getByLabel('Name of the new profile').fill('banking');
    await page.getByText('This name is already in use.').waitFor();
    await page.getByLabel('Name of the new profile').fill('travel');
    await add.click();
    expect(asked).toEqual([
      { action: 'config.set', params: { changes: [{ path: ['profile', 'travel', 'colour'], value: 'yellow' }] } },
    ]);
  });

  it('list the rules for sites and delete them', async () => {
    const { page, asked } = await show(settings());
    await page.getByLabel('Forget the rule for news.example').click();
    expect(asked).toEqual([{ action: 'link.forget', params: { site: 'news.example' } }]);
  });
});

it('shows log values from a guest only as text', async () => {
  const endless = JSON.stringify({
    level: 50,
    part: 'guest',
    msg: 'said too much',
    untrusted: '<img src=x onerror=alert(1)>'.repeat(10_000),
  });
  const { page } = await show(mainState('en', pageRequest('log')), {
    answering: () => ({ is: 'done', value: { path: '/nowhere/agent.log', lines: [...logLines(), endless] } }),
  });
  await page.getByText('said what the contract does not allow').first().waitFor();
  expect(await page.locator('.log img').count()).toBe(0);
  expect((await page.getByRole('listitem').last().textContent())?.trim()).toBe(endless.slice(0, 2_000));
  await page.getByLabel('Search').fill('uplink');
  expect(await page.getByRole('listitem').count()).toBe(10);
  await page.getByLabel('Show').selectOption('error');
  expect(await page.getByText('No entries.').isVisible()).toBe(true);
});

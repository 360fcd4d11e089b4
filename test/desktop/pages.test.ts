/** Actions in the main window: its page in Chromium, with a fake main process. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../host-agent/api/errors/failure.ts';
import type { MainPage } from '../../ui/bridge/state.ts';
import { asTrouble } from '../../ui/main/trouble.ts';
import { artefact } from '../bed/artefacts.ts';
import { type Pages, pagesForTests } from '../bed/desktop/pages.ts';
import { configuration } from '../ui/configuration.ts';
import { logLines } from '../ui/guest-made.ts';
import { mainState, sessions, sessionState, startingPhase } from '../ui/states.ts';

const pages = pagesForTests();
const show = (...args: Parameters<Pages['show']>) => pages().show(...args);
const pageRequest = (page: MainPage) => ({ pageRequest: { page, request: 1 } });

describe('the main window', () => {
  it('opens the start page with one click, and a typed address in the chosen profile with Enter', async () => {
    const { page, asked } = await show(mainState('en'));
    await page.getByRole('button', { name: 'New session' }).click();
    await page.getByText('Banking', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill('bank.example');
    await page.keyboard.press('Enter');
    expect(asked).toEqual([
      { action: 'session.open', params: { typed: '' } },
      { action: 'session.open', params: { typed: 'bank.example', profile: 'banking' } },
    ]);
    expect(await page.getByRole('textbox', { name: 'Address' }).inputValue()).toBe('');
  });

  it('says beside the field what is wrong with an address, and keeps it', async () => {
    const { page } = await show(mainState('en'), {
      answering: () => ({ is: 'failed', trouble: asTrouble(new Failure('url-refused', { problem: 'not-a-url' })) }),
    });
    const field = page.getByRole('textbox', { name: 'Address' });
    await field.fill('not an address');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Enter an address').waitFor();
    expect(await field.inputValue()).toBe('not an address');
  });

  it('opens a bookmark in its own profile, renames it and removes it', async () => {
    const { page, asked } = await show(mainState('en'));
    await page.getByRole('button', { name: 'My bank bank.example' }).click();
    await page.getByRole('button', { name: 'Edit bookmark: My bank' }).click();
    await page.getByRole('dialog').screenshot({ path: artefact('edit-bookmark.png') });
    await page.keyboard.type('Savings');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Edit bookmark: Example News' }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    const url = 'https://bank.example/login';
    expect(asked).toEqual([
      { action: 'session.open', params: { typed: url, profile: 'banking' } },
      { action: 'bookmark.rename', params: { name: 'Savings', url, profile: 'banking' } },
      { action: 'bookmark.remove', params: { url: 'https://news.example/' } },
    ]);
  });

  it('suggests on Home what could be better until that is ignored, and marks no page for it', async () => {
    const shown = await show(mainState('en'));
    const { page, asked } = shown;
    await page.getByText('Suggestions: Network image').waitFor();
    expect(await page.getByRole('navigation').locator('.note').count()).toBe(1);
    await page.getByRole('button', { name: 'Ignore' }).click();
    expect(asked).toEqual([{ action: 'desktop.set', params: { ignored: ['network image'] } }]);
    const { desktop } = mainState('en');
    await shown.tell(
      mainState('en', { desktop: { ...desktop, settings: { ...desktop.settings, ignored: ['network image'] } } }),
    );
    expect(await page.getByText('Suggestions').count()).toBe(0);
  });

  it('says whether the next session opens at once', async () => {
    const shown = await show(mainState('en'));
    await shown.page.getByText('Opens at once').waitFor();
    await shown.tell(mainState('en', { spare: 'loading' }));
    await shown.page.getByText('A spare is being prepared').waitFor();
  });

  it('discards what can be undone without a question, and asks before anything else; Escape keeps', async () => {
    const undoable = await show(mainState('en', { sessions: [...sessions] }));
    await undoable.page.getByRole('button', { name: 'Discard: Banking' }).click();
    expect(undoable.asked).toEqual([{ action: 'session.close', params: { id: 'b1b2c3d4' } }]);
    await undoable.close();
    const final = sessions.map((session) => ({ ...session, undoSeconds: 0 }));
    const { page, asked } = await show(mainState('en', { sessions: final }));
    await page.getByRole('button', { name: 'Discard: Banking' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Discard: Banking' }).click();
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
    names.push(await focused());
    for (let tab = 0; tab < 8; tab++) {
      await page.keyboard.press('Shift+Tab');
      names.push(await focused());
    }
    expect(names).toEqual(['Address', 'Quit', 'Help', 'Log', 'Settings', 'Diagnostics', 'Network', 'Images', 'Browse']);
    await page.getByRole('textbox', { name: 'Address' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(asked.map(({ action }) => action)).toEqual(['session.open']);
  });

  it('has keys for a new session, the settings, help and quitting, but not while it asks something', async () => {
    const shown = await show(mainState('en', pageRequest('network')));
    const { page, asked } = shown;
    const heading = () => page.getByRole('heading', { level: 1 }).textContent();
    await page.keyboard.press('F1');
    expect(await heading()).toBe('Help');
    await page.getByText('Apache License 2.0').waitFor();
    await page.keyboard.press('Control+,');
    expect(await heading()).toBe('Settings');
    await page.keyboard.press('Control+n');
    await page.keyboard.type('bank.example');
    await page.getByRole('navigation').getByRole('button', { name: 'Network' }).focus();
    await page.keyboard.press('Control+n');
    await page.keyboard.type('news.example');
    expect(await page.getByRole('textbox', { name: 'Address' }).inputValue()).toBe('news.example');
    await page.keyboard.press('Control+q');
    await shown.tell(mainState('en', { ...pageRequest('network'), sessions: [...sessions], asksToQuit: true }));
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('F1');
    await page.keyboard.press('Control+q');
    expect(await heading()).toBe('Browse');
    expect(asked).toEqual([{ action: 'application.quit', params: {} }]);
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

  it('says why a link of another program was refused, once', async () => {
    const trouble = asTrouble(new Failure('url-refused', { problem: 'scheme', scheme: 'file:' }));
    const refused = mainState('en', { pageRequest: { page: 'home', request: 1, trouble } });
    const shown = await show(refused);
    await shown.page.getByRole('alert').getByText('The URL has the scheme "file:"').waitFor();
    await shown.page.getByRole('button', { name: 'Dismiss' }).click();
    await shown.tell({ ...refused, spare: 'loading' });
    expect(await shown.page.getByRole('alert').count()).toBe(0);
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
    await page.getByRole('button', { name: 'Neue Sitzung' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Alle 8 Anschlüsse der Netzwerk-VM sind belegt.');
  });

  it('draws nothing while nothing changes', async () => {
    const shown = await show(mainState('en', { sessions: sessions.filter(({ state }) => state === 'browsing') }));
    // The caret of the address field blinks.
    await shown.page.getByRole('textbox', { name: 'Address' }).blur();
    await expect.poll(() => shown.drawingsWithin(2_000), { timeout: 20_000 }).toBe(0);
  });
});

describe('a start', () => {
  it('shows one bar and the time left where one is known, and its steps on request', async () => {
    const phase = { ...startingPhase(3), startedAt: new Date().toISOString() } as ReturnType<typeof startingPhase>;
    const shown = await show(sessionState('en', { ...phase, usualMs: 30_000 } as typeof phase));
    const { page } = shown;
    await page.getByText(/^About (30|2\d) seconds left$/).waitFor();
    expect(Number(await page.getByRole('progressbar').getAttribute('aria-valuenow'))).toBeLessThan(33);
    expect(await page.locator('.steps').isVisible()).toBe(false);
    await page.getByText('Details').click();
    expect(await page.locator('.steps li.met').count()).toBe(3);
    await shown.tell(sessionState('en', phase));
    await page.getByText('It contains nothing but a browser').waitFor();
    expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('33');
    await shown.tell(
      sessionState('en', { ...phase, startedAt: '2026-01-02T03:04:05.000Z', usualMs: 30_000 } as typeof phase),
    );
    await page.getByText('This takes longer than usual').waitFor();
    // A clone takes seconds in software emulation, too.
    await shown.tell(sessionState('en', { ...phase, usualMs: 3_000 } as typeof phase, { accelerator: 'tcg' }));
    await page.getByText('It contains nothing but a browser').waitFor();
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
    const trouble = asTrouble(new Failure('package-missing', { program: 'mmdebstrap', install: 'install mmdebstrap' }));
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
      'mmdebstrap ist nicht installiert.Installieren Sie das Paket: install mmdebstrap',
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

it('shows a finding in the person’s language, and copies its command and the report', async () => {
  const finding = {
    check: 'accelerator',
    level: 'note',
    variant: 'no-permission',
    message: 'VMs run in software emulation.',
    hint: 'Run as root: usermod x',
    command: 'usermod x',
    fixable: false,
  } as const;
  const doctor = { isRunning: false, findings: [finding] };
  const { page, asked } = await show(mainState('de', { ...pageRequest('diagnostics'), doctor }));
  await page.getByText('Ihr Konto darf /dev/kvm nicht öffnen.').waitFor();
  expect(await page.getByText('Run as root').count()).toBe(0);
  await page.getByRole('button', { name: 'Kopieren: usermod x' }).click();
  await page.getByText('Kopiert', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Bericht kopieren' }).click();
  expect(asked).toEqual([
    { action: 'doctor.copy', params: { command: 'usermod x' } },
    { action: 'doctor.copy', params: {} },
  ]);
});

describe('the settings', () => {
  const problem = { path: ['profile', 'default', 'startPage'], message: 'must be http, https or about:blank' };
  const settings = () => mainState('en', pageRequest('settings'));
  const open = async (page: Page, ...names: readonly string[]) => {
    for (const name of names) await page.getByRole('main').getByRole('button', { name }).click();
  };

  it('offer each language by the name that its speakers give it', async () => {
    const { page, asked } = await show(settings());
    await open(page, 'General');
    const languages = page.getByLabel('Language', { exact: true });
    expect(await languages.getByRole('option').allTextContents()).toEqual([
      'As on your desktop',
      'English',
      'Deutsch',
      'Français',
      'Español',
      'Português (Brasil)',
      'Italiano',
      'Polski',
      '日本語',
      '简体中文',
      'العربية',
    ]);
    await languages.selectOption('Français');
    expect(asked).toEqual([{ action: 'desktop.set', params: { language: 'fr' } }]);
  });

  it('reject a number out of bounds while it is typed', async () => {
    const { page, asked } = await show(settings());
    await open(page, 'Network');
    const ports = page.getByLabel('Maximum number of sessions');
    await ports.fill('17');
    await ports.press('Enter');
    expect(await page.getByText('A whole number from 1 to 16').isVisible()).toBe(true);
    expect(await ports.getAttribute('aria-invalid')).toBe('true');
    expect(asked).toEqual([]);
    await ports.press('Escape');
    expect(await ports.inputValue()).toBe('8');
  });

  it('try an exit with one click, and say at the exit that it works, or why it does not', async () => {
    const { page, asked } = await show(settings(), {
      answering: ({ params }) =>
        JSON.stringify(params).includes('office')
          ? { is: 'done', value: { address: '203.0.113.7', latencyMs: 23 } }
          : { is: 'failed', trouble: asTrouble(new Failure('exit-tor-connecting', { exit: 'onions', percent: 45 })) },
    });
    await open(page, 'Network', 'Test the exit office');
    await page.getByText('Works at 203.0.113.7. It answered after 23 ms.').waitFor();
    await open(page, 'Test the exit onions');
    await page.getByText('Tor is connecting for the exit onions: 45 %.').waitFor();
    await page.screenshot({ path: artefact('settings-exits.png') });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: artefact('settings-exits-dark.png') });
    expect(asked).toEqual(['office', 'onions'].map((name) => ({ action: 'exit.test', params: { name } })));
  });

  it('write a valid value on Enter, and reset a key to its default', async () => {
    const { page, asked } = await show(settings());
    await open(page, 'Network');
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
    await open(page, 'Profiles', 'Standard');
    await page.getByLabel('Start page').fill('ftp://x');
    await page.getByText(problem.message).waitFor();
    expect(await page.getByText(problem.message).getAttribute('lang')).toBe('en');
    await page.getByLabel('Start page').press('Enter');
    expect(asked.map(({ action }) => action)).toEqual(['config.check']);
  });

  it('create a profile with its own colour', async () => {
    const { page, asked } = await show(settings());
    await open(page, 'Profiles');
    const add = page.getByRole('button', { name: 'Add' });
    await page.getByLabel('Name of the new profile').fill('x'.repeat(41));
    expect(await add.isDisabled()).toBe(true);
    await page.getByText('Use at most 40 characters, on one line.').waitFor();
    await page.getByLabel('Name of the new profile').fill('Banking');
    await page.getByText('This name is already in use.').waitFor();
    await page.getByLabel('Name of the new profile').fill('travel');
    await add.click();
    expect(asked).toEqual([
      { action: 'config.set', params: { changes: [{ path: ['profile', 'travel', 'colour'], value: 'yellow' }] } },
    ]);
  });

  it('create a profile of any name, and a copy of a profile', async () => {
    const { page, asked } = await show(settings());
    await open(page, 'Profiles');
    await page.getByLabel('Name of the new profile').fill(' Büro & Bank ');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByText('Shopping & travel').click();
    await page.getByRole('button', { name: 'Copy profile Shopping & travel' }).click();
    const [made, copied] = asked.map(({ params }) => params) as { changes: { path: string[]; value: unknown }[] }[];
    expect(made?.changes).toEqual([
      { path: ['profile', 'buro-bank', 'label'], value: 'Büro & Bank' },
      { path: ['profile', 'buro-bank', 'colour'], value: 'yellow' },
    ]);
    expect(copied?.changes[0]).toEqual({
      path: ['profile', 'copy-of-shopping-travel', 'label'],
      value: 'Copy of Shopping & travel',
    });
  });

  it('are found by words of their names, and lead back to the list', async () => {
    const { page } = await show(settings());
    await page.getByLabel('Search settings').fill('clipboard COPY');
    expect(await page.getByLabel('Copy out').count()).toBe(3);
    await page.getByLabel('Search settings').fill('nonsense');
    await page.getByText('No setting has these words.').waitFor();
    await page.getByLabel('Search settings').fill('');
    await open(page, 'Network');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Network');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByLabel('Search settings').waitFor();
  });

  it('take a folder from the desktop’s dialogue, and mark what is changed', async () => {
    const { page, asked } = await show(settings(), {
      answering: ({ action }) => ({
        is: 'done',
        value: action === 'config.choose-folder' ? { folder: '/srv/saved' } : { problems: [], isWritten: true },
      }),
    });
    await open(page, 'Links and files');
    await page.getByText('“Safe Browse” in your downloads folder').waitFor();
    await page.getByRole('button', { name: 'Downloads folder' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(asked.at(-1)).toEqual({
      action: 'config.set',
      params: { changes: [{ path: ['downloads', 'folder'], value: '/srv/saved' }] },
    });
    await page.getByRole('button', { name: 'Back' }).click();
    await open(page, 'Network');
    expect(await page.getByText('Changed', { exact: true }).count()).toBe(1);
  });

  it('say once what is wrong with the file, and restore what it said before', async () => {
    const broken = {
      ...configuration,
      blocked: new Failure('config-invalid', { path: configuration.path, count: 1, problems: 'line 4' }).texts(),
      problems: [{ path: [], message: 'line 4, column 3: Invalid TOML', at: { line: 4, column: 3 } }],
      canRestore: true as const,
    };
    const { page, asked } = await show(mainState('de', { ...pageRequest('settings'), configuration: broken }));
    await page.getByText('Zeile 4, Spalte 3').waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.getByRole('button', { name: 'Letzte gültige Fassung wiederherstellen' }).click();
    expect(asked).toEqual([{ action: 'config.restore', params: {} }]);
  });

  it('list the rules for sites and delete them', async () => {
    const { page, asked } = await show(settings());
    await open(page, 'Links and files');
    await page.getByLabel('Forget the rule for news.example').click();
    await expect
      .poll(() => asked)
      .toEqual([
        { action: 'desktop.look', params: {} },
        { action: 'link.forget', params: { site: 'news.example' } },
      ]);
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

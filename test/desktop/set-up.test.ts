/** The first start in the main window: its page in Chromium, with a fake main process. */
import { describe, expect, it } from 'vitest';
import { FILE_KINDS } from '../../host-agent/api/configuration/file-kinds.ts';
import { Failure } from '../../host-agent/api/errors/failure.ts';
import type { MainPage, MainWindowState } from '../../ui/bridge/state.ts';
import { asTrouble } from '../../ui/main/trouble.ts';
import { type Pages, pagesForTests } from '../bed/desktop/pages.ts';
import { mainState } from '../ui/states.ts';

const pages = pagesForTests();
const estimate = { minutes: 4, megabytes: 650 };
const show = (...args: Parameters<Pages['show']>) => pages().show(...args);

describe('the first start', () => {
  const trouble = asTrouble(new Failure('connection-failed', { problem: 'no-name', output: 'E: no name' }));

  it('is set up with one button, which shows one progress with the time left', async () => {
    const shown = await show(mainState('en', { images: [], setUp: { is: 'needed', estimate } }));
    const { page, asked } = shown;
    expect(await page.getByRole('button', { name: 'New session' }).count()).toBe(0);
    await page.getByText('about 650 MB, needs about 5 GB of disk and takes about 4 minutes').waitFor();
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    expect(asked).toEqual([{ action: 'image.set-up', params: {} }]);
    const since = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    // Until the speed is known, the estimate tells.
    await shown.tell(mainState('en', { images: [], setUp: { is: 'running', estimate, fraction: 0.01, at: since(1) } }));
    await page.getByText('About 3 minutes left.').waitFor();
    const at = since(5);
    await shown.tell(mainState('en', { images: [], setUp: { is: 'running', estimate, fraction: 0.5, at } }));
    await page.getByText(/^About [56] minutes left/).waitFor();
    expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50');
  });

  it('is cancelled with a button, says what is left, and can be continued', async () => {
    const shown = await show(mainState('en', { images: [], setUp: { is: 'running', estimate, fraction: 0.3 } }));
    const { page, asked } = shown;
    await page.getByRole('button', { name: 'Cancel' }).press('Enter');
    await shown.tell(mainState('en', { images: [], setUp: { is: 'cancelled', estimate } }));
    await page.getByText('The set-up was cancelled.').waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
    // A second Enter presses nothing; the next Tab is at the button.
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(asked).toEqual([
      { action: 'image.cancel-set-up', params: {} },
      { action: 'image.set-up', params: {} },
    ]);
    expect(await page.getByRole('button', { name: 'Continue' }).count()).toBe(1);
  });

  it('lets the person allow KVM where that takes one click, shows the command elsewhere, and says when to log in again', async () => {
    const closed = {
      check: 'accelerator',
      level: 'note',
      message: 'Slow.',
      variant: 'no-permission',
      command: 'usermod --append --groups kvm anna',
      fixable: true,
    } as const;
    const withFinding = (finding: MainWindowState['doctor']['findings'][number]) =>
      mainState('en', {
        images: [],
        setUp: { is: 'needed', estimate },
        doctor: { isRunning: false, findings: [finding] },
      });
    const shown = await show(withFinding(closed));
    const { page, asked } = shown;
    await page.getByRole('button', { name: 'Allow KVM' }).click();
    expect(asked).toEqual([{ action: 'doctor.fix', params: { check: 'accelerator' } }]);
    expect(await page.getByText(closed.command).count()).toBe(0);
    await shown.tell(withFinding({ ...closed, fixable: false }));
    await page.getByText(closed.command).waitFor();
    await page.getByRole('button', { name: 'Copy' }).waitFor();
    await shown.tell(
      withFinding({ check: 'accelerator', level: 'note', message: 'Slow.', variant: 'after-login', fixable: false }),
    );
    await page.getByText('Log out and log in again').waitFor();
  });

  it('says in plain words why it failed, has the details below, and goes on', async () => {
    const { page, asked } = await show(mainState('en', { images: [], setUp: { is: 'failed', estimate, trouble } }));
    await page.getByText('There is no Internet connection: the name of the server was not found.').waitFor();
    expect(await page.getByText('E: no name').isVisible()).toBe(false);
    await page.getByText('Details').click();
    await page.getByText('E: no name').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(asked).toEqual([{ action: 'image.set-up', params: {} }]);
  });
});

describe('the question what should open here', () => {
  const asking = (language: 'en' | 'de' = 'en') => {
    const state = mainState(language);
    const settings = { ...state.desktop.settings, asksFirstQuestions: true, autostart: false };
    return { ...state, desktop: { ...state.desktop, settings } };
  };
  const later = { action: 'desktop.set', params: { asksFirstQuestions: false } };

  it('comes before anything else, with nothing chosen, and is skipped by one button', async () => {
    const { page, asked } = await show(asking());
    await page.getByRole('heading', { name: 'What should open in Safe Browse?' }).waitFor();
    expect(await page.getByRole('button', { name: 'New session' }).count()).toBe(0);
    const boxes = page.getByRole('checkbox');
    // The configuration of this state has documents and mail already.
    expect(await boxes.count()).toBe(FILE_KINDS.length);
    for (const box of await boxes.all()) expect(await box.isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Skip' }).click();
    await expect.poll(() => asked).toEqual([later]);
  });

  it('changes only what is chosen, by keyboard', async () => {
    const { page, asked } = await show(asking());
    await page.getByRole('heading', { name: 'What should open in Safe Browse?' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('checkbox', { name: 'Pictures' }).press('Space');
    await page.getByRole('checkbox', { name: 'Archives' }).press('Space');
    await page.getByRole('checkbox', { name: 'Archives' }).press('Space');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked.length).toBe(2);
    expect(asked).toEqual([
      {
        action: 'config.set',
        params: { changes: [{ path: ['files', 'openHere'], value: ['documents', 'pictures', 'mail'] }] },
      },
      { action: 'desktop.set', params: { asksFirstQuestions: false, defaultBrowser: true } },
    ]);
  });
});

describe('the look around', () => {
  const withTour = (tour: 'open' | 'seen', page: MainPage = 'home', asksFirstQuestions = false) => {
    const state = mainState('en', { pageRequest: { page, request: 1 } });
    return {
      ...state,
      desktop: { ...state.desktop, settings: { ...state.desktop.settings, tour, asksFirstQuestions } },
    };
  };
  const seen = { action: 'desktop.set', params: { tour: 'seen' } };

  it('shows the frame, the files and the keys by keyboard, and ends where the person can type', async () => {
    const shown = await show(withTour('open'));
    const { page, asked } = shown;
    const card = page.getByRole('dialog');
    await card.getByText('What is in the frame is disposable').waitFor();
    await page.keyboard.press('ArrowRight');
    await card.getByText('Take out only the files that you want').waitFor();
    await page.keyboard.press('ArrowLeft');
    await card.getByText('1 of 3').waitFor();
    for (let pressed = 0; pressed < 2; pressed += 1) await page.keyboard.press('Enter');
    await card.getByText('Ctrl + Alt releases the keyboard').waitFor();
    expect(await card.getByRole('button', { name: 'Skip' }).count()).toBe(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => asked).toEqual([seen]);
    await page.keyboard.type('news');
    expect(await page.getByRole('textbox', { name: 'Address' }).inputValue()).toBe('news');
  });

  it('is skipped by Escape, opened again from the help, and gives the focus back there', async () => {
    const shown = await show(withTour('open'));
    const { page, asked } = shown;
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await shown.tell(withTour('seen'));
    await page.keyboard.press('F1');
    await page.getByRole('button', { name: 'Look around' }).press('Enter');
    expect(asked).toEqual([seen, { action: 'desktop.set', params: { tour: 'open' } }]);
    await shown.tell(withTour('open'));
    await page.getByRole('dialog').getByText('1 of 3').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: 'Look around' }).evaluate('document.activeElement.textContent')).toBe(
      'Look around',
    );
  });

  it('waits for the first questions', async () => {
    const shown = await show(withTour('open', 'home', true));
    expect(await shown.page.getByRole('dialog').count()).toBe(0);
    await shown.tell(withTour('open'));
    await shown.page.getByRole('dialog').waitFor();
  });
});

/** What Home says of speed, images and sessions, and the keys of our windows: pages in Chromium, with a fake main process. */
import { describe, expect, it } from 'vitest';
import type { MainWindowState } from '../../ui/bridge/state.ts';
import { artefact } from '../bed/artefacts.ts';
import { pagesForTests, WORKS } from '../bed/desktop/pages.ts';
import { blockedConfiguration } from '../ui/configuration.ts';
import { linkState, mainState, sessions, sessionState } from '../ui/states.ts';

const pages = pagesForTests();
type Finding = MainWindowState['doctor']['findings'][number];

const SLOW: Finding = {
  check: 'accelerator',
  level: 'note',
  message: 'VMs run in software emulation, about ten times slower: this account may not open /dev/kvm.',
  hint: 'Run as root: usermod --append --groups kvm anna.',
  command: 'usermod --append --groups kvm anna',
  variant: 'no-permission',
  fixable: true,
};
const FAST: Finding = { check: 'accelerator', level: 'ok', message: 'VMs run with KVM.', fixable: false };
const LINE = 'Sessions are about ten times slower: KVM is not used';

const state = (finding: Finding, ignored: string[] = []): MainWindowState => {
  const { desktop } = mainState('en');
  return mainState('en', {
    doctor: { isRunning: false, findings: [finding] },
    desktop: { ...desktop, settings: { ...desktop.settings, ignored } },
  });
};

describe('without KVM', () => {
  it('home says that sessions are slower, with the next step', async () => {
    const { page, asked } = await pages().show(state(SLOW));
    await page.getByText(LINE).waitFor();
    await page.screenshot({ path: artefact('home-without-kvm.png') });
    expect(await page.getByText('Suggestions').count()).toBe(0);
    await page.getByRole('button', { name: 'Allow KVM' }).click();
    await expect.poll(() => asked).toEqual([{ action: 'doctor.fix', params: { check: 'accelerator' } }]);
    await page.getByRole('button', { name: 'Ignore' }).click();
    await expect.poll(() => asked.at(-1)).toEqual({ action: 'desktop.set', params: { ignored: ['accelerator'] } });
    await page.getByRole('button', { name: 'Why' }).click();
    await page.getByRole('heading', { level: 1, name: 'Diagnostics' }).waitFor();
  });

  it('home still says so when the person ignores it, without a proposal', async () => {
    const { page } = await pages().show(state(SLOW, ['accelerator']));
    expect(await page.getByRole('button', { name: 'Allow KVM' }).count()).toBe(0);
    await page.getByRole('button', { name: LINE }).click();
    await page.getByRole('heading', { level: 1, name: 'Diagnostics' }).waitFor();
  });

  it('home says nothing of it while that is still tested, or with KVM', async () => {
    const shown = await pages().show(state({ ...SLOW, variant: 'untested' }));
    expect(await shown.page.getByText(LINE).count()).toBe(0);
    await shown.tell(state(FAST));
    expect(await shown.page.getByText(LINE).count()).toBe(0);
  });
});

it.each([
  [FAST, 'KVM is used'],
  [SLOW, 'Your account may not use KVM. If you allow it'],
  [{ ...SLOW, variant: 'no-kvm', message: 'There is no /dev/kvm.' }, 'There is no /dev/kvm.'],
] as const)('the settings of the computer say whether KVM is used, and what to do', async (finding, words) => {
  const { page } = await pages().show(state(finding));
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Your computer' }).click();
  await page.getByText(words).waitFor();
  await page.screenshot({ path: artefact(`computer-${finding.level}-${finding.variant}.png`) });
});

it('the set-up says whether sessions will be fast', async () => {
  const setUp = { is: 'needed', estimate: { minutes: 4, megabytes: 650 } } as const;
  const shown = await pages().show({ ...state(FAST), images: [], setUp });
  await shown.page.getByText('KVM is used').waitFor();
  await shown.tell({ ...state(SLOW), images: [], setUp });
  await shown.page.getByText('Sessions would be about ten times slower').waitFor();
});

describe('a session’s card', () => {
  it('names the page that the session shows, on one line', async () => {
    const title = `Invoice\ufffd gpj.exe ${'very long '.repeat(40)}`.slice(0, 256);
    const shown = await pages().show(mainState('en', { sessions: sessions.map((one) => ({ ...one, title })) }));
    const name = shown.page.locator('.page-title').first();
    expect(await name.innerText()).toContain('Invoice\ufffd gpj.exe very long');
    expect((await name.boundingBox())?.height).toBeLessThan(30);
    await shown.page.screenshot({ path: artefact('cards-with-pages.png') });
    await shown.tell(mainState('en', { sessions: [...sessions] }));
    expect(await name.count()).toBe(0);
  });
});

describe('a new session', () => {
  const trouble: Finding = {
    check: 'programs',
    level: 'trouble',
    message: 'Not installed: passt.',
    params: { programs: 'passt' },
    fixable: false,
  };
  it.each([
    [state(trouble), 'passt'],
    [{ ...state(FAST), agent: { is: 'lost', trouble: { code: 'x', message: 'x', hint: 'x' } } }, 'not running'],
    [mainState('en', { configuration: blockedConfiguration }), 'No session can start'],
  ] as const)('cannot be opened while nothing can start, and the button says why', async (shown, why) => {
    const { page, asked } = await pages().show(shown);
    const open = page.getByRole('button', { name: 'New session', exact: true });
    expect(await open.isDisabled()).toBe(true);
    const described = (await open.getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`[id="${described}"]`).innerText()).toContain(why);
    await page.keyboard.press('Enter');
    expect(asked).toEqual([]);
    await page.screenshot({ path: artefact(`cannot-open-${why.replaceAll(' ', '-')}.png`) });
  });

  it('can be opened if the doctor finds what stops none', async () => {
    const { page } = await pages().show(state({ ...trouble, check: 'extension' }));
    expect(await page.getByRole('button', { name: 'New session', exact: true }).isEnabled()).toBe(true);
  });
});

describe('keys of our windows', () => {
  const pressed = async (...keys: readonly string[]) => {
    const { page, asked } = await pages().show(mainState('en'));
    for (const key of keys) await page.keyboard.press(key);
    return { page, closed: () => asked.filter(({ action }) => action === 'window.close').length };
  };

  it('close the main window on any of its pages, a link and a session without a VM, by Ctrl+W', async () => {
    for (const keys of [[], ['Control+,'], ['F1']]) {
      const { closed } = await pressed(...keys, 'Control+w');
      await expect.poll(closed).toBe(1);
    }
    for (const shown of [linkState('en'), sessionState('en', { is: 'ended', reason: 'vm-ended' })]) {
      const { page, asked } = await pages().show(shown);
      await page.keyboard.press('Control+w');
      await expect.poll(() => asked.map(({ action }) => action)).toContain('window.close');
    }
    const { page, asked } = await pages().show(sessionState('en', { is: 'showing' }));
    await page.keyboard.press('Control+w');
    expect(asked.map(({ action }) => action)).not.toContain('window.close');
  });

  it('go back by Escape, one step at a time, and never close the main window', async () => {
    const { page, closed } = await pressed('Control+,');
    await page.getByRole('button', { name: 'Your computer' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.getByRole('searchbox').fill('memory');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.getByRole('searchbox').blur();
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Address' }).waitFor();
    await page.keyboard.press('Escape');
    expect(closed()).toBe(0);
  });
});

describe('the help', () => {
  it('answers what people ask most, by keyboard too, and names each work of others with its licence', async () => {
    const { page } = await pages().show(mainState('en'));
    await page.keyboard.press('F1');
    const questions = page.locator('details.question');
    expect(await questions.count()).toBe(10);
    const slow = questions.filter({ hasText: 'Why are sessions slow?' });
    expect(await slow.locator('p').isVisible()).toBe(false);
    await slow.locator('summary').press('Enter');
    await slow.getByText('The page “Diagnostics” says why').waitFor();
    await page.getByText('Works of others in this program').click();
    for (const { name, licence } of WORKS)
      await page.locator('.row', { hasText: name }).filter({ hasText: licence }).waitFor();
    await page.screenshot({ path: artefact('help.png'), fullPage: true });
  });
});

describe('the age of the browser image', () => {
  const of = (days: number, finding: Finding = FAST) => {
    const builtAt = new Date(Date.now() - days * 86_400_000 - 3_600_000).toISOString();
    const shown = state(finding);
    return { ...shown, images: shown.images.map((image) => ({ ...image, builtAt, upToDate: true })) };
  };
  const line = (days: number) => `Browser built ${days} days ago`;

  it('is green when it is young, amber from a month on, and red only if no session starts', async () => {
    const shown = await pages().show(of(29));
    const statusOf = (days: number) => shown.page.getByText(line(days)).getAttribute('class');
    expect(await statusOf(29)).toBe('state ok');
    await shown.tell(of(333));
    await shown.page.screenshot({ path: artefact('home-old-image.png') });
    expect(await statusOf(333)).toBe('state note');
    await shown.tell(of(3, { ...FAST, check: 'browser image', level: 'trouble' }));
    expect(await statusOf(3)).toBe('state trouble');
  });

  it('leads to the page where it can be renewed', async () => {
    const { page, asked } = await pages().show(of(333));
    await page.getByText(line(333)).click();
    await page.getByText('Older than 30 days').first().waitFor();
    await page.screenshot({ path: artefact('images-old.png') });
    await page.getByRole('button', { name: 'Update: Browser' }).click();
    await expect.poll(() => asked).toEqual([{ action: 'image.build', params: { role: 'browser' } }]);
  });
});

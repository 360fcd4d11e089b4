/** What the main window says of this computer's speed and of the images' age: its pages in Chromium, with a fake main process. */
import { describe, expect, it } from 'vitest';
import type { MainWindowState } from '../../ui/bridge/state.ts';
import { artefact } from '../bed/artefacts.ts';
import { pagesForTests } from '../bed/desktop/pages.ts';
import { mainState } from '../ui/states.ts';

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

/** The bar of a session window: what has room in it, where the keyboard is after its buttons, and how failures leave. */
import { describe, expect, it } from 'vitest';
import { artefact } from '../../bed/artefacts.ts';
import { pagesForTests } from '../../bed/desktop/pages.ts';
import { screenPageForTests, showing, until } from '../../bed/desktop/screen-page.ts';
import { DEFAULT_RESTRICTIONS } from '../../fixtures/restrictions.ts';
import { KEY, sessionState } from '../../ui/states.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { asTrouble } from '../../../ui/main/trouble.ts';
import { LANGUAGES } from '../../../ui/texts/languages.ts';
import type { SessionWindowState } from '../../../ui/bridge/state.ts';
import type { Answer } from '../../../ui/bridge/answer.ts';

const at = screenPageForTests();

const FULL: Partial<SessionWindowState> = {
  accelerator: 'tcg',
  securityUpdates: 3,
  outdatedUntil: '2026-11-29T20:00:00Z',
  reach: { policy: 'allow-list', sites: ['bank.example'] },
  readsAloud: true,
  sound: { percent: 70, isMuted: false },
  microphone: 'on',
  usb: [KEY],
  downloads: 120,
  rights: { restrictions: DEFAULT_RESTRICTIONS, endsAt: '2999-01-02T17:04:05.000Z' },
};
const SAFE_COPY: Partial<SessionWindowState> = {
  transfer: {
    direction: 'out',
    name: 'a picture with quite a long name of a holiday by the sea.png',
    bytes: 0,
    of: 0,
    safeCopy: {},
  },
};
const BARS: readonly (readonly [string, Partial<SessionWindowState>])[] = [
  ['as usual', { accelerator: 'tcg', sound: { percent: 70, isMuted: false } }],
  ['during a safe copy', { accelerator: 'tcg', sound: { percent: 70, isMuted: false }, ...SAFE_COPY }],
  ['without the host agent', { accelerator: 'tcg', sound: { percent: 70, isMuted: false }, isAgentLost: true }],
  ['with everything', FULL],
  ['with a recalled image', { ...FULL, recalled: 'Chromium has a hole that is being used' }],
  ['with everything during a safe copy', { ...FULL, ...SAFE_COPY }],
];
const WIDTHS = [640, 700, 760, 820, 860, 938, 1000, 1053, 1060, 1120, 1200, 1296, 1400];

/** What lies outside the window, below something else, or, of the profile's name, is cut off. */
const WRONG = `(() => {
  const wrong = [];
  for (const part of document.querySelectorAll('.bar-content > *, .bar-content button, .bar-content input')) {
    const { left, right, width } = part.getBoundingClientRect();
    if (width > 1 && part.checkVisibility() && (left < 0 || right > innerWidth)) wrong.push(part.className + ' ends at ' + Math.round(right));
    if (part.matches('button') && width > 1 && !part.contains(document.elementFromPoint((left + right) / 2, 20))) wrong.push(part.title + ' is covered');
  }
  const name = document.querySelector('.profile-name');
  if (name.scrollWidth > name.clientWidth) wrong.push('the name is cut off to ' + name.clientWidth);
  return wrong;
})()`;

describe.each(LANGUAGES)('the bar in %s', (language) => {
  const pages = pagesForTests();
  it.each(BARS)('keeps every control inside the window and the profile’s name readable, %s', async (title, changes) => {
    const state = sessionState(language, { is: 'showing' }, changes);
    const shown = await pages().show(state, { viewport: { width: 640, height: 400 } });
    await shown.page.locator('.profile-name').waitFor();
    const wrong: Record<number, unknown> = {};
    for (const width of WIDTHS) {
      await shown.page.setViewportSize({ width, height: 400 });
      await shown.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      const found = await shown.page.evaluate<string[]>(WRONG);
      if (found.length > 0) wrong[width] = found;
      if ([640, 938, 1296].includes(width)) {
        const path = artefact(`bar-${language}-${title.replaceAll(' ', '-')}-${width}.png`);
        await shown.page.screenshot({ path, clip: { x: 0, y: 0, width, height: 56 } });
      }
    }
    expect(wrong).toEqual({});
  });
});

it('gives up words in this order: emulation, keyboard, vanishes; and has a menu for buttons without room', async () => {
  const { page } = await at.showScreen(showing({ accelerator: 'tcg', sound: { percent: 70, isMuted: false } }));
  const dropped = async (width: number) => {
    await page.setViewportSize({ width, height: 500 });
    return page.evaluate<string>(
      `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(document.querySelector('.bar-content').dataset.dropped))))`,
    );
  };
  const seen = new Set<string>();
  for (let width = 1460; width >= 480; width -= 20) seen.add(await dropped(width));
  const order = [...seen];
  expect(order.slice(0, 4)).toEqual(['', 'emulation', 'emulation keyboard', 'emulation keyboard vanishes']);
  expect(order.map((words) => words.split(' ').includes('name')).indexOf(true)).toBe(-1);
});

it.each([
  ['Open this page in a new session', 'session.open-page'],
  ['Save a picture of the screen', 'files.screenshot'],
])('has a menu in a wide window, too: “%s”', async (entry, wanted) => {
  const shown = await at.showScreen(showing(), { viewport: { width: 1400, height: 500 } });
  await shown.page.getByRole('button', { name: 'More' }).click();
  await shown.page.getByRole('button', { name: entry }).click();
  await until(() => shown.asked.some(({ action }) => action === wanted));
});

it('opens no page in a new session where the session may not give its address', async () => {
  const rules = { filesOut: 'ask', filesIn: 'ask', copyOut: 'off', pasteIn: 'ask' } as const;
  const { page } = await at.showScreen(showing({ rules }));
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('region', { name: 'More' }).waitFor();
  expect(await page.getByRole('button', { name: 'Open this page' }).count()).toBe(0);
});

it('has a menu for the buttons that have no room, and each works there', async () => {
  const shown = await at.showScreen(showing({ ...FULL, ...SAFE_COPY }), { viewport: { width: 640, height: 500 } });
  const menu = shown.page.getByRole('region', { name: 'More' });
  for (const entry of ['Bookmark this page', 'Copy out what was copied', 'Paste your clipboard', 'Full screen']) {
    await shown.page.getByRole('button', { name: 'More' }).click();
    await menu.getByRole('button', { name: entry }).click();
    await menu.waitFor({ state: 'detached' });
  }
  await until(() => shown.asked.some(({ action }) => action === 'bookmark.add-page'));
  expect(new Set(shown.asked.map(({ action }) => action))).toEqual(
    new Set(['bookmark.add-page', 'clipboard.copy-out', 'clipboard.paste-in', 'window.fullscreen']),
  );
});

const DONE: Record<string, unknown> = {
  'clipboard.copy-out': { copied: { content: 'text', size: 4, beginning: 'page' } },
  'clipboard.paste-in': { copied: { content: 'text', size: 4, beginning: 'page' } },
  'bookmark.add-page': { kept: 'kept' },
  'files.list': {
    files: [
      { file: 1, name: 'a.zip', bytes: 9, isWhole: true, type: 'application/zip', isDisguised: false, isSaved: false },
    ],
    more: 0,
    sent: [],
  },
  'files.save': { isSaved: true },
};
const DECLINED: Record<string, unknown> = {
  ...DONE,
  'clipboard.copy-out': {},
  'clipboard.paste-in': {},
  'bookmark.add-page': { kept: 'refused' },
  'files.save': { isSaved: false },
};

describe.each([
  ['an agreement', DONE],
  ['a refusal', DECLINED],
])('after %s', (_, values) => {
  const answering = ({ action }: { action: string }): Answer<unknown> => ({ is: 'done', value: values[action] ?? {} });
  const state = showing({
    accelerator: 'kvm',
    sound: { percent: 70, isMuted: false },
    microphone: 'off',
    usb: [],
    reach: { policy: 'allow-list', sites: ['bank.example'] },
  });
  it.each([
    ['Bookmark this page', 'bookmark.add-page'],
    ['Copy out what was copied', 'clipboard.copy-out'],
    ['Paste your clipboard', 'clipboard.paste-in'],
    ['Turn on the microphone', 'session.microphone'],
    ['Mute', 'session.volume'],
    ['Session volume', 'session.volume'],
    ['Full screen', 'window.fullscreen'],
    ['Files of this session', undefined],
    ['Only listed sites', undefined],
    ['Connect a device', undefined],
  ])('to “%s” the page has the letters again', async (name, action) => {
    const { page, asked } = await at.showScreen(state, { answering, viewport: { width: 1400, height: 656 } });
    await until(() => at.screen.viewers === 1);
    const isInScreen = () => page.evaluate<boolean>('document.activeElement.matches(".keys")');
    await until(isInScreen);
    const control = page.locator('.frame-bar').locator(`[aria-label^="${name}"]`).and(page.locator('button, input'));
    await control.click();
    if (action !== undefined) await until(() => asked.some((one) => one.action === action));
    if (name === 'Files of this session') {
      await page.getByRole('button', { name: 'Save a.zip', exact: true }).click();
      await until(() => asked.some((one) => one.action === 'files.save'));
    }
    if (action === undefined) {
      await until(() => page.evaluate<boolean>('document.activeElement.closest(".panel") !== null'));
      await page.keyboard.press('Escape');
    }
    await until(isInScreen);
    const before = at.screen.keys.length;
    await page.keyboard.type('q');
    await expect.poll(() => at.screen.keys.slice(before).some(({ keysym }) => keysym === 0x71)).toBe(true);
  });

  it.each([
    ['Bookmark this page', 'bookmark.add-page'],
    ['Copy out what was copied', 'clipboard.copy-out'],
    ['Paste your clipboard', 'clipboard.paste-in'],
    ['Turn on the microphone', 'session.microphone'],
    ['Mute', 'session.volume'],
    ['Full screen', 'window.fullscreen'],
  ])('to “%s” by keyboard, too', async (name, action) => {
    const { page, asked } = await at.showScreen(state, { answering, viewport: { width: 1400, height: 656 } });
    await until(() => at.screen.viewers === 1);
    await page.locator(`.frame-bar button[aria-label^="${name}"]`).focus();
    await page.keyboard.press('Enter');
    await until(() => asked.some((one) => one.action === action));
    await until(() => page.evaluate<boolean>('document.activeElement.matches(".keys")'));
  });
});

it('sends a letter to the page even after the focus got lost', async () => {
  const { page } = await at.showScreen(showing({ accelerator: 'kvm' }));
  await until(() => at.screen.viewers === 1);
  await until(() => page.evaluate<boolean>('document.activeElement.matches(".keys")'));
  await page.evaluate('document.activeElement.blur()');
  await page.keyboard.type('q');
  await expect.poll(() => at.screen.keys.some(({ keysym }) => keysym === 0x71)).toBe(true);
});

const refusal = (code: string): Answer<unknown> => ({
  is: 'failed',
  trouble: { code, message: 'No space is left.', hint: 'Free some.' },
});

describe('a failure', () => {
  it('says which action failed, and what a program printed only under “Details”, where it can be copied', async () => {
    const trouble = asTrouble(new Failure('own-file-unusable', { problem: 'forbidden', path: '/home/anna/data' }));
    const { page, asked } = await at.showScreen(showing(), {
      answering: ({ action }) => (action === 'failure.copy' ? { is: 'done', value: {} } : { is: 'failed', trouble }),
    });
    for (const [button, title] of [
      ['Copy out what was copied', 'Not copied'],
      ['Bookmark this page', 'Not bookmarked'],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('alert').getByText(title, { exact: true }).waitFor();
    }
    expect(await page.getByRole('alert').innerText()).not.toContain('/home');
    // As in a session's page, which may not use the clipboard by itself.
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("denied"))');
    await page.getByText('Details').click();
    await page.getByText('/home/anna/data').waitFor();
    await page.screenshot({ path: artefact('failure-details.png') });
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await until(() => asked.some(({ action }) => action === 'failure.copy'));
  });

  it('that the host agent was gone leaves when it is back', async () => {
    const shown = await at.showScreen(showing({ isAgentLost: true }), {
      answering: () => refusal('host-agent-unreachable'),
    });
    await shown.page.getByRole('button', { name: 'Copy out what was copied' }).click();
    await shown.page.getByRole('alert').waitFor();
    await shown.tell(showing());
    await shown.page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('leaves with the next success', async () => {
    let answer = refusal('disk-full');
    const { page } = await at.showScreen(showing(), { answering: () => answer });
    await page.getByRole('button', { name: 'Copy out what was copied' }).click();
    await page.getByRole('alert').waitFor();
    answer = { is: 'done', value: {} };
    await page.getByRole('button', { name: 'Copy out what was copied' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('leaves after some seconds, unless the pointer rests on it', async () => {
    const { page } = await at.showScreen(showing(), { answering: () => refusal('disk-full') });
    await page.clock.install();
    await page.getByRole('button', { name: 'Copy out what was copied' }).click();
    await page.getByRole('alert').hover();
    await page.clock.runFor(16_000);
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.mouse.move(5, 300);
    await page.clock.runFor(16_000);
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('stays while its details are open, however often the window is drawn again', async () => {
    const trouble = asTrouble(new Failure('own-file-unusable', { problem: 'forbidden', path: '/home/anna/data' }));
    const shown = await at.showScreen(showing(), { answering: () => ({ is: 'failed', trouble }) });
    const { page } = shown;
    await page.clock.install();
    await page.getByRole('button', { name: 'Copy out what was copied' }).click();
    const details = page.locator('.reported details');
    await details.locator('summary').click();
    await page.mouse.move(5, 300);
    await page.evaluate('document.activeElement.blur()');
    for (let second = 0; second < 20; second += 1) {
      await shown.tell(showing({ title: `Page ${second}` }));
      await page.clock.runFor(1_000);
    }
    expect(await details.getAttribute('open')).not.toBeNull();
    await details.locator('summary').click();
    await page.mouse.move(5, 300);
    await page.evaluate('document.activeElement.blur()');
    await page.clock.runFor(31_000);
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('of an address is shown at its field, until the person types on', async () => {
    const { page } = await at.showScreen(sessionState('en', { is: 'asking-for-site' }), {
      answering: () => refusal('url-refused'),
    });
    const field = page.getByRole('textbox', { name: 'Address' });
    await field.fill('hello world !!');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toBe('Enter an address such as https://bank.example');
    expect(await page.locator('.reported').count()).toBe(0);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await page.screenshot({ path: artefact('address-refused.png') });
    await field.press('a');
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('of an address that the person typed elsewhere leaves the address there to be corrected', async () => {
    const url = 'https://bank.example/login';
    const { page, asked } = await at.showScreen(sessionState('en', { is: 'asking-for-site', url }), {
      answering: () => refusal('url-refused'),
    });
    const field = page.getByRole('textbox', { name: 'Address' });
    expect(await field.inputValue()).toBe(url);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(asked).toContainEqual({ action: 'sites.add', params: { url } });
    await page.keyboard.press('End');
    await page.keyboard.type('/now');
    expect(await field.inputValue()).toBe(`${url}/now`);
  });

  it('leaves when the person types into a field of ours', async () => {
    const { page } = await at.showScreen(sessionState('en', { is: 'asking-for-site' }), {
      answering: () => refusal('config-change-refused'),
    });
    const field = page.getByRole('textbox', { name: 'Address' });
    await field.fill('bank.example');
    await page.keyboard.press('Enter');
    await page.locator('.reported').waitFor();
    await field.press('a');
    await page.locator('.reported').waitFor({ state: 'detached' });
  });
});

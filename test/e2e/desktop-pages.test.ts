/** What the windows do when a person does something to them: each page in Chromium, with a stand-in for main. */
import { connect, type Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MainPage, WindowState } from '../../ui/bridge/state.ts';
import { artefact } from '../lab/artefacts.ts';
import { Pages, type ShownWindow } from '../lab/pages.ts';
import { RfbServer } from '../lab/rfb-server.ts';
import { mainState, sessions, sessionState, startingPhase } from '../ui/states.ts';

let pages: Pages;
const shownWindows: ShownWindow[] = [];
beforeAll(async () => {
  pages = await Pages.start();
});
afterEach(async () => {
  for (const shown of shownWindows.splice(0)) {
    expect(shown.errors).toEqual([]);
    await shown.close();
  }
});
afterAll(() => pages.stop());

async function show(...args: Parameters<Pages['show']>): Promise<ShownWindow> {
  const shown = await pages.show(...args);
  shownWindows.push(shown);
  return shown;
}
const turnTo = (page: MainPage) => ({ turnTo: { page, request: 1 } });

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

  it('asks what becomes of the sessions when it shall quit', async () => {
    const { page, asked } = await show(mainState('en', { sessions: [...sessions] }));
    await page.getByRole('button', { name: 'Quit' }).click();
    await page.getByText('3 sessions are open. They can go on without a window').waitFor();
    await page.getByText('One session is still starting and cannot go on').waitFor();
    await page.screenshot({ path: artefact('quit-question.png') });
    await page.getByRole('button', { name: 'Quit, sessions go on' }).click();
    expect(asked).toEqual([{ action: 'application.quit', params: { closeSessions: false } }]);
  });

  it('does not say that a session goes on when all of them are still starting', async () => {
    const { page, asked } = await show(mainState('en', { sessions: sessions.filter(({ endsWithUs }) => endsWithUs) }));
    await page.getByRole('button', { name: 'Quit' }).click();
    await page.getByText('One session is still starting').waitFor();
    expect(await page.getByRole('dialog').getByRole('button').allTextContents()).toEqual(['Quit and discard sessions', 'Stay']);
    await page.getByRole('button', { name: 'Quit and discard sessions' }).click();
    expect(asked).toEqual([{ action: 'application.quit', params: { closeSessions: true } }]);
  });

  it('is used by keyboard alone', async () => {
    const { page, asked } = await show(mainState('en'));
    const focused = () => page.evaluate<string>('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');
    const names: string[] = [];
    for (let tab = 0; tab < 8; tab++) {
      await page.keyboard.press('Tab');
      names.push(await focused());
    }
    expect(names).toEqual(['Browse', 'Images', 'Network', 'Diagnostics', 'Settings', 'Log', 'Quit', 'Safe Browse']);
    await page.keyboard.press('Enter');
    expect(asked.map(({ action }) => action)).toEqual(['session.open']);
  });

  it('turns to the page that was asked for outside, once', async () => {
    const shown = await show(mainState('en'));
    const heading = () => shown.page.getByRole('heading', { level: 1 }).textContent();
    await shown.tell(mainState('en', turnTo('diagnostics')));
    expect(await heading()).toBe('Diagnostics');
    await shown.page.getByRole('button', { name: 'Log' }).click();
    await shown.tell(mainState('en', turnTo('diagnostics')));
    expect(await heading()).toBe('Log');
  });

  it('changes its language as it stands', async () => {
    const shown = await show(mainState('en', turnTo('network')));
    await shown.tell(mainState('de', turnTo('network')));
    expect(await shown.page.getByRole('heading', { level: 1 }).textContent()).toBe('Netz');
    expect(await shown.page.evaluate('document.documentElement.lang')).toBe('de');
  });

  it('tells of what went wrong, in the person’s language', async () => {
    const { page } = await show(mainState('de'), { answering: () => ({ is: 'failed', trouble: { code: 'ports-taken', message: 'No port.', hint: 'Close one.' } }) });
    await page.getByRole('button', { name: 'Safe Browse', exact: true }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Alle Plätze für Sitzungen sind belegt.');
  });

  it('draws nothing while nothing changes', async () => {
    const { page } = await show(mainState('en', { sessions: sessions.filter(({ state }) => state === 'browsing') }));
    await page.waitForTimeout(300);
    const metrics = await page.context().newCDPSession(page);
    await metrics.send('Performance.enable');
    const counts = async () => (await metrics.send('Performance.getMetrics')).metrics.filter(({ name }) => ['LayoutCount', 'RecalcStyleCount'].includes(name)).map(({ value }) => value);
    const before = await counts();
    await page.waitForTimeout(2000);
    expect(await counts()).toEqual(before);
  });
});

describe('the settings', () => {
  const problem = { path: ['profile', 'default', 'startPage'], message: 'must be http, https or about:blank' };
  const settings = () => mainState('en', turnTo('settings'));

  it('see a number out of bounds as it is typed, and write nothing', async () => {
    const { page, asked } = await show(settings());
    const ports = page.getByLabel('Sessions at once');
    await ports.fill('17');
    await ports.press('Enter');
    expect(await page.getByText('A whole number from 1 to 16').isVisible()).toBe(true);
    expect(await ports.getAttribute('aria-invalid')).toBe('true');
    expect(asked).toEqual([]);
    await ports.press('Escape');
    expect(await ports.inputValue()).toBe('8');
  });

  it('write a good value when Enter is pressed, and a key goes back to its default', async () => {
    const { page, asked } = await show(settings());
    await page.getByLabel('Sessions at once').fill('12');
    await page.getByLabel('Sessions at once').press('Enter');
    await page.getByLabel('Stop when unused for: back to the default').click();
    expect(asked.filter(({ action }) => action === 'config.set')).toEqual([
      { action: 'config.set', params: { changes: [{ path: ['network', 'ports'], value: 12 }] } },
      { action: 'config.set', params: { changes: [{ path: ['network', 'idleStopSeconds'], value: null }] } },
    ]);
  });

  it('tell what the host agent finds wrong while it is typed', async () => {
    const { page, asked } = await show(settings(), { answering: ({ action }) => ({ is: 'done', value: { problems: action === 'config.check' ? [problem] : [] } }) });
    await page.getByRole('heading', { name: 'Standard' }).click();
    await page.getByLabel('Start page').first().fill('ftp://x');
    await page.getByText(problem.message).waitFor();
    await page.getByLabel('Start page').first().press('Enter');
    expect(asked.map(({ action }) => action)).toEqual(['config.check']);
  });

  it('make a profile with a colour of its own', async () => {
    const { page, asked } = await show(settings());
    const add = page.getByRole('button', { name: 'Add' });
    await page.getByLabel('Name of the new profile').fill('Not so');
    expect(await add.isDisabled()).toBe(true);
    await page.getByLabel('Name of the new profile').fill('travel');
    await add.click();
    expect(asked).toEqual([{ action: 'config.set', params: { changes: [{ path: ['profile', 'travel', 'colour'], value: 'yellow' }] } }]);
  });

  it('hold the rules for sites', async () => {
    const { page, asked } = await show(settings());
    await page.getByLabel('Forget the rule for news.example').click();
    expect(asked).toEqual([{ action: 'link.forget', params: { site: 'news.example' } }]);
  });
});

it('the log shows what a guest had a part in as text alone', async () => {
  const { page } = await show(mainState('en', turnTo('log')));
  await page.getByText('said what the contract does not allow').first().waitFor();
  expect(await page.locator('.log img').count()).toBe(0);
  await page.getByLabel('Search').fill('uplink');
  expect(await page.getByRole('listitem').count()).toBe(10);
  await page.getByLabel('Show').selectOption('error');
  expect(await page.getByText('Nothing here.').isVisible()).toBe(true);
});

describe('the session window', () => {
  const folder = mkdtempSync('/tmp/sbp-');
  let screen: RfbServer;
  let socket: Socket | undefined;
  beforeEach(async () => {
    screen = await RfbServer.listen(join(folder, 'screen.sock'));
  });
  afterEach(() => {
    screen.close();
    rmSync(join(folder, 'screen.sock'), { force: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A window whose page finds the screen behind its port, anew each time that it asks. */
  async function showScreen(state: WindowState, { on = pages } = {}): Promise<ShownWindow> {
    const shown = await on.show(sessionState('en', startingPhase(0)), { viewport: on === pages ? { width: 816, height: 656 } : null });
    shownWindows.push(shown);
    shown.attachDisplay((bytes) => {
      if (bytes === null) socket?.destroy();
      else socket?.write(Uint8Array.from(bytes));
    }, () => {
      const opened = connect(join(folder, 'screen.sock'));
      socket = opened;
      opened.on('error', () => undefined);
      opened.on('data', (bytes) => void shown.sendToDisplay(bytes).catch(() => undefined));
      opened.on('close', () => void shown.loseDisplay().catch(() => undefined));
    });
    await shown.tell(state);
    return shown;
  }
  const colourAt = (shown: ShownWindow, x: number, y: number) => shown.page.evaluate<number[]>(`Array.from(document.querySelector('canvas')?.getContext('2d').getImageData(${x}, ${y}, 1, 1).data ?? [])`);
  const showing = (changes = {}) => sessionState('en', { is: 'showing' }, changes);
  const until = (holds: () => boolean | Promise<boolean>) => expect.poll(holds, { timeout: 10_000 }).toBe(true);

  it('shows the guest’s screen, as large as the window inside its frame', async () => {
    const shown = await showScreen(showing());
    await until(() => screen.size.width === 800 && screen.size.height === 600);
    screen.paint([200, 40, 10]);
    await until(async () => (await colourAt(shown, 799, 599)).join() === '200,40,10,255');
    await shown.page.setViewportSize({ width: 716, height: 556 });
    await until(() => screen.size.width === 700 && screen.size.height === 500);
  });

  it.each([
    { percent: 125, each: 1, title: 'the screen’s own pixels' },
    { percent: 150, each: 2, title: 'half as many, and shows each as four' },
    { percent: 200, each: 2, title: 'half as many, and shows each as four' },
  ])('asks the guest at $percent % for $title', async ({ percent, each }) => {
    const scale = percent / 100;
    const fine = await Pages.start({ scale });
    try {
      const shown = await showScreen(showing(), { on: fine });
      const [width = 0, height = 0] = await shown.page.evaluate<number[]>('[innerWidth - 16, innerHeight - 56]');
      const close = (guest: number, page: number) => Math.abs(guest - (page * scale) / each) <= 1;
      await until(() => close(screen.size.width, width) && close(screen.size.height, height));
      await until(async () => Math.abs((await shown.page.evaluate<number>('document.querySelector("canvas").getBoundingClientRect().width')) - (screen.size.width * each) / scale) < 0.01);
      shownWindows.pop();
      await shown.close();
    } finally {
      await fine.stop();
    }
  });

  it('is connected before it shows, so that the picture stands when it is uncovered', async () => {
    const shown = await showScreen(sessionState('en', startingPhase(3)));
    await until(() => screen.viewers === 1);
    await until(async () => (await colourAt(shown, 10, 10)).join() === '32,96,160,255');
    await shown.tell(showing());
    expect(await shown.page.locator('.cover').count()).toBe(0);
    expect(screen.viewers).toBe(1);
  });

  it('sends keys and the mouse to the guest', async () => {
    const shown = await showScreen(showing());
    await until(() => screen.size.width === 800);
    await until(async () => (await colourAt(shown, 799, 10))[3] === 255);
    await shown.page.mouse.click(8 + 100, 48 + 50);
    await until(() => screen.pointer.x === 100 && screen.pointer.y === 50);
    await shown.page.keyboard.press('Control+w');
    await until(() => screen.keys.length === 4);
    expect(screen.keys).toEqual([
      { keysym: 0xffe3, down: true },
      { keysym: 0x77, down: true },
      { keysym: 0x77, down: false },
      { keysym: 0xffe3, down: false },
    ]);
  });

  it('sends text of an input method, and tells what the guest cannot type', async () => {
    const shown = await showScreen(showing());
    await until(async () => (await colourAt(shown, 10, 10))[3] === 255);
    await shown.page.keyboard.insertText('aж');
    await until(() => screen.keys.length === 2);
    expect(await shown.page.getByText('The machine has a US keyboard and cannot type ж').isVisible()).toBe(true);
  });

  it('lets go of all keys when Ctrl and Alt lead out, and the frame’s buttons are at hand', async () => {
    const { page } = await showScreen(showing());
    await until(() => screen.viewers === 1);
    await page.getByRole('textbox').waitFor();
    for (const key of ['Control', 'Alt']) await page.keyboard.down(key);
    for (const key of ['Alt', 'Control']) await page.keyboard.up(key);
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Full screen (F11)');
  });

  it('keeps F11 for itself', async () => {
    const { page, asked } = await showScreen(showing());
    await page.getByRole('textbox').waitFor();
    await page.keyboard.press('F11');
    expect(asked).toEqual([{ action: 'window.fullscreen', params: { on: true } }]);
    expect(screen.keys).toEqual([]);
  });

  it('comes back by itself when the picture is lost', async () => {
    await showScreen(showing());
    await until(() => screen.viewers === 1);
    socket?.destroy();
    await until(() => screen.viewers === 0);
    await until(() => screen.viewers === 1);
  });

  it('lets go of a guest whose screen is larger than there are any', async () => {
    screen.size = { width: 65_535, height: 2 };
    const shown = await showScreen(showing());
    await shown.page.getByText('The picture was lost').waitFor();
    expect(await shown.page.evaluate<number>('document.querySelector("canvas")?.width ?? 0')).toBeLessThan(8000);
    // noVNC complains to the console.
    shownWindows.pop();
    await shown.close();
  });

  it('asks once what becomes of the session; Escape keeps it', async () => {
    const { page, asked } = await showScreen(showing({ asksToClose: true }));
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close window, keep session' }).click();
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    expect(asked.map(({ params }) => params)).toEqual([{ answer: 'keep' }, { answer: 'background' }, { answer: 'discard' }]);
  });

  it('draws nothing while the guest’s screen stands still', async () => {
    const shown = await showScreen(showing());
    await until(() => screen.size.width === 800);
    await until(async () => (await colourAt(shown, 799, 599))[3] === 255);
    await shown.page.evaluate('globalThis.drawn = 0; const draw = CanvasRenderingContext2D.prototype.drawImage; CanvasRenderingContext2D.prototype.drawImage = function (...all) { globalThis.drawn++; return draw.apply(this, all); }');
    await shown.page.waitForTimeout(2000);
    expect(await shown.page.evaluate('globalThis.drawn')).toBe(0);
  });
});

/** A machine's screen in its window: the page in Chromium, with a fake for main and a screen that the test paints. */
import { connect, type Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REQUIREMENTS, type Requirement } from '../../host-agent/api/session.ts';
import type { SessionPhase, WindowState } from '../../ui/bridge/state.ts';
import { type Answering, Pages, pagesForTests, type ShownWindow } from '../bed/desktop/pages.ts';
import { RfbServer } from '../fakes/screen/rfb-server.ts';
import { sessionState, startingPhase } from '../ui/states.ts';

/** Buttons that are steps of the wheel, as RFB has them. */
const WHEEL = { up: 8, down: 16, right: 64 } as const;

const pages = pagesForTests();

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
  async function showScreen(
    state: WindowState,
    {
      on = pages(),
      viewport = { width: 816, height: 656 },
      answering,
    }: { on?: Pages; viewport?: { width: number; height: number } | null; answering?: Answering } = {},
  ): Promise<ShownWindow> {
    const shown = await on.show(sessionState('en', startingPhase(0)), { viewport, ...(answering && { answering }) });
    shown.attachDisplay(
      (bytes) => {
        if (bytes === null) socket?.destroy();
        else socket?.write(Uint8Array.from(bytes));
      },
      () => {
        const opened = connect(join(folder, 'screen.sock'));
        socket = opened;
        opened.on('error', () => undefined);
        opened.on('data', (bytes) => void shown.sendToDisplay(bytes).catch(() => undefined));
        opened.on('close', () => void shown.loseDisplay().catch(() => undefined));
      },
    );
    await shown.tell(state);
    return shown;
  }
  const colourAt = (shown: ShownWindow, x: number, y: number) =>
    shown.page.evaluate<number[]>(
      `Array.from(document.querySelector('canvas')?.getContext('2d').getImageData(${x}, ${y}, 1, 1).data ?? [])`,
    );
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
      const shown = await showScreen(showing(), { on: fine, viewport: null });
      const [width = 0, height = 0] = await shown.page.evaluate<number[]>('[innerWidth - 16, innerHeight - 56]');
      const close = (guest: number, page: number) => Math.abs(guest - (page * scale) / each) <= 1;
      await until(() => close(screen.size.width, width) && close(screen.size.height, height));
      await until(
        async () =>
          Math.abs(
            (await shown.page.evaluate<number>('document.querySelector("canvas").getBoundingClientRect().width')) -
              (screen.size.width * each) / scale,
          ) < 0.01,
      );
      expect(await fine.closeWindows()).toEqual([]);
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

  it('holds the picture of the machine that stands ready ahead of the click, without asking anything of it', async () => {
    screen.size = { width: 640, height: 480 };
    const shown = await showScreen(sessionState('en', { is: 'waiting' }, { display: 'a1b2c3d4' }));
    await until(async () => (await colourAt(shown, 10, 10)).join() === '32,96,160,255');
    await shown.page.keyboard.press('a');
    // Twice as long as a watched machine is left alone.
    await shown.page.waitForTimeout(600);
    expect({ nudges: screen.nudges, size: screen.size, keys: screen.keys }).toEqual({
      nudges: 0,
      size: { width: 640, height: 480 },
      keys: [],
    });
    await shown.tell(sessionState('en', startingPhase(0), { display: 'a1b2c3d4' }));
    await until(() => screen.nudges > 0 && screen.size.width === 800);
    await shown.tell(showing());
    expect(await shown.page.locator('.cover').count()).toBe(0);
    expect([screen.viewers, screen.visits]).toEqual([1, 1]);
  });

  it('is uncovered without another look when a browser stood painted in it before the click', async () => {
    screen.hasBar = true;
    screen.paint([200, 40, 10]);
    const shown = await showScreen(sessionState('en', { is: 'waiting' }, { display: 'a1b2c3d4' }));
    await until(async () => (await colourAt(shown, 10, 300)).join() === '200,40,10,255');
    await shown.page.waitForTimeout(300);
    const covers = () => shown.page.locator('.cover').count();
    const met = (...names: Requirement[]): SessionPhase => ({
      is: 'starting',
      startedAt: new Date().toISOString(),
      requirements: REQUIREMENTS.map((requirement) => ({
        requirement,
        state: names.includes(requirement) ? 'met' : 'waiting',
      })),
    });
    expect(await covers()).toBe(1);
    await shown.tell(sessionState('en', met('image', 'painted'), { display: 'a1b2c3d4' }));
    expect(await covers()).toBe(1);
    // It is itself, and runs: what else is asked of it is a formality.
    await shown.tell(sessionState('en', met('image', 'vm', 'painted')));
    expect(await covers()).toBe(0);
  });

  it('is uncovered as soon as a browser stands painted in it, once that is all that is missing', async () => {
    const shown = await showScreen(sessionState('en', startingPhase(REQUIREMENTS.length - 2)));
    await until(async () => (await colourAt(shown, 10, 10)).join() === '32,96,160,255');
    const covers = () => shown.page.locator('.cover').count();
    screen.hasBar = true;
    screen.paint([200, 40, 10]);
    await until(async () => (await colourAt(shown, 10, 300)).join() === '200,40,10,255');
    await shown.page.waitForTimeout(300);
    // The machine is not yet ready for what a person would do to it.
    expect(await covers()).toBe(1);
    screen.hasBar = false;
    screen.paint([32, 96, 161]);
    await until(async () => (await colourAt(shown, 10, 10)).join() === '32,96,161,255');
    await shown.tell(sessionState('en', startingPhase(REQUIREMENTS.length - 1)));
    await shown.page.waitForTimeout(300);
    expect(await covers()).toBe(1);
    screen.hasBar = true;
    screen.paint([200, 40, 11]);
    await until(async () => (await covers()) === 0);
    await shown.page.keyboard.press('a');
    await until(() => screen.keys.length === 2);
    // Another start in the same window begins covered.
    await shown.tell(sessionState('en', startingPhase(0)));
    expect(await covers()).toBe(1);
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

  it('sends each step of the wheel, also where several come at once', async () => {
    const { page } = await showScreen(showing());
    await until(() => screen.size.width === 800);
    await page.mouse.move(8 + 300, 48 + 200);
    await page.mouse.wheel(0, 360);
    await until(() => screen.pressed.length === 3);
    await page.mouse.wheel(0, -120);
    await page.mouse.wheel(120, 0);
    await until(() => screen.pressed.length === 5);
    expect(screen.pressed).toEqual([WHEEL.down, WHEEL.down, WHEEL.down, WHEEL.up, WHEEL.right]);
    expect(screen.pointer).toEqual({ x: 300, y: 200, buttons: 0 });
  });

  it('shows the mouse pointer that the guest has', async () => {
    const shown = await showScreen(showing());
    await until(async () => (await colourAt(shown, 10, 10))[3] === 255);
    await shown.page.mouse.move(8 + 300, 48 + 200);
    const pointer = () => shown.page.evaluate<string>('getComputedStyle(document.querySelector("canvas")).cursor');
    screen.shapePointer(8, [10, 200, 30]);
    await until(async () => (await pointer()).startsWith('url("data:image/png'));
    const first = await pointer();
    screen.shapePointer(16, [200, 10, 30]);
    await until(async () => (await pointer()) !== first);
  });

  it('sends what an input method has made once it is made, and nothing of the way there', async () => {
    const shown = await showScreen(showing());
    await until(async () => (await colourAt(shown, 10, 10))[3] === 255);
    await shown.page.getByRole('textbox').focus();
    const input = await shown.page.context().newCDPSession(shown.page);
    for (const text of ['n', 'ni', 'nin'])
      await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await shown.page.waitForTimeout(300);
    expect(screen.keys).toEqual([]);
    await input.send('Input.insertText', { text: 'ok' });
    await until(() => screen.keys.length === 4);
    expect(screen.keys.map(({ keysym, down }) => [String.fromCodePoint(keysym), down])).toEqual([
      ['o', true],
      ['o', false],
      ['k', true],
      ['k', false],
    ]);
    expect(await shown.page.getByRole('textbox').inputValue()).toBe('');
  });

  it('sends text of an input method, and tells what the guest cannot type', async () => {
    const shown = await showScreen(showing());
    await until(async () => (await colourAt(shown, 10, 10))[3] === 255);
    await shown.page.keyboard.insertText('aж');
    await until(() => screen.keys.length === 2);
    expect(await shown.page.getByText('The VM has a US keyboard and cannot type ж').isVisible()).toBe(true);
  });

  it('lets go of all keys when Ctrl and Alt lead out, and the frame’s buttons are at hand', async () => {
    const shown = await showScreen(showing());
    await until(async () => (await colourAt(shown, 10, 10))[3] === 255);
    for (const key of ['x', 'Control', 'Alt']) await shown.page.keyboard.down(key);
    for (const key of ['Alt', 'Control']) await shown.page.keyboard.up(key);
    await until(() => screen.keys.length === 6);
    const focused = () =>
      shown.page.evaluate<string>(
        'document.activeElement.closest(".frame-bar") && document.activeElement.getAttribute("aria-label")',
      );
    const reached = [await focused()];
    for (let step = 0; step < 5; step += 1) {
      await shown.page.keyboard.press('Tab');
      reached.push(await focused());
    }
    expect(reached.slice(-2)).toEqual(['Full screen (F11)', 'Discard and close']);
    expect(reached).not.toContain(null);
    // The key that is still held went up for the guest, and what is pressed out there is none of its own.
    expect(screen.keys.map(({ keysym, down }) => [keysym, down])).toEqual([
      [0x78, true],
      [0xffe3, true],
      [0xffe9, true],
      [0xffe9, false],
      [0xffe3, false],
      [0x78, false],
    ]);
  });

  it('keeps F11 for itself', async () => {
    const { page, asked } = await showScreen(showing());
    await page.getByRole('textbox').waitFor();
    await page.keyboard.press('F11');
    expect(asked).toEqual([{ action: 'window.fullscreen', params: { on: true } }]);
    expect(screen.keys).toEqual([]);
  });

  it('comes back by itself when the picture is lost', async () => {
    const shown = await showScreen(showing());
    // A picture that never was cannot be lost.
    await until(async () => (await colourAt(shown, 10, 10))[3] === 255);
    socket?.destroy();
    await until(() => screen.viewers === 0);
    await until(() => screen.viewers === 1);
  });

  it('lets go of a guest whose screen is larger than there are any', async () => {
    screen.size = { width: 65_535, height: 2 };
    const shown = await showScreen(showing());
    await shown.page.getByText('The screen is not available').waitFor();
    expect(await shown.page.evaluate<number>('document.querySelector("canvas")?.width ?? 0')).toBeLessThan(8000);
    // noVNC complains to the console.
    await shown.close();
  });

  it('asks once what becomes of the session; Escape keeps it', async () => {
    const { page, asked } = await showScreen(showing({ asksToClose: true }));
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close window, keep session' }).click();
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    expect(asked.map(({ params }) => params)).toEqual([
      { answer: 'keep' },
      { answer: 'background' },
      { answer: 'discard' },
    ]);
  });

  it('offers to take files out first where some were downloaded; Escape keeps the session for that', async () => {
    const shown = await showScreen(showing({ asksToClose: true, downloads: 1 }));
    await shown.page.getByText('logins and one downloaded file.').waitFor();
    await shown.tell(showing({ asksToClose: true, downloads: 12 }));
    await shown.page.getByText('logins and 12 downloaded files.').waitFor();
    const takeOut = shown.page.getByRole('button', { name: 'Keep open, save files first' });
    expect(await shown.page.evaluate('document.activeElement.textContent')).toBe('Keep open, save files first');
    await takeOut.click();
    await shown.page.getByRole('region', { name: 'Files of this session' }).waitFor();
    await shown.tell(showing({ downloads: 12 }));
    await until(() => shown.page.evaluate<boolean>('document.activeElement.closest(".files-panel") !== null'));
    await shown.page.keyboard.press('Escape');
    await shown.page.getByRole('region', { name: 'Files of this session' }).waitFor({ state: 'detached' });
    await shown.tell(showing({ asksToClose: true, downloads: 12 }));
    await takeOut.waitFor();
    await shown.page.keyboard.press('Escape');
    expect(shown.asked.filter(({ action }) => action === 'window.answer-close').map(({ params }) => params)).toEqual([
      { answer: 'keep' },
      { answer: 'keep' },
    ]);
  });

  it('asks to keep its page by pressing the keys that copy its address; where that brings none it is typed', async () => {
    let kept = 'kept';
    const shown = await showScreen(showing({ accelerator: 'kvm' }), {
      answering: ({ action }) => ({ is: 'done', value: action === 'bookmark.add-page' ? { kept } : {} }),
    });
    await until(() => screen.size.width === 800);
    const star = shown.page.getByRole('button', { name: 'Bookmark this page' });
    await star.click();
    await shown.page.getByText('Bookmark added').waitFor();
    await expect
      .poll(() => screen.keys.filter(({ down }) => down).map(({ keysym }) => keysym))
      .toEqual([0xffe3, 0x6c, 0xffe3, 0x63, 0xff1b, 0xff1b]);
    kept = 'no-address';
    await star.click();
    await shown.page.getByRole('textbox', { name: 'Address' }).waitFor();
    await until(() => shown.page.evaluate<boolean>('document.activeElement.matches("input")'));
    await shown.page.keyboard.type('example.org');
    kept = 'kept';
    await shown.page.getByRole('button', { name: 'Add', exact: true }).click();
    await shown.page.getByRole('form', { name: 'Bookmark this page' }).waitFor({ state: 'detached' });
    expect(shown.asked.filter(({ action }) => action === 'bookmark.add-page').map(({ params }) => params)).toEqual([
      {},
      {},
      { url: 'example.org' },
    ]);
    await shown.close();
    const closed = await showScreen(
      showing({ rules: { filesOut: 'ask', filesIn: 'ask', copyOut: 'off', pasteIn: 'ask' } }),
    );
    await closed.page.getByRole('button', { name: 'Bookmark this page' }).click();
    await closed.page.getByRole('textbox', { name: 'Address' }).waitFor();
    expect(closed.asked.map(({ action }) => action)).not.toContain('bookmark.add-page');
  });

  it('tells that somebody is there when it is shown and touched, where a profile ends idle sessions; warned about, it is the answer that counts', async () => {
    const touches = (shown: ShownWindow) => shown.asked.filter(({ action }) => action === 'window.touch').length;
    const unbounded = await showScreen(showing());
    await unbounded.page.keyboard.press('a');
    expect(touches(unbounded)).toBe(0);
    await unbounded.close();
    const shown = await showScreen(showing({ idle: { mayKeepRunning: true } }));
    await until(() => touches(shown) === 1);
    await shown.tell(showing({ idle: { mayKeepRunning: true, until: new Date(Date.now() + 40_000).toISOString() } }));
    await shown.page.getByRole('dialog', { name: 'Are you still there?' }).waitFor();
    await shown.page.mouse.move(300, 300);
    expect(touches(shown)).toBe(1);
    await shown.page.getByRole('button', { name: 'Keep running' }).click();
    await shown.page.keyboard.press('Escape');
    await until(() => touches(shown) === 2);
    expect(shown.asked.map(({ action }) => action).filter((action) => action.startsWith('window.'))).toEqual([
      'window.touch',
      'window.keep-running',
      'window.touch',
    ]);
    await shown.tell(showing({ idle: { mayKeepRunning: false, until: new Date(Date.now() + 40_000).toISOString() } }));
    await shown.page.getByRole('button', { name: 'Keep running' }).waitFor({ state: 'detached' });
    await shown.tell(showing({ idle: { mayKeepRunning: false } }));
    await shown.page.getByRole('dialog').waitFor({ state: 'detached' });
    await until(() => touches(shown) === 3);
  });

  it('draws nothing while the guest’s screen stands still', async () => {
    const shown = await showScreen(showing());
    await until(() => screen.size.width === 800);
    await until(async () => (await colourAt(shown, 799, 599))[3] === 255);
    await shown.page.getByRole('textbox').focus();
    // Once what was begun has been drawn.
    await expect.poll(() => shown.drawingsWithin(2_000), { timeout: 20_000 }).toBe(0);
    expect(await shown.drawingsWithin(500, () => screen.paint([200, 40, 10]))).toBeGreaterThan(0);
  });
});

/** Keys, mouse and wheel from a session window to the guest. */
import { expect, it } from 'vitest';
import { artefact } from '../../bed/artefacts.ts';
import { colourAt, screenPageForTests, showing, until } from '../../bed/desktop/screen-page.ts';

/** The buttons of RFB that are steps of the wheel. */
const WHEEL = { up: 8, down: 16, right: 64 } as const;

const at = screenPageForTests();

it('sends keys and the mouse to the guest', async () => {
  const shown = await at.showScreen(showing());
  await until(() => at.screen.size.width === 800);
  await until(async () => (await colourAt(shown, 799, 10))[3] === 255);
  await shown.page.mouse.click(8 + 100, 48 + 50);
  await until(() => at.screen.pointer.x === 100 && at.screen.pointer.y === 50);
  await shown.page.keyboard.press('Control+w');
  await until(() => at.screen.keys.length === 4);
  expect(at.screen.keys).toEqual([
    { keysym: 0xffe3, down: true },
    { keysym: 0x77, down: true },
    { keysym: 0x77, down: false },
    { keysym: 0xffe3, down: false },
  ]);
});

it('sends each step of the wheel, even if several arrive at once', async () => {
  const { page } = await at.showScreen(showing());
  await until(() => at.screen.size.width === 800);
  await page.mouse.move(8 + 300, 48 + 200);
  await page.mouse.wheel(0, 360);
  await until(() => at.screen.pressed.length === 3);
  // Chromium makes one event of steps that come within a frame.
  await page.mouse.wheel(0, -120);
  await until(() => at.screen.pressed.length === 4);
  await page.mouse.wheel(120, 0);
  // Each press is followed by its release.
  await until(() => at.screen.pressed.length === 5 && at.screen.pointer.buttons === 0);
  expect(at.screen.pressed).toEqual([WHEEL.down, WHEEL.down, WHEEL.down, WHEEL.up, WHEEL.right]);
  expect(at.screen.pointer).toEqual({ x: 300, y: 200, buttons: 0 });
});

it('shows the guest’s mouse pointer', async () => {
  const shown = await at.showScreen(showing());
  await until(async () => (await colourAt(shown, 10, 10))[3] === 255);
  await shown.page.mouse.move(8 + 300, 48 + 200);
  const pointer = () => shown.page.evaluate<string>('getComputedStyle(document.querySelector("canvas")).cursor');
  at.screen.shapePointer(8, [10, 200, 30]);
  await until(async () => (await pointer()).startsWith('url("data:image/png'));
  const first = await pointer();
  at.screen.shapePointer(16, [200, 10, 30]);
  await until(async () => (await pointer()) !== first);
});

it('sends the finished text of an input method, and nothing before it is finished', async () => {
  const shown = await at.showScreen(showing());
  await until(async () => (await colourAt(shown, 10, 10))[3] === 255);
  await shown.page.getByRole('textbox').focus();
  const input = await shown.page.context().newCDPSession(shown.page);
  for (const text of ['n', 'ni', 'nin'])
    await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await shown.page.waitForTimeout(300);
  expect(at.screen.keys).toEqual([]);
  await input.send('Input.insertText', { text: 'ok' });
  await until(() => at.screen.keys.length === 4);
  expect(at.screen.keys.map(({ keysym, down }) => [String.fromCodePoint(keysym), down])).toEqual([
    ['o', true],
    ['o', false],
    ['k', true],
    ['k', false],
  ]);
  expect(await shown.page.getByRole('textbox').inputValue()).toBe('');
});

it('sends a composed text that RFB cannot to the guest agent, and keys and clicks after it', async () => {
  const shown = await at.showScreen(showing());
  await until(async () => (await colourAt(shown, 10, 10))[3] === 255);
  await shown.page.getByRole('textbox').focus();
  await shown.page.keyboard.press('a');
  await shown.page.keyboard.insertText('é👩‍👧');
  await shown.page.keyboard.press('b');
  await until(() => at.screen.keys.length === 4);
  expect(shown.asked.filter(({ action }) => action === 'session.type')).toEqual([
    { action: 'session.type', params: { text: 'é👩‍👧' } },
  ]);
});

it('shows what is being composed beside the last click', async () => {
  const shown = await at.showScreen(showing());
  await until(async () => (await colourAt(shown, 10, 10))[3] === 255);
  await shown.page.mouse.click(8 + 200, 48 + 100);
  const field = shown.page.getByRole('textbox');
  const opacity = () => shown.page.evaluate<string>('getComputedStyle(document.querySelector(".keys")).opacity');
  expect(await opacity()).toBe('0');
  const input = await shown.page.context().newCDPSession(shown.page);
  await input.send('Input.imeSetComposition', { text: 'ni hao', selectionStart: 6, selectionEnd: 6 });
  await until(async () => (await opacity()) === '1');
  expect(await field.inputValue()).toBe('ni hao');
  const box = await field.boundingBox();
  expect(box).toMatchObject({ x: 208, y: 148 });
  expect(box?.width).toBeGreaterThan(40);
  await shown.page.screenshot({ path: artefact('typing/preedit.png') });
  await input.send('Input.insertText', { text: '你好' });
  await until(async () => (await opacity()) === '0');
  expect(shown.asked.at(-1)).toEqual({ action: 'session.type', params: { text: '你好' } });
});

it('releases all keys when Ctrl+Alt releases the keyboard, and focuses the frame’s buttons', async () => {
  const shown = await at.showScreen(showing());
  await until(async () => (await colourAt(shown, 10, 10))[3] === 255);
  for (const key of ['x', 'Control', 'Alt']) await shown.page.keyboard.down(key);
  for (const key of ['Alt', 'Control']) await shown.page.keyboard.up(key);
  await until(() => at.screen.keys.length === 6);
  const focused = () =>
    shown.page.evaluate<string>(
      'document.activeElement.closest(".frame-bar") && document.activeElement.getAttribute("aria-label")',
    );
  const reached = [await focused()];
  while (reached.at(-1) !== 'Discard and close' && reached.length < 12) {
    await shown.page.keyboard.press('Tab');
    reached.push(await focused());
  }
  expect(reached.slice(-3)).toEqual(['Full screen (F11)', 'More', 'Discard and close']);
  expect(reached).not.toContain(null);
  // The guest got the release of the held key, and gets none of the keys that follow.
  expect(at.screen.keys.map(({ keysym, down }) => [keysym, down])).toEqual([
    [0x78, true],
    [0xffe3, true],
    [0xffe9, true],
    [0xffe9, false],
    [0xffe3, false],
    [0x78, false],
  ]);
});

it('uses F11 for full screen and does not send it', async () => {
  const { page, asked } = await at.showScreen(showing());
  await page.getByRole('textbox').waitFor();
  await page.keyboard.press('F11');
  expect(asked).toEqual([{ action: 'window.fullscreen', params: { on: true } }]);
  expect(at.screen.keys).toEqual([]);
});

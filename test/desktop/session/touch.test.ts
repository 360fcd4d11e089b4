/** Fingers on the screen of a session, and what the guest gets of them: it has a mouse with a wheel. */
import { expect, it } from 'vitest';
import type { Answering } from '../../bed/desktop/pages.ts';
import { colourAt, screenPageForTests, showing, until } from '../../bed/desktop/screen-page.ts';

const at = screenPageForTests();

/** Where the guest's screen begins in the page. */
const [LEFT, TOP] = [8, 48];
const BUTTON = { left: 1, middle: 2, right: 4 } as const;
const WHEEL = { up: 8, down: 16, left: 32, right: 64 } as const;
const CONTROL = 0xffe3;
/** Longer than noVNC waits before it takes a finger that rests for a long press. */
const LONG_MS = 1_400;
const SLIDE_STEPS = 20;
const STEP_MS = 16;

type Finger = readonly [x: number, y: number];

/** Fingers on a session's screen. */
async function touchScreen(answering?: Answering) {
  const shown = await at.showScreen(showing(), { ...(answering && { answering }) });
  const { page } = shown;
  await until(() => at.screen.size.width === 800);
  await until(async () => (await colourAt(shown, 799, 10))[3] === 255);
  const input = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: readonly Finger[]) =>
    input.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: fingers.map(([x, y], id) => ({ x: LEFT + x, y: TOP + y, id })),
    });
  return {
    page,
    press: (...fingers: readonly Finger[]) => touch('touchStart', fingers),
    release: () => touch('touchEnd', []),
    /** Each finger goes from its first place to its second, as fast as a hand. */
    async slide(...fingers: readonly (readonly [from: Finger, to: Finger])[]) {
      await touch(
        'touchStart',
        fingers.map(([from]) => from),
      );
      for (let step = 1; step <= SLIDE_STEPS; step += 1) {
        const between = (from: number, to: number) => from + ((to - from) * step) / SLIDE_STEPS;
        await touch(
          'touchMove',
          fingers.map(([from, to]) => [between(from[0], to[0]), between(from[1], to[1])]),
        );
        await page.waitForTimeout(STEP_MS);
      }
      await touch('touchEnd', []);
    },
  };
}

it('clicks where a finger taps, and gives the guest the keyboard', async () => {
  const fingers = await touchScreen();
  await fingers.press([100, 50]);
  await fingers.release();
  await until(() => at.screen.pressed.length === 1 && at.screen.pointer.buttons === 0);
  expect(at.screen.pressed).toEqual([BUTTON.left]);
  expect(at.screen.pointer).toMatchObject({ x: 100, y: 50 });
  await fingers.page.keyboard.press('a');
  await until(() => at.screen.keys.length === 2);
});

it('opens the guest’s menu where a finger rests, or two tap', async () => {
  const fingers = await touchScreen();
  await fingers.press([100, 50]);
  await fingers.page.waitForTimeout(LONG_MS);
  await fingers.release();
  await until(() => at.screen.pressed.length === 1 && at.screen.pointer.buttons === 0);
  expect(at.screen.pointer).toMatchObject({ x: 100, y: 50 });
  await fingers.press([200, 100], [240, 100]);
  await fingers.release();
  await until(() => at.screen.pressed.length === 2 && at.screen.pointer.buttons === 0);
  expect(at.screen.pointer).toMatchObject({ x: 220, y: 100 });
  expect(at.screen.pressed).toEqual([BUTTON.right, BUTTON.right]);
});

it('clicks with the middle button where three fingers tap', async () => {
  const fingers = await touchScreen();
  await fingers.press([200, 100], [240, 100], [280, 100]);
  await fingers.release();
  await until(() => at.screen.pressed.length === 1 && at.screen.pointer.buttons === 0);
  expect(at.screen.pressed).toEqual([BUTTON.middle]);
  expect(at.screen.pointer).toMatchObject({ x: 240, y: 100 });
});

it('drags with one finger as with the left button', async () => {
  const fingers = await touchScreen();
  await fingers.slide([
    [100, 50],
    [100, 350],
  ]);
  await until(() => at.screen.pressed.length === 1 && at.screen.pointer.buttons === 0);
  expect(at.screen.pressed).toEqual([BUTTON.left]);
  expect(at.screen.pointer).toMatchObject({ x: 100, y: 350 });
});

it.each([
  { title: 'down', to: [300, 100], step: WHEEL.down },
  { title: 'up', to: [300, 500], step: WHEEL.up },
  { title: 'to the right', to: [100, 300], step: WHEEL.right },
  { title: 'to the left', to: [500, 300], step: WHEEL.left },
] as const)('scrolls $title with two fingers, and moves nothing else', async ({ to: [x, y], step }) => {
  const fingers = await touchScreen();
  await fingers.slide([[300, 300] as const, [x, y] as const], [[340, 300] as const, [x + 40, y] as const]);
  await until(() => at.screen.pressed.length >= 3 && at.screen.pointer.buttons === 0);
  expect(new Set(at.screen.pressed)).toEqual(new Set([step]));
  expect(at.screen.pointer).toMatchObject({ x: 320, y: 300 });
  expect(at.screen.keys).toEqual([]);
});

it.each([
  { title: 'larger', near: 20, far: 220, step: WHEEL.up },
  { title: 'smaller', near: 220, far: 20, step: WHEEL.down },
])('makes the page $title with a pinch: Ctrl and the wheel, and neither Caps Lock nor Num Lock', async (pinch) => {
  const { near, far, step } = pinch;
  const fingers = await touchScreen();
  // What QEMU says when the guest has set its keyboard up.
  at.screen.light(0);
  /** At each press and release of a key, how many steps there were. */
  const turns: { readonly keysym: number; readonly down: boolean; readonly steps: number }[] = [];
  at.screen.onKey = (key) => turns.push({ ...key, steps: at.screen.pressed.length });
  await fingers.slide(
    [[400 - near, 300] as const, [400 - far, 300] as const],
    [[400 + near, 300] as const, [400 + far, 300] as const],
  );
  await until(() => at.screen.pressed.length >= 3 && turns.length % 2 === 0);
  expect(new Set(at.screen.pressed)).toEqual(new Set([step]));
  expect(new Set(turns.map(({ keysym }) => keysym))).toEqual(new Set([CONTROL]));
  const isWhileHeld = turns.map(({ down, steps }, index) => down || steps > (turns[index - 1]?.steps ?? Infinity));
  expect(isWhileHeld).not.toContain(false);
  expect(await fingers.page.evaluate('visualViewport.scale')).toBe(1);
});

it('lets a pinch wait for a text that is being typed', async () => {
  let typed: () => void = () => undefined;
  const fingers = await touchScreen(async ({ action }) => {
    if (action === 'session.type') await new Promise<void>((resolve) => (typed = resolve));
    return { is: 'done', value: undefined };
  });
  await fingers.page.getByRole('textbox').focus();
  await fingers.page.keyboard.insertText('好');
  await fingers.slide([[380, 300] as const, [180, 300] as const], [[420, 300] as const, [620, 300] as const]);
  await fingers.page.waitForTimeout(300);
  expect([...at.screen.keys, ...at.screen.pressed]).toEqual([]);
  typed();
  await until(() => at.screen.pressed.length >= 3 && at.screen.keys.length >= 2);
});

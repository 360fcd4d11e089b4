/** The guest's screen in a session window: its size, and what is shown when. */
import { expect, it } from 'vitest';
import { REQUIREMENTS, type Requirement } from '../../../host-agent/api/session/session.ts';
import type { SessionPhase } from '../../../ui/bridge/state.ts';
import { Pages } from '../../bed/desktop/pages.ts';
import { colourAt, screenPageForTests, showing, until } from '../../bed/desktop/screen-page.ts';
import { sessionState, startingPhase } from '../../ui/states.ts';

const at = screenPageForTests();

it('shows the guest’s screen, as large as the window inside its frame', async () => {
  const shown = await at.showScreen(showing());
  await until(() => at.screen.size.width === 800 && at.screen.size.height === 600);
  at.screen.paint([200, 40, 10]);
  await until(async () => (await colourAt(shown, 799, 599)).join() === '200,40,10,255');
  await shown.page.setViewportSize({ width: 716, height: 556 });
  await until(() => at.screen.size.width === 700 && at.screen.size.height === 500);
});

it.each([
  { percent: 125, each: 1, title: 'the display’s own pixels' },
  { percent: 150, each: 2, title: 'half as many pixels, each shown as four' },
  { percent: 200, each: 2, title: 'half as many pixels, each shown as four' },
])('asks the guest at $percent % for $title', async ({ percent, each }) => {
  const scale = percent / 100;
  const fine = await Pages.start({ scale });
  try {
    const shown = await at.showScreen(showing(), { on: fine, viewport: null });
    const [width = 0, height = 0] = await shown.page.evaluate<number[]>('[innerWidth - 16, innerHeight - 56]');
    const close = (guest: number, page: number) => Math.abs(guest - (page * scale) / each) <= 1;
    await until(() => close(at.screen.size.width, width) && close(at.screen.size.height, height));
    await until(
      async () =>
        Math.abs(
          (await shown.page.evaluate<number>('document.querySelector("canvas").getBoundingClientRect().width')) -
            (at.screen.size.width * each) / scale,
        ) < 0.01,
    );
    expect(await fine.closeWindows()).toEqual([]);
  } finally {
    await fine.stop();
  }
});

it('connects before the window shows the screen, so that the picture is there at once', async () => {
  const shown = await at.showScreen(sessionState('en', startingPhase(3)));
  await until(() => at.screen.viewers === 1);
  await until(async () => (await colourAt(shown, 10, 10)).join() === '32,96,160,255');
  await shown.tell(showing());
  expect(await shown.page.locator('.cover').count()).toBe(0);
  expect(at.screen.viewers).toBe(1);
});

it('shows the spare’s picture before the click without sending it anything', async () => {
  at.screen.size = { width: 640, height: 480 };
  const shown = await at.showScreen(sessionState('en', { is: 'waiting' }, { display: 'a1b2c3d4' }));
  await until(async () => (await colourAt(shown, 10, 10)).join() === '32,96,160,255');
  await shown.page.keyboard.press('a');
  // Twice the longest pause between two nudges of a visible VM.
  await shown.page.waitForTimeout(600);
  expect({ nudges: at.screen.nudges, size: at.screen.size, keys: at.screen.keys }).toEqual({
    nudges: 0,
    size: { width: 640, height: 480 },
    keys: [],
  });
  await shown.tell(sessionState('en', startingPhase(0), { display: 'a1b2c3d4' }));
  await until(() => at.screen.nudges > 0 && at.screen.size.width === 800);
  await shown.tell(showing());
  expect(await shown.page.locator('.cover').count()).toBe(0);
  expect([at.screen.viewers, at.screen.visits]).toEqual([1, 1]);
});

it('uncovers the screen without checking again if the browser was painted before the click', async () => {
  at.screen.hasBar = true;
  at.screen.paint([200, 40, 10]);
  const shown = await at.showScreen(sessionState('en', { is: 'waiting' }, { display: 'a1b2c3d4' }));
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
  // All other requirements follow from these.
  await shown.tell(sessionState('en', met('image', 'vm', 'painted')));
  expect(await covers()).toBe(0);
});

it('uncovers the screen as soon as the browser is painted, if nothing else is missing', async () => {
  const shown = await at.showScreen(sessionState('en', startingPhase(REQUIREMENTS.length - 2)));
  await until(async () => (await colourAt(shown, 10, 10)).join() === '32,96,160,255');
  const covers = () => shown.page.locator('.cover').count();
  at.screen.hasBar = true;
  at.screen.paint([200, 40, 10]);
  await until(async () => (await colourAt(shown, 10, 300)).join() === '200,40,10,255');
  await shown.page.waitForTimeout(300);
  // The VM does not accept input yet.
  expect(await covers()).toBe(1);
  at.screen.hasBar = false;
  at.screen.paint([32, 96, 161]);
  await until(async () => (await colourAt(shown, 10, 10)).join() === '32,96,161,255');
  await shown.tell(sessionState('en', startingPhase(REQUIREMENTS.length - 1)));
  await shown.page.waitForTimeout(300);
  expect(await covers()).toBe(1);
  at.screen.hasBar = true;
  at.screen.paint([200, 40, 11]);
  await until(async () => (await covers()) === 0);
  await shown.page.keyboard.press('a');
  await until(() => at.screen.keys.length === 2);
  // The next start in the same window begins with a cover.
  await shown.tell(sessionState('en', startingPhase(0)));
  expect(await covers()).toBe(1);
});

it('reconnects when the screen is lost', async () => {
  const shown = await at.showScreen(showing());
  // The screen must be connected before it can be lost.
  await until(async () => (await colourAt(shown, 10, 10))[3] === 255);
  at.loseScreen();
  await until(() => at.screen.viewers === 0);
  await until(() => at.screen.viewers === 1);
});

it('disconnects from a guest whose screen is impossibly large', async () => {
  at.screen.size = { width: 65_535, height: 2 };
  const shown = await at.showScreen(showing());
  await shown.page.getByText('The screen is not available').waitFor();
  expect(await shown.page.evaluate<number>('document.querySelector("canvas")?.width ?? 0')).toBeLessThan(8000);
  // noVNC complains to the console.
  await shown.close();
});

it('draws nothing while the guest’s screen does not change', async () => {
  const shown = await at.showScreen(showing());
  await until(() => at.screen.size.width === 800);
  await until(async () => (await colourAt(shown, 799, 599))[3] === 255);
  await shown.page.getByRole('textbox').focus();
  // After pending frames have been drawn.
  await expect.poll(() => shown.drawingsWithin(2_000), { timeout: 20_000 }).toBe(0);
  await expect
    .poll(() => shown.drawingsWithin(500, () => at.screen.paint([200, 40, 10])), { timeout: 20_000 })
    .toBeGreaterThan(0);
});

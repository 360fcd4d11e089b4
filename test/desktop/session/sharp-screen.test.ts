/** The guest's screen in a session window of a sharp session: each of the display's pixels is one of the guest's, at the desktop's scale. */
import { expect, it, onTestFinished } from 'vitest';
import { artefact } from '../../bed/artefacts.ts';
import { isChequered } from '../../bed/screen/chequered.ts';
import { Pages, type ShownWindow } from '../../bed/desktop/pages.ts';
import { screenPageForTests, showing, until } from '../../bed/desktop/screen-page.ts';

const at = screenPageForTests();
const FRAME = { width: 16, height: 56 };
const scalesReported = (shown: ShownWindow) =>
  shown.asked.flatMap(({ action, params }) => (action === 'session.scale' ? [params] : []));

const looksChequered = async (shown: ShownWindow, name: string) => {
  const path = artefact(`sharp/page-${name}.png`);
  return isChequered(await shown.page.screenshot({ path, scale: 'device' }));
};

it.each([100, 125, 150, 175, 200])('draws each of the display’s pixels at %i percent', async (percent) => {
  const scale = percent / 100;
  const pages = await Pages.start({ scale });
  onTestFinished(() => pages.stop());
  at.screen.isChequered = true;
  const shown = await at.showScreen(showing({ isSharp: true }), { on: pages, viewport: null });
  const [width = 0, height = 0] = await shown.page.evaluate<number[]>(
    `[innerWidth - ${FRAME.width}, innerHeight - ${FRAME.height}]`,
  );
  const isClose = (guest: number, page: number) => Math.abs(guest - page * scale) <= 1;
  await until(() => isClose(at.screen.size.width, width) && isClose(at.screen.size.height, height));
  await until(() => looksChequered(shown, String(percent)));
  expect(scalesReported(shown)).toEqual([{ percent }]);
  expect(await pages.closeWindows()).toEqual([]);
});

it('tells the session its scale once it has a name, and any other session nothing', async () => {
  const shown = await at.showScreen(showing({ isSharp: true, id: undefined }));
  await until(() => at.screen.viewers === 1);
  expect(scalesReported(shown)).toEqual([]);
  await shown.tell(showing({ isSharp: true }));
  await until(() => scalesReported(shown).length === 1);
  const other = await at.showScreen(showing());
  await other.page.waitForTimeout(300);
  expect(scalesReported(other)).toEqual([]);
});

it.each(['off', 'on'] as const)(
  'covers nothing of the guest’s tabs in full screen, with the microphone %s',
  async (microphone) => {
    const shown = await at.showScreen(showing({ isFullscreen: true, microphone }));
    await until(() => at.screen.viewers === 1);
    const covered = () =>
      shown.page.evaluate<number>(
        `[...Array(innerWidth - 8).keys()].filter((x) => [5, 20, 45, 90].some((y) => document.elementFromPoint(4 + x, y)?.localName !== 'canvas')).length`,
      );
    await until(async () => (await covered()) === 0);
    // The way to the controls: the bar at the lower edge, behind its tab.
    const tab = (await shown.page.locator('.tab').boundingBox()) ?? expect.fail();
    await shown.page.screenshot({ path: artefact(`sharp/full screen, microphone ${microphone}.png`) });
    await shown.page.mouse.move(tab.x + tab.width / 2, tab.y + tab.height / 2);
    await shown.page.getByRole('button', { name: 'Exit full screen (F11)' }).hover();
    expect(await covered()).toBe(0);
    await shown.page.screenshot({ path: artefact(`sharp/full screen, bar, microphone ${microphone}.png`) });
  },
);

it('asks for what the window has become while a request was on its way', async () => {
  at.screen.forwards = true;
  const shown = await at.showScreen(showing({ isSharp: true }));
  await until(() => at.screen.askedSizes.length === 1);
  await shown.page.setViewportSize({ width: 716, height: 556 });
  await until(() => at.screen.askedSizes.length === 2);
  expect(at.screen.askedSizes).toEqual([
    { width: 800, height: 600 },
    { width: 700, height: 500 },
  ]);
  // Each request is sent once, however long the guest takes.
  await shown.page.waitForTimeout(1500);
  expect(at.screen.askedSizes).toHaveLength(2);
});

import { describe, expect, it, vi } from 'vitest';
import { Model } from '../../../../ui/main/model.ts';
import type { PageWindows } from '../../../../ui/main/pages/page-window.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';
import { sessionWith } from '../../../fixtures/session.ts';
import { FakeWindow } from '../../fake-window.ts';

const PLACE = { x: 0, y: 0, width: 1920, height: 1080 };

/** A window that can also be shown and moved. */
class PlacedWindow extends FakeWindow {
  isShown = false;
  readonly isMinimized = () => false;
  readonly focus = () => undefined;
  readonly show = () => (this.isShown = true);
  readonly getBounds = () => PLACE;
  readonly getContentSize = () => [PLACE.width, PLACE.height];
  readonly setContentSize = () => undefined;
  readonly center = () => undefined;
  readonly setPosition = () => undefined;
}

const made: PlacedWindow[] = [];
vi.mock('electron', () => ({
  BrowserWindow: {},
  screen: { getDisplayMatching: () => ({ workArea: PLACE, workAreaSize: PLACE }) },
}));
vi.mock(import('../../../../ui/main/pages/page-window.ts'), () => ({
  backgroundColour: () => '#000000',
  openPageWindow: () => {
    const window = new PlacedWindow();
    made.push(window);
    return window.asBrowserWindow;
  },
}));
const { SessionWindows } = await import('../../../../ui/main/session/session-windows.ts');

/** A desktop before a host agent that does not answer. */
function opened(model = new Model()) {
  made.length = 0;
  const windows = new SessionWindows(
    {} as PageWindows,
    {
      model,
      agent: { attached: () => new Promise(() => undefined), call: () => new Promise(() => undefined) },
      discards: { discard: () => Promise.resolve() },
      transfers: {
        viewOf: () => undefined,
        saveAllOf: () => Promise.resolve(true),
        view: () => Promise.resolve([]),
      },
      language: () => 'en',
      onNotDiscarded: () => undefined,
      mayBeDriven: () => Promise.resolve(false),
      mayBeRecorded: () => Promise.resolve(false),
      onNotViewed: () => undefined,
      withdrawDialogues: () => undefined,
      onLeftBehind: () => undefined,
      onFilesDone: () => undefined,
    },
    () => false,
  );
  return windows;
}
const shown = () => made.map(({ isShown }) => isShown);

describe('the windows of sessions', () => {
  it('have one that is loaded before the click, and another a while after it', async () => {
    const clock = useFakeClock();
    const windows = opened();
    windows.prepare();
    expect([shown(), windows.count]).toEqual([[false], 0]);
    windows.open({});
    expect([shown(), windows.count]).toEqual([[true], 1]);
    await clock.advance(500);
    // It has to be made.
    windows.open({});
    expect(shown()).toEqual([true, true]);
    await clock.advance(5_000);
    expect([shown(), windows.count]).toEqual([[true, true, false], 2]);
  });

  it('are none any more when the program ends, also soon after a click', async () => {
    const clock = useFakeClock();
    const windows = opened();
    windows.prepare();
    windows.open({});
    windows.destroyAll();
    await clock.advance(5_000);
    expect([made.map(({ isGone }) => isGone), windows.count]).toEqual([[true], 0]);
  });

  it('show a session that is held as it is, since it asks anyway', () => {
    const model = new Model();
    model.sessions = [sessionWith('a', { heldBecause: 'idle', discardsAt: '2026-01-02T03:05:00.000Z' })];
    const windows = opened(model);
    windows.askToClose('a');
    expect(made.map(({ isShown, isGone }) => [isShown, isGone])).toEqual([[true, false]]);
    windows.destroyAll();
  });
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followTitle, parseTitle, WindowTitle } from '../../../../../appliance/agent/browser/screen/window-title.ts';
import { settle } from '../../../../bed/event-loop.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';
import { play, started } from '../../played-programs.ts';

vi.mock(import('../../../../../appliance/agent/commands/launch.ts'), async (original) => ({
  ...(await original()),
  launch: (...words) => play(...words),
}));
beforeEach(() => {
  started.length = 0;
});

describe('a line of xprop -spy', () => {
  it.each([
    ['_NET_WM_NAME(UTF8_STRING) = "Bücher – Example - Chromium"', 'Bücher – Example'],
    ['_NET_WM_NAME(UTF8_STRING) = "a \\"quoted\\" \\\\ back - Chromium"', 'a "quoted" \\ back'],
    ['_NET_WM_NAME(UTF8_STRING) = "tab\\tline\\nbell\\007"', 'tab line bell'],
    ['_NET_WM_NAME(UTF8_STRING) = "cut at five hundred char', 'cut at five hundred char'],
    ['_NET_WM_NAME(UTF8_STRING) = "cut in an escape \\', 'cut in an escape'],
    [`_NET_WM_NAME(UTF8_STRING) = "${'𝄞'.repeat(200)}"`, '𝄞'.repeat(128)],
    ['_NET_WM_NAME(STRING) = "old"', ''],
    ['_NET_WM_NAME:  not found.', ''],
    ['WM_NAME(STRING) = "other"', undefined],
  ])('%s', (line, title) => {
    expect(parseTitle(line)).toBe(title);
  });
});

describe('the listener to a window', () => {
  it('reports its titles until it is stopped', async () => {
    const titles: string[] = [];
    const stop = new AbortController();
    const over = followTitle('0x600003', (title) => titles.push(title), stop.signal);
    expect(started[0]?.command.slice(-5)).toEqual(['xprop', '-id', '0x600003', '-spy', '_NET_WM_NAME']);
    started[0]?.says(1, '_NET_WM_NAME(UTF8_STRING) = "One - Chromium"');
    started[0]?.says(1, 'WM_CLASS(STRING) = "chromium"');
    await settle();
    expect(titles).toEqual(['One']);
    stop.abort();
    await over;
    expect(started[0]?.signals).toHaveLength(1);
  });

  it('does not start after it was stopped', async () => {
    await followTitle('0x1', () => undefined, AbortSignal.abort());
    expect(started).toEqual([]);
  });
});

describe('the title of the window in front', () => {
  function following() {
    const clock = useFakeClock();
    const reported: string[] = [];
    const windows: { window: string; says: (title: string) => void; signal: AbortSignal }[] = [];
    const title = new WindowTitle(
      (said) => reported.push(said),
      (window, onTitle, signal) => {
        windows.push({ window, says: onTitle, signal });
        return Promise.resolve();
      },
    );
    return { clock, reported, windows, title };
  }

  it('is reported at most once a second, and the last one is not lost', async () => {
    const { clock, reported, windows, title } = following();
    title.setWindow('0x1');
    await clock.advance(1_000);
    for (let count = 0; count < 100; count += 1) windows[0]?.says(`title ${count}`);
    expect(reported).toEqual(['title 0']);
    await clock.advance(1_000);
    expect(reported).toEqual(['title 0', 'title 99']);
    windows[0]?.says('title 99');
    await clock.advance(5_000);
    expect(reported).toHaveLength(2);
    windows[0]?.says('later');
    expect(reported.at(-1)).toBe('later');
  });

  it('is that of the next window once that stays in front, and empty without one', async () => {
    const { clock, reported, windows, title } = following();
    title.setWindow('0x1');
    title.setWindow('0x1');
    await clock.advance(999);
    expect(windows).toEqual([]);
    title.setWindow('0x2');
    await clock.advance(1_000);
    expect(windows.map(({ window }) => window)).toEqual(['0x2']);
    windows[0]?.says('two');
    title.setWindow(undefined);
    expect(windows[0]?.signal.aborted).toBe(true);
    await clock.advance(1_000);
    expect(reported).toEqual(['two', '']);
  });
});

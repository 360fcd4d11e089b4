import { beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../../../../appliance/agent/browser/browser.ts';
import { Marks } from '../../../../appliance/agent/browser/marks.ts';
import type { ChromiumParts } from '../../../../appliance/agent/browser/parts.ts';
import { START_PAGE } from '../../../../appliance/agent/browser/url.ts';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';
import { play, type Played } from '../played-programs.ts';
import { recordingAgent } from '../recording-agent.ts';

let deeds: string[];
let opened: string[];
let program: Played;
let openPages: ChromiumParts['openPages'];
let warmUp: ChromiumParts['warmUp'];
let keepPages: ChromiumParts['keepPages'];
let endDisplay: () => void;
let browser: Browser;

beforeEach(() => {
  [deeds, opened] = [[], []];
  openPages = () => Promise.resolve();
  warmUp = () => Promise.resolve();
  keepPages = () => Promise.resolve();
  const screen = { hasEnded: false, end: Promise.resolve() };
  screen.end = new Promise((resolve) => {
    endDisplay = () => {
      screen.hasEnded = true;
      resolve();
    };
  });
  const agent = recordingAgent(deeds, (message) => ('mark' in message ? message.mark : JSON.stringify(message)));
  browser = new Browser(
    { ...agent, end: (message) => Promise.resolve(void deeds.push(`end ${JSON.stringify(message)}`)) },
    {
      start: (url) => {
        opened.push(`start ${url ?? 'the last pages'}`);
        return (program = play('chromium', []));
      },
      openPages: (urls) => {
        opened.push(urls.join(' before '));
        return openPages(urls);
      },
      warmUp: (hasDocument) => warmUp(hasDocument),
      keepPages: () => keepPages(),
    },
    screen as never,
    new Marks(agent),
  );
});
const page = (number: number) => `https://example.org/${number}`;
/** A browser with one window. */
function open() {
  browser.show(page(0));
  browser.setWindowCount(1);
  opened.length = 0;
}
const closedBecause = (cause: string) => `{"type":"browser-closed","cause":"${cause}"}`;
const closings = () => deeds.filter((deed) => deed.includes('browser-closed'));

describe('the browser', () => {
  it('holds at most sixteen pages back while it starts, the first ones', () => {
    for (let number = 0; number <= 17; number += 1) browser.show(page(number));
    expect(opened).toEqual([`start ${page(0)}`]);
    browser.setWindowCount(1);
    expect(opened.slice(1)).toEqual(Array.from({ length: 16 }, (_, index) => page(index + 1)));
  });

  it('needs no second start page, neither while it starts nor later', () => {
    browser.show(START_PAGE);
    browser.show(START_PAGE);
    browser.setWindowCount(1);
    browser.show(START_PAGE);
    expect(opened).toEqual([`start ${START_PAGE}`]);
  });

  it('opens other pages instead of one only where it has a window', () => {
    browser.show(page(0), [page(1), page(2)]);
    browser.show(page(3), [page(4), page(5)]);
    browser.setWindowCount(1);
    browser.show(page(6), [page(7), page(8)]);
    expect(opened).toEqual([`start ${page(0)}`, page(3), `${page(7)} before ${page(8)}`]);
  });

  it('has handed a page over once Chromium has taken it, and lives on when it does not', async () => {
    open();
    openPages = () => Promise.reject(new Error('refused'));
    browser.show(page(1));
    await settle();
    expect(deeds).not.toContain('page-handed-over');
    openPages = () => Promise.resolve();
    browser.show(page(2));
    await settle();
    expect(deeds.at(-1)).toBe('page-handed-over');
  });

  it('is over a quarter of a second after its last window closed, unless another one opens', async () => {
    const clock = useFakeClock();
    open();
    browser.setWindowCount(0);
    await clock.advance(249);
    browser.setWindowCount(1);
    await clock.advance(10_000);
    browser.setWindowCount(0);
    await clock.advance(249);
    expect(closings()).toEqual([]);
    await clock.advance(1);
    expect(deeds.at(-1)).toBe(closedBecause('last-window'));
  });

  it('is not over before it had a window', async () => {
    const clock = useFakeClock();
    browser.setWindowCount(0);
    browser.show(page(0));
    browser.setWindowCount(0);
    await clock.advance(10_000);
    expect(closings()).toEqual([]);
  });

  it('leaves the last word to the screen when that ended with the last window', async () => {
    const clock = useFakeClock();
    open();
    browser.setWindowCount(0);
    endDisplay();
    await clock.advance(10_000);
    expect(closings()).toEqual([]);
  });

  it('tells an orderly end at once, and once', async () => {
    const clock = useFakeClock();
    open();
    browser.setWindowCount(0);
    program.ends({ exitStatus: 0 });
    await settle();
    expect(deeds.at(-1)).toBe(closedBecause('last-window'));
    await clock.advance(10_000);
    expect(closings()).toHaveLength(1);
  });

  it('waits a tenth of a second after a crash, in case that the X server crashed first', async () => {
    const clock = useFakeClock();
    open();
    program.ends({ exitStatus: undefined, signal: 'SIGSEGV' });
    await clock.advance(99);
    expect(closings()).toEqual([]);
    await clock.advance(1);
    expect(deeds.at(-1)).toBe(closedBecause('browser-crashed'));
  });

  it('crashed with the display when the X server ends in that time', async () => {
    useFakeClock();
    open();
    program.ends({ exitStatus: 1 });
    await settle();
    endDisplay();
    await settle();
    expect(deeds.at(-1)).toBe(`end ${closedBecause('display-crashed')}`);
  });
});

describe('the warm-up of the browser', () => {
  it('is over when the window of its page is gone, however long that takes', async () => {
    const clock = useFakeClock();
    open();
    warmUp = () => {
      browser.setWindowCount(2);
      return Promise.resolve();
    };
    let isOver = false;
    void browser.warmUp(false).then(() => (isOver = true));
    await clock.advance(60 * 60_000);
    expect(isOver).toBe(false);
    browser.setWindowCount(1);
    await clock.advance(100);
    expect(isOver).toBe(true);
  });

  it('is over at once when its window has gone already', async () => {
    useFakeClock();
    open();
    await browser.warmUp(false);
  });
});

describe('another start of the browser', () => {
  let prepared: () => Promise<void>;
  let clock: ReturnType<typeof useFakeClock>;
  beforeEach(() => {
    clock = useFakeClock();
    prepared = () => Promise.resolve(void opened.push('prepared'));
  });
  const restart = () => browser.restart(() => prepared());
  const showWindows = (count: number) => {
    browser.setWindowCount(count);
    return clock.advance(1_000);
  };

  it('lets Chromium end in an orderly way, and opens its last pages', async () => {
    open();
    const leaving = program;
    const restarting = restart();
    await settle();
    expect(leaving.signals).toEqual(['SIGTERM']);
    await showWindows(0);
    expect(opened).toEqual(['prepared', 'start the last pages']);
    await showWindows(1);
    await restarting;
    expect(deeds.filter((deed) => deed.includes('browser-window'))).toHaveLength(1);
    expect(closings()).toEqual([]);
  });

  it('does not take a window of the one that ends for one of the next', async () => {
    browser.show(page(0));
    browser.setWindowCount(2);
    void restart();
    await clock.advance(1_000);
    await showWindows(1);
    expect(opened).not.toContain('start the last pages');
    await showWindows(0);
    expect(opened).toContain('start the last pages');
    expect(closings()).toEqual([]);
  });

  it('waits five seconds for its windows to go, and then no longer', async () => {
    open();
    void restart();
    await clock.advance(4_900);
    expect(opened).toEqual([]);
    await clock.advance(200);
    expect(opened).toEqual(['prepared', 'start the last pages']);
  });

  it('keeps the pages that come meanwhile until there is a window', async () => {
    open();
    void restart();
    await settle();
    browser.show(page(7));
    await showWindows(0);
    browser.show(page(8));
    expect(opened).toEqual(['prepared', 'start the last pages']);
    browser.setWindowCount(1);
    expect(opened.slice(2)).toEqual([page(7), page(8)]);
  });

  it('kills a Chromium that does not end within 20 seconds', async () => {
    open();
    const leaving = program;
    leaving.kill = (signal) => {
      leaving.signals.push(signal);
      if (signal === undefined) leaving.ends({ exitStatus: undefined, signal: 'SIGKILL' });
    };
    void restart();
    await clock.advance(19_999);
    expect(leaving.signals).toEqual(['SIGTERM']);
    await clock.advance(1);
    expect(leaving.signals).toEqual(['SIGTERM', undefined]);
    await showWindows(0);
    expect(opened).toContain('start the last pages');
  });

  it('brings the pages back if the preparation fails, and says why', async () => {
    prepared = () => Promise.reject(new Error('no space'));
    open();
    const failed = expect(restart()).rejects.toThrow('no space');
    await showWindows(0);
    await showWindows(1);
    await failed;
    expect(opened).toEqual(['start the last pages']);
  });

  it('is only the preparation where Chromium has not started, and waits for one that is starting', async () => {
    await restart();
    expect(opened).toEqual(['prepared']);
    browser.show(page(0));
    const starting = program;
    void restart();
    await clock.advance(10_000);
    expect(starting.signals).toEqual([]);
    await showWindows(1);
    expect(starting.signals).toEqual(['SIGTERM']);
  });

  it('gives up when there is no window in time, and does not start a second one on top', async () => {
    open();
    const first = expect(restart()).rejects.toThrow('Chromium shows no window.');
    void restart().catch(() => undefined);
    browser.setWindowCount(0);
    await clock.advance(74_000);
    expect(opened).toEqual(['prepared', 'start the last pages']);
    await clock.advance(2_000);
    await first;
    await showWindows(1);
    await showWindows(0);
    expect(opened).toEqual(['prepared', 'start the last pages', 'prepared', 'start the last pages']);
  });

  it('has its pages kept between its end and its next start, and starts also if they could not be', async () => {
    keepPages = () => {
      opened.push('pages kept');
      return Promise.reject(new Error('no space'));
    };
    open();
    void restart();
    await clock.advance(1_000);
    expect(opened).toEqual([]);
    await showWindows(0);
    expect(opened).toEqual(['pages kept', 'prepared', 'start the last pages']);
  });

  it('is announced as closed when the next Chromium crashes', async () => {
    open();
    void restart();
    await showWindows(0);
    program.ends({ exitStatus: undefined, signal: 'SIGSEGV' });
    await clock.advance(1_000);
    expect(closings()).toEqual([closedBecause('browser-crashed')]);
  });
});

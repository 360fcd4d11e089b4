/** The desktop in Debian's KWin, the compositor of KDE, with waybar as its panel; the host agent is a fake. */
import { afterEach, describe, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { LINK_QUESTION } from '../bed/desktop/wayland-test-bed.ts';
import { KwinTestBed } from '../bed/kwin/kwin-test-bed.ts';

/** Numbers of the kernel. */
const KEY = { escape: 1, tab: 15, a: 30, b: 48, c: 46, leftAlt: 56, leftControl: 29, f11: 87 } as const;
const KEYSYM = { leftAlt: 0xffe9, tab: 0xff09 } as const;
const CHARACTERS_OF_ABC = [0x61, 0x62, 0x63];
const SESSION = 'Disposable browser – Standard';

let testBed: KwinTestBed;
afterEach(() => testBed.close());

const picture = (name: string) => testBed.shell.picture(artefact(`kwin/${name}.png`));
const windows = () => testBed.shell.windows();
const focused = () =>
  windows()
    .filter(({ hasFocus }) => hasFocus)
    .map(({ title }) => title);
/** The keys that the guest got, in order. */
const pressed = () =>
  testBed.hostAgent
    .screenOf(testBed.hostAgent.last)
    .keys.filter(({ down }) => down)
    .map(({ keysym }) => keysym);

describe('on KWin', () => {
  it('shows its windows under its own name, the newest one in front, and keys reach the guest', async () => {
    testBed = await KwinTestBed.open();
    await testBed.openSession();
    await expect.poll(windows).toMatchObject([{ application: 'safe-browse', title: SESSION, hasFocus: true }]);
    for (const code of [KEY.a, KEY.b, KEY.c]) await testBed.shell.input.press(code);
    await expect.poll(pressed).toEqual(CHARACTERS_OF_ABC);
    await picture('session');
  });

  it('stands in the panel', async () => {
    testBed = await KwinTestBed.open();
    await testBed.start('--background');
    await expect.poll(() => testBed.shell.trayIcons(), { timeout: 30_000 }).toHaveLength(1);
    expect(windows()).toEqual([]);
    await picture('tray');
  });

  it('asks about a link of another program in a window that has the keyboard', async () => {
    testBed = await KwinTestBed.open();
    await testBed.askAboutLink();
    await expect.poll(windows).toMatchObject([{ application: 'safe-browse', title: LINK_QUESTION, hasFocus: true }]);
    await picture('link');
    await testBed.shell.input.press(KEY.escape);
    await expect.poll(windows).toEqual([]);
  });

  it('keeps its own keys: Alt+Tab leads from a session to another window', async () => {
    testBed = await KwinTestBed.open();
    await testBed.openSession();
    await testBed.runToEnd();
    await expect.poll(focused).toEqual(['Safe Browse']);
    await testBed.shell.input.press(KEY.leftAlt, KEY.tab);
    await expect.poll(focused).toEqual([SESSION]);
    await picture('two-windows');
    await testBed.shell.input.press(KEY.leftAlt, KEY.tab);
    await expect.poll(focused).toEqual(['Safe Browse']);
  });

  it('leaves its keys to a session in full screen, until the person releases the keyboard', async () => {
    testBed = await KwinTestBed.open();
    const { input } = testBed.shell;
    await testBed.openSession();
    await testBed.runToEnd();
    await expect.poll(focused).toEqual(['Safe Browse']);
    await input.press(KEY.leftAlt, KEY.tab);
    await expect.poll(focused).toEqual([SESSION]);
    await input.press(KEY.f11);
    await expect.poll(() => windows().find(({ title }) => title === SESSION)?.isFullScreen).toBe(true);
    await picture('full-screen');
    await input.press(KEY.leftAlt, KEY.tab);
    await expect.poll(() => pressed().slice(-2)).toEqual([KEYSYM.leftAlt, KEYSYM.tab]);
    expect(focused()).toEqual([SESSION]);
    await input.press(KEY.leftControl, KEY.leftAlt);
    await input.press(KEY.leftAlt, KEY.tab);
    await expect.poll(focused).toEqual(['Safe Browse']);
  });

  it('ends at a logout, and its session continues', async () => {
    testBed = await KwinTestBed.open();
    await testBed.logOut();
  });
});

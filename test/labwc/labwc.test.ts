/** The desktop in Debian's labwc, a compositor of wlroots, with waybar as its panel and mako for notifications; the host agent is a fake. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { LINK_QUESTION } from '../bed/desktop/wayland-test-bed.ts';
import { LabwcTestBed } from '../bed/labwc/labwc-test-bed.ts';

/** The first icon is in the corner of the panel; its menu opens there. */
const MIDDLE_OF_ICON = { x: 15, y: 15 };
const OPEN_MAIN_WINDOW = { x: 115, y: 137 };
/** The panel fetches the entries over D-Bus. */
const MENU_WITHIN_MS = 2_000;
/** A window would come after the icon. */
const WINDOW_WITHIN_MS = 3_000;
const CHARACTERS_OF_ABC = [0x61, 0x62, 0x63];

let testBed: LabwcTestBed;
afterEach(() => testBed.close());

const picture = (name: string) => testBed.shell.picture(artefact(`labwc/${name}.png`));
const focused = async () => (await testBed.shell.windows(['state:focused'])).map(({ title }) => title);

describe('on wlroots', () => {
  it('shows its windows under its own name, the newest one in front, and keys reach the guest', async () => {
    testBed = await LabwcTestBed.open();
    const { shell, hostAgent } = testBed;
    await testBed.openSession();
    await expect
      .poll(() => shell.windows())
      .toEqual([{ application: 'safe-browse', title: 'Disposable browser – Standard' }]);
    await expect.poll(focused).toEqual(['Disposable browser – Standard']);
    // A new keyboard needs a moment.
    await shell.keys('-s', '500', 'abc');
    const pressed = () =>
      hostAgent
        .screenOf(hostAgent.last)
        .keys.filter(({ down }) => down)
        .map(({ keysym }) => keysym);
    await expect.poll(pressed).toEqual(CHARACTERS_OF_ABC);
    await picture('session');
  });

  it('stands in the panel; its menu opens the main window', async () => {
    testBed = await LabwcTestBed.open();
    const { shell } = testBed;
    const desktop = await testBed.start('--background');
    await expect.poll(() => shell.trayIcons(), { timeout: 30_000 }).toHaveLength(1);
    expect(await shell.windows()).toEqual([]);
    await shell.clickAt(MIDDLE_OF_ICON, 'right');
    await sleep(MENU_WITHIN_MS);
    await picture('tray-menu');
    await shell.clickAt(OPEN_MAIN_WINDOW, 'left');
    await desktop.window('main');
    await expect.poll(() => shell.windows()).toEqual([{ application: 'safe-browse', title: 'Safe Browse' }]);
  });

  it('notifies, and the action of the notification opens the main window', async () => {
    testBed = await LabwcTestBed.open();
    const { shell, hostAgent } = testBed;
    await testBed.openSession();
    hostAgent.end(hostAgent.last, 'browser-crashed');
    await expect.poll(() => shell.run('makoctl', 'list')).toContain('A session ended unexpectedly');
    await picture('notification');
    await shell.run('makoctl', 'invoke');
    await expect.poll(async () => (await shell.windows()).map(({ title }) => title)).toContain('Safe Browse');
  });

  it('asks about a link of another program in a window that has the keyboard', async () => {
    testBed = await LabwcTestBed.open();
    const { shell } = testBed;
    await testBed.askAboutLink();
    await expect.poll(focused).toEqual([LINK_QUESTION]);
    await picture('link');
    await shell.keys('-s', '500', '-k', 'Escape');
    await expect.poll(() => shell.windows()).toEqual([]);
  });

  it('starts into the panel by its autostart entry', async () => {
    testBed = await LabwcTestBed.open();
    const { shell, folder } = testBed;
    const desktop = await testBed.start();
    await (await desktop.window('main')).evaluate(`safeBrowse.ask('desktop.set', { autostart: true })`);
    const entry = join(folder, 'c/autostart/safe-browse.desktop');
    await expect.poll(() => existsSync(entry)).toBe(true);
    await desktop.quit();
    await expect.poll(() => shell.trayIcons()).toEqual([]);
    // As root, Chromium has no sandbox.
    const environment = { ...desktop.environment, ELECTRON_DISABLE_SANDBOX: '1' };
    const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    await shell.run('env', ...variables, 'sh', '-c', 'gio launch "$1" >/dev/null 2>&1', 'sh', entry);
    await expect.poll(() => shell.trayIcons(), { timeout: 30_000 }).toHaveLength(1);
    await sleep(WINDOW_WITHIN_MS);
    expect(await shell.windows()).toEqual([]);
    const [icon = ''] = await shell.trayIcons();
    const status = await shell.run('busctl', '--user', 'status', icon.replace(/[/].*/, ''));
    process.kill(Number(/^PID=(\d+)$/m.exec(status)?.[1]), 'SIGTERM');
    await expect.poll(() => shell.trayIcons()).toEqual([]);
  });

  it('ends at a logout, and its session continues', async () => {
    testBed = await LabwcTestBed.open();
    await testBed.logOut();
  });
});

/** The desktop in Debian's GNOME on Wayland: real windows, panel and notifications, with a fake host agent. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { type Desktop, isStandIn } from '../bed/desktop/desktop.ts';
import { GnomeTestBed } from '../bed/gnome/gnome-test-bed.ts';

let testBed: GnomeTestBed;
let desktop: Desktop;
afterEach(() => testBed.close());

const picture = (name: string) => testBed.gnome.picture(artefact(`gnome/${name}.png`));
const applications = async () => (await testBed.gnome.windows()).map(({ application }) => application);
/** Code for the menu of the first tray icon, and its entries. */
const ICON = `Main.panel.statusArea[Object.keys(Main.panel.statusArea).find((name) => name.startsWith('appindicator-'))]`;
const ENTRIES = `${ICON}.menu._getMenuItems().map((item) => item.label?.text ?? '').filter((label) => label !== '')`;
const entry = (label: string) => `${ICON}.menu._getMenuItems().find((item) => item.label?.text === '${label}')`;

/** Opens a session by a real click in the main window, and waits until it shows something. */
async function openSession(): Promise<void> {
  const { gnome, hostAgent } = testBed;
  const main = await desktop.window('main');
  const button = await main.getByRole('button', { name: 'New session' }).boundingBox();
  const [width = 0, height = 0] = await main.evaluate<number[]>('[innerWidth, innerHeight]');
  await expect.poll(async () => (await gnome.windows()).length).toBe(1);
  const frame = await gnome.frameOf('Safe Browse');
  if (!button) throw new Error('The button is not visible.');
  // The page fills the frame, except for the title bar.
  const [left, top] = [frame.x + (frame.width - width) / 2, frame.y + frame.height - height];
  await gnome.pressAt(left + button.x + button.width / 2, top + button.y + button.height / 2);
  await expect.poll(() => hostAgent.sessions.length, { timeout: 10_000 }).toBe(1);
  hostAgent.becomeReady(hostAgent.last);
  await (await desktop.window('session')).locator('main canvas').waitFor();
}

describe('with the extension for tray icons', () => {
  it('stands in the panel without a window; its menu opens the main window', async () => {
    testBed = await GnomeTestBed.open({ hasTray: true });
    desktop = await testBed.start('--background');
    const { gnome } = testBed;
    await expect.poll(() => gnome.trayIcons(), { timeout: 20_000 }).toHaveLength(1);
    expect(await gnome.windows()).toEqual([]);
    await gnome.click(ICON);
    await expect
      .poll(() => gnome.evaluate(ENTRIES), { timeout: 10_000 })
      .toEqual(expect.arrayContaining(['New session', 'Network: idle', 'Open main window', 'Settings', 'Quit']));
    await picture('tray-menu');
    await gnome.click(entry('Open main window'));
    await desktop.window('main');
    await expect.poll(applications).toEqual(['safe-browse.desktop']);
    await picture('main-window');
  });

  it('shows its windows, the newest one in front, as one application with its own name and icon', async () => {
    testBed = await GnomeTestBed.open({ hasTray: true });
    desktop = await testBed.start();
    const { gnome } = testBed;
    await openSession();
    await expect
      .poll(() => gnome.windows(), { timeout: 10_000 })
      .toEqual([
        expect.objectContaining({
          application: 'safe-browse.desktop',
          applicationName: 'Safe Browse',
          isWayland: true,
        }),
        expect.objectContaining({
          application: 'safe-browse.desktop',
          applicationName: 'Safe Browse',
          isWayland: true,
        }),
      ]);
    await picture('session');
    // The window that was opened last has the keyboard.
    await expect
      .poll(async () => (await gnome.windows()).find(({ hasFocus }) => hasFocus)?.title)
      .toBe('Disposable browser – Standard');
    const icon = `imports.gi.Shell.AppSystem.get_default().lookup_app('safe-browse.desktop').get_icon().to_string()`;
    expect(await gnome.evaluate(icon)).toContain('safe-browse');
    await gnome.evaluate('Main.overview.show()');
    await picture('overview');
  });

  it('notifies, and a click on the notification opens the main window', async () => {
    testBed = await GnomeTestBed.open({ hasTray: true });
    desktop = await testBed.start();
    const { gnome, hostAgent } = testBed;
    await openSession();
    await desktop.pressClose(await desktop.window('main'));
    hostAgent.end(hostAgent.last, 'browser-crashed');
    await expect
      .poll(() => gnome.notifications(), { timeout: 10_000 })
      .toContainEqual(expect.objectContaining({ title: 'A session ended unexpectedly' }));
    await picture('notification');
    await gnome.evaluate(`Main.messageTray.getSources().flatMap(({ notifications }) => notifications)
      .find(({ title }) => title === 'A session ended unexpectedly').activate()`);
    await desktop.window('main');
  });

  it('starts at login into the panel, as the Shell itself starts it', async () => {
    testBed = await GnomeTestBed.open({ hasTray: true });
    desktop = await testBed.start();
    const { gnome, folder } = testBed;
    const main = await desktop.window('main');
    await main.evaluate(`safeBrowse.ask('desktop.set', { autostart: true })`);
    const file = join(folder, 'c/autostart/safe-browse.desktop');
    await expect.poll(() => existsSync(file), { timeout: 10_000 }).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/^X-GNOME-Autostart-enabled=true$/m);
    await desktop.quit();
    await expect.poll(() => gnome.trayIcons(), { timeout: 10_000 }).toEqual([]);
    const environment = ['XDG_RUNTIME_DIR=r', 'XDG_CONFIG_HOME=c', 'XDG_STATE_HOME=s', 'HOME=h'].map((each) =>
      each.replace('=', `=${folder}/`),
    );
    await gnome.evaluate(`{
      const context = global.create_app_launch_context(0, -1);
      for (const each of ${JSON.stringify(environment)}) context.setenv(...each.split('='));
      context.setenv('WAYLAND_DISPLAY', '${gnome.environment['WAYLAND_DISPLAY'] ?? ''}');
      (imports.gi.GioUnix ?? imports.gi.Gio).DesktopAppInfo.new_from_filename('${file}').launch([], context);
    }`);
    await expect.poll(() => gnome.trayIcons(), { timeout: 20_000 }).toHaveLength(1);
    expect(await gnome.windows()).toEqual([]);
    await gnome.click(ICON);
    await gnome.click(entry('Quit'));
    await expect.poll(() => gnome.trayIcons(), { timeout: 10_000 }).toEqual([]);
  });
});

describe('without the extension, as Debian has it', () => {
  it('opens its main window, and ends with its last window', async () => {
    testBed = await GnomeTestBed.open({ hasTray: false });
    desktop = await testBed.start();
    const { gnome } = testBed;
    const main = await desktop.window('main');
    await expect.poll(applications).toEqual(['safe-browse.desktop']);
    await picture('without-tray');
    const ended = desktop.app.waitForEvent('close');
    await desktop.pressClose(main);
    await ended;
    expect(await gnome.trayIcons()).toEqual([]);
  });
});

describe('at a logout', () => {
  const running = async () => {
    testBed = await GnomeTestBed.open({ hasTray: true });
    return testBed.spawnWithSession();
  };

  it('ends by SIGTERM without a trap, and its session continues', async () => {
    const program = await running();
    for (const pid of [...program.helpers, program.pid]) process.kill(pid, 'SIGTERM');
    expect(await program.ended()).toEqual({ status: null, signal: 'SIGTERM', complaints: [] });
    expect(testBed.hostAgent.sessions.map(({ state }) => state)).toEqual(['browsing']);
  });

  it('ends when the Shell and the message bus are gone first, and its session continues', async () => {
    const program = await running();
    await testBed.gnome.close();
    const { signal, complaints } = await program.ended();
    // Older versions of Electron, such as the tests' fake, give up when their display server is gone: electron/electron#52603.
    const expected = isStandIn ? [null, 'SIGTRAP'] : [null];
    expect(expected).toContain(signal);
    expect(complaints.filter((line) => !isStandIn || !line.includes('Failed to shutdown.'))).toEqual([]);
    expect(testBed.hostAgent.sessions.map(({ state }) => state)).toEqual(['browsing']);
  });
});

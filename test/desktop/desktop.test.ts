/** The desktop on a real display, with a fake host agent that the test controls. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from '../../host-agent/api/connection/client.ts';
import { Failure } from '../../host-agent/api/errors/failure.ts';
import { socketPath } from '../../host-agent/api/connection/runtime-folder.ts';
import { artefact } from '../bed/artefacts.ts';
import { clickAway, type Desktop } from '../bed/desktop/desktop.ts';
import { KEY } from '../bed/screen/rfb-messages.ts';
import type { FakeHostAgent } from '../fakes/host-agent/host-agent.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';

let testBed: DesktopTestBed;
let hostAgent: FakeHostAgent;
let desktop: Desktop;

const start = async (...args: string[]) => {
  desktop = await testBed.start(...args);
};

beforeEach(async () => {
  testBed = await DesktopTestBed.open();
  ({ hostAgent } = testBed);
});
afterEach(() => testBed.close());

const openSession = () => testBed.openSession();

describe('a session window', () => {
  it('opens at once, shows each step of the start, then the screen, and sends it keys', async () => {
    await start();
    const window = await openSession();
    const id = hostAgent.last;
    hostAgent.meet(id, 'image');
    hostAgent.await(id, 'network');
    await window.getByText('Details').click();
    await window.getByText('Starting the network VM').waitFor();
    hostAgent.becomeReady(id);
    const rfb = hostAgent.screenOf(id);
    await expect.poll(() => rfb.viewers).toBe(1);
    await window.locator('canvas').waitFor();
    await window.locator('canvas').click();
    await window.keyboard.press('Control+w');
    await expect
      .poll(() => rfb.keys.map(({ keysym, down }) => [keysym, down]))
      .toEqual([
        [KEY.control, true],
        [0x77, true],
        [0x77, false],
        [KEY.control, false],
      ]);
    // The window does not react: this key belongs to the guest.
    expect(await desktop.isVisible(window)).toBe(true);
  });

  it('asks about its files in place of another question, and keeps its window until that is answered', async () => {
    await start();
    const window = await testBed.openReadySession();
    const [main, id] = [await desktop.window('main'), hostAgent.last];
    hostAgent.download(id, 1);
    await window.getByRole('button', { name: 'Bookmark this page' }).click();
    await expect.poll(() => testBed.screen.dialogues()).toBe(1);
    const discard = main.getByRole('button', { name: /^Discard: / });
    await discard.click();
    await window.getByRole('dialog', { name: 'Discard this session?' }).waitFor();
    await expect.poll(() => testBed.screen.dialogues()).toBe(0);
    await testBed.screen.picture(artefact('discard-in-place-of-a-question.png'));
    await window.waitForTimeout(1_200);
    await discard.click();
    await clickAway(window.getByRole('button', { name: 'Discard', exact: true }));
    await window.getByRole('heading', { name: 'Discarded' }).waitFor();
    expect(hostAgent.asked.map(({ method }) => method)).not.toContain('bookmark.add');
  });

  it('connects to the spare before the click, and shows it then', async () => {
    await start();
    const spare = await hostAgent.keepSpare();
    const window = await desktop.window('session', { hidden: true });
    await window.locator('canvas').waitFor({ state: 'attached' });
    expect(await desktop.isVisible(window)).toBe(false);
    expect(await openSession()).toBe(window);
    expect(hostAgent.screenOf(hostAgent.last)).toBe(spare);
    hostAgent.becomeReady(hostAgent.last);
    await window.locator('.cover').waitFor({ state: 'detached' });
    expect([spare.viewers, spare.visits]).toEqual([1, 1]);
  });

  it('shows its own session’s VM when another client got the spare', async () => {
    await start();
    const spare = await hostAgent.keepSpare();
    const window = await desktop.window('session', { hidden: true });
    await window.locator('canvas').waitFor({ state: 'attached' });
    const other = await Client.attach(socketPath(join(testBed.folder, 'r/safe-browse')));
    other?.call('session.open', {}).catch(() => undefined);
    await expect.poll(() => hostAgent.sessions.length).toBe(1);
    await expect.poll(() => spare.viewers).toBe(0);
    expect(await openSession()).toBe(window);
    hostAgent.becomeReady(hostAgent.last);
    await window.locator('.cover').waitFor({ state: 'detached' });
    // The window looks for a screen twice a second, so its own may not be there yet.
    const viewers = () => [spare.viewers, hostAgent.screenOf(hostAgent.last).viewers];
    const seen = expect.poll(viewers, { timeout: 10_000 }).toEqual([0, 1]);
    // The host agent does not stop before, nor would a failure be seen.
    await seen.finally(() => other?.close());
  });

  it('asks once before it closes; it stays if the session is kept, and closes with a discarded session', async () => {
    await start();
    const window = await openSession();
    hostAgent.becomeReady(hostAgent.last);
    await window.locator('canvas').waitFor();
    await desktop.pressClose(window);
    await window.getByRole('button', { name: 'Undo' }).click();
    await window.locator('.cover').waitFor({ state: 'detached' });
    expect(hostAgent.sessions).toHaveLength(1);
    hostAgent.download(hostAgent.last, 1);
    await window.getByRole('button', { name: /1 not saved/ }).waitFor();
    await desktop.pressClose(window);
    await window.getByRole('button', { name: 'Keep open' }).click();
    await window.getByRole('dialog').waitFor({ state: 'hidden' });
    await desktop.pressClose(window);
    const gone = window.waitForEvent('close');
    await window.getByRole('dialog').getByRole('button', { name: 'Discard', exact: true }).click();
    await clickAway(window.getByRole('button', { name: 'Discard now' }));
    await gone;
    expect(hostAgent.sessions).toHaveLength(0);
  });

  it('closes when its browser is closed', async () => {
    await start();
    const window = await openSession();
    hostAgent.becomeReady(hostAgent.last);
    await window.locator('canvas').waitFor();
    const gone = window.waitForEvent('close');
    hostAgent.end(hostAgent.last, 'browser-closed');
    await gone;
  });

  it('stays and says why when the session ended unexpectedly', async () => {
    await start();
    const window = await openSession();
    hostAgent.becomeReady(hostAgent.last);
    await window.locator('canvas').waitFor();
    hostAgent.end(hostAgent.last, 'browser-crashed');
    await window.getByText('The browser crashed').waitFor();
  });

  it('enters and leaves full screen with F11', async () => {
    await start();
    const window = await testBed.openReadySession();
    const shown = await desktop.app.browserWindow(window);
    const isFullscreen = () => shown.evaluate((browserWindow: BrowserWindow) => browserWindow.isFullScreen());
    await window.locator('canvas').click();
    await window.keyboard.press('F11');
    await expect.poll(isFullscreen, { timeout: 10_000 }).toBe(true);
    await window.locator('.session-window.fullscreen').waitFor();
    await testBed.screen.picture(artefact('session/fullscreen.png'));
    await window.keyboard.press('F11');
    await expect.poll(isFullscreen, { timeout: 10_000 }).toBe(false);
    expect(hostAgent.screenOf(hostAgent.last).keys).toEqual([]);
  });

  it('sends Escape to the guest in full screen, and is left by F11 only, also after the keyboard was released', async () => {
    await start();
    const window = await testBed.openReadySession();
    const shown = await desktop.app.browserWindow(window);
    const isFullscreen = () => shown.evaluate((browserWindow: BrowserWindow) => browserWindow.isFullScreen());
    const press = (keys: string) => testBed.screen.xdotool('key', keys);
    const escapes = () => hostAgent.screenOf(hostAgent.last).keys.filter(({ keysym }) => keysym === KEY.escape).length;
    await window.locator('canvas').click();
    await press('F11');
    await expect.poll(() => window.evaluate<boolean>('document.fullscreenElement !== null')).toBe(true);
    await press('Escape');
    await expect.poll(escapes).toBe(2);
    await press('ctrl+alt');
    await expect
      .poll(() => window.evaluate<boolean>('document.activeElement.closest(".frame-bar") !== null'))
      .toBe(true);
    await press('Escape');
    await expect.poll(() => window.evaluate<boolean>('document.activeElement.matches(".keys")')).toBe(true);
    expect([await isFullscreen(), escapes()]).toEqual([true, 2]);
    await press('F11');
    await expect.poll(isFullscreen).toBe(false);
  });

  it('cancels the start when it is closed during the start', async () => {
    await start();
    const window = await openSession();
    await desktop.pressClose(window);
    await expect.poll(() => hostAgent.sessions.length).toBe(0);
  });

  it('says why a start failed, and repeats it', async () => {
    await start();
    const window = await openSession();
    hostAgent.failStart(hostAgent.last, new Failure('start-timed-out', { requirement: 'screen', seconds: 5 }));
    await window.getByText('the graphical screen did not start within 5 s').waitFor();
    await window.getByRole('button', { name: 'Open “Settings”' }).click();
    await (await desktop.window('main')).getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await window.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => hostAgent.sessions.length, { timeout: 10_000 }).toBe(1);
    hostAgent.becomeReady(hostAgent.last);
    await window.locator('canvas').waitFor();
  });
});

describe('the desktop', () => {
  it('opens a session with a click in the tray menu', async () => {
    await start('--background');
    await desktop.window('session', { hidden: true });
    await testBed.screen.openTrayMenu();
    await testBed.screen.picture(artefact('tray/menu.png'));
    await testBed.screen.xdotool('key', 'Down', 'Return');
    await desktop.window('session');
    await expect.poll(() => hostAgent.sessions.length, { timeout: 10_000 }).toBe(1);
    await testBed.screen.picture(artefact('tray/opened.png'));
  });

  it('continues without a host agent, says so, and recovers with the next one', async () => {
    await start();
    const window = await openSession();
    hostAgent.becomeReady(hostAgent.last);
    await window.locator('canvas').waitFor();
    await hostAgent.stop();
    const main = await desktop.window('main');
    await main.getByText('The background service is not running').first().waitFor();
    expect(hostAgent.screenOf(hostAgent.last).viewers).toBe(1);
    await hostAgent.start();
    await main.getByText('The background service is not running').first().waitFor({ state: 'hidden' });
    expect(await desktop.isVisible(window)).toBe(true);
  });

  it('runs once: a second start passes its request to the first and exits', async () => {
    await start('--background');
    expect(await desktop.visibleWindows()).toBe(0);
    await testBed.runToEnd('--open');
    await desktop.window('session');
  });

  it('opens the requested browser as soon as there is a host agent', async () => {
    await hostAgent.stop();
    await start('--open');
    await desktop.window('session');
    await hostAgent.start();
    await expect.poll(() => hostAgent.sessions.length, { timeout: 15_000 }).toBe(1);
  });

  it('quits without closing a session', async () => {
    await start();
    const window = await openSession();
    hostAgent.becomeReady(hostAgent.last);
    await window.locator('canvas').waitFor();
    // A second desktop would also watch the host agent and continue to run.
    await testBed.runToEnd();
    const asked = () => hostAgent.asked.map(({ method }) => method);
    expect(asked().filter((method) => method === 'events.watch')).toHaveLength(1);
    await desktop.quit();
    expect(hostAgent.sessions.map(({ state }) => state)).toEqual(['browsing']);
    expect(asked()).not.toContain('session.close');
  });

  it('quits without closing a session that is still starting', async () => {
    await start();
    await openSession();
    await expect.poll(() => hostAgent.sessions.length).toBe(1);
    const main = await desktop.window('main');
    await main.getByRole('button', { name: 'Quit' }).click();
    await main.getByText('One session is open. It can continue').waitFor();
    const ended = desktop.app.waitForEvent('close');
    await main.getByRole('button', { name: 'Quit, keep sessions running' }).click();
    await ended;
    expect(hostAgent.sessions.map(({ state }) => state)).toEqual(['starting']);
  });

  it('quits also a moment after a click, when the window for the next click is about to be loaded', async () => {
    await start();
    await openSession();
    const ended = desktop.app.waitForEvent('close');
    // As on a busy computer, that window is due before the windows have closed.
    await desktop.app
      .evaluate(
        ({ app }) =>
          void setTimeout(() => {
            app.quit();
            const quitAtMs = Date.now();
            while (Date.now() - quitAtMs < 1_000);
          }),
      )
      .catch(() => undefined);
    await ended;
  });

  it('installs a desktop entry that launchers and links find', async () => {
    await start();
    await desktop.window('main');
    const entry = join(testBed.folder, 'd/applications/safe-browse.desktop');
    await expect.poll(() => existsSync(entry)).toBe(true);
    expect(readFileSync(entry, 'utf8')).toContain('MimeType=x-scheme-handler/http;x-scheme-handler/https;');
  });
});

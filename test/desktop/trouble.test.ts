/** What a person sees when a page crashes, a start fails or the host agent is gone. */
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from '../../host-agent/api/connection/client.ts';
import { Failure } from '../../host-agent/api/errors/failure.ts';
import { socketPath } from '../../host-agent/api/connection/runtime-folder.ts';
import { artefact } from '../bed/artefacts.ts';
import type { Desktop } from '../bed/desktop/desktop.ts';
import type { FakeHostAgent } from '../fakes/host-agent/host-agent.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';

let testBed: DesktopTestBed;
let hostAgent: FakeHostAgent;
let desktop: Desktop;
let other: Client | undefined;

beforeEach(async () => {
  testBed = await DesktopTestBed.open();
  ({ hostAgent } = testBed);
});
afterEach(async () => {
  other?.close();
  other = undefined;
  await testBed.close();
});

const picture = (name: string) => testBed.screen.picture(artefact(`trouble/${name}.png`));

/** The Electron window: Playwright's page ends with the renderer. */
const windowOf = async (page: Page) => {
  const handle = await desktop.app.browserWindow(page);
  const inside = <Value>(text: string) =>
    handle.evaluate(
      (shown: BrowserWindow, script) => shown.webContents.executeJavaScript(script),
      text,
    ) as Promise<Value>;
  return {
    crash: () => handle.evaluate((shown: BrowserWindow) => shown.webContents.forcefullyCrashRenderer()),
    isCrashed: () => handle.evaluate((shown: BrowserWindow) => shown.webContents.isCrashed()),
    close: () => handle.evaluate((shown: BrowserWindow) => shown.close()),
    isFullscreen: () => handle.evaluate((shown: BrowserWindow) => shown.isFullScreen()),
    fillScreen: () => handle.evaluate((shown: BrowserWindow) => shown.setFullScreen(true)),
    inside,
    text: () => inside<string>('document.body.innerText'),
  };
};
const sessionWindows = () => desktop.visibleWindows('session');

describe('a session window whose page crashed or hangs', () => {
  it('is reloaded with its picture, and asks as usual when it is closed', async () => {
    desktop = await testBed.start();
    const window = await windowOf(await testBed.openReadySession());
    const rfb = hostAgent.screenOf(hostAgent.last);
    await expect.poll(() => rfb.viewers).toBe(1);
    await window.crash();
    await expect.poll(() => rfb.viewers, { timeout: 10_000 }).toBe(0);
    await expect.poll(() => rfb.viewers, { timeout: 10_000 }).toBe(1);
    const colour = () =>
      window.inside<string>(`document.querySelector('canvas')?.getContext('2d').getImageData(5, 5, 1, 1).data.join()`);
    await expect.poll(colour, { timeout: 10_000 }).toBe('32,96,160,255');
    await picture('drawn-again');
    await window.close();
    const now = `[...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Discard now')`;
    await expect.poll(() => window.inside<boolean>(`${now} !== undefined`), { timeout: 10_000 }).toBe(true);
    await window.inside(`void setTimeout(() => ${now}.click())`);
    await expect.poll(() => hostAgent.sessions.length, { timeout: 10_000 }).toBe(0);
    await expect.poll(sessionWindows).toBe(0);
  });

  it('stays blank after repeated crashes, leaves full screen, and closes at once; its session continues', async () => {
    desktop = await testBed.start();
    const window = await windowOf(await testBed.openReadySession());
    const rfb = hostAgent.screenOf(hostAgent.last);
    await window.fillScreen();
    await expect.poll(() => window.isFullscreen(), { timeout: 10_000 }).toBe(true);
    for (let death = 0; death < 4; death += 1) {
      await expect.poll(() => rfb.viewers, { timeout: 10_000 }).toBe(1);
      await window.crash();
      await expect.poll(() => rfb.viewers, { timeout: 10_000 }).toBe(0);
    }
    await expect.poll(() => window.isFullscreen(), { timeout: 10_000 }).toBe(false);
    expect(await window.isCrashed()).toBe(true);
    await window.close();
    await expect.poll(sessionWindows).toBe(0);
    await (await desktop.window('main')).getByRole('button', { name: 'Show' }).waitFor();
    expect(hostAgent.sessions.map(({ state }) => state)).toEqual(['browsing']);
  });

  it('is reloaded when it hangs, to ask about its files once its session is discarded in the main window', async () => {
    desktop = await testBed.start();
    const page = await testBed.openReadySession();
    const window = await windowOf(page);
    hostAgent.download(hostAgent.last, 1);
    await page.getByRole('button', { name: /1 not saved/ }).waitFor();
    await page.evaluate('void setTimeout(() => { for (;;); }, 0)');
    await (await desktop.window('main')).getByRole('button', { name: /^Discard: / }).click();
    // What is asked of the page before it is reloaded is never answered.
    const text = () => Promise.race([window.text(), new Promise((resolve) => setTimeout(resolve, 1_000, ''))]);
    await expect.poll(text, { timeout: 30_000 }).toContain('Discard this session?');
    await picture('asks-after-it-hung');
    expect(hostAgent.sessions).toHaveLength(1);
  });

  it('closes at the second press of the button when it hangs', async () => {
    desktop = await testBed.start();
    const page = await testBed.openReadySession();
    const window = await windowOf(page);
    hostAgent.download(hostAgent.last, 1);
    await page.getByRole('button', { name: /1 not saved/ }).waitFor();
    await page.evaluate('void setTimeout(() => { for (;;); }, 0)');
    await window.close();
    expect(await sessionWindows()).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await window.close();
    await expect.poll(sessionWindows).toBe(0);
    await (await desktop.window('main')).getByRole('button', { name: 'Show' }).waitFor();
    expect(hostAgent.sessions).toHaveLength(1);
  });
});

describe('a session to be discarded while the host agent is gone', () => {
  const discard = async () => {
    const window = await testBed.openReadySession();
    await hostAgent.stop();
    await window.getByText('The background service is not running').waitFor();
    await desktop.pressClose(window);
    await window.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await window.getByText('Discarding the session').waitFor();
    return window;
  };

  it('is discarded as soon as the host agent is back', async () => {
    desktop = await testBed.start();
    const window = await discard();
    const gone = window.waitForEvent('close');
    await hostAgent.start();
    await gone;
    expect(hostAgent.sessions).toEqual([]);
  });

  it('stays in the window, which says why, if no host agent starts', async () => {
    desktop = await testBed.start();
    const window = await discard();
    await window.getByText('The background service did not start').waitFor({ timeout: 60_000 });
    await window.locator('.cover').waitFor({ state: 'hidden' });
    await picture('not-discarded');
    expect(hostAgent.sessions.map(({ state }) => state)).toEqual(['browsing']);
    expect(hostAgent.screenOf(hostAgent.last).viewers).toBe(1);
    expect(await window.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });
});

it('tells the session the scale of its window again when the host agent is back', async () => {
  desktop = await testBed.start();
  const window = await testBed.openReadySession();
  await expect.poll(() => hostAgent.scales.length, { timeout: 10_000 }).toBe(1);
  await hostAgent.stop();
  await window.getByText('The background service is not running').waitFor();
  expect(hostAgent.scales).toHaveLength(1);
  await hostAgent.start();
  await expect.poll(() => hostAgent.scales, { timeout: 10_000 }).toEqual([100, 100]);
});

it('shows how a session ended while the host agent was gone', async () => {
  desktop = await testBed.start();
  const window = await testBed.openReadySession();
  await hostAgent.stop();
  await window.getByText('The background service is not running').waitFor();
  hostAgent.end(hostAgent.last, 'display-crashed');
  await hostAgent.start();
  await window.getByText('The screen of the VM crashed').waitFor();
});

describe('the window of a session that the command line opened', () => {
  async function startElsewhere(): Promise<string> {
    other = await Client.attach(socketPath(join(testBed.folder, 'r/safe-browse')));
    other?.call('session.open', {}).catch(() => undefined);
    await expect.poll(() => hostAgent.sessions.length).toBe(1);
    return hostAgent.last;
  }

  it('says that the start failed', async () => {
    desktop = await testBed.start(`--session=${await startElsewhere()}`);
    const window = await desktop.window('session');
    await window.getByText('Preparing a fresh VM').waitFor();
    hostAgent.failStart(hostAgent.last, new Failure('start-timed-out', { requirement: 'screen', seconds: 5 }));
    await window.getByText('The session did not start').waitFor();
    await picture('start-failed-elsewhere');
  });

  it('does not wait for a session that was gone before the window opened', async () => {
    const id = await startElsewhere();
    hostAgent.failStart(id, new Failure('start-timed-out', { requirement: 'screen', seconds: 5 }));
    desktop = await testBed.start(`--session=${id}`);
    await (await desktop.window('session')).getByText('The session did not start').waitFor();
  });

  it('discards the session when it is closed during the start', async () => {
    desktop = await testBed.start(`--session=${await startElsewhere()}`);
    const window = await desktop.window('session');
    await window.getByText('Starting the VM').waitFor({ state: 'attached' });
    hostAgent.meet(hostAgent.last, 'image');
    await window.locator('.steps .met').waitFor({ state: 'attached' });
    await desktop.pressClose(window);
    await expect.poll(() => hostAgent.sessions.length, { timeout: 10_000 }).toBe(0);
  });
});

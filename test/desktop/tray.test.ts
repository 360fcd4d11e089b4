/** The tray menu, used with real clicks and keys. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import type { Desktop } from '../bed/desktop/desktop.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';

let testBed: DesktopTestBed;
let desktop: Desktop;
beforeAll(async () => {
  testBed = await DesktopTestBed.open();
  desktop = await testBed.start('--background');
  await desktop.window('session', { hidden: true });
  await vi.waitFor(() => expect(testBed.hostAgent.asked.map(({ method }) => method)).toContain('events.watch'), {
    timeout: 10_000,
  });
});
afterAll(() => testBed.close());

/** Opens the menu and selects an entry by keys: a browser, one with a profile, network, images, main window, settings, diagnostics, quit. */
async function choose(...keys: readonly string[]): Promise<void> {
  await testBed.screen.openTrayMenu();
  await testBed.screen.xdotool('key', '--delay', '120', ...keys);
}
const downTo = (entry: number) => Array.from({ length: entry }, () => 'Down');
const asked = (method: string) =>
  testBed.hostAgent.asked.filter((each) => each.method === method).map(({ params }) => params);

it('restarts the network', async () => {
  await choose(...downTo(3), 'Right', 'Return');
  await expect.poll(() => asked('network.restart')).toEqual([{}]);
});

it('opens the main window on its settings', async () => {
  await choose(...downTo(6), 'Return');
  const main = await desktop.window('main');
  await main.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
});

it('updates the images, and shows the images page', async () => {
  await choose(...downTo(4), 'Right', 'Return');
  const main = await desktop.window('main');
  await main.getByRole('heading', { level: 1, name: 'Images' }).waitFor();
  await expect.poll(() => asked('image.build')).toEqual([{ role: 'network', debug: false }]);
  await main.getByRole('progressbar', { name: 'Building' }).waitFor();
  await testBed.screen.picture(artefact('tray/images-building.png'));
});

it('asks in the main window before it quits while a session starts, and the session continues if the answer is no', async () => {
  await choose('Down', 'Return');
  await expect.poll(() => testBed.hostAgent.sessions.length, { timeout: 10_000 }).toBe(1);
  await choose('Up', 'Return');
  const main = await desktop.window('main');
  await main.getByText('One session is open. It can continue').waitFor();
  await testBed.screen.picture(artefact('tray/asks-to-quit.png'));
  await main.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await main.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(testBed.hostAgent.sessions.map(({ state }) => state)).toEqual(['starting']);
  testBed.hostAgent.end(testBed.hostAgent.last, 'closed');
});

it('quits at once when no session is open', async () => {
  const ended = desktop.app.waitForEvent('close');
  await choose('Up', 'Return');
  await ended;
});

it('quits while sessions continue, but only after pending discards are done', async () => {
  const { hostAgent } = testBed;
  desktop = await testBed.start();
  const window = await testBed.openReadySession();
  const id = hostAgent.last;
  await choose('Up', 'Return');
  const main = await desktop.window('main');
  await main.getByText('One session is open. It can continue').waitFor();
  // The desktop gives up after a few seconds if no host agent can be started.
  await hostAgent.stop();
  await window.getByText('The background service is not running').waitFor();
  await desktop.pressClose(window);
  await window.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await window.getByText('Discarding the session').waitFor();
  const ended = desktop.app.waitForEvent('close');
  await main.getByRole('button', { name: 'Quit, keep sessions running' }).click();
  await hostAgent.start();
  await ended;
  expect(asked('session.close')).toEqual([{ ids: [id] }]);
  expect(hostAgent.sessions).toEqual([]);
});

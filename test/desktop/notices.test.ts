/** Notifications, as the desktop receives them on the session bus. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Desktop } from '../bed/desktop/desktop.ts';
import { Notifications } from '../fakes/notifications.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';

let testBed: DesktopTestBed;
let notifications: Notifications;
let desktop: Desktop;

beforeEach(async () => {
  testBed = await DesktopTestBed.open();
  notifications = await Notifications.listen(testBed.screen.environment['DBUS_SESSION_BUS_ADDRESS'] ?? '');
});
afterEach(async () => {
  await testBed.close();
  notifications.close();
});

const shown = () => notifications.shown.map(({ title, body }) => ({ title, body }));
const crash = async () => {
  const window = await testBed.openReadySession();
  testBed.hostAgent.end(testBed.hostAgent.last, 'browser-crashed');
  await window.getByText('The browser crashed').waitFor();
  return window;
};

it('reports a session that ended unexpectedly, and a click opens the main window', async () => {
  desktop = await testBed.start();
  await crash();
  await expect.poll(shown, { timeout: 10_000 }).toEqual([
    {
      title: 'A session ended unexpectedly',
      body: 'The browser crashed. The VM and everything in it are gone. Your computer was not affected.',
    },
  ]);
  const main = await desktop.window('main');
  await desktop.pressClose(main);
  await expect.poll(() => desktop.visibleWindows()).toBe(1);
  const [first] = notifications.shown;
  if (first) notifications.click(first);
  await (await desktop.window('main')).getByRole('button', { name: 'New session' }).waitFor();
});

it('reports outdated images, and a network that stopped under a session, once', async () => {
  desktop = await testBed.start();
  await testBed.openReadySession();
  testBed.hostAgent.setNetwork('up');
  testBed.hostAgent.setImages(testBed.hostAgent.images.map((image) => ({ ...image, upToDate: false })));
  await expect.poll(shown, { timeout: 10_000 }).toMatchObject([{ title: 'The images are outdated' }]);
  testBed.hostAgent.setNetwork('failed');
  await expect
    .poll(shown, { timeout: 10_000 })
    .toMatchObject([{ title: 'The images are outdated' }, { title: 'The network VM stopped' }]);
});

it('reports nothing if the person turned notifications off', async () => {
  mkdirSync(join(testBed.folder, 'c/safe-browse'), { mode: 0o700 });
  writeFileSync(join(testBed.folder, 'c/safe-browse/desktop.json'), JSON.stringify({ notifications: false }));
  desktop = await testBed.start();
  await desktop.pressClose(await crash());
  await expect.poll(() => desktop.visibleWindows()).toBe(1);
  const main = await desktop.window('main');
  await main.getByRole('button', { name: 'Settings' }).click();
  await main.getByRole('button', { name: 'General' }).click();
  const wanted = main.getByLabel('Notifications');
  // The old value is shown until the file has been written.
  await wanted.click();
  await expect.poll(() => wanted.isChecked(), { timeout: 10_000 }).toBe(true);
  await main.getByRole('button', { name: 'Browse' }).click();
  await crash();
  await expect.poll(shown, { timeout: 10_000 }).toHaveLength(1);
});

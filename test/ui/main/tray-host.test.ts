import { afterEach, expect, it } from 'vitest';
import { saysOwned, watchTrayHosts } from '../../../ui/main/desktop/tray-host.ts';
import { NotifierWatcher } from '../../lab/notifier-watcher.ts';
import { Screen } from '../../lab/screen.ts';

let screen: Screen | undefined;
let watcher: NotifierWatcher | undefined;
afterEach(async () => {
  watcher?.close();
  await screen?.close();
});

it('hears who draws status notifier items from what gdbus prints', () => {
  expect(['Monitoring signals from all objects owned by org.kde.StatusNotifierWatcher', 'The name org.kde.StatusNotifierWatcher does not have an owner', 'The name org.kde.StatusNotifierWatcher is owned by :1.7'].map(saysOwned)).toEqual([false, false, true]);
});

it('tells each time that somebody comes who draws tray icons, of either kind', async () => {
  screen = await Screen.open({ awaitsTray: true });
  const environment = { ...process.env, ...screen.environment };
  let hosts = 0;
  watchTrayHosts(() => (hosts += 1), environment);
  await screen.startTray();
  await expect.poll(() => hosts).toBe(1);
  watcher = await NotifierWatcher.listen(screen.environment['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  await expect.poll(() => hosts).toBe(2);
  watcher.close();
  watcher = await NotifierWatcher.listen(screen.environment['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  await expect.poll(() => hosts).toBe(3);
});

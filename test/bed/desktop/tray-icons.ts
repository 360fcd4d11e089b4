/** The tray of a Wayland desktop, which its panel keeps on the message bus. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs a program of the desktop to its end. Returns what it prints. */
type Run = (program: string, ...args: readonly string[]) => Promise<string>;

const READY_LOOKS = 100;
const WATCHER = ['org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher', 'org.kde.StatusNotifierWatcher'] as const;

/** The addresses of the tray icons. */
export async function trayIcons(run: Run): Promise<string[]> {
  const icons = 'RegisteredStatusNotifierItems';
  const json = await run('busctl', '--user', '--json=short', 'get-property', ...WATCHER, icons);
  return (JSON.parse(json) as { data: string[] }).data;
}

export async function untilTray(run: Run): Promise<void> {
  for (let look = 0; look < READY_LOOKS; look += 1) {
    if ((await trayIcons(run).catch(() => undefined)) !== undefined) return;
    await sleep(100);
  }
  throw new Error('There is no tray.');
}

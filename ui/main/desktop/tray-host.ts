/** When this desktop comes to show tray icons. At a login we may be there before the panel, and a panel may be started anew; an icon that was made before it is never shown. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchXTray } from './x-tray.ts';

/** A panel that draws both kinds of icon says so twice. */
const SETTLED_MS = 400;
const AGAIN_MS = 30_000;

/** Calls `onHost` when somebody draws tray icons already, and each time that somebody comes to. */
export function watchTrayHosts(onHost: () => void, environment: NodeJS.ProcessEnv = process.env): void {
  let settling: NodeJS.Timeout | undefined;
  const come = () => {
    clearTimeout(settling);
    settling = setTimeout(onHost, SETTLED_MS);
  };
  void watchNotifierItems(environment, come);
  // The older kind, embedded in a panel of X; GNOME shows it nowhere, and with Wayland it is nowhere.
  if ((environment['DISPLAY'] ?? '') === '' || environment['XDG_SESSION_TYPE'] === 'wayland') return;
  watchXTray(environment, come).catch(() => {
    // Who cannot be asked may have one.
    if (!(environment['XDG_CURRENT_DESKTOP'] ?? '').toUpperCase().includes('GNOME')) come();
  });
}

/** Whether a line of gdbus' says that status notifier items are drawn from now on. Pure. */
export const saysOwned = (line: string): boolean => /^The name \S+ is owned by /.test(line);

/** For as long as we are there. A bus that goes, or is not there yet, is asked again. */
async function watchNotifierItems(environment: NodeJS.ProcessEnv, onWatcher: () => void): Promise<void> {
  for (;;) {
    const monitor = spawn('setpriv', ['--pdeathsig', 'KILL', 'gdbus', 'monitor', '--session', '--dest', 'org.kde.StatusNotifierWatcher'], { stdio: ['ignore', 'pipe', 'ignore'], env: environment });
    monitor.on('error', () => undefined);
    for await (const line of createInterface({ input: monitor.stdout })) if (saysOwned(line)) onWatcher();
    await sleep(AGAIN_MS, undefined, { ref: false });
  }
}

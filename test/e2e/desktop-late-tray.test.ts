/** A panel that comes after us, as at a login, and one that is started anew: the icon is made for each. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Staged } from '../lab/staged.ts';

let staged: Staged;
beforeAll(async () => {
  staged = await Staged.open({ awaitsTray: true });
  const desktop = await staged.start('--background');
  await desktop.window('session', { hidden: true });
});
afterAll(() => staged.close());

const restarts = () => staged.stage.asked.filter(({ method }) => method === 'network.restart').length;

async function restartTheNetwork(): Promise<void> {
  await staged.screen.openTrayMenu();
  await staged.screen.xdotool('key', '--delay', '120', 'Down', 'Down', 'Down', 'Right', 'Return');
}

it('shows its icon and menu in a tray that comes after it, and again in the one after that', async () => {
  const first = await staged.screen.startTray();
  await restartTheNetwork();
  await expect.poll(restarts).toBe(1);
  first.kill();
  await once(first, 'exit');
  await staged.screen.startTray();
  await restartTheNetwork();
  await expect.poll(restarts).toBe(2);
});

import { expect, it } from 'vitest';
import { recoverPage } from '../../../ui/main/page-recovery.ts';
import { FakeWindow } from '../fake-window.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('loads a page again that died, or that hangs', async () => {
  const window = new FakeWindow();
  recoverPage(window);
  window.webContents.forcefullyCrashRenderer();
  await turn();
  expect(window.reloads).toBe(1);
  window.webContents.emit('unresponsive');
  await turn();
  expect(window.reloads).toBe(2);
});

it('gives up on one that dies again and again, and leaves full screen, whose ways out are dead', async () => {
  const window = new FakeWindow();
  window.isFullscreen = true;
  recoverPage(window);
  for (let death = 0; death < 6; death += 1) {
    window.webContents.forcefullyCrashRenderer();
    await turn();
  }
  expect(window.reloads).toBe(3);
  expect(window.isFullscreen).toBe(false);
});

it('lets a closed window be', async () => {
  const window = new FakeWindow();
  recoverPage(window);
  window.webContents.forcefullyCrashRenderer();
  window.destroy();
  await turn();
  expect(window.reloads).toBe(0);
});

import { expect, it } from 'vitest';
import { recoverIfHung, recoverPage } from '../../../../ui/main/pages/page-recovery.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';
import { FakeWindow } from '../../fake-window.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('reloads a page that crashed or hangs', async () => {
  const window = new FakeWindow();
  recoverPage(window);
  window.webContents.forcefullyCrashRenderer();
  await turn();
  expect(window.reloads).toBe(1);
  window.webContents.emit('unresponsive');
  await turn();
  expect(window.reloads).toBe(2);
});

it('reloads a page from which the person waits for something and which does not answer, and no other', async () => {
  const clock = useFakeClock();
  const window = new FakeWindow();
  recoverPage(window);
  await recoverIfHung(window);
  window.isHung = true;
  const recovered = recoverIfHung(window);
  await clock.advance(4_900);
  expect([window.isDead, window.reloads]).toEqual([false, 0]);
  await clock.advance(100);
  await recovered;
  await turn();
  expect([window.isHung, window.reloads]).toEqual([false, 1]);
});

it('gives up on a page that crashes repeatedly, and leaves full screen, whose buttons are gone', async () => {
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

it('ignores a closed window', async () => {
  const window = new FakeWindow();
  recoverPage(window);
  window.webContents.forcefullyCrashRenderer();
  window.destroy();
  await turn();
  expect(window.reloads).toBe(0);
});

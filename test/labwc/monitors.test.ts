/** A session window on a Wayland desktop with two monitors of different scales. */
import { afterEach, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { LabwcTestBed } from '../bed/labwc/labwc-test-bed.ts';

const [FIRST, SECOND] = ['HEADLESS-1', 'HEADLESS-2'];
/** On both sides of the guest's screen, at the second scale. */
const STRIPES = 16;
let testBed: LabwcTestBed;
afterEach(() => testBed.close());

it('takes the scale of the monitor to which the window moves, and fills that monitor in full screen', async () => {
  testBed = await LabwcTestBed.open({ outputs: 2 });
  const { shell, hostAgent } = testBed;
  await shell.setMonitor(FIRST, '--custom-mode', '1600x1000', '--scale', '1');
  await shell.setMonitor(SECOND, '--custom-mode', '2400x1600', '--scale', '2');
  const window = await testBed.openSession();
  const screen = hostAgent.screenOf(hostAgent.last);
  await expect.poll(() => hostAgent.scales).toEqual([100]);
  await shell.picture(artefact('labwc/first-monitor.png'));
  // A monitor that is turned off leaves its windows to the other one.
  await shell.setMonitor(FIRST, '--off');
  await expect.poll(() => hostAgent.scales).toEqual([100, 200]);
  await window.evaluate(`safeBrowse.ask('window.fullscreen', { on: true })`);
  await expect.poll(() => screen.size).toEqual({ width: 2400 - STRIPES, height: 1600 - STRIPES });
  await shell.picture(artefact('labwc/second-monitor.png'));
  await window.evaluate(`safeBrowse.ask('window.fullscreen', { on: false })`);
  await shell.setMonitor(FIRST, '--on');
  await shell.setMonitor(SECOND, '--off');
  await expect.poll(() => hostAgent.scales).toEqual([100, 200, 100]);
});

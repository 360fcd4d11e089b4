import { expect, it } from 'vitest';
import { closedBecause } from '../../../../appliance/agent/browser/browser.ts';

it.each([
  ['the last window closed', { exitStatus: 0, signal: undefined }, false, 'last-window'],
  ['Chromium was killed by a signal', { exitStatus: undefined, signal: 'SIGSEGV' }, false, 'browser-crashed'],
  ['Chromium gave up', { exitStatus: 1, signal: undefined }, false, 'browser-crashed'],
  [
    'Chromium never started',
    { exitStatus: undefined, signal: undefined, spawnError: 'ENOENT' },
    false,
    'browser-crashed',
  ],
  ['the X server went first', { exitStatus: 1, signal: undefined }, true, 'display-crashed'],
] as const)('%s', (_, ending, displayEnded, cause) => {
  expect(closedBecause(ending, displayEnded)).toBe(cause);
});

import { expect, it } from 'vitest';
import { exitStatusOf } from '../../../host-agent/cli/pool.ts';

it.each([
  ['passes with no pool', [], 0],
  ['passes while all hosts are up or not used', [{ state: 'up' }, { state: 'idle' }], 0],
  ['fails while a host is unreachable', [{ state: 'up' }, { state: 'unreachable', trouble: 'gone' }], 1],
  ['fails while the engine reports trouble with a host', [{ state: 'idle', trouble: 'its node is dead' }], 1],
] as const)('the status of pools %s', (_, hosts, status) => {
  expect(exitStatusOf(hosts)).toBe(status);
});

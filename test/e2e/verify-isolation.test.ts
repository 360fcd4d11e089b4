/** `safe-browse verify isolation` on real machines, with a network that the test has made around them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Laboratory } from '../lab/laboratory.ts';
import { openForVerification, reportOf } from '../lab/verification.ts';

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await openForVerification();
});
afterAll(async () => {
  expect(await laboratory.close()).toEqual([]);
});

it('isolation finds that neither this computer, its networks, nor another session is reached, and the jail whole', async () => {
  const { status, stdout } = await laboratory.product.run('verify', 'isolation', '--json');
  const { checks } = reportOf(stdout);
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(status).toBe(0);
  const held = checks.filter(({ outcome }) => outcome === 'held').map(({ name }) => name);
  expect(held).toEqual(expect.arrayContaining(['network', 'loopback', 'other-session', 'network-machine', 'private-ranges', 'inside-names', 'jail-namespaces', 'jail-core']));
  expect(held.filter((name) => name.startsWith('host-')).length).toBeGreaterThan(1);
});

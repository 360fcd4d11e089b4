/** `safe-browse verify isolation` with real VMs in the network of the test bed. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestBed } from '../../bed/test-bed.ts';
import { openForVerification, reportOf } from '../../bed/verification.ts';

let testBed: TestBed;
beforeAll(async () => {
  testBed = await openForVerification();
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

it('verify isolation reaches neither the host, its networks nor another session, and finds jail and browser confinement intact', async () => {
  const { status, stdout } = await testBed.product.run('verify', 'isolation', '--json');
  const { checks } = reportOf(stdout);
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(status).toBe(0);
  const held = checks.filter(({ outcome }) => outcome === 'held').map(({ name }) => name);
  expect(held).toEqual(
    expect.arrayContaining([
      'network',
      'trials',
      'loopback',
      'lan',
      'other-session',
      'network-vm',
      'private-ranges',
      'inside-names',
      'jail-namespaces',
      'jail-core',
      'jail-merging',
      'jail-end',
    ]),
  );
  // The browser’s account could do each of these without its AppArmor profile, so the profile is what refuses them.
  expect(held).toEqual(
    expect.arrayContaining([
      'browser-profile',
      'browser-capabilities',
      'agent-capabilities',
      'kernel-settings',
      'processor',
      ...[
        'own-file',
        'image-file',
        'shell',
        'other-program',
        'brought-program',
        'file-elsewhere',
        'terminal',
        'signal-screen',
      ].map((act) => `browser-${act}`),
    ]),
  );
  expect(held.filter((name) => name.startsWith('host-')).length).toBeGreaterThan(1);
});

/** `safe-browse verify isolation` on real machines, with a network that the test has made around them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestBed } from '../bed/test-bed.ts';
import { openForVerification, reportOf } from '../bed/verification.ts';

let testBed: TestBed;
beforeAll(async () => {
  testBed = await openForVerification();
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

it('isolation finds that neither this computer, its networks, nor another session is reached, the jail whole, and the browser held inside', async () => {
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
    ]),
  );
  // Each of these acts the browser’s account does without its profile, so that it is the profile that refuses it.
  expect(held).toEqual(
    expect.arrayContaining([
      'browser-profile',
      'browser-capabilities',
      'agent-capabilities',
      'kernel-settings',
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

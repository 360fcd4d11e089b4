/** `safe-browse verify` with real VMs of the network image, which is a tenth of the browser image; `npm run test:verify` checks that one. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestBed } from '../../bed/test-bed.ts';
import { networkImage } from '../../bed/images/test-images.ts';
import { openForVerification, reportOf } from '../../bed/verification.ts';

/** Every file is read three times by an emulated processor. */
const RESET_TIMEOUT_MS = 1_800_000;

describe('verify', () => {
  let testBed: TestBed;
  beforeAll(async () => {
    testBed = await openForVerification();
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  it(
    'verify reset changes a VM in more than sixty ways, and finds none of the changes at the next two starts',
    { timeout: RESET_TIMEOUT_MS },
    async () => {
      const { digest } = await networkImage();
      const junit = testBed.product.path('reset.xml');
      const { status, stdout } = await testBed.product.run(
        'verify',
        'reset',
        '--image',
        digest.slice(0, 12),
        '--json',
        '--junit',
        junit,
      );
      const { checks, image } = reportOf(stdout);
      expect(checks.filter(({ outcome }) => outcome !== 'held')).toEqual([]);
      expect({ status, image }).toEqual({ status: 0, image: digest });
      expect(
        checks.filter(({ name, detail }) => name.startsWith('root-') && detail === undefined).length,
      ).toBeGreaterThan(60);
      expect(readFileSync(junit, 'utf8')).toContain('failures="0"');
    },
  );

  it('reports a cancellation and leaves nothing', async () => {
    const { digest } = await networkImage();
    const running = testBed.product.start('verify', 'reset', '--image', digest, '--json');
    await testBed.product.until(
      'a VM runs',
      () => testBed.product.processes().some(({ commandLine }) => commandLine.includes('guest=verify-')),
      60_000,
    );
    await running.signal('INT');
    expect(await running.ended).toBe(1);
    expect(testBed.product.processes().filter(({ commandLine }) => commandLine.includes('guest=verify-'))).toEqual([]);
  });
});

/** `safe-browse verify reset` of the whole browser image: ten times as much to read as the network machine's, which e2e/verify.test.ts looks at. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import type { TestBed } from '../bed/test-bed.ts';
import { openForVerification, reportOf } from '../bed/verification.ts';

let testBed: TestBed;
beforeAll(async () => {
  testBed = await openForVerification();
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

it('a browser’s machine that was changed in more than sixty ways starts as if nothing had been', async () => {
  const { status, stdout } = await testBed.product.run('verify', 'reset', '--json');
  const report = reportOf(stdout);
  writeFileSync(artefact('verify-browser-image.json'), JSON.stringify(report, null, 2));
  const { checks } = report;
  expect(checks.filter(({ outcome }) => outcome !== 'held')).toEqual([]);
  expect(status).toBe(0);
  expect(checks.filter(({ name, detail }) => name.startsWith('root-') && detail === undefined).length).toBeGreaterThan(
    60,
  );
});

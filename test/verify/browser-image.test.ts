/** `safe-browse verify reset` of the whole browser image, which is ten times larger than the network image in e2e/images/verify.test.ts. */
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

it('starts a browser VM unchanged after more than sixty kinds of tampering', async () => {
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

/** `safe-browse measure` on real VMs: a short run, its files, and a comparison. */
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MEASURED_NAMES, parseMeasurement } from '../../../host-agent/cli/measure/measurement.ts';
import { artefact } from '../../bed/artefacts.ts';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { START_TIMEOUT_MS } from '../../bed/timeouts.ts';

let testBed: TestBed;
beforeAll(async () => {
  testBed = await openTestBed();
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

it(
  'measures each kind of start into a signed report with nothing of the person, and compares reports',
  async () => {
    const { product } = testBed;
    const [report, key] = [join(testBed.folder, 'one.json'), join(testBed.folder, 'own.key')];
    await execa('minisign', ['-G', '-W', '-s', key, '-p', `${key}.pub`]);
    const measured = await product.run(
      ...['measure', '--runs', '1', '--no-verify', '--into', report, '--sign', key, '--json'],
    );
    expect(measured).toMatchObject({ status: 0, stderr: '' });
    const { figures, missing } = parseMeasurement(report, readFileSync(report, 'utf8'));
    expect(missing).toEqual([]);
    expect(Object.keys(figures).toSorted()).toEqual(MEASURED_NAMES.toSorted());
    expect(readFileSync(report, 'utf8')).not.toContain(testBed.folder);
    cpSync(report, artefact('measure/report.json'));
    expect(await product.sessions()).toEqual([]);
    await execa('minisign', ['-V', '-q', '-m', report, '-p', `${key}.pub`]);
    expect(existsSync(join(testBed.folder, 'one.html'))).toBe(true);
    expect(await product.run('measure', 'compare', report, report)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/, cold +\d+ ms +\d+ ms +1\.00 ×/) as unknown,
    });
  },
  5 * START_TIMEOUT_MS,
);

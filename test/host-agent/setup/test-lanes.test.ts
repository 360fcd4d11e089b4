import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emulatesMachines, lanes } from '../../../host-agent/setup/test-lanes.mjs';

it('each end-to-end test is in one lane, and those that emulate machines are in the same', () => {
  const { machines, standIns } = lanes();
  expect([...machines, ...standIns].sort()).toEqual(readdirSync(join(import.meta.dirname, '../../e2e')).map((name) => `test/e2e/${name}`).sort());
  expect(machines).toContain('test/e2e/browse.test.ts');
  expect(standIns).toContain('test/e2e/desktop.test.ts');
});

it('a laboratory has machines, and one of stand-ins has none', () => {
  expect(emulatesMachines("import { openLaboratory } from '../lab/laboratory.ts';")).toBe(true);
  expect(emulatesMachines("import { StandInLaboratory } from '../lab/stand-in-laboratory.ts';")).toBe(false);
});

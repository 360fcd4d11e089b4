import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hasSessions, lanes } from '../../../host-agent/scripts/test-lanes.mjs';

it('each end-to-end test is in one lane', () => {
  const { sessions, others } = lanes();
  expect([...sessions, ...others].sort()).toEqual(
    readdirSync(join(import.meta.dirname, '../../e2e'))
      .map((name) => `test/e2e/${name}`)
      .sort(),
  );
  expect(sessions).toContain('test/e2e/browse.test.ts');
  for (const name of ['desktop', 'leaks', 'uplinks', 'xen-network'])
    expect(others).toContain(`test/e2e/${name}.test.ts`);
});

it('a laboratory has sessions, and one of stand-ins, or one that is there for a network machine alone, has none', () => {
  expect(hasSessions("import { openLaboratory } from '../lab/laboratory.ts';")).toBe(true);
  expect(hasSessions("import { StandInLaboratory } from '../lab/stand-in-laboratory.ts';")).toBe(false);
  expect(
    hasSessions(
      "import { openLaboratory } from '../lab/laboratory.ts';\nimport { PluggedMachine } from '../lab/plugged-vm.ts';",
    ),
  ).toBe(false);
});

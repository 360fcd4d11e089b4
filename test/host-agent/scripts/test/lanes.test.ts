import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hasSessions, lanes } from '../../../../host-agent/scripts/test/lanes.mjs';

it('puts each end-to-end test into one lane', () => {
  const { sessions, others } = lanes();
  expect([...sessions, ...others].sort()).toEqual(
    readdirSync(join(import.meta.dirname, '../../../e2e'))
      .map((name) => `test/e2e/${name}`)
      .sort(),
  );
  expect(sessions).toContain('test/e2e/browse.test.ts');
  for (const name of ['desktop', 'leaks', 'bridges', 'xen-network'])
    expect(others).toContain(`test/e2e/${name}.test.ts`);
});

it('recognises a file with sessions by its import of the test bed', () => {
  expect(hasSessions("import { openTestBed } from '../bed/test-bed.ts';")).toBe(true);
  expect(hasSessions("import { FakeQemuTestBed } from '../bed/fake-qemu-test-bed.ts';")).toBe(false);
  expect(
    hasSessions(
      "import { openTestBed } from '../bed/test-bed.ts';\nimport { plugInto } from '../bed/network/plugged-namespace.ts';",
    ),
  ).toBe(false);
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hasSessions, lanes } from '../../../../host-agent/scripts/test/lanes.mjs';

it('puts each end-to-end test into one lane', () => {
  const { sessions, others } = lanes();
  expect([...sessions, ...others].sort()).toEqual(
    ['desktop', 'e2e']
      .flatMap((folder) =>
        readdirSync(join(import.meta.dirname, '../../..', folder)).map((name) => `test/${folder}/${name}`),
      )
      .sort(),
  );
  expect(sessions).toContain('test/e2e/browse.test.ts');
  for (const name of ['desktop/desktop', 'e2e/leaks', 'e2e/bridges', 'e2e/xen-network'])
    expect(others).toContain(`test/${name}.test.ts`);
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

import { expect, it } from 'vitest';
import { unproved } from '../../../../host-agent/scripts/test/proved.mjs';

const SPECIFICATION = `| # | promise | proved by |
| --- | --- | --- |
| A1 | One. | \`test/e2e/one.test.ts › shows the page\` |
| A2 | Two. | \`test/e2e/one.test.ts › needs root\` |
| A3 | Three. | \`test/e2e/one.test.ts › fails with %s\` |
| A4 | Four. | \`test/xen/two.test.ts › runs on Xen\` |
| A5 | Five. | *pending* |
| A6 | Six. | \`test/e2e/one.test.ts › has a title that no test has\` |
| A7 | Seven. | \`test/e2e/one.test.ts › shows the page\`<br>\`test/xen/two.test.ts › runs on Xen\` |
`;
const SOURCE = `it('shows the page', page);
describe.skipIf(process.getuid?.() !== 0)('with root', () => {
  it('needs root', root);
  it.each(['a', 'b'])('fails with %s', fails);
});`;

const results = (...tests: readonly (readonly [string, string])[]) => ({
  testResults: [
    {
      name: 'test/e2e/one.test.ts',
      status: 'passed',
      assertionResults: tests.map(([fullName, status]) => ({ fullName, status })),
    },
  ],
});

it('counts a promise as proved only if its test ran and passed, and says why another one is not', () => {
  const report = results(
    ['a session shows the page', 'passed'],
    ['with root needs root', 'skipped'],
    ['with root fails with a', 'passed'],
    ['with root fails with b', 'failed'],
  );
  expect([...unproved(SPECIFICATION, [report], () => SOURCE)]).toEqual([
    ['test/e2e/one.test.ts: skipped if process.getuid?.() !== 0', ['A2']],
    ['test/e2e/one.test.ts: failed', ['A3']],
    ['test/xen/two.test.ts: did not run', ['A4', 'A7']],
    ['pending', ['A5']],
    ['test/e2e/one.test.ts: skipped', ['A6']],
  ]);
  expect([...unproved(SPECIFICATION, [], () => SOURCE)].flatMap(([, numbers]) => numbers)).toHaveLength(7);
});

import { expect, it } from 'vitest';
import { needsOwnProcess } from './isolated-tests.ts';

// In two pieces, so that this file itself needs no process.
const VI = 'v' + 'i';

it.each([
  `${VI}.mock('../run.ts');`,
  `  ${VI}.doMock('../run.ts', () => ({}));`,
  "setFlagsFromString('--" + "expose-gc');",
])('a test with %s gets its own process', (source) => expect(needsOwnProcess(source)).toBe(true));

it('others share one', () => {
  expect(needsOwnProcess(`/** Install it with \`${VI}.mock\`. */ ${VI}.fn();`)).toBe(false);
});

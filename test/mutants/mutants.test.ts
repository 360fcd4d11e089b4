/** The breakages of `npm run test:mutants`, held against sources and promises: a breakage that does not apply any more shows nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isAllGreen, isRed, projectOf, promises, proofOf, titlePattern } from './proofs.mjs';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const Mutant = z.strictObject({
  promise: z.string(),
  file: z.string(),
  search: z.string().min(1),
  replacement: z.string(),
  breakage: z.string().min(1),
  e2e: z.literal(true).optional(),
  images: z.enum(['network', 'browser', 'host']).optional(),
});
const mutants = z.array(Mutant).parse(JSON.parse(read('test/mutants/mutants.json')));
const specification = read('SPECIFICATION.md');

/** Promises that nothing is broken for yet, as the specification has them in order; one that gets its breakage leaves this list. */
const WITHOUT_BREAKAGE: readonly string[] = ['X10'];

describe('the breakages', () => {
  it.each(mutants)('$promise: $breakage applies to the sources, at one place', ({ file, search, replacement }) => {
    expect(read(file).split(search)).toHaveLength(2);
    expect(replacement).not.toBe(search);
  });

  it.each(mutants)(
    '$promise: $breakage is of a promise whose test is of that kind',
    ({ promise, e2e = false, images }) => {
      const proof = proofOf(specification, promise);
      expect(proof).toBeDefined();
      expect(projectOf(proof?.file ?? '') !== 'unit').toBe(e2e);
      expect(images !== undefined && !e2e).toBe(false);
    },
  );

  it('are missing for those promises alone that are known to have none', () => {
    const broken = new Set(mutants.map(({ promise }) => promise));
    expect(promises(specification).filter((promise) => !broken.has(promise))).toEqual(WITHOUT_BREAKAGE);
  });
});

describe('the verdict on a breakage', () => {
  const report = (...tests: readonly (readonly [string, string])[]) => ({
    testResults: [{ assertionResults: tests.map(([fullName, status]) => ({ fullName, status })) }],
  });

  it('is red when the test named failed, and not when another did or none ran', () => {
    const pattern = titlePattern('is dropped when its file "%s" was changed (all of it)');
    expect(
      isRed(report(['a template is dropped when its file "memory" was changed (all of it)', 'failed']), pattern),
    ).toBe('red');
    expect(
      isRed(
        report(
          ['a template is dropped when its file "memory" was changed (all of it)', 'passed'],
          ['another', 'failed'],
        ),
        pattern,
      ),
    ).toBe('green');
    expect(isRed(report(['another', 'failed']), pattern)).toBe('absent');
    expect(isRed({ testResults: [{}] }, pattern)).toBe('absent');
  });

  it('finds the tests of a contract by whoever keeps it', () => {
    expect('the hypervisor xl, over a double of the toolstack keeps it').toMatch(
      titlePattern("describeHypervisor('xl, over a double"),
    );
    expect('the hypervisor qemu keeps it').toMatch(titlePattern("describeHypervisor('qemu'"));
  });

  it('is kept of sound sources only when there were tests and all were green', () => {
    expect(isAllGreen(report(['one', 'passed'], ['another', 'skipped']))).toBe(true);
    expect(isAllGreen(report(['one', 'passed'], ['another', 'failed']))).toBe(false);
    expect(isAllGreen({ testResults: [{}] })).toBe(false);
  });
});

describe('the test of a breakage', () => {
  it.each([
    ['test/host-agent/session/open.test.ts', 'unit'],
    ['test/contract/guides.test.ts', 'unit'],
    ['test/e2e/browse.test.ts', 'e2e'],
    ['test/xen/kinds.test.ts', 'xen'],
    ['test/nested/pci.test.ts', 'pci'],
    ['test/nested/apparmor.test.ts', 'apparmor'],
  ])('proved by %s is tried in the project %s', (file, project) => {
    expect(projectOf(file)).toBe(project);
  });
});

/** The breakages of `npm run test:mutants`, held against sources and promises: a breakage that does not apply any more shows nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isRed, promises, proofOf, titlePattern } from '../mutants/proofs.mjs';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const Mutant = z.strictObject({ promise: z.string(), file: z.string(), search: z.string().min(1), replacement: z.string(), breakage: z.string().min(1), e2e: z.literal(true).optional() });
const mutants = z.array(Mutant).parse(JSON.parse(read('test/mutants/mutants.json')));
const specification = read('SPECIFICATION.md');

/** Promises that nothing is broken for yet, as far as anybody looked; one that gets its breakage leaves this list. `npm run test:mutants` tells all. */
const WITHOUT_BREAKAGE: ReadonlySet<string> = new Set(['A1', 'A2', 'A3', 'A5', 'A6', 'A8', 'B2', 'B5', 'B6', 'B7', 'B8', 'B9', 'B11', 'B12', 'B15', 'D2', 'D3', 'D4', 'D8', 'D9', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F10', 'F11', 'F12', 'F13', 'F14', 'F15', 'F16', 'F17', 'F20', 'F21', 'F22', 'F23', 'G1', 'G2', 'G3', 'G4', 'G6', 'G11', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U11', 'U12', 'U15', 'X1', 'X3', 'X4', 'X5', 'X7', 'X8', 'X11', 'X10']);

describe('the breakages', () => {
  it.each(mutants)('$promise: $breakage applies to the sources, at one place', ({ file, search, replacement }) => {
    expect(read(file).split(search)).toHaveLength(2);
    expect(replacement).not.toBe(search);
  });

  it.each(mutants)('$promise: $breakage is of a promise whose test is of that kind', ({ promise, e2e = false }) => {
    const proof = proofOf(specification, promise);
    expect(proof).toBeDefined();
    expect(/^test\/(e2e|xen)\//.test(proof?.file ?? '')).toBe(e2e);
  });

  it('are missing for no promise but those that are known to have none', () => {
    const broken = new Set(mutants.map(({ promise }) => promise));
    const known = new Set(promises(specification));
    expect([...WITHOUT_BREAKAGE].filter((promise) => broken.has(promise) || !known.has(promise))).toEqual([]);
    expect(broken.size + WITHOUT_BREAKAGE.size).toBeGreaterThanOrEqual(90);
  });
});

describe('the verdict on a breakage', () => {
  const report = (...tests: readonly (readonly [string, string])[]) => ({ testResults: [{ assertionResults: tests.map(([fullName, status]) => ({ fullName, status })) }] });

  it('is red when the test named failed, and not when another did or none ran', () => {
    const pattern = titlePattern('is dropped when its file "%s" was changed (all of it)');
    expect(isRed(report(['a template is dropped when its file "memory" was changed (all of it)', 'failed']), pattern)).toBe('red');
    expect(isRed(report(['a template is dropped when its file "memory" was changed (all of it)', 'passed'], ['another', 'failed']), pattern)).toBe('green');
    expect(isRed(report(['another', 'failed']), pattern)).toBe('absent');
    expect(isRed({ testResults: [{}] }, pattern)).toBe('absent');
  });
});

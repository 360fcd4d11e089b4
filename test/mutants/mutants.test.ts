/** Checks mutants.json against the sources and the specification: a mutation without a place shows nothing. */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anchor, mutate } from './anchor.mjs';
import { isQuick, projectOf, promises, proofOf } from './proofs.mjs';
import { productSources, readMutants, root } from './tree.mjs';

const Mutant = z.strictObject({
  promise: z.string(),
  file: z.string(),
  within: z.string().min(1).optional(),
  search: z.string().min(1),
  replacement: z.string(),
  defect: z.string().min(1),
  e2e: z.literal(true).optional(),
  images: z.enum(['network', 'browser', 'host']).optional(),
});
const mutants = z.array(Mutant).parse(readMutants());
const sources = productSources();
const specification = readFileSync(join(root, 'SPECIFICATION.md'), 'utf8');

/** Promises that have no mutation yet. Remove a promise from this list when it gets one. */
const WITHOUT_MUTATION: readonly string[] = ['X10'];

describe('a mutation', () => {
  it.each(mutants)('of $promise has one place in the sources and changes it: $defect', (mutant) => {
    const found = anchor(mutant, sources);
    if ('problem' in found)
      expect.fail(`${mutant.file}: ${found.problem}. Searched for:\n${mutant.search}\nAnchor it in mutants.json.`);
    const { file } = found.place;
    const { text } = sources.of(file);
    const changed = mutate(found.place, mutant.replacement, text);
    expect(changed).not.toBe(text);
    // What no compiler accepts breaks every test, or shows nothing.
    if (/\.(ts|tsx|mjs)$/.test(file))
      transformSync(changed, { loader: extname(file) === '.tsx' ? 'tsx' : 'ts', logLevel: 'silent' });
    expect(changed.slice(found.place.start - 4, found.place.start + mutant.replacement.length + 4)).not.toMatch(
      /,\s*,/,
    );
  });

  it.each(mutants)('of $promise states what its proof needs: $defect', ({ promise, e2e = false, images }) => {
    const proof = proofOf(specification, promise);
    expect(proof).toBeDefined();
    expect(isQuick(projectOf(proof?.file ?? ''))).toBe(!e2e);
    expect(images !== undefined && !e2e).toBe(false);
  });

  it('exists for every promise but the listed ones', () => {
    const withMutation = new Set(mutants.map(({ promise }) => promise));
    expect(promises(specification).filter((promise) => !withMutation.has(promise))).toEqual(WITHOUT_MUTATION);
  });
});

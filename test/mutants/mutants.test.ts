/** Checks mutants.json against the sources and the specification: a mutation without a place shows nothing. */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isQuick, projectOf, promises, proofsOf } from './proofs.mjs';
import { mutated, readMutants, root } from './tree.mjs';

const Mutant = z.strictObject({
  promise: z.string(),
  file: z.string(),
  search: z.string().min(1),
  replacement: z.string(),
  defect: z.string().min(1),
  images: z.enum(['network', 'browser', 'host']).optional(),
});
const mutants = z.array(Mutant).parse(readMutants());
const specification = readFileSync(join(root, 'SPECIFICATION.md'), 'utf8');
const isEndToEnd = (promise: string) => {
  const proofs = proofsOf(specification, promise);
  return proofs.length > 0 && proofs.every(({ file }) => !isQuick(projectOf(file)));
};

describe('a mutation', () => {
  it.each(mutants)('of $promise has one place in $file and changes it: $defect', (mutant) => {
    const { file, search } = mutant;
    const text = readFileSync(join(root, file), 'utf8');
    const changed = mutated(text, mutant);
    if (changed === undefined)
      return expect.fail(`${file} has this ${text.split(search).length - 1} times instead of once:\n${search}`);
    expect(changed).not.toBe(text);
    // What no compiler accepts breaks every test, or shows nothing.
    if (/\.(ts|tsx|mjs)$/.test(file))
      transformSync(changed, { loader: extname(file) === '.tsx' ? 'tsx' : 'ts', logLevel: 'silent' });
  });

  it.each(mutants)('of $promise breaks what no unit test can see: $defect', ({ promise }) => {
    expect(proofsOf(specification, promise).filter(({ file }) => !isQuick(projectOf(file)))).not.toEqual([]);
  });

  it('exists for every promise that only end-to-end tests prove', () => {
    const withMutation = new Set(mutants.map(({ promise }) => promise));
    expect(promises(specification).filter((promise) => isEndToEnd(promise) && !withMutation.has(promise))).toEqual([]);
  });
});

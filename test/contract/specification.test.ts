/** Compares SPECIFICATION.md with the tests. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proofsOf } from '../mutants/proofs.mjs';

const root = join(import.meta.dirname, '../..');
const specification = readFileSync(join(root, 'SPECIFICATION.md'), 'utf8');
const rows = [...specification.matchAll(/^\| (?<number>[A-Z]\d+) \| .+ \| (?<column>.+) \|$/gm)].map(
  ({ groups: { number = '', column = '' } = {} }) => ({ number, column }),
);

describe('the specification', () => {
  it('numbers each promise once', () => {
    const numbers = rows.map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(10);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it.each(rows)('$number is proved by existing tests, or marked as pending', ({ number, column }) => {
    if (column === '*pending*') return;
    const proofs = proofsOf(specification, number);
    expect(proofs.map(({ file, title }) => `\`${file} › ${title}\``).join('<br>')).toBe(column);
    for (const { file, title } of proofs) {
      expect(existsSync(join(root, file)), `${file} is not there`).toBe(true);
      expect(readFileSync(join(root, file), 'utf8')).toContain(title);
    }
  });
});

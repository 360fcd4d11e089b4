/** Compares SPECIFICATION.md with the tests. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
  /** `(B1, B6 to B8)`, and every number in the threat model. */
  const citations = readdirSync(join(root, 'host-agent/guide'), { recursive: true, encoding: 'utf8' })
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) => {
      const text = readFileSync(join(root, 'host-agent/guide', page), 'utf8');
      const lists = text.match(/\([A-Z]\d{1,3}((, | and | to |–)[A-Z]\d{1,3})*\)/g) ?? [];
      const cited = (page === 'design/threat-model.md' ? text : lists.join()).match(/\b[A-Z]\d{1,3}\b/g) ?? [];
      return cited.map((number) => ({ page, number }));
    });

  it('has every promise that the guide cites', () => {
    expect(citations.length).toBeGreaterThan(50);
    const numbers = new Set(rows.map(({ number }) => number));
    expect(citations.filter(({ number }) => !numbers.has(number))).toEqual([]);
  });
});

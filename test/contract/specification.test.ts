/** Compares SPECIFICATION.md with the tests. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const rows = readFileSync(join(root, 'SPECIFICATION.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number, promise, proof] = /^\| ([A-Z]\d+) \| (.+) \| (.+) \|$/.exec(line) ?? [];
    return number !== undefined && promise !== undefined && proof !== undefined ? [{ number, promise, proof }] : [];
  });

describe('the specification', () => {
  it('numbers each promise once', () => {
    const numbers = rows.map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(10);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it.each(rows)('$number is proved by an existing test, or marked as pending', ({ proof }) => {
    if (proof === '*pending*') return;
    const [, file, title] = /^`(test\/[\w./-]+\.test\.ts) › (.+)`$/.exec(proof) ?? [];
    expect(file, `"${proof}" names no test`).toBeDefined();
    const path = join(root, file ?? '');
    expect(existsSync(path), `${file ?? ''} is not there`).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain(title);
  });
});

/** Checks the table of web applications, which only a session runs: npm run test:applications. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { APPLICATIONS } from '../applications/table.ts';

const { dependencies } = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../applications/package.json'), 'utf8')));

describe('the table of web applications', () => {
  it('has at least twenty, each with a name and a title that no other has', () => {
    expect(APPLICATIONS.length).toBeGreaterThanOrEqual(20);
    for (const key of ['name', 'does'] as const)
      expect(new Set(APPLICATIONS.map((application) => application[key])).size).toBe(APPLICATIONS.length);
  });

  it('names the packages that are installed, at exact versions', () => {
    expect([...new Set(APPLICATIONS.flatMap(({ packages }) => packages))].sort()).toEqual(
      Object.keys(dependencies).sort(),
    );
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each(APPLICATIONS)('names every package of which the page of $name loads files', ({ packages, page }) => {
    const loaded = [...page.matchAll(/\/npm\/((?:@[\w-]+\/)?[\w.-]+)\//g)].map(([, name = '']) => name);
    expect(loaded).not.toEqual([]);
    expect(loaded.filter((name) => !packages.includes(name))).toEqual([]);
  });

  it.each(APPLICATIONS)(
    'lets a person in $name click and drag only at points that its page reports',
    ({ acts, page }) => {
      const points = acts.flatMap((act) =>
        'click' in act ? [act.click] : 'drag' in act ? act.drag : 'scroll' in act ? [act.scroll] : [],
      );
      for (const point of points) expect(page).toMatch(new RegExp(`ready\\(\\{[^\\n]*\\b${point}\\b`));
    },
  );
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGES } from '../../../host-agent/scripts/docs/pages.ts';

describe('the generated files', () => {
  it.each(Object.entries(PAGES))('%s is what npm run docs writes', (file, page) => {
    const written = readFileSync(join(import.meta.dirname, '../../..', file), 'utf8');
    expect(written === page(), 'It is out of date: run npm run docs').toBe(true);
  });

  it.each(Object.entries(PAGES).filter(([file]) => file.endsWith('.md')))(
    '%s shows a value wherever a text needs one',
    (_, page) => {
      expect(page()).not.toMatch(/\bundefined\b|\bNaN\b|\[object /);
    },
  );

  it('shows the bounds and the default of a key', () => {
    const page = PAGES['host-agent/guide/configuration-keys.md']?.() ?? '';
    expect(page).toContain('| `ports` | 1 to 16 | `8` |');
    expect(page).toContain('| `startPage` | text | `"about:blank"` |');
    expect(page).toContain('| `accelerator` | `"auto"`, `"kvm"`, `"tcg"` | `"auto"` |');
  });
});

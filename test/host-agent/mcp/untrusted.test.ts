import { expect, it } from 'vitest';
import { line, quoted, visible } from '../../../host-agent/mcp/untrusted.ts';

it('shows that there are characters that draw nothing, and keeps lines', () => {
  expect(visible('a\u200bb\u{e0041}\u202ec\n\td')).toBe('a\ufffdb\ufffd\ufffdc\n\td');
});

it('makes one line of what a page says, and no longer than it may be', () => {
  expect(line('  a\n\n b\tc ', 10)).toBe('a b c');
  expect(line('x'.repeat(50), 10)).toBe(`${'x'.repeat(10)}…`);
});

it('marks what a page says by a line that is another each time', () => {
  const marks = [quoted('said'), quoted('said')].map((text) => /^--- (\w{16})\nsaid\n--- \1$/m.exec(text)?.[1]);
  expect(marks[0]).toBeDefined();
  expect(marks[1]).not.toBe(marks[0]);
});

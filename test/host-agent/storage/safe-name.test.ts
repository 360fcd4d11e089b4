import { describe, expect, it } from 'vitest';
import { numbered, safeName } from '../../../host-agent/storage/safe-name.ts';
import { fc } from '../../bed/random.ts';

describe('the name of a file from a guest', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['Bericht für Anna.odt', 'Bericht für Anna.odt'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['.bashrc', 'bashrc'],
    ['-rf', 'rf'],
    ['a\u202efdp.exe', 'afdp.exe'],
    ['two\nlines\u001b[2J.txt', 'two_lines_[2J.txt'],
    ['run.desktop', 'run.desktop.txt'],
    ['  spaces   inside .pdf. . ', 'spaces inside .pdf'],
    ['...', 'download'],
    [`${'ü'.repeat(300)}.tar.gz`, `${'ü'.repeat(96)}.tar.gz`],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(196)}.pdf`],
    [`${'a'.repeat(195)} .pdf`, `${'a'.repeat(195)} .pdf`],
    [`${'a'.repeat(195)} ${'b'.repeat(50)}.pdf`, `${'a'.repeat(195)}.pdf`],
  ])('%j becomes %j', (untrusted, safe) => {
    expect(safeName(untrusted)).toBe(safe);
  });

  it.each([
    ...['desktop', 'directory', 'flatpakref', 'flatpakrepo', 'jnlp', 'kdelnk', 'lnk'],
    ...['mount', 'service', 'url', 'webloc'],
  ])('ends with .txt behind .%s, which file managers run at a click', (ending) => {
    expect(safeName(`Invoice.${ending}`)).toBe(`Invoice.${ending}.txt`);
    expect(safeName(`Invoice.${ending.toUpperCase()} .`)).toBe(`Invoice.${ending.toUpperCase()}.txt`);
    expect(safeName(`Invoice.${ending}.pdf`)).toBe(`Invoice.${ending}.pdf`);
    expect(safeName(`${'a'.repeat(300)}.${ending}`)).toMatch(new RegExp(`^a+\\.${ending}\\.txt$`));
  });

  it('is a valid and harmless one, whatever the guest sends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (untrusted) => {
        const name = safeName(untrusted);
        expect(name).not.toMatch(/^[.-]|[/\\\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e]|\.desktop$/);
        expect(Buffer.byteLength(numbered(name, 999))).toBeLessThanOrEqual(255);
        expect(name.length).toBeGreaterThan(0);
        expect(name.isWellFormed()).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('gets a number before its ending when it is taken', () => {
    expect(numbered('archive.tar.gz', 2)).toBe('archive (2).tar.gz');
    expect(numbered('README', 3)).toBe('README (3)');
    expect(numbered('.profile', 2)).toBe('.profile (2)');
  });
});

import { describe, expect, it } from 'vitest';
import { differences, messageTypes, readLanguage } from '../../../../host-agent/scripts/docs/texts.ts';

/** The arguments of the one text, as the compiler sees them. */
const typeOf = (source: string): string | undefined => /'only': (.*);/.exec(messageTypes(readLanguage(source)))?.[1];

describe('the types of the texts', () => {
  it('name every argument of a text, also those of its parts', () => {
    expect(typeOf('only = Nothing')).toBe('NoArguments');
    expect(typeOf('only = { $one } and { $two }')).toBe('{ readonly one: Value; readonly two: Value }');
    expect(typeOf('part-a = { $inner }\nonly = { part-a }')).toBe('{ readonly inner: Value }');
    expect(typeOf('-name = Safe\nonly = { -name }')).toBe('NoArguments');
  });

  it('know a number by its plural and by NUMBER()', () => {
    expect(typeOf('only = { $count ->\n [one] file\n *[other] { $count } files\n }')).toBe(
      '{ readonly count: number }',
    );
    expect(typeOf('only = { $count ->\n [404] no\n *[other] yes\n }')).toBe('{ readonly count: number }');
    expect(typeOf('only = { NUMBER($size) }')).toBe('{ readonly size: number }');
  });

  it('list the values of a choice whose last variant is UNKNOWN(), and of no other', () => {
    expect(typeOf('only = { $end ->\n [idle] a\n [closed] b\n *[other] { UNKNOWN() }\n }')).toBe(
      "{ readonly end: 'idle' | 'closed' }",
    );
    expect(typeOf('only = { $end ->\n [idle] a\n *[other] b\n }')).toBe('{ readonly end: Value }');
  });

  it('let an argument be missing that the message asks for, or that not every variant shows', () => {
    expect(typeOf('only = { GIVEN($why) ->\n [no] a\n *[yes] { $why }\n }')).toBe(
      '{ readonly why?: Value | undefined }',
    );
    expect(typeOf('only = { $why }\n .hint = { GIVEN($why) ->\n [no] a\n *[yes] b\n }')).toBe(
      '{ readonly why?: Value | undefined }',
    );
    expect(typeOf('only = { $is ->\n [a] { $x }{ $y }\n *[b] { $x }\n }')).toBe(
      '{ readonly is: Value; readonly x: Value; readonly y?: Value | undefined }',
    );
  });
});

describe('the problems of a language', () => {
  it.each([
    ['= no name', /does not parse/],
    ['a = x\na = y', /a exists twice/],
    ['a = { part-b }', /there is no part-b/],
    ['a = { b }\nb = x', /b is no part of others/],
    ['a = { -b }', /there is no -b/],
    ['a = { DATETIME($b) }', /no function DATETIME/],
    ['a =\n .hint = x', /a has only attributes/],
    ['a = x\npart-b = y', /no text refers to part-b/],
    ['a = x\n-b = y', /no text refers to -b/],
  ])('include %j', (source, problem) => {
    expect(readLanguage(source).problems.join('\n')).toMatch(problem);
    expect(readLanguage('a = x').problems).toEqual([]);
  });
});

describe('two languages differ', () => {
  const found = (english: string, other: string) => differences(readLanguage(english), readLanguage(other));

  it.each([
    ['a = x\nb = y', 'a = x', 'b is missing'],
    ['a = x\n .hint = y', 'a = x', 'a.hint is missing'],
    ['a = x', 'a = x\nb = y', 'b is not in English'],
    ['a = { $x }', 'a = x', 'a lacks $x'],
    ['a = x', 'a = { $x }', 'a has $x, which English lacks'],
    ['a = { GIVEN($x) ->\n [no] a\n *[yes] b\n }', 'a = { $x }', 'a needs $x, which may be missing'],
    [
      'a = { $x ->\n [b] b\n [c] c\n *[other] { UNKNOWN() }\n }',
      'a = { $x ->\n [b] b\n *[other] { UNKNOWN() }\n }',
      'a has other choices of $x than English: b',
    ],
  ])('if one has %j and the other %j', (english, other, difference) => {
    expect(found(english, other)).toEqual([difference]);
  });

  it('not by words, parts, places of arguments, or what belongs to one of them', () => {
    expect(found('a = { $x }\n .hint = y', 'part-x = { $x }\na = y\n .hint = { part-x }')).toEqual([]);
    expect(found('window-error-a = x', 'finding-a-ok = y')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { textsFrom } from '../../../host-agent/api/errors/texts.ts';

const SOURCE = `### A head
# About the first
plain = Nothing varies
    .hint = In an attribute

named = “{ $name }” is there
part-kind =
    { $kind ->
        [file] a file
       *[other] { UNKNOWN() }
    }
choice = It is { part-kind }.
optional =
    { GIVEN($why) ->
        [no] It failed.
       *[yes] It failed: { $why }
    }
plural =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
grouped = { NUMBER($size, useGrouping: "auto") } kB

lines =
    One:
    { $lines }
`;
const { find } = textsFrom('en', SOURCE);

describe('a text', () => {
  it('is found by the name of its message or attribute', () => {
    expect(find('plain')).toBe('Nothing varies');
    expect(find('plain.hint')).toBe('In an attribute');
    expect([find('plain.title'), find('other'), find('constructor'), find('')]).toEqual(Array(4).fill(undefined));
  });

  it('has its arguments as they are, without marks around them, and takes none of them for a text', () => {
    expect(find('named', { name: '{ plain }\n.hint = x\u202e' })).toBe('“{ plain }\n.hint = x\u202e” is there');
    expect(find('lines', { lines: 'a\n  b' })).toBe('One:\na\n  b');
  });

  it('is missing without an argument that it shows, and for a choice that it does not know', () => {
    expect(find('named')).toBeUndefined();
    expect(find('choice', { kind: 'file' })).toBe('It is a file.');
    expect(find('choice', { kind: 'of tomorrow' })).toBeUndefined();
    expect(find('choice')).toBeUndefined();
  });

  it('asks whether an argument is there, and counts an empty one as missing', () => {
    expect([find('optional'), find('optional', { why: undefined }), find('optional', { why: '' })]).toEqual(
      Array(3).fill('It failed.'),
    );
    expect(find('optional', { why: 'no disk' })).toBe('It failed: no disk');
  });

  it('has numbers as people type them, unless it groups their digits', () => {
    expect([find('plural', { count: 1 }), find('plural', { count: 12_345 })]).toEqual(['1 file', '12345 files']);
    expect(find('grouped', { size: 12_345 })).toBe('12,345 kB');
    expect(textsFrom('de', SOURCE).find('grouped', { size: 12_345 })).toBe('12.345 kB');
  });
});

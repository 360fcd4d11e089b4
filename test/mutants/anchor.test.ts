/** Each test has a source, a mutation written for an earlier version of it, and the place or problem that must be found. */
import { describe, expect, it } from 'vitest';
import { anchor, mutate, reanchored, Sources } from './anchor.mjs';

const sourcesOf = (files: Readonly<Record<string, string>>) =>
  new Sources(Object.keys(files), (file) => files[file] ?? '');

function place(files: Readonly<Record<string, string>>, mutant: { file: string; within?: string; search: string }) {
  const sources = sourcesOf(files);
  const found = anchor(mutant, sources);
  if ('problem' in found) return found.problem;
  const { file, start, end } = found.place;
  return `${file}: ${sources.of(file).text.slice(start, end)}`;
}

function mutated(files: Readonly<Record<string, string>>, search: string, replacement: string): string {
  const sources = sourcesOf(files);
  const found = anchor({ file: 'a.ts', search }, sources);
  if ('problem' in found) throw new Error(found.problem);
  return mutate(found.place, replacement, sources.of(found.place.file).text);
}

describe('a reformatted source', () => {
  it('matches with other line breaks, quotes and trailing commas', () => {
    const source = 'call(\n  one, // why\n  { two: "x" },\n);\n';
    expect(place({ 'a.ts': source }, { file: 'a.ts', search: "call(one, { two: 'x' });" })).toBe(
      `a.ts: ${source.trim()}`,
    );
  });

  it('matches a pattern that ends with the comma of an element', () => {
    expect(place({ 'a.ts': "const a = ['--one', '--two'];" }, { file: 'a.ts', search: "'--two',\n" })).toBe(
      "a.ts: '--two'",
    );
    expect(place({ 'a.ts': "const a = ['--one', '--two'];" }, { file: 'a.ts', search: "'--one',\n" })).toBe(
      "a.ts: '--one',",
    );
  });

  it('matches a pattern that begins and ends within a template literal', () => {
    const source = 'const rules = `a ${one} drop\n    b ${two.join(", ")} accept\n`;';
    expect(place({ 'a.ts': source }, { file: 'a.ts', search: "  b ${two.join(', ')} accept\n" })).toBe(
      'a.ts: b ${two.join(", ")} accept',
    );
  });

  it('does not take a comment or the content of a string for code', () => {
    const source = "// stop(vm);\nconst text = 'stop(vm);';\nstop(vm);\n";
    expect(place({ 'a.ts': source }, { file: 'a.ts', search: 'const text = stop(vm);' })).toMatch(/^it fits nowhere/);
  });

  it('matches other languages with any white space', () => {
    expect(place({ 'a.css': '.a {\n  top: 0;\n}\n' }, { file: 'a.css', search: '.a { top: 0; }' })).toBe(
      'a.css: .a {\n  top: 0;\n}',
    );
  });
});

describe('a renamed source', () => {
  const renamed = { 'a.ts': 'const { vm, channel } = open();\nawait vm.pause();\nreturn channel;\n' };

  it('matches when each name has one new name', () => {
    expect(place(renamed, { file: 'a.ts', search: 'await guest.pause();\nreturn wire;' })).toBe(
      'a.ts: await vm.pause();\nreturn channel;',
    );
  });

  it('does not match when one name would stand for two', () => {
    expect(place(renamed, { file: 'a.ts', search: 'await guest.pause();\nreturn guest;' })).toMatch(
      /^it fits nowhere; the closest place is a\.ts:/,
    );
  });

  it('does not match another keyword or operator', () => {
    expect(place(renamed, { file: 'a.ts', search: 'await guest?.pause();\nreturn wire;' })).toMatch(/^it fits nowhere/);
  });

  it('translates the replacement, but not the words of its strings', () => {
    expect(mutated(renamed, 'await guest.pause();', "log('guest'); guest.kill();")).toContain(
      "log('guest'); vm.kill();",
    );
  });

  it('matches a string that lost one of its words only when nearly all else is the same', () => {
    const source = { 'a.ts': "const a = { confinement: origin.kind === 'sealable' ? 'sealing' : 'vm' };\nsay('b');\n" };
    expect(
      place(source, { file: 'a.ts', search: "confinement: origin.kind === 'sealable' ? 'sealing' : 'guest'" }),
    ).toBe("a.ts: confinement: origin.kind === 'sealable' ? 'sealing' : 'vm'");
    expect(place(source, { file: 'a.ts', search: "say('a');" })).toMatch(/^it fits nowhere/);
  });
});

describe('a pattern that fits several places', () => {
  const twice = {
    'a.ts': 'class Jail {\n  open() {\n    stop(1);\n  }\n  close() {\n    stop(1);\n  }\n}\n',
    'b.ts': 'stop(2);\n',
    'old/c.ts': 'stop(2);\n',
  };

  it('belongs to the declaration that the mutation names', () => {
    const sources = sourcesOf(twice);
    const found = anchor({ file: 'a.ts', within: 'Jail.close', search: 'stop(1);' }, sources);
    expect(found).toMatchObject({ place: { start: twice['a.ts'].lastIndexOf('stop') } });
  });

  it('is ambiguous without a declaration, and the message names the places', () => {
    expect(place(twice, { file: 'a.ts', search: 'stop(1);' })).toBe('it fits 2 places: a.ts:3, a.ts:6');
  });

  it('belongs to the file of the same name when its own file is gone', () => {
    expect(place(twice, { file: 'new/c.ts', search: 'stop(2);' })).toBe('old/c.ts: stop(2);');
  });
});

describe('moved code', () => {
  it('is found in another file of the product', () => {
    expect(
      place(
        { 'a.ts': 'go();', 'b.ts': 'await firewall.load(rules);' },
        { file: 'a.ts', search: 'firewall.load(rules);' },
      ),
    ).toBe('b.ts: firewall.load(rules);');
  });
});

describe('a mutation without replacement', () => {
  it('removes whole lines where nothing else stands on them', () => {
    expect(mutated({ 'a.ts': 'one();\n  two();\nthree();\n' }, '  two();\n', '')).toBe('one();\nthree();\n');
    expect(mutated({ 'a.ts': 'one(); two();\n' }, 'two();', '')).toBe('one(); \n');
  });
});

it('is written again in the words of the source, with the declaration around it', () => {
  const sources = sourcesOf({ 'b/a.ts': 'export function stop(vm: Vm) {\n  return vm.kill();\n}\n' });
  const mutant = {
    promise: 'A1',
    file: 'a.ts',
    search: 'return guest.kill();',
    replacement: 'return;',
    defect: 'it runs',
  };
  const found = anchor(mutant, sources);
  if ('problem' in found) throw new Error(found.problem);
  expect(reanchored(mutant, found.place, sources)).toEqual({
    promise: 'A1',
    file: 'b/a.ts',
    within: 'stop',
    search: 'return vm.kill();',
    replacement: 'return;',
    defect: 'it runs',
  });
});

it('refuses a pattern of comments, which do not count', () => {
  expect(place({ 'a.ts': '// why\n' }, { file: 'a.ts', search: '// why\n' })).toBe(
    'its search has only comments or white space',
  );
});

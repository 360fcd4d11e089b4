import { describe, expect, it } from 'vitest';
import { allowed, offencesByFile, offencesIn } from './wording.mjs';

const messages = (file: string, content: string) => offencesIn(file, content).map(({ message }) => message);

describe('the wording of the repository', () => {
  const found = offencesByFile();

  it('has no forbidden word beyond the allowed ones', () => {
    const limits = allowed();
    const added = [...found].filter(([file, offences]) => offences.length > (limits[file] ?? 0));
    expect(added.flatMap(([, offences]) => offences.map(({ message }) => message))).toEqual([]);
  });

  it('has as many forbidden words as are allowed; when there are fewer, run npm run wording -- --record', () => {
    const limits = Object.entries(allowed());
    expect(
      limits.filter(([file, limit]) => (found.get(file)?.length ?? 0) < limit).map(([file]) => `${file} has fewer now`),
    ).toEqual([]);
  });
});

describe('the word check', () => {
  it('reads prose, and neither code blocks nor code within a line', () => {
    const page = 'A person reads this.\nA `network machine` here.\n```\nthis computer\n```\nSee this computer.\n';
    expect(messages('guide.md', `the image of before\n${page}`)).toEqual([
      'guide.md:1: use previous instead of "of before" (The standard term.)',
      'guide.md:7: use the host instead of "this computer" (Glossary.)',
    ]);
  });

  it('reads comments and texts of sources, and neither names nor codes', () => {
    const source = "const machine = 'machine-ended';\n// A stand-in.\nthrow new Error(`The ${x} stands still.`);\n";
    expect(messages('a.ts', source)).toEqual([
      'a.ts:3: use is paused instead of "stands still" (The state of the VM is called paused.)',
      'a.ts:2: use fake instead of "stand-in" (Glossary.)',
    ]);
  });
});

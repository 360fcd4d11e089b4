import { describe, expect, it } from 'vitest';
import { offences, offencesIn } from './wording.mjs';

const messages = (file: string, content: string) => offencesIn(file, content).map(({ message }) => message);

it('the repository has no forbidden word', () => {
  expect(offences().map(({ message }) => message)).toEqual([]);
});

describe('the word check', () => {
  it('reads prose, and neither code blocks nor code within a line', () => {
    const page = 'A person reads this.\nA `network machine` here.\n```\nthis computer\n```\nSee this computer.\n';
    expect(messages('guide.md', `the image of before\n${page}`)).toEqual([
      'guide.md:1: use previous instead of "of before" (The standard term.)',
      'guide.md:7: use the host instead of "this computer" (Glossary.)',
    ]);
  });

  it('reads comments and texts of sources, and not codes', () => {
    const source = "const ending = 'machine-ended';\n// A stand-in.\nthrow new Error(`The ${x} stands still.`);\n";
    expect(messages('a.ts', source)).toEqual([
      'a.ts:3: use is paused instead of "stands still" (The state of the VM is called paused.)',
      'a.ts:2: use fake instead of "stand-in" (Glossary.)',
    ]);
  });

  it('reads declared names word by word, and that of the file', () => {
    expect(
      messages('a.ts', 'export const machineId = 1;\nconst networkMachine = { reprieve: machine.plant };\n'),
    ).toEqual([
      'a.ts:2: use vm or host instead of "machine" (Glossary: "machine" can mean three things.)',
      'a.ts:2: use undoWindow instead of "reprieve" (Glossary.)',
    ]);
    expect(messages('kubernetes-double.ts', '')).toEqual([
      'kubernetes-double.ts:1: use fake instead of "double" (Glossary.)',
    ]);
  });
});

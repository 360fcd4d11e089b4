import { expect, it } from 'vitest';
import { findDuplicates } from './find.mjs';

const code = (vm: string, ending = '') => `
async function stop(${vm}: Vm, signal: AbortSignal): Promise<void> {
  const startedMs = performance.now();
  while (performance.now() - startedMs < STOPPED_WITHIN_MS) {
    signal.throwIfAborted();
    if (!(await ${vm}.isRunning())) return;
    await sleep(POLL_EVERY_MS);
  }
  await ${vm}.kill();
  throw new Error('The VM does not stop.');
}
${ending}`;

const found = (files: Readonly<Record<string, string>>) => findDuplicates(new Map(Object.entries(files)));

it('finds code that is in two files, also with other names', () => {
  const [duplicate, ...others] = found({ 'a.ts': code('vm'), 'b.ts': `// first\n${code('machine')}` });
  expect(others).toEqual([]);
  expect(duplicate?.fragments).toEqual([
    { file: 'a.ts', startLine: 2, endLine: 11 },
    { file: 'b.ts', startLine: 3, endLine: 12 },
  ]);
});

it('finds a piece that is in one file twice', () => {
  expect(found({ 'a.ts': code('vm') + code('vm') })).toHaveLength(1);
});

it('gives a duplicate the same digest wherever it is', () => {
  const [one] = found({ 'a.ts': code('vm'), 'b.ts': code('machine') });
  const [other] = found({ 'c.ts': code('guest', '[1];'), 'd.ts': code('vm', '{}') });
  expect(one?.digest).toBe(other?.digest);
});

it('ignores short pieces, imports, and code of the same shape with other words', () => {
  const otherWords = code('vm').replaceAll(/(?<=[ .!(])[a-z]\w+(?=[.(: ])/gi, (word) =>
    /^(async|function|const|while|if|return|await|throw|new)$/.test(word)
      ? word
      : `other${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`,
  );
  const imports = Array.from({ length: 30 }, (_, index) => `import { a${index} } from './a${index}.ts';`).join('\n');
  expect(found({ 'a.ts': 'stop(vm);', 'b.ts': 'stop(vm);' })).toEqual([]);
  expect(found({ 'a.ts': imports, 'b.ts': imports })).toEqual([]);
  expect(otherWords).toContain('await otherVm');
  expect(found({ 'a.ts': code('vm'), 'b.ts': otherWords })).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { changeOf, isEquivalent, outdated } from './equivalents.mjs';
import { placeIn } from './place.mjs';
import { isMeasured, scoreLine, scoreOf } from './score.mjs';

const SOURCE = 'const limit = 3;\n  if (isReady && count < limit) start();\n';
const location = { start: { line: 2, column: 18 }, end: { line: 2, column: 31 } };

describe('where a mutant is', () => {
  it('has the line, the changed code, and the source with the change', () => {
    expect(placeIn(SOURCE, location, 'count <= limit')).toEqual({
      line: 2,
      code: 'if (isReady && count < limit) start();',
      original: 'count < limit',
      replacement: 'count <= limit',
      mutated: 'const limit = 3;\n  if (isReady && count <= limit) start();\n',
    });
  });
});

describe('the score', () => {
  const mutants = (['killed', 'killed', 'hung', 'survived', 'uncovered'] as const).map((verdict) => ({ verdict }));

  it('is the share of mutants that tests notice; one that no test reaches counts as missed', () => {
    expect(scoreOf(mutants).score).toBeCloseTo(3 / 5);
  });

  it('does not count mutants that are equivalent, do not compile or are computed when the module is loaded', () => {
    const uncounted = (['equivalent', 'refused', 'static'] as const).map((verdict) => ({ verdict }));
    expect(scoreOf([...mutants, ...uncounted]).score).toBe(scoreOf(mutants).score);
  });

  it('is full where there is nothing to notice', () => {
    expect(scoreOf([]).score).toBe(1);
  });

  it('is printed with the number of each verdict', () => {
    expect(scoreLine('host-agent/session', scoreOf(mutants))).toBe(
      ' 60.0 %  host-agent/session           2 killed, 1 hung, 1 survived, 1 without a test' +
        ' (not counted: 0 equivalent, 0 refused by the compiler, 0 static)',
    );
  });

  it.each([
    ['host-agent/session/open.ts', true],
    ['host-agent/hypervisor/qemu/qemu.ts', true],
    ['host-agent/hypervisor/xl/xl.ts', false],
    ['host-agent/session-rules.ts', false],
    ['test/host-agent/session/open.test.ts', false],
    ['appliance/agent/service.json', false],
  ])('%s is measured: %s', (file, isIt) => {
    expect(isMeasured(file)).toBe(isIt);
  });
});

describe('the list of equivalent mutants', () => {
  const mutant = {
    file: 'host-agent/session/open.ts',
    line: 2,
    code: 'if (isReady && count < limit) start();',
    original: 'count < limit',
    replacement: 'count\n    <= limit',
    verdict: 'equivalent' as const,
  };
  const entry = {
    file: mutant.file,
    code: mutant.code,
    change: 'count < limit → count <= limit',
    reason: 'count is even',
  };

  it('names a mutant by its file, its line of code and its change, however these are broken into lines', () => {
    expect(changeOf(mutant)).toBe(entry.change);
    expect(isEquivalent(mutant, [entry])).toBe(true);
  });

  it.each([
    { ...entry, file: 'host-agent/session/life.ts' },
    { ...entry, code: 'while (isReady && count < limit) start();' },
    { ...entry, change: 'count < limit → count >= limit' },
  ])('does not fit another mutant', (other) => {
    expect(isEquivalent(mutant, [other])).toBe(false);
  });

  it('reports an entry that fits no mutant of a measured file any more', () => {
    const elsewhere = { ...entry, file: 'host-agent/session/life.ts' };
    expect(outdated([entry, elsewhere], [mutant])).toEqual([]);
    expect(outdated([entry, elsewhere], [{ ...mutant, verdict: 'killed' }])).toEqual([entry]);
  });
});

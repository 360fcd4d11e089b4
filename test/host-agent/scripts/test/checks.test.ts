import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runChecks } from '../../../../host-agent/scripts/test/checks.mjs';

describe('the checks', () => {
  let said = '';
  beforeEach(() => {
    said = '';
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  });
  afterEach(() => vi.restoreAllMocks());

  it('count as one test each; what one printed follows its verdict', async () => {
    const counts = await runChecks([
      { name: 'wrong', command: ['sh', '-c', 'echo because; exit 1'] },
      { name: 'right', command: ['true'] },
      { name: 'third', command: ['true'] },
    ]);
    expect(counts.map(({ passed, failed }) => [passed, failed]).sort()).toEqual([
      [0, 1],
      [1, 0],
      [1, 0],
    ]);
    expect(said).toContain('safe-browse: wrong: FAILED\nbecause\n');
    expect(said).toContain('safe-browse: third: passed\n');
  });

  it('run two at a time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'safe-browse-checks-'));
    // Each waits for the other; one after the other they would never end.
    const meet = (own: string, other: string) =>
      `touch ${folder}/${own}; while test ! -e ${folder}/${other}; do sleep 0.02; done`;
    const counts = await runChecks([
      { name: 'one', command: ['sh', '-c', meet('one', 'other')] },
      { name: 'other', command: ['sh', '-c', meet('other', 'one')] },
    ]);
    rmSync(folder, { recursive: true });
    expect(counts.map(({ passed }) => passed)).toEqual([1, 1]);
  });
});

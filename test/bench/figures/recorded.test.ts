import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kindOf, type Recorded, RecordedRuns } from './recorded.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'safe-browse-recorded-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (median: number): Recorded => ({
  host: 'a computer',
  at: '2026-01-02T03:04:05.000Z',
  figures: { click: { unit: 'ms', median, minimum: median, maximum: median } },
});

describe('recorded runs', () => {
  it('are kept by benchmark; a new run replaces only its own', async () => {
    const runs = new RecordedRuns(join(folder, 'recorded'), 'kind');
    expect(runs.of('start')).toBeUndefined();
    await runs.record('start', run(1));
    await runs.record('network', run(2));
    await runs.record('start', run(3));
    const again = new RecordedRuns(join(folder, 'recorded'), 'kind');
    expect([again.of('start'), again.of('network')]).toEqual([run(3), run(2)]);
    expect(readdirSync(join(folder, 'recorded'))).toEqual(['kind.json']);
    await runs.record('start', run(10.36293300000034));
    expect(readFileSync(join(folder, 'recorded/kind.json'), 'utf8')).toContain(
      '      "click": {"unit":"ms","median":10.36,"minimum":10.36,"maximum":10.36}\n',
    );
  });

  it('of another kind of computer are not compared', async () => {
    await new RecordedRuns(folder, 'kind').record('start', run(1));
    expect(new RecordedRuns(folder, 'other').of('start')).toBeUndefined();
  });

  it('name the kind by processors, memory and acceleration', () => {
    const processor = { model: 'AMD EPYC(TM) 7R13 ' };
    expect(kindOf([processor, processor], 25.2 * 2 ** 30, 'kvm')).toBe('2-amd-epyc-tm-7r13-25-gib-kvm');
    expect(kindOf([], 2 ** 30, 'no VM')).toBe('0-processor-1-gib-no-vm');
  });
});

import { describe, expect, it } from 'vitest';
import { changeOf } from './comparison.ts';
import type { Figure, Summary } from '../../../host-agent/cli/measure/figures.ts';

const recorded: Summary = { unit: 'ms', median: 100, minimum: 70, maximum: 150 };
const figure = (values: readonly number[], rest: Partial<Figure> = {}): Figure => ({
  name: 'P1',
  what: 'request → first painted frame',
  unit: 'ms',
  values,
  ...rest,
});

describe('a figure against the same figure of the recorded run', () => {
  it('has not changed while its median is within the recorded spread', () => {
    expect(changeOf(figure([150]), recorded)).toBe('none');
    expect(changeOf(figure([70]), recorded)).toBe('none');
    expect(changeOf(figure([90, 100, 900]), recorded)).toBe('none');
  });

  it('is worse above the spread, and better below it', () => {
    expect(changeOf(figure([20, 151, 151]), recorded)).toBe('worse');
    expect(changeOf(figure([69]), recorded)).toBe('better');
  });

  it('is the other way round where more is better', () => {
    const frames: Summary = { ...recorded, unit: 'frames/s' };
    expect(changeOf(figure([151], { unit: 'frames/s' }), frames)).toBe('better');
    expect(changeOf(figure([69], { unit: 'MB/s' }), { ...frames, unit: 'MB/s' })).toBe('worse');
    const ratio: Summary = { unit: '×', median: 0.9, minimum: 0.9, maximum: 0.9 };
    expect(changeOf(figure([0.7], { unit: '×', better: 'higher' }), ratio)).toBe('worse');
    expect(changeOf(figure([0.7], { unit: '×' }), ratio)).toBe('better');
  });

  it('has not changed where each run draws it again', () => {
    expect(changeOf(figure([20], { isDrawn: true }), recorded)).toBe('none');
    expect(changeOf(figure([900], { isDrawn: true }), recorded)).toBe('none');
  });

  it('may differ by a tenth where the recorded run has no spread', () => {
    const single: Summary = { ...recorded, minimum: 100, maximum: 100 };
    expect(changeOf(figure([110]), single)).toBe('none');
    expect(changeOf(figure([111]), single)).toBe('worse');
    expect(changeOf(figure([89]), single)).toBe('better');
  });
});

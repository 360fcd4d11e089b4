/** Compares a figure with the same figure of the last recorded run. Pure. */
import { type Figure, isHigherBetter, type Summary, summaryOf } from '../../../host-agent/cli/measure/figures.ts';

export type Change = 'none' | 'better' | 'worse';

/**
 * A median outside of the recorded spread is a change. A figure with a single run has no spread, and neither has one that never varied:
 * these may differ by a tenth.
 */
export function changeOf(figure: Figure, recorded: Summary): Change {
  if (figure.isDrawn) return 'none';
  const { median } = summaryOf(figure);
  const [lowest, highest] = spreadOf(recorded);
  if (median >= lowest && median <= highest) return 'none';
  return median > highest === isHigherBetter(figure) ? 'better' : 'worse';
}

const TOLERANCE = 0.1;

function spreadOf({ median, minimum, maximum }: Summary): readonly [number, number] {
  return [Math.min(minimum, median * (1 - TOLERANCE)), Math.max(maximum, median * (1 + TOLERANCE))];
}

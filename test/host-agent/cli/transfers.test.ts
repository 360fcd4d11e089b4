import { expect, it } from 'vitest';
import { copyLine } from '../../../host-agent/cli/transfers.ts';

it('the progress of a safe copy fits on one line', () => {
  expect(copyLine('report.pdf', { step: 'starting' })).toEqual(['report.pdf: the converter VM is starting']);
  expect(copyLine('report.pdf', { step: 'giving', bytes: 5, of: 10 })).toEqual([
    'report.pdf: sending it to the converter VM',
    0.5,
  ]);
  expect(copyLine('report.pdf', { step: 'drawing', page: 3, of: 4 })).toEqual(['report.pdf: page 3 of 4', 0.5]);
});

import { expect, it } from 'vitest';
import { type Condition, mayRequest } from '../../../../../ui/renderer/session/screen/screen-needs.ts';

it.each<[met: Condition[], mode: boolean, changes: boolean]>([
  [[], false, false],
  [['laid-out', 'connected'], false, false],
  [['watched'], false, false],
  [['watched', 'laid-out'], true, false],
  [['watched', 'connected'], false, true],
  [['watched', 'laid-out', 'connected'], true, true],
])('asks the guest for nothing before a person looks: %j', (met, mode, changes) => {
  expect([mayRequest('fitting-mode', new Set(met)), mayRequest('changes', new Set(met))]).toEqual([mode, changes]);
});

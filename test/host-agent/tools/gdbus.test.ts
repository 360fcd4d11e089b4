import { expect, it } from 'vitest';
import { isMeteredIn } from '../../../host-agent/tools/gdbus.ts';

it('knows from NetworkManager whether transfers cost money', () => {
  expect(['(<uint32 1>,)\n', '(<uint32 3>,)\n'].map(isMeteredIn)).toEqual([true, true]);
  expect(['(<uint32 0>,)\n', '(<uint32 2>,)\n', '(<uint32 4>,)\n', '(<uint32 12>,)\n'].map(isMeteredIn)).toEqual([
    ...[false, false, false, false],
  ]);
});

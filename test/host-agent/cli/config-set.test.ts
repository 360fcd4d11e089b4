import { expect, it } from 'vitest';
import { settingOf } from '../../../host-agent/cli/config-set.ts';

it('values on the command line are JSON where they can be, and text otherwise', () => {
  expect(['true', '4', '["a"]', '"4"', 'debug', 'a.example', '', 'null', '{'].map(settingOf)).toEqual([
    true,
    4,
    ['a'],
    '4',
    'debug',
    'a.example',
    '',
    'null',
    '{',
  ]);
});

import { expect, it } from 'vitest';
import { appliesWhen, settingOf } from '../../../host-agent/cli/configuration.ts';

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

it.each([
  ['network.ports', 'It applies when no session is open any more.'],
  ['network.memoryMiB', 'It applies after: safe-browse network restart'],
  ['accelerator', 'It applies after: safe-browse daemon --stop'],
])('says when a setting applies that what runs does not take over: %s', (key, when) => {
  expect(appliesWhen(key)).toBe(when);
});

import { describe, expect, it } from 'vitest';
import { configurationFields } from '../../../host-agent/config/keys.ts';
import { loosenedIn } from '../../../host-agent/config/loosening.ts';
import { Config } from '../../../host-agent/config/schema.ts';

type Json = Record<string, unknown>;
const at = (path: string, value: unknown): Json =>
  path
    .split('.')
    .reverse()
    .reduce<unknown>((below, key) => ({ [key]: below }), value) as Json;
const changed = (path: string, before: unknown, after: unknown) =>
  loosenedIn(Config.parse(at(path, before)), Config.parse(at(path, after))).map((found) => [
    found.path.join('.'),
    found.value,
  ]);
const KEY = `RW${'A'.repeat(54)}`;

describe('is looser', () => {
  it.each([
    ['profile.default.clipboard.out', 'ask', 'allow'],
    ['profile.default.files.out', 'off', 'ask'],
    ['profile.default.microphone', 'off', 'ask'],
    ['profile.default.usb', 'off', 'ask'],
    ['profile.default.usbKinds', ['camera'], ['camera', 'smart-card']],
    ['profile.default.network.policy', 'internet-only', 'open'],
    [
      'profile.default.network',
      { policy: 'allow-list', allow: ['a.example'] },
      { policy: 'allow-list', allow: ['b.example'] },
    ],
    ['profile.default.lifetimeMinutes', 5, 6],
    ['profile.default.idleStopMinutes', 5, 0],
    ['profile.default.mayKeepRunning', false, true],
    ['profile.default.privateMemory', true, false],
    ['profile.default.policies', {}, { URLBlocklist: ['a'] }],
    ['profile.default.policies', { URLBlocklist: ['a'] }, {}],
    ['profile.default.where', '', 'family'],
    ['images.trustedKeys', ['local'], ['local', KEY]],
    ['images.channel', '', 'registry.example/safe-browse/stable'],
    ['images.channelKeys', [KEY], []],
    ['images.channelThreshold', 2, 1],
    ['images.extraSources', [], ['https://packages.example']],
    ['network.bridgeRules', '/a', '/b'],
    ['network.mode', 'nat', 'bridge'],
    ['network.refusedNetworks', ['203.0.113.0/24'], []],
    ['downloads.folder', '', '/tmp'],
    ['files.openHere', ['documents', 'mail'], ['mail']],
    ['pool', {}, { family: { engine: 'ssh', hosts: ['server.example'] } }],
    ['defaultProfile', 'default', 'banking'],
    ['hypervisor', 'qemu', 'xl'],
    ['log.urls', false, true],
    ['updates.build', true, false],
    ['template.maximumAgeHours', 24, 0],
  ])('%s: %j -> %j', (path, before, after) => {
    // Both must be valid, wherever a key depends on another one.
    const found = changed(path, before, after);
    expect(found).not.toEqual([]);
    for (const [key] of found) expect(String(key).startsWith(path)).toBe(true);
  });
});

describe('is not looser', () => {
  it.each([
    ['profile.default.clipboard.out', 'allow', 'ask'],
    ['profile.default.files.out', 'ask', 'off'],
    ['profile.default.network.policy', 'open', 'internet-only'],
    ['profile.default.network.policy', 'internet-only', 'offline'],
    ['profile.default.lifetimeMinutes', 0, 60],
    ['profile.default.usbKinds', ['camera', 'smart-card'], ['camera']],
    ['profile.default.colour', 'blue', 'green'],
    ['profile.default.memoryMiB', 2048, 4096],
    ['images.trustedKeys', ['local', KEY], ['local']],
    ['images.channelThreshold', 1, 2],
    ['images.extraSources', ['https://packages.example'], []],
    ['files.openHere', [], ['mail']],
    ['spare.count', 1, 3],
    ['end.undoSeconds', 8, 0],
    ['log.level', 'info', 'debug'],
    ['updates.build', false, true],
  ])('%s: %j -> %j', (path, before, after) => {
    expect(changed(path, before, after)).toEqual([]);
  });
});

it('compares a new profile with the defaults, and finds nothing in one that is gone', () => {
  const [none, travel] = [
    Config.parse({}),
    Config.parse({ profile: { travel: { colour: 'green', clipboard: { in: 'allow' } } } }),
  ];
  expect(loosenedIn(none, travel)).toEqual([{ path: ['profile', 'travel', 'clipboard', 'in'], value: 'allow' }]);
  expect(loosenedIn(travel, none)).toEqual([]);
});

it('judges every setting of the form: a change in either direction is looser, or neither is, by choice', () => {
  const harmless = configurationFields()
    .filter((field) => field.kind === 'choice' && field.options.length > 1)
    .filter(({ path, ...field }) => {
      const key = path.map((name) => (name === '*' ? 'default' : name)).join('.');
      const options = ('options' in field && field.options) || [];
      return options.every((one) =>
        options.every((other) => {
          const [before, after] = [Config.safeParse(at(key, one)), Config.safeParse(at(key, other))];
          return !before.success || !after.success || loosenedIn(before.data, after.data).length === 0;
        }),
      );
    })
    .map(({ path }) => path.join('.'));
  expect(harmless).toEqual([
    'accelerator',
    'network.startWith',
    'audio.backend',
    'log.level',
    'profile.*.scale',
    'profile.*.colour',
    'profile.*.appearance',
    'profile.*.sound',
  ]);
});

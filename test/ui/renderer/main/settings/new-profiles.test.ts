import { describe, expect, it } from 'vitest';
import { ConfigurationChanges } from '../../../../../host-agent/api/configuration/configuration.ts';
import { configurationFields } from '../../../../../host-agent/config/keys.ts';
import { parseConfig } from '../../../../../host-agent/config/load.ts';
import { ProfileName } from '../../../../../host-agent/config/profile/profile.ts';
import { copied, labelled, nameFor } from '../../../../../ui/renderer/main/settings/new-profiles.ts';

describe('the name in the file of a new profile', () => {
  it.each([
    ['Geschäftliches', 'geschaftliches'],
    ['My Bank & Co.', 'my-bank-co'],
    ['work', 'work'],
    ['--a--', 'a'],
    ['работа', 'profile'],
    ['Default', 'default-2'],
    ['taken', 'taken-3'],
    ['x'.repeat(40), 'x'.repeat(31)],
    [`${'y'.repeat(30)} z`, 'y'.repeat(30)],
    [`long ${'z'.repeat(40)}`, `long-${'z'.repeat(24)}-2`],
  ])('of %s is %s', (title, name) => {
    const taken = ['taken', 'taken-2', `long-${'z'.repeat(26)}`];
    expect(nameFor(title, taken)).toBe(name);
    expect(ProfileName.safeParse(name).success).toBe(true);
  });

  it('needs a label only where it says something else', () => {
    expect(labelled('work', 'work')).toEqual([]);
    expect(labelled('work-2', 'Work')).toEqual([{ path: ['profile', 'work-2', 'label'], value: 'Work' }]);
  });
});

describe('the copy of a profile', () => {
  const copyOf = (toml: string, from: string) => {
    const values = structuredClone(parseConfig(toml, 'c')) as never;
    return copied({ values, fields: configurationFields() }, from, 'copy');
  };

  it('has the settings that are not the default ones, and none of the name', () => {
    const toml = `[profile.a]
label = "Shop"
colour = "red"
webgl = "software"
policies = { URLBlocklist = ["a.example"] }
bookmarks = [{ name = "A", url = "https://a.example/" }]
[profile.a.network]
policy = "allow-list"
allow = ["a.example"]`;
    const changes = copyOf(toml, 'a');
    expect(Object.fromEntries(changes.map(({ path, value }) => [path.slice(2).join('.'), value]))).toEqual({
      colour: 'red',
      policies: { URLBlocklist: ['a.example'] },
      bookmarks: [{ name: 'A', url: 'https://a.example/' }],
      'network.policy': 'allow-list',
      'network.allow': ['a.example'],
    });
    expect(ConfigurationChanges.safeParse(changes).success).toBe(true);
  });

  it('of a shipped profile has what it is shipped with', () => {
    const changes = copyOf('', 'banking');
    expect(changes.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['profile.copy.seal', 'profile.copy.webgl', 'profile.copy.network.policy']),
    );
  });
});

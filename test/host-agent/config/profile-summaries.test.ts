import { expect, it } from 'vitest';
import { ProfileSummary } from '../../../host-agent/api/configuration/profile.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { profileSummaries } from '../../../host-agent/config/profile/profile-summaries.ts';

it('lists the default profile first and the others by name', () => {
  const config = parseConfig('defaultProfile = "work"\n[profile.work]\n[profile.bank]\n', '/c');
  const profiles = profileSummaries(config).map((summary) => ProfileSummary.parse(summary));
  expect(profiles.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['work', true],
    ['bank', false],
    ['banking', false],
    ['default', false],
    ['document', false],
    ['offline', false],
    ['portal', false],
  ]);
});

it('summarises a profile as it is configured', () => {
  const config = parseConfig(
    `[end]
undoSeconds = 10
[profile.default]
colour = "red"
screen = { width = 1000, height = 700 }
label = "Büro & Bank"
`,
    '/c',
  );
  expect(profileSummaries(config)[0]).toEqual({
    name: 'default',
    label: 'Büro & Bank',
    isDefault: true,
    colour: 'red',
    screen: { width: 1000, height: 700 },
    isSharp: true,
    undoSeconds: 10,
  });
});

it('says which profile signs in to networks', () => {
  const config = parseConfig(
    '[profile.there]\nnetwork.policy = "portal"\nwhere = "p"\n[pool.p]\nengine = "ssh"\nhosts = ["a"]\n',
    '/c',
  );
  expect(profileSummaries(config).flatMap(({ name, isPortal }) => (isPortal ? [name] : []))).toEqual(['portal']);
});

it('says how many sites an allow-list has', () => {
  const config = parseConfig(
    '[profile.bank.network]\npolicy = "allow-list"\nallow = ["a.example", "b.example"]\n',
    '/c',
  );
  expect(Object.fromEntries(profileSummaries(config).map(({ name, listedSites }) => [name, listedSites]))).toEqual({
    default: undefined,
    bank: 2,
    banking: 0,
    offline: undefined,
    document: undefined,
    portal: undefined,
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Policy } from '../../../../host-agent/config/policy/schema.ts';
import { readPolicy } from '../../../../host-agent/config/policy/read.ts';

const problems = (toml: string) => {
  const read = readPolicy(toml);
  return 'problems' in read ? read.problems.map(({ path, message }) => `${path.join('.')}: ${message}`) : [];
};

describe('a policy', () => {
  it('is empty without keys, and has every key otherwise', () => {
    expect(readPolicy('')).toEqual({ policy: { forced: {}, default: {}, profiles: {}, limits: {}, require: {} } });
    expect(
      problems(`
organisation = "Example University"
contact = "helpdesk@example.org"
[forced.updates]
check = true
[forced.profile."*"]
files.out = "off"
[default.profile.banking]
startPage = "https://bank.example/"
[profiles]
required = ["banking"]
allowed = ["default", "banking"]
forbidden = ["offline"]
[limits]
lifetimeMinutes = 480
idleStopMinutes = 30
maximumAgeMinutes = 60
network = "internet-only"
sites = ["example.org"]
saveGroups = ["staff"]
sendGroups = []
imageAgeDays = 14
registries = ["registry.example:5000/safe-browse", "[::1]:5000"]
`),
    ).toEqual([]);
  });

  it('reports every mistake at once, each with the path of its field', () => {
    expect(
      problems(`
organisation = "a\\u202eb"
colour = "red"
[forced]
updates = { everyHours = 0 }
nothing = 1
[forced.profile."*"]
files.out = "never"
[default.profile.banking]
memoryMiB = "much"
[profiles]
required = ["offline", "Bad Name"]
[limits]
lifetimeMinutes = 0
sites = ["*.example"]
`).map((problem) => problem.split(': ')[0]),
    ).toEqual([
      'organisation',
      'profiles.required.1',
      'limits.lifetimeMinutes',
      'limits.sites.0',
      'colour',
      'forced.updates.everyHours',
      'forced.profile.*.files.out',
      'forced.nothing',
      'default.profile.banking.memoryMiB',
    ]);
    expect(problems('[limits')).toMatchObject([expect.stringMatching(/^: line 1, column /)]);
  });

  it('has every key in the guide', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../../../host-agent/guide/managed-settings.md'), 'utf8');
    const keys = [
      ...Object.keys(Policy.shape).filter((key) => !['profiles', 'limits', 'require'].includes(key)),
      ...Object.keys(Policy.shape.profiles.unwrap().shape).map((key) => `profiles.${key}`),
      ...Object.keys(Policy.shape.limits.unwrap().shape).map((key) => `limits.${key}`),
      ...Object.keys(Policy.shape.require.unwrap().shape).map((key) => `require.${key}`),
    ];
    expect(keys.filter((key) => !guide.includes(`| \`${key}\` |`))).toEqual([]);
  });

  it('cannot require a profile that it forbids', () => {
    expect(problems('[profiles]\nrequired = ["a", "b", "c"]\nforbidden = ["a"]\nallowed = ["c"]')).toEqual([
      'profiles.required: requires "a", which may not be used',
      'profiles.required: requires "b", which may not be used',
    ]);
  });

  it('can force an allow-list only together with its network policy', () => {
    expect(problems('[forced.profile."*".network]\nallow = ["example.org"]')).toEqual([
      'forced.profile.*.network.allow: has an effect only with policy = "allow-list", but the policy is "internet-only"',
    ]);
  });
});

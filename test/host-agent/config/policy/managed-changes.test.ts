import { describe, expect, it } from 'vitest';
import type { ConfigurationChanges } from '../../../../host-agent/api/configuration/configuration.ts';
import { editToml } from '../../../../host-agent/config/edit.ts';
import { managedChanges } from '../../../../host-agent/config/policy/managed-changes.ts';
import { inForce, underPolicy } from './policies.ts';

const policy = inForce(`
[forced.network]
mode = "nat"
[forced.profile."*"]
files.out = "off"
[default.log]
level = "warn"
[forced.profile.kiosk]
colour = "red"
[profiles]
required = ["work"]
forbidden = ["offline"]
[limits]
lifetimeMinutes = 60
`);
const written = '[network]\nmode = "nat"\nports = 4\n[profile.mine]\ncolour = "teal"\nfiles.out = "ask"\n';

/** The refusals of the changes, as the path of each with its message. */
function refusals(changes: ConfigurationChanges, under = policy): string[] {
  const changed = underPolicy(editToml(written, changes), under);
  return managedChanges(changes, changed, under).map(({ path, message }) => `${path.join('.')}: ${message}`);
}
const setting = (path: string, value: ConfigurationChanges[number]['value']) =>
  refusals([{ path: path.split('.'), value }]);

describe('a change of the configuration under a policy', () => {
  it('is refused for a forced key, whatever its value, and also when it removes the key', () => {
    expect(setting('network.mode', 'nat')).toEqual(['network.mode: is forced']);
    expect(setting('network.mode', null)).toEqual(['network.mode: is forced']);
    expect(setting('profile.mine.files.out', 'ask')).toEqual(['profile.mine.files.out: is forced']);
    expect(setting('profile.new.files', { in: 'off', out: 'ask' })).toEqual(['profile.new.files.out: is forced']);
  });

  it('is allowed for keys with a default of the policy, and for all others', () => {
    expect(setting('log.level', 'debug')).toEqual([]);
    expect(setting('network.ports', 8)).toEqual([]);
    expect(setting('network.ports', null)).toEqual([]);
    expect(setting('profile.mine.files', { in: 'off' })).toEqual([]);
    expect(setting('profile.mine.files', {})).toEqual([]);
    expect(setting('profile.new.colour', 'red')).toEqual([]);
  });

  it('is refused beyond a limit, and allowed within it', () => {
    expect(setting('profile.mine.lifetimeMinutes', 90)).toEqual([
      'profile.mine.lifetimeMinutes: is beyond what the policy allows',
    ]);
    expect(setting('profile.mine.lifetimeMinutes', 30)).toEqual([]);
    expect(setting('profile.mine.lifetimeMinutes', null)).toEqual([]);
  });

  it('is refused for every policy of Chromium where any is forced, once for each key', () => {
    const under = inForce('[forced.profile."*".policies]\nURLBlocklist = ["*"]');
    const refused = (key: string) => refusals([{ path: ['profile', 'mine', 'policies', key], value: ['*'] }], under);
    expect(refused('URLAllowlist')).toEqual(['profile.mine.policies.URLAllowlist: is forced']);
    expect(refused('URLBlocklist')).toEqual(['profile.mine.policies.URLBlocklist: is forced']);
    expect(refusals([{ path: ['profile', 'new'], value: { policies: { ProxyMode: 'direct' } } }], under)).toEqual([
      'profile.new.policies.ProxyMode: is forced',
    ]);
    expect(refusals([{ path: ['profile', 'mine', 'colour'], value: 'red' }], under)).toEqual([]);
  });

  it('removes only profiles that the policy does not name', () => {
    expect(setting('profile.mine', null)).toEqual([]);
    expect(setting('profile.work', null)).toEqual(['profile.work: the policy requires this profile']);
    expect(setting('profile.kiosk', null)).toEqual(['profile.kiosk: the policy requires this profile']);
  });

  it('creates no profile that may not be used', () => {
    expect(setting('profile.offline.colour', 'red')).toEqual(['profile.offline.colour: this profile may not be used']);
  });

  it('reports every refused change of several', () => {
    expect(
      refusals([
        { path: ['network', 'mode'], value: 'nat' },
        { path: ['network', 'ports'], value: 2 },
        { path: ['profile', 'mine', 'lifetimeMinutes'], value: 0 },
      ]),
    ).toEqual(['network.mode: is forced', 'profile.mine.lifetimeMinutes: is beyond what the policy allows']);
  });

  it('is never refused without a policy', () => {
    expect(setting('network.mode', 'nat').length).toBe(1);
    expect(refusals([{ path: ['network', 'mode'], value: 'nat' }], { policies: [], groups: [] })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../host-agent/config/load.ts';
import { inForce, HOST, underPolicy } from './policies.ts';

const limited = { is: 'policy-limit', policy: HOST };
const profile = (settings: string, limits: string, groups: readonly string[] = []) => {
  const { config, sources } = underPolicy(
    `[profile.a]\n${settings}`,
    inForce(`[limits]\n${limits}`, undefined, groups),
  );
  return { ...(config.profile['a'] ?? expect.fail()), sources };
};

describe('the limits of a policy', () => {
  it('shorten sessions that are longer or have no limit, and no others', () => {
    const minutes = (settings: string, limits: string) => {
      const { lifetimeMinutes, idleStopMinutes, mayKeepRunning } = profile(settings, limits);
      return [lifetimeMinutes, idleStopMinutes, mayKeepRunning];
    };
    expect(minutes('', 'lifetimeMinutes = 60')).toEqual([60, 0, true]);
    expect(minutes('lifetimeMinutes = 90', 'lifetimeMinutes = 60')).toEqual([60, 0, true]);
    expect(minutes('lifetimeMinutes = 30', 'lifetimeMinutes = 60')).toEqual([30, 0, true]);
    expect(minutes('idleStopMinutes = 9', 'idleStopMinutes = 5')).toEqual([0, 5, false]);
    expect(profile('', 'maximumAgeMinutes = 45').maximumAgeMinutes).toBe(45);
    expect(profile('maximumAgeMinutes = 30', 'maximumAgeMinutes = 45').maximumAgeMinutes).toBe(30);
    expect(profile('', 'lifetimeMinutes = 60').sources.get('profile.a.lifetimeMinutes')).toEqual(limited);
    expect(profile('lifetimeMinutes = 30', 'lifetimeMinutes = 60').sources.get('profile.a.lifetimeMinutes')).toEqual({
      is: 'file',
    });
  });

  it('narrow what a profile may reach, and widen nothing', () => {
    const reach = (settings: string, limits: string) => profile(settings, limits).network;
    const internet = { policy: 'internet-only', allow: [] };
    expect(reach('network.policy = "open"', 'network = "internet-only"')).toEqual(internet);
    expect(reach('network.policy = "offline"', 'network = "internet-only"')).toEqual({ policy: 'offline', allow: [] });
    expect(reach('', 'network = "open"')).toEqual(internet);
    expect(reach('', 'network = "allow-list"')).toEqual({ policy: 'allow-list', allow: [] });
  });

  it('let sessions reach at most the listed sites', () => {
    const sites = 'sites = ["example.org", "b.example.net"]';
    const reach = (settings: string) => profile(settings, sites).network;
    const everything = { policy: 'allow-list', allow: ['example.org', 'b.example.net'] };
    expect(reach('')).toEqual(everything);
    expect(reach('network.policy = "open"')).toEqual(everything);
    expect(reach('network.policy = "offline"')).toEqual({ policy: 'offline', allow: [] });
    expect(
      reach(
        'network = { policy = "allow-list", allow = ["www.example.org", "example.net", "badexample.org", "other.example"] }',
      ),
    ).toEqual({ policy: 'allow-list', allow: ['www.example.org', 'b.example.net'] });
  });

  it('are a mistake together with a bridge, which cannot enforce them', () => {
    const bridge = 'network = { uplink = "tap", mode = "bridge", tap = { bridge = "br0" } }';
    const problems = (limits: string) => {
      const read = readConfig(bridge, inForce(`[limits]\n${limits}`));
      return 'problems' in read ? read.problems.map(({ path }) => path.join('.')) : [];
    };
    expect(problems('network = "internet-only"')).toEqual(['network.mode']);
    expect(problems('sites = ["example.org"]')).toContain('network.mode');
    expect(problems('network = "open"')).toEqual([]);
  });

  it('let only members of a group save or send files', () => {
    const files = (limits: string, groups: readonly string[]) => profile('', limits, groups).files;
    expect(files('saveGroups = ["staff", "board"]', ['students', 'board'])).toEqual({ out: 'ask', in: 'ask' });
    expect(files('saveGroups = ["staff"]', ['students'])).toEqual({ out: 'off', in: 'ask' });
    expect(files('sendGroups = []', ['staff'])).toEqual({ out: 'ask', in: 'off' });
    expect(profile('files.out = "off"', 'saveGroups = ["staff"]', ['staff']).files.out).toBe('off');
  });

  it('of the computer replace those of a channel, key by key', () => {
    const policy = inForce('[limits]\nlifetimeMinutes = 60', '[limits]\nlifetimeMinutes = 5\nidleStopMinutes = 7');
    expect(underPolicy('', policy).config.profile['default']).toMatchObject({
      lifetimeMinutes: 60,
      idleStopMinutes: 7,
    });
  });
});

import { userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { acceleratorFindings } from '../../../host-agent/doctor/doctor.ts';
import { type KvmGroups, membershipOf } from '../../../host-agent/doctor/kvm-group.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { groupIdOf, groupIdsOf } from '../../../host-agent/tools/id.ts';

const device = { mode: 0o20660, gid: 104 };
const groups: KvmGroups = { kvm: 104, ofProcess: [1000], ofAccount: [1000, 27] };

describe('an account that may not open KVM', () => {
  it.each([
    ['is no member of the group', device, groups, 'missing'],
    ['became a member after it logged in', device, { ...groups, ofAccount: [1000, 104] }, 'after-login'],
    ['is a member already', device, { ...groups, ofProcess: [104], ofAccount: [104] }, 'no-help'],
    ['looks at a device of another group', { ...device, gid: 0 }, groups, 'no-help'],
    ['looks at a device that is closed to its group', { ...device, mode: 0o20600 }, groups, 'no-help'],
    ['looks at a device that its group may only read', { ...device, mode: 0o20640 }, groups, 'no-help'],
    ['has no such group on its computer', device, { ...groups, kvm: undefined }, 'no-help'],
  ] as const)('%s', (_, of, has, expected) => {
    expect(membershipOf(of, has)).toBe(expected);
  });

  it.each([
    ['missing', 'no-permission', 'usermod x'],
    ['after-login', 'after-login', undefined],
    ['no-help', 'not-openable', undefined],
  ] as const)('is told what helps: %s', async (membership, variant, command) => {
    const config = parseConfig('', 'config.toml');
    const closed = {
      accelerator: 'tcg',
      reason: 'closed',
      remedy: 'Run as root: usermod x.',
      command: 'usermod x',
    } as const;
    const accelerator = () => Promise.resolve(closed);
    const [finding] = await acceleratorFindings({ config, accelerator }, () => Promise.resolve(membership));
    expect([finding?.level, finding?.variant, finding?.command]).toEqual(['note', variant, command]);
    expect(finding?.hint?.includes('usermod')).toBe(command !== undefined);
    const [unknown] = await acceleratorFindings({ config, accelerator }, () => Promise.reject(new Error('no getent')));
    expect(unknown?.variant).toBe('no-permission');
  });

  it('has the groups of its next login in the name service', async () => {
    expect(await groupIdsOf(userInfo().username)).toContain(userInfo().gid);
    expect(await groupIdOf('root')).toBe(0);
    expect(await groupIdOf('no-such-group')).toBeUndefined();
  });
});

/** Whether an account that may not open /dev/kvm lacks nothing but its group. */
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import type { Finding } from '../api/host/doctor.ts';
import { groupIdOf, groupIdsOf } from '../tools/id.ts';

const KVM = '/dev/kvm';
/** Members of the group read and write. */
const GROUP_MAY_OPEN = 0o060;

/** `missing`: the account is no member. `after-login`: it is, but not in this login, which is older. `no-help`: to be a member would change nothing. */
export type KvmMembership = 'missing' | 'after-login' | 'no-help';

export interface KvmGroups {
  /** The group `kvm`; `undefined` if there is none. */
  readonly kvm: number | undefined;
  /** Those of this process. */
  readonly ofProcess: readonly number[];
  /** Those of the account, which its next login has. */
  readonly ofAccount: readonly number[];
}

/** `device`: of /dev/kvm. Pure. */
export function membershipOf(
  device: { readonly mode: number; readonly gid: number },
  { kvm, ofProcess, ofAccount }: KvmGroups,
): KvmMembership {
  const opensToGroup = (device.mode & GROUP_MAY_OPEN) === GROUP_MAY_OPEN;
  if (device.gid !== kvm || !opensToGroup || ofProcess.includes(kvm)) return 'no-help';
  return ofAccount.includes(kvm) ? 'after-login' : 'missing';
}

export async function kvmMembership(): Promise<KvmMembership> {
  const [device, kvm, ofAccount] = await Promise.all([stat(KVM), groupIdOf('kvm'), groupIdsOf(userInfo().username)]);
  return membershipOf(device, { kvm, ofProcess: process.getgroups?.() ?? [], ofAccount });
}

/** The finding of an account that may not open /dev/kvm. `command`: makes it a member of the group. Pure. */
export function closedKvmFinding(
  membership: KvmMembership,
  { reason, remedy = '', command }: { reason: string; remedy?: string | undefined; command: string },
): Finding & { readonly hint: string } {
  const finding = { check: 'accelerator', level: 'note' } as const;
  const slow = 'VMs run in software emulation, about ten times slower';
  switch (membership) {
    case 'missing':
      return { ...finding, variant: 'no-permission', message: `${slow}: ${reason}.`, command, hint: remedy };
    case 'after-login':
      return {
        ...finding,
        variant: 'after-login',
        message: `${slow}: this account may open /dev/kvm only from its next login on.`,
        hint: 'Run safe-browse daemon --stop, log out, and log in again. Or restart the computer.',
      };
    case 'no-help':
      return {
        ...finding,
        variant: 'not-openable',
        message: `${slow}: ${reason}.`,
        hint: 'Let this account read and write /dev/kvm. To be a member of the group kvm would not help here.',
      };
  }
}

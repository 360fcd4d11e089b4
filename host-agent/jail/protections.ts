/** Which protections the process of a VM gets on this host. */
import type { Protections } from '../api/host/protections.ts';
import { accountsHere } from './account.ts';
import { type AppArmor, appArmor } from './apparmor.ts';
import { scopes } from './systemd-scope.ts';

/** What the next VM without a device of the host would get. */
export async function protectionsHere(): Promise<Protections> {
  const [cgroup, accounts, profiles] = await Promise.all([scopes(), accountsHere(), appArmor()]);
  return {
    cgroup,
    account: typeof accounts === 'string' ? accounts : 'works',
    accessControl: accessControl(profiles),
  };
}

/** Pure. */
export const accessControl = (profiles: AppArmor): Protections['accessControl'] =>
  profiles === 'loaded' ? 'works' : profiles;

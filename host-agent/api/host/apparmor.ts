/** Runs programs under the AppArmor profiles in host-agent/package/apparmor, once root has loaded them. Used by the host agent, and by the command line for a viewer. */

/** The profile for programs that create jails. It confines nothing, but allows user namespaces where the system restricts them. */
export const JAIL_MAKER = 'safe-browse';

/** setpriv checks that this folder exists before it uses AppArmor. A jail without /sys needs an empty folder of this name. */
export const APPARMOR_SIGN = '/sys/kernel/security/apparmor';

/**
 * The prefix of a command that runs under the profile. setpriv of util-linux requests the profile for its next exec directly from the kernel.
 * It needs no AppArmor library in the jail, and works under no_new_privs for a program that was unconfined. Pure.
 */
export function under(profile: string): [program: string, ...args: string[]] {
  return ['setpriv', `--apparmor-profile=${profile}`, '--'];
}

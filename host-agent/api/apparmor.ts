/** How a program is put under one of our AppArmor profiles, which root has loaded: host-agent/package/apparmor. The host agent does it, and the command line for a viewer. */

/** Of whatever makes a jail: no wall, but allowed to make namespaces where not everybody is. */
export const JAIL_MAKER = 'safe-browse';

/** What setpriv looks for before it believes in AppArmor: a jail without /sys needs a folder of this name, and no more of it. */
export const APPARMOR_SIGN = '/sys/kernel/security/apparmor';

/**
 * The words before a command. util-linux' setpriv asks for the profile by the kernel's own file, for the program that it becomes: it needs no library of AppArmor's,
 * in a jail neither, and no_new_privs lets a program that was held by none come under one. Pure.
 */
export function under(profile: string): [program: string, ...args: string[]] {
  return ['setpriv', `--apparmor-profile=${profile}`, '--'];
}

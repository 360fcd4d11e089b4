/** The unprivileged account that X, the window manager and Chromium run as. The image makes it with these numbers. */
export const ACCOUNT = { name: 'chromium', userId: 1000, groupId: 1000, home: '/home/chromium' } as const;

/** Where our own files of a running session lie; memory only. */
export const RUN_FOLDER = '/run/safe-browse';
export const X_AUTHORITY = `${RUN_FOLDER}/x-authority`;
export const DISPLAY = ':0';

/** What the account's programs find in their environment, and nothing else. */
export const ACCOUNT_ENVIRONMENT = {
  HOME: ACCOUNT.home,
  USER: ACCOUNT.name,
  LOGNAME: ACCOUNT.name,
  LANG: 'C.UTF-8',
  XDG_RUNTIME_DIR: `/run/user/${ACCOUNT.userId}`,
  DISPLAY,
  XAUTHORITY: X_AUTHORITY,
  // There is no bus in the machine; looking for one costs seconds in emulation.
  DBUS_SESSION_BUS_ADDRESS: 'disabled:',
} as const;

/**
 * The parts that the account's programs play: each under an AppArmor profile of its own (see usr/lib/safe-browse/build/apparmor/profiles in the image), and with the
 * groups of those devices that it works with, and no other.
 */
const PARTS = {
  browser: { profile: 'safe-browse-chromium', groups: '--groups=audio' },
  'x-server': { profile: 'safe-browse-x-server', groups: '--groups=video,input' },
  sound: { profile: 'safe-browse-desktop', groups: '--groups=audio' },
  converter: { profile: 'safe-browse-converter', groups: '--clear-groups' },
  desktop: { profile: 'safe-browse-desktop', groups: '--clear-groups' },
} as const;

/** `command` as the account, with no way back to root: no capabilities, and no setuid program gives any. It does not start without its profile. Pure. */
export function asAccount(
  command: readonly string[],
  part: keyof typeof PARTS = 'desktop',
): [program: string, ...args: string[]] {
  const { profile, groups } = PARTS[part];
  return [
    'setpriv',
    `--reuid=${ACCOUNT.userId}`,
    `--regid=${ACCOUNT.groupId}`,
    groups,
    '--no-new-privs',
    '--inh-caps=-all',
    '--bounding-set=-all',
    `--apparmor-profile=${profile}`,
    '--',
    ...command,
  ];
}

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

/** `command` as the account, with no way back to root: no capabilities, and no setuid program gives any. Pure. */
export function asAccount(command: readonly string[]): [program: string, ...args: string[]] {
  return [
    'setpriv',
    `--reuid=${ACCOUNT.userId}`,
    `--regid=${ACCOUNT.groupId}`,
    // Through the groups video and input the X server reaches its devices.
    '--init-groups',
    '--no-new-privs',
    '--inh-caps=-all',
    '--bounding-set=-all',
    '--',
    ...command,
  ];
}

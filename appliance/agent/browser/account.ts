/** The unprivileged account of the X server, the window manager and Chromium. The image creates it with these ids. */
export const ACCOUNT = { name: 'chromium', userId: 1000, groupId: 1000, home: '/home/chromium' } as const;

/** The account of the programs that read what the person views. It may go through the browser's home, and reads nothing there but the files to view. */
export const VIEWER = { name: 'viewer', userId: 1001, groupId: 1001 } as const;

/** Where Chromium saves downloads, and where files that the person sends go. */
export const DOWNLOADS_FOLDER = `${ACCOUNT.home}/Downloads`;

/** The guest agent's files of a running session, in memory only. */
export const RUN_FOLDER = '/run/safe-browse';
export const X_AUTHORITY = `${RUN_FOLDER}/x-authority`;
export const DISPLAY = ':0';

/** The whole environment of the account's programs. */
export const ACCOUNT_ENVIRONMENT = {
  HOME: ACCOUNT.home,
  USER: ACCOUNT.name,
  LOGNAME: ACCOUNT.name,
  LANG: 'C.UTF-8',
  XDG_RUNTIME_DIR: `/run/user/${ACCOUNT.userId}`,
  DISPLAY,
  XAUTHORITY: X_AUTHORITY,
  // The VM has no D-Bus; looking for one costs seconds under emulation.
  DBUS_SESSION_BUS_ADDRESS: 'disabled:',
} as const;

/** The whole environment of the viewer's programs. */
export const VIEWER_ENVIRONMENT = {
  HOME: '/nonexistent',
  USER: VIEWER.name,
  LOGNAME: VIEWER.name,
  LANG: 'C.UTF-8',
} as const;

/**
 * The kinds of programs of these accounts. Each has its own AppArmor profile (see usr/lib/safe-browse/build/apparmor/profiles in the image), and only the
 * groups of the devices that it needs.
 */
const PARTS = {
  browser: { profile: 'safe-browse-chromium', groups: '--groups=audio,plugdev' },
  'x-server': { profile: 'safe-browse-x-server', groups: '--groups=video,input' },
  speech: { profile: 'safe-browse-speech', groups: '--groups=audio' },
  'smart-cards': { profile: 'safe-browse-smart-cards', groups: '--groups=pcscd' },
  sound: { profile: 'safe-browse-desktop', groups: '--groups=audio' },
  viewer: { profile: 'safe-browse-viewer', groups: '--clear-groups', of: VIEWER },
  converter: { profile: 'safe-browse-converter', groups: '--clear-groups' },
  desktop: { profile: 'safe-browse-desktop', groups: '--clear-groups' },
} as const;

interface Part {
  readonly profile: string;
  readonly groups: string;
  readonly of?: { readonly userId: number; readonly groupId: number };
}

/** `command` as the account of `part`, with no way back to root: no capabilities, also not from setuid programs. It does not start without its profile. Pure. */
export function asAccount(
  command: readonly string[],
  part: keyof typeof PARTS = 'desktop',
): [program: string, ...args: string[]] {
  const { profile, groups, of = ACCOUNT }: Part = PARTS[part];
  return [
    'setpriv',
    `--reuid=${of.userId}`,
    `--regid=${of.groupId}`,
    groups,
    '--no-new-privs',
    '--inh-caps=-all',
    '--bounding-set=-all',
    `--apparmor-profile=${profile}`,
    '--',
    ...command,
  ];
}

import { ACCOUNT } from './account.ts';
import { type Mirror, mirrorFolder, shellSafePath } from './rsync.ts';

/** The home as one clean first run of this very Chromium left it when the image was made. */
const KNOWN_GOOD_HOME = '/usr/share/chromium-clean';
const RESTORE_TIMEOUT_MS = 60_000;

/** What is mirrored where at each start. */
export const HOME_MIRROR: Mirror = {
  source: shellSafePath(KNOWN_GOOD_HOME),
  target: shellSafePath(ACCOUNT.home),
  userId: ACCOUNT.userId,
  groupId: ACCOUNT.groupId,
};

/** Brings the account's home back to the known-good state, to the byte. Throws where anything could not be restored. */
export async function restoreHome(mirror: Mirror = HOME_MIRROR): Promise<void> {
  await mirrorFolder(mirror, RESTORE_TIMEOUT_MS);
}

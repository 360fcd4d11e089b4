import { ACCOUNT } from './account.ts';
import { type Mirror, mirrorFolder, shellSafePath } from './rsync.ts';

/** The home after one clean first run of this Chromium, made during the image build. */
const KNOWN_GOOD_HOME = '/usr/share/chromium-clean';
const RESTORE_TIMEOUT_MS = 60_000;

/** Mirrored at each start. */
export const HOME_MIRROR: Mirror = {
  source: shellSafePath(KNOWN_GOOD_HOME),
  target: shellSafePath(ACCOUNT.home),
  userId: ACCOUNT.userId,
  groupId: ACCOUNT.groupId,
};

/** Restores the account's home to the known-good state, byte for byte. Throws if any part could not be restored. */
export async function restoreHome(mirror: Mirror = HOME_MIRROR): Promise<void> {
  await mirrorFolder(mirror, RESTORE_TIMEOUT_MS);
}

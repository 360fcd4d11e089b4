import rsync from 'rsyncwrapper';
import { ACCOUNT } from './account.ts';
import { CommandFailed } from '../commands/run.ts';

/** The home after one clean first run of this Chromium, made during the image build. */
const KNOWN_GOOD_HOME = '/usr/share/chromium-clean';
const RESTORE_TIMEOUT_MS = 60_000;

// The only importer of rsyncwrapper, which joins its arguments into a shell command without quoting them.

declare const checked: unique symbol;
/** An absolute path without characters that are special in a shell. */
type ShellSafePath = string & { readonly [checked]: true };

const SHELL_SAFE = /^(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$/;

/** Throws a `RangeError` on anything but an absolute path of letters, digits, `_`, `-` and `.`, with no `..`. */
export function shellSafePath(path: string): ShellSafePath {
  if (!SHELL_SAFE.test(path)) throw new RangeError('The path has characters that are special in a shell.');
  return path as ShellSafePath;
}

interface Mirror {
  readonly source: ShellSafePath;
  readonly target: ShellSafePath;
  readonly userId: number;
  readonly groupId: number;
}

/** rsyncwrapper's options for `mirror`. Pure. */
export function mirrorOptions({ source, target, userId, groupId }: Mirror) {
  return {
    // The slash copies the folder's content, not the folder.
    src: `${source}/`,
    dest: `${target}/`,
    delete: true,
    args: [
      '--archive',
      // Files of the same size and time may still differ.
      '--ignore-times',
      // One argument: the library drops repeated arguments.
      `--chown=${userId}:${groupId}`,
    ],
  };
}

/** Makes `target` equal to `source`: deletes extra files, and sets the owner of all files. Throws {@link CommandFailed}. */
export function mirrorFolder(mirror: Mirror, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // The library offers no handle to end rsync; the VM powers off when this takes too long.
    const timer = setTimeout(
      () => reject(new CommandFailed(`rsync took longer than ${timeoutMs / 1000} s.`)),
      timeoutMs,
    );
    rsync(mirrorOptions(mirror), (error, _stdout, stderr) => {
      clearTimeout(timer);
      if (error) reject(new CommandFailed(`${error.message}: ${stderr.trim().slice(-400)}`));
      else resolve();
    });
  });
}

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

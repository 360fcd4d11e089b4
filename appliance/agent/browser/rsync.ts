/** The only importer of rsyncwrapper, which joins its arguments into a shell command without quoting them. */
import rsync from 'rsyncwrapper';
import { CommandFailed } from '../commands/run.ts';

declare const checked: unique symbol;
/** An absolute path without characters that are special in a shell. */
export type ShellSafePath = string & { readonly [checked]: true };

const SHELL_SAFE = /^(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$/;

/** Throws a `RangeError` on anything but an absolute path of letters, digits, `_`, `-` and `.`, with no `..`. */
export function shellSafePath(path: string): ShellSafePath {
  if (!SHELL_SAFE.test(path)) throw new RangeError('The path has characters that are special in a shell.');
  return path as ShellSafePath;
}

export interface Mirror {
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

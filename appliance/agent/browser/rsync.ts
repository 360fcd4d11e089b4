/** The only importer of rsyncwrapper: it joins its arguments into a shell line without quoting them. */
import rsync from 'rsyncwrapper';
import { CommandFailed } from '../commands/run.ts';

declare const checked: unique symbol;
/** An absolute path that a shell reads as it stands. */
export type ShellSafePath = string & { readonly [checked]: true };

const SHELL_SAFE = /^(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$/;

/** Throws a `RangeError` on anything but an absolute path of letters, digits, `_`, `-` and `.`, with no `..`. */
export function shellSafePath(path: string): ShellSafePath {
  if (!SHELL_SAFE.test(path)) throw new RangeError('The path is not one that a shell reads as it stands.');
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
    // With the slash it is the folder's content that is copied.
    src: `${source}/`,
    dest: `${target}/`,
    delete: true,
    args: [
      '--archive',
      // A file of the same size and time may still differ.
      '--ignore-times',
      // One word each: the library drops a word that comes twice.
      `--chown=${userId}:${groupId}`,
    ],
  };
}

/** Makes `target` the same as `source`: extras deleted, everything owned by the given account. Throws {@link CommandFailed}. */
export function mirrorFolder(mirror: Mirror, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // The library gives no handle to end rsync with; the machine powers off when it takes too long.
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

/** One kind of change that somebody who owns the machine would make to stay in it. */
import { run } from '../programs.ts';

export interface Tampering {
  readonly name: string;
  /** For a person. */
  readonly text: string;
  /** Beginnings of the places where it shows in a fingerprint. */
  readonly at: readonly string[];
  /** Makes it. Throws where the machine does not let it. */
  readonly make: () => Promise<unknown>;
}

/** Found in all that is tampered, so that a person who comes across it knows what it is. */
export const MARK = 'tampered by safe-browse verify';

const BROWSER = { uid: 1000, gid: 1000 };

/** As root. */
export const shell = (script: string) => run('busybox', ['sh', '-e', '-c', script]);

/** As the account that Chromium runs as. */
export const browserShell = (script: string) => run('busybox', ['sh', '-e', '-c', script], BROWSER);

/** A plant that is a file: written anew or added to, by a script that has its path as `$f`. */
export const inFile =
  (by: typeof shell) =>
  (
    name: string,
    text: string,
    path: string,
    script = `busybox mkdir -p "$(busybox dirname "$f")"; busybox echo '${MARK}' >> "$f"`,
  ): Tampering => ({
    name,
    text,
    at: [`file:${path}`],
    make: () => by(`f='${path}'; ${script}`),
  });

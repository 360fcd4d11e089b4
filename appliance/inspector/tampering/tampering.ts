/** A change that an attacker would make to persist in the VM. */
import { run } from '../programs.ts';

export interface Tampering {
  readonly name: string;
  /** Description for a person. */
  readonly text: string;
  /** Places in the fingerprint where it shows, or their beginnings. */
  readonly at: readonly string[];
  /** Makes the change. Throws where the VM refuses it. */
  readonly make: () => Promise<unknown>;
}

/** Written into every change, so that a person who finds it knows where it came from. */
export const MARK = 'tampered with by safe-browse verify';

const BROWSER = { uid: 1000, gid: 1000 };

/** Runs a script as root. */
export const shell = (script: string) => run('busybox', ['sh', '-e', '-c', script]);

/** Runs a script as the account of Chromium. */
export const browserShell = (script: string) => run('busybox', ['sh', '-e', '-c', script], BROWSER);

/** A tampering with one file, created or appended to by a script that has its path as `$f`. */
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

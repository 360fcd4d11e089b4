/** A fake of polkit's `pkexec`: a script that starts nothing as root, notes how it was called, and ends like the real one. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class FakePkexec {
  readonly path: string;
  readonly #calls: string;

  /** `status`: 0 as if the program had done its work, 126 as if the person had closed the dialogue, 127 as if they might not, or that of the program. */
  constructor(folder: string, status: number, says = '') {
    this.path = join(folder, 'pkexec');
    this.#calls = join(folder, 'calls');
    writeFileSync(
      this.path,
      `#!/bin/sh\n{ printf '%s\\n' "$@"; echo "SHELL=$SHELL"; } >> '${this.#calls}'\necho '${says}' >&2\nexit ${status}\n`,
    );
    chmodSync(this.path, 0o755);
  }

  /** The arguments and the shell of all calls, one a line. */
  get calls(): string[] {
    return existsSync(this.#calls) ? readFileSync(this.#calls, 'utf8').trimEnd().split('\n') : [];
  }
}

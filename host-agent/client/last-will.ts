/** Closes the sessions of a process that has ended without doing so: a test runner that was killed must not leave VMs. */
import { type ChildProcess, spawn } from 'node:child_process';

/** Waits for the end of the pipe, which only the process holds. Of the lists of sessions that came through it, the last is in force. */
const WAIT = 'ids=; while read -r line; do ids=$line; done; for id in $ids; do "$@" "$id"; done';

export class LastWill {
  readonly #close: readonly string[];
  readonly #ids = new Set<string>();
  #waiting: ChildProcess | undefined;

  /** `close`: the command that closes the session whose id follows it. */
  constructor(close: readonly string[]) {
    this.#close = close;
  }

  add(id: string): void {
    this.#ids.add(id);
    this.#waiting ??= this.#begin();
    this.#write();
  }

  /** It was closed. */
  remove(id: string): void {
    this.#ids.delete(id);
    this.#write();
  }

  #begin(): ChildProcess {
    // Detached: a Ctrl-C in the terminal is for the program.
    const child = spawn('sh', ['-c', WAIT, 'sh', ...this.#close], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.on('error', () => undefined);
    child.stdin.on('error', () => undefined);
    child.unref();
    // The pipe of a child is a socket, which would keep the program running.
    (child.stdin as unknown as { unref?: () => void }).unref?.();
    return child;
  }

  #write(): void {
    this.#waiting?.stdin?.write(`${[...this.#ids].join(' ')}\n`);
  }
}

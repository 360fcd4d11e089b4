/** Runs commands in an emulated computer, or its dom0, one at a time, with bash. */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  /** Standard output and standard error, in order. */
  readonly output: string;
}

/** For bash: reads one base64 command a line from its input, and answers each with one line. */
export const ANSWERING = `stty raw -echo
echo READY
while IFS= read -r line; do
  output="$(setsid bash -c "$(base64 -d <<< "$line")" 2>&1 < /dev/null)"
  status=$?
  printf 'DONE %s %s\\n' "$status" "$(base64 -w0 <<< "$output")"
done`;

const FAILED_CONSOLES = 'tail -v -c 6000 /run/state/safe-browse/failed-*.console.log 2>&1 || true';

export class Dom0Shell {
  readonly #socket: Socket;
  readonly #prelude: string;
  #heard = '';
  /** Resolves when the previous command has ended. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(socket: Socket, prelude: string) {
    this.#socket = socket;
    this.#prelude = prelude;
    socket.setEncoding('utf8').on('data', (text: string) => (this.#heard += text));
  }

  /** `prelude`: the beginning of each command. `said`: the error output of the computer's process. */
  static async connect(path: string, prelude: string, said: () => string): Promise<Dom0Shell> {
    return new Dom0Shell(await connected(path, said), prelude);
  }

  write(text: string): void {
    this.#socket.write(text);
  }

  /** Runs `script` in dom0. */
  run(script: string, timeoutMs: number): Promise<Answer> {
    const answer = this.#last.then(async () => {
      this.write(`${Buffer.from(`${this.#prelude}\n${script}`).toString('base64')}\n`);
      const [, status, output] = await this.heard(/^DONE (\d+) (\S*)\n/m, timeoutMs);
      return {
        status: Number(status),
        output: Buffer.from(output ?? '', 'base64')
          .toString('utf8')
          .trimEnd(),
      };
    });
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** Runs `script` in dom0 and returns its output. Throws with the output, and the consoles of VMs that failed, when it fails. */
  async succeed(script: string, timeoutMs: number): Promise<string> {
    const { status, output } = await this.run(script, timeoutMs);
    if (status === 0) return output;
    const consoles = await this.run(FAILED_CONSOLES, timeoutMs);
    throw new Error(`In dom0 this ended with ${status}: ${script}\n${output}\n${consoles.output}`);
  }

  /** Waits until dom0 prints this, and drops all output up to there. */
  async heard(pattern: RegExp, timeoutMs: number): Promise<RegExpExecArray> {
    for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += 100) {
      const found = pattern.exec(this.#heard);
      if (found) {
        this.#heard = this.#heard.slice(found.index + found[0].length);
        return found;
      }
      await sleep(100);
    }
    throw new Error(`dom0 did not answer within ${timeoutMs / 1000} s: ${this.#heard.slice(-500)}`);
  }
}

async function connected(path: string, said: () => string): Promise<Socket> {
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 100) {
    const socket = connect(path);
    const isThere = await new Promise<boolean>((resolve) =>
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false)),
    );
    if (isThere) return socket;
    await sleep(100);
  }
  throw new Error(`QEMU did not start: ${said()}`);
}

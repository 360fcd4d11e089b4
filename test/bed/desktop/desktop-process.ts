/** The desktop program without Playwright, in its own process group, as a session of the desktop starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

const ENDS_WITHIN_MS = 20_000;
/** What Chromium prints when it gives up. */
const COMPLAINT = /FATAL|Goodbye|isn't usable|Check failed|core dumped/;

export interface ProcessEnd {
  /** Null if a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Lines in which Chromium gives up. */
  readonly complaints: readonly string[];
}

export class DesktopProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<ProcessEnd>;

  constructor(program: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
    const child = spawn(program, args, { env: environment, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child = child;
    let printed = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text));
    this.#ended = once(child, 'close').then(([status, signal]) => ({
      status: status as number | null,
      signal: signal as NodeJS.Signals | null,
      complaints: printed.split('\n').filter((line) => COMPLAINT.test(line)),
    }));
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('The desktop did not start.');
    return this.#child.pid;
  }

  /** Its graphics, network and page processes. */
  get helpers(): number[] {
    return descendants(this.pid);
  }

  /** Resolves when it has ended; kills it, and throws, when it does not end in time. */
  async ended(): Promise<ProcessEnd> {
    const late = setTimeout(() => process.kill(-this.pid, 'SIGKILL'), ENDS_WITHIN_MS);
    try {
      const end = await this.#ended;
      if (end.signal === 'SIGKILL') throw new Error(`The desktop did not end within ${ENDS_WITHIN_MS} ms.`);
      return end;
    } finally {
      clearTimeout(late);
    }
  }
}

function descendants(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children === '' ? [] : children.split(' ').flatMap((child) => [Number(child), ...descendants(Number(child))]);
}

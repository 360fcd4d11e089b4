/** The process of a script, as the runner sees it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Failure } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { type Job, type Over, type Step, Said } from './messages.ts';

/** Beside the bundle of the runner. */
const BUNDLE = join(dirname(fileURLToPath(import.meta.url)), 'run-script.js');
/** By the kernel, however we end, and also if it loops. */
const ENDS_WITH_US = ['--pdeathsig', 'KILL', '--'];
const MAX_LINE_CHARACTERS = 16 * 1024;
const MAX_KEPT_CHARACTERS = 64 * 1024;
/** Between the request to end and the end that cannot be refused. */
const ENDS_WITHIN_MS = 5_000;
/** Another program may hold the pipes of a script that has ended. */
const CLOSES_WITHIN_MS = 2_000;

export interface ScriptEnd {
  /** What it has said itself. */
  readonly over: Over | undefined;
  readonly exitStatus: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
}

export class ScriptProcess {
  readonly #child: ChildProcess;
  /** The end of what it has printed. */
  output = '';
  readonly #reached = new Map<Step, () => void>();
  readonly #steps: Readonly<Record<Step, Promise<void>>>;
  readonly ended: Promise<ScriptEnd>;

  /** `scratch`: a folder for its temporary files. */
  constructor(
    file: string,
    {
      scratch,
      onLine,
    }: { readonly scratch: string; readonly onLine: (stream: 'stdout' | 'stderr', line: string) => void },
  ) {
    // In a group: what a script starts ends with it, and a Ctrl-C in the terminal is for the runner.
    const child = spawn('setpriv', [...ENDS_WITH_US, process.execPath, BUNDLE, file], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, TMPDIR: scratch },
    });
    this.#child = child;
    for (const stream of ['stdout', 'stderr'] as const)
      forEachLine(child[stream], (line) => {
        this.output = `${this.output}${line}\n`.slice(-MAX_KEPT_CHARACTERS);
        onLine(stream, line);
      });
    let over: Over | undefined;
    const step = (name: Step) => new Promise<void>((resolve) => void this.#reached.set(name, resolve));
    this.#steps = { loaded: step('loaded'), begun: step('begun'), yielded: step('yielded') };
    child.on('message', (untrusted) => {
      const said = Said.safeParse(untrusted).data;
      if (said?.is === 'over') over = said;
      else if (said) this.#reached.get(said.is)?.();
    });
    this.ended = new Promise<ScriptEnd>((resolve, reject) => {
      child.once('error', (error) => reject(new Failure('internal', { reason: messageOf(error) }, { cause: error })));
      const closed = Promise.all([once(child, 'close'), once(child, 'disconnect')]).catch(() => undefined);
      child.once('exit', (status, signal) => {
        this.#signal('SIGKILL');
        const settle = () => resolve({ over, exitStatus: status ?? undefined, signal: signal ?? undefined });
        const late = setTimeout(settle, CLOSES_WITHIN_MS);
        void closed.then(() => {
          clearTimeout(late);
          settle();
        });
      });
    });
    const reachAll = () => {
      for (const reach of this.#reached.values()) reach();
    };
    this.ended.then(reachAll, reachAll);
  }

  /** Fulfilled once it has come so far, or has ended. */
  reaches(step: Step): Promise<void> {
    return this.#steps[step];
  }

  begin(job: Job): void {
    // One that has just ended says so by its end.
    this.#child.send(job, () => undefined);
  }

  /** Fulfilled when it has ended. */
  async end(): Promise<void> {
    const { exitCode, signalCode } = this.#child;
    // Its number may be another's by now.
    if (exitCode === null && signalCode === null) this.#signal('SIGTERM');
    const late = setTimeout(() => void this.#child.kill('SIGKILL'), ENDS_WITHIN_MS);
    await this.ended.catch(() => undefined);
    clearTimeout(late);
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    try {
      if (pid !== undefined) process.kill(-pid, signal);
    } catch {
      // Its group is gone.
    }
  }
}

/** A line that is too long comes in pieces. */
function forEachLine(stream: Readable | null, take: (line: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (; rest.length > MAX_LINE_CHARACTERS; rest = rest.slice(MAX_LINE_CHARACTERS))
      lines.push(rest.slice(0, MAX_LINE_CHARACTERS));
    lines.forEach(take);
  });
  stream?.on('end', () => {
    if (rest !== '') take(rest);
  });
}

/** `safe-browse run`: scripts, each with a page in a fresh VM. */
import { access, constants, mkdir } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { EXIT, Failure } from '../api/errors/failure.ts';
import { marked } from '../api/errors/invisible.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { open } from '../client/session.ts';
import { attempt, type AttemptOptions } from './attempt.ts';
import type { Attempt, FileResult, Run, RunOptions } from './options.ts';
import { playwrightFor } from './playwright.ts';

export const run: Run = (options) => runWith(options, (one) => attempt({ ...one, open }));

type Try = (one: Omit<AttemptOptions, 'open'>) => Promise<Attempt>;

/** Apart from how one attempt is made. */
export async function runWith(options: RunOptions, tryOnce: Try): ReturnType<Run> {
  const startedMs = performance.now();
  const scripts = options.files.map((file) => ({ file, playwright: playwrightFor(file) }));
  const lacking = scripts.find(({ playwright }) => playwright === undefined);
  if (lacking) return { failure: new Failure('playwright-missing', { file: lacking.file }).data() };
  const unwritten = options.into === undefined ? undefined : await writable(options.into);
  if (unwritten) return { failure: unwritten.data() };
  const runner = new Runner(options, tryOnce);
  const files = scripts.map(({ file, playwright = '' }) => ({ file, playwright, attempts: [] }));
  await Promise.all(Array.from({ length: options.workers }, () => runner.work(files)));
  if (runner.trouble) return { failure: runner.trouble.data() };
  return {
    report: {
      files: files.map(({ file, attempts }) => ({ file, attempts })),
      durationMs: Math.round(performance.now() - startedMs),
    },
  };
}

/** Before minutes have gone by. */
const writable = (folder: string): Promise<Failure | undefined> =>
  mkdir(folder, { recursive: true })
    .then(() => access(folder, constants.W_OK))
    .then(
      () => undefined,
      (cause: unknown) => new Failure('file-not-written', { path: folder }, { cause }),
    );

interface Script extends FileResult {
  readonly playwright: string;
  readonly attempts: Attempt[];
}

class Runner {
  readonly #options: RunOptions;
  readonly #tryOnce: Try;
  readonly #halt = new AbortController();
  readonly #stopped: AbortSignal;
  #next = 0;
  /** What no script can change, such as a profile that does not allow it. */
  trouble: Failure | undefined;

  constructor(options: RunOptions, tryOnce: Try) {
    this.#options = options;
    this.#tryOnce = tryOnce;
    this.#stopped = AbortSignal.any([options.signal, this.#halt.signal]);
  }

  /** Runs one script after the other that no worker has taken. */
  async work(scripts: readonly Script[]): Promise<void> {
    for (let script = this.#take(scripts); script; script = this.#take(scripts)) await this.#tryUntilItPasses(script);
  }

  #take = (scripts: readonly Script[]): Script | undefined => scripts[this.#next++];

  async #tryUntilItPasses(script: Script): Promise<void> {
    const { retries, onEvent } = this.#options;
    for (let number = 1; number <= retries + 1; number += 1) {
      if (this.#stopped.aborted) return;
      const result = await this.#try(script, number);
      script.attempts.push(result);
      onEvent({ event: 'ended', file: script.file, attempt: number, result });
      if (result.outcome === 'passed') return;
    }
  }

  async #try({ file, playwright }: Script, number: number): Promise<Attempt> {
    const { profile, timeoutSeconds, into, onEvent } = this.#options;
    onEvent({ event: 'starting', file, attempt: number });
    try {
      return await this.#tryOnce({
        profile,
        file,
        playwright,
        timeoutMs: timeoutSeconds * 1000,
        into: into === undefined ? undefined : folderFor(into, file, number),
        signal: this.#stopped,
        onRunning: (session) => onEvent({ event: 'running', file, attempt: number, session }),
        onLine: (stream, text) => onEvent({ event: 'output', file, stream, text }),
      });
    } catch (error) {
      return this.#notBegun(error);
    }
  }

  #notBegun(error: unknown): Attempt {
    const none = { output: '', artefacts: [], durationMs: 0, startMs: 0 };
    if (this.#stopped.aborted) return { outcome: 'cancelled', ...none };
    const failure =
      error instanceof Failure ? error : new Failure('internal', { reason: messageOf(error) }, { cause: error });
    if (failure.exitStatus === EXIT.failed && failure.code !== 'internal')
      return { outcome: 'failed', reason: marked(`${failure.code}: ${failure.message}`), ...none };
    this.trouble = failure;
    this.#halt.abort();
    return { outcome: 'cancelled', ...none };
  }
}

/** Named after the script as the person would name it. Pure. */
export function folderFor(into: string, file: string, number: number, from = process.cwd()): string {
  const name = relative(from, file)
    .replaceAll(sep, '-')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '');
  return `${into}${sep}${name}${number === 1 ? '' : `-attempt-${number}`}`;
}

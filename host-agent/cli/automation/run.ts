/** `safe-browse run`: scripts that get a page in a fresh VM. The runner is a program file beside this one. */
import { dirname, join, relative, resolve } from 'node:path';
import { accessSync, constants, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { EXIT, Failure } from '../../api/errors/failure.ts';
import type { Attempt, FileResult, Run, RunEvent, RunReport } from '../../run/options.ts';
import { interruptSignal } from '../interrupt.ts';
import { type JunitCase, type JunitSuite, writeJunit } from './junit.ts';
import { print, printJson, say } from '../output.ts';

const BUNDLE = join(dirname(fileURLToPath(import.meta.url)), 'run.js');

export interface RunCommandOptions {
  readonly json: boolean;
  readonly profile?: string;
  readonly workers: number;
  readonly retries: number;
  readonly timeout: number;
  readonly into?: string;
  readonly junit?: string;
}

/** Returns the exit status: that of the script if there is only one. */
export async function run(names: readonly string[], options: RunCommandOptions): Promise<number> {
  const { json, profile, workers, retries, timeout, into, junit } = options;
  const files = [...new Set(names.map((name) => resolve(name)))];
  files.forEach(assertReadable);
  const runner = (await import(pathToFileURL(BUNDLE).href)) as { readonly run: Run };
  const answer = await runner.run({
    files,
    profile,
    workers,
    retries,
    timeoutSeconds: timeout,
    into: into === undefined ? undefined : resolve(into),
    signal: interruptSignal(),
    onEvent: (event) => {
      if (json) printJson(event);
      else tell(event, files.length > 1);
    },
  });
  if ('failure' in answer) throw new Failure(answer.failure);
  const { report } = answer;
  if (junit !== undefined) await writeJunit(junit, suitesOf(report));
  if (json) printJson({ event: 'report', report });
  else print(summary(report));
  return statusOf(report);
}

/** Throws `Failure` file-unreadable or not-a-file. */
function assertReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK);
  } catch (cause) {
    throw new Failure('file-unreadable', { path }, { cause });
  }
  if (!statSync(path).isFile()) throw new Failure('not-a-file', { path });
}

const nameOf = (file: string): string => relative(process.cwd(), file);

function tell(event: RunEvent, areSeveral: boolean): void {
  const name = nameOf(event.file);
  switch (event.event) {
    case 'starting':
      say(`starting  ${name}${event.attempt > 1 ? ` (attempt ${event.attempt})` : ''}`);
      return;
    case 'running':
      say(`running   ${name} in ${event.session}`);
      return;
    case 'output':
      process[event.stream].write(`${areSeveral ? `${name}: ` : ''}${event.text}\n`);
      return;
    case 'ended':
      print(describe(event.file, event.result));
  }
}

const WORDS: Record<Attempt['outcome'], string> = {
  passed: 'passed   ',
  failed: 'FAILED   ',
  'timed-out': 'TIMED OUT',
  cancelled: 'cancelled',
};

/** Pure. */
export function describe(file: string, attempt: Attempt): string {
  const { outcome, reason, details = '', exitStatus, durationMs, startMs, artefacts } = attempt;
  const times = `${(durationMs / 1000).toFixed(1)} s, after ${(startMs / 1000).toFixed(1)} s for the VM`;
  const why = reason ?? (outcome === 'failed' && exitStatus !== undefined ? `exit status ${exitStatus}` : undefined);
  return [
    `${WORDS[outcome]} ${nameOf(file)}${outcome === 'cancelled' ? '' : ` (${times})`}${why === undefined ? '' : `: ${why}`}`,
    // Its first line is the reason.
    ...details.split('\n').slice(1),
    ...artefacts.map((path) => `          ${nameOf(path)}`),
  ].join('\n');
}

/** Of the attempt that counts. */
const outcomeOf = ({ attempts }: FileResult): Attempt['outcome'] => attempts.at(-1)?.outcome ?? 'cancelled';

function summary({ files, durationMs }: RunReport): string {
  const count = (outcome: Attempt['outcome']) => files.filter((file) => outcomeOf(file) === outcome).length;
  const again = files.filter((file) => outcomeOf(file) === 'passed' && file.attempts.length > 1).length;
  return [
    `${count('passed')} passed${again > 0 ? ` (${again} only when tried again)` : ''}`,
    `${count('failed') + count('timed-out')} failed`,
    ...(count('cancelled') > 0 ? [`${count('cancelled')} cancelled`] : []),
    `in ${Math.round(durationMs / 1000)} s`,
  ].join(', ');
}

/** Pure. */
export function statusOf({ files }: RunReport): number {
  if (files.every((file) => outcomeOf(file) === 'passed')) return EXIT.done;
  const [only, ...others] = files;
  if (!only || others.length > 0 || outcomeOf(only) === 'cancelled') return EXIT.failed;
  return only.attempts.at(-1)?.exitStatus || EXIT.failed;
}

/** One suite, one case for each script. Pure. */
export function suitesOf({ files, durationMs }: RunReport): JunitSuite[] {
  return [{ name: 'safe-browse run', timeMs: durationMs, cases: files.map(caseOf) }];
}

function caseOf(result: FileResult): JunitCase {
  const last = result.attempts.at(-1);
  const outcome = outcomeOf(result);
  const { reason = '', details, exitStatus, durationMs = 0, output = '', artefacts = [] } = last ?? {};
  const message = reason === '' && exitStatus !== undefined ? `exit status ${exitStatus}` : reason;
  // Jenkins and GitLab show the files that are named so.
  const attached = artefacts.map((path) => `[[ATTACHMENT|${nameOf(path)}]]\n`).join('');
  const printed = `${output}${attached}`;
  return {
    classname: 'safe-browse.run',
    name: nameOf(result.file),
    timeMs: durationMs,
    ...(outcome !== 'passed' && {
      fault: {
        kind: outcome === 'cancelled' ? 'skipped' : 'failure',
        message: outcome === 'cancelled' ? 'cancelled' : message,
        ...(details !== undefined && { text: details }),
      },
    }),
    ...(printed !== '' && { output: printed }),
  };
}

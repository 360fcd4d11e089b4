/** One attempt of one script: a process and a VM, of which nothing is left. */
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marked } from '../api/errors/invisible.ts';
import type { DrivenSession, OpenOptions } from '../client/client.d.ts';
import type { Attempt, Outcome } from './options.ts';
import { type ScriptEnd, ScriptProcess } from './script-process.ts';

/** From a browser that is ready to a script that has its page. */
const BEGINS_WITHIN_MS = 180_000;
/** After its time is over. */
const YIELDS_WITHIN_MS = 5_000;
const KEEPS_WITHIN_MS = 70_000;

export interface AttemptOptions {
  readonly open: (options: OpenOptions) => Promise<DrivenSession>;
  readonly profile: string | undefined;
  readonly file: string;
  /** The module that the script's project has. */
  readonly playwright: string;
  readonly timeoutMs: number;
  /** A folder that is made if there are artefacts; absent: there are none. */
  readonly into: string | undefined;
  readonly signal: AbortSignal;
  readonly onRunning: (session: string) => void;
  readonly onLine: (stream: 'stdout' | 'stderr', line: string) => void;
}

/** Throws the `Failure` of the start of its session. */
export async function attempt(options: AttemptOptions): Promise<Attempt> {
  const scratch = await mkdtemp(join(tmpdir(), 'safe-browse-run-'));
  try {
    return await attemptIn(scratch, options);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function attemptIn(scratch: string, options: AttemptOptions): Promise<Attempt> {
  const { open, profile, file, timeoutMs, onLine, signal } = options;
  const script = new ScriptProcess(file, { scratch, onLine });
  const stop = () => void script.end();
  signal.addEventListener('abort', stop, { once: true });
  let session: DrivenSession | undefined;
  try {
    // A script with a mistake needs no VM.
    const isLoaded = await settledWithin(script.reaches('loaded'), timeoutMs);
    if (!isLoaded || (await hasEnded(script)) || signal.aborted) {
      await script.end();
      const result = resultOf(await script.ended, signal);
      return { ...result, ...(!isLoaded && NOT_LOADED), ...NO_TIMES, output: script.output };
    }
    const startedMs = performance.now();
    session = await open({ profile, url: 'about:blank', signal });
    const startMs = Math.round(performance.now() - startedMs);
    const ran = await runIn(session, script, { scratch, options });
    return { ...ran, output: script.output, session: session.id, startMs };
  } finally {
    signal.removeEventListener('abort', stop);
    await script.end();
    await session?.close();
  }
}

const NO_TIMES = { artefacts: [], durationMs: 0, startMs: 0 };
const NOT_LOADED = { outcome: 'timed-out', reason: 'It was not loaded in time.' } as const;
const HANGS = { outcome: 'timed-out', reason: 'It was not done in time, and did not give way.' } as const;

async function runIn(
  session: DrivenSession,
  script: ScriptProcess,
  { scratch, options }: { readonly scratch: string; readonly options: AttemptOptions },
): Promise<Omit<Attempt, 'output' | 'session' | 'startMs'>> {
  const { playwright, timeoutMs, into, signal, onRunning } = options;
  const { id, profile, reach, endpoint } = session;
  const made = join(scratch, 'artefacts');
  onRunning(id);
  script.begin({
    session: { id, profile, reach, endpoint },
    playwright,
    timeoutMs,
    ...(into !== undefined && { artefacts: made }),
  });
  const hasBegun = await settledWithin(script.reaches('begun'), BEGINS_WITHIN_MS);
  const startedMs = performance.now();
  const hasYielded = hasBegun && (await settledWithin(script.reaches('yielded'), timeoutMs + YIELDS_WITHIN_MS));
  const durationMs = Math.round(performance.now() - startedMs);
  const gaveWay = hasYielded && (await settledWithin(script.ended, KEEPS_WITHIN_MS));
  const picture = gaveWay || into === undefined ? undefined : await pictureOf(session);
  await script.end();
  const result = { ...resultOf(await script.ended, signal), ...(!gaveWay && !signal.aborted && HANGS) };
  if (into === undefined || result.outcome === 'passed' || result.outcome === 'cancelled')
    return { ...result, artefacts: [], durationMs };
  return { ...result, artefacts: await keep(made, into, picture ?? (await pictureOf(session))), durationMs };
}

/** Of the whole screen, taken from outside: also if the page or the script hangs. Absent if the profile lets no files out. */
const pictureOf = (session: DrivenSession): Promise<Uint8Array | undefined> =>
  session.screenshot().catch(() => undefined);

/** Answers with the paths of all files. */
async function keep(made: string, into: string, picture: Uint8Array | undefined): Promise<string[]> {
  await mkdir(into, { recursive: true });
  await cp(made, into, { recursive: true }).catch(() => undefined);
  if (picture) await writeFile(join(into, 'screen.png'), picture);
  return (await readdir(into)).sort().map((name) => join(into, name));
}

/** What the process has said, unless its end contradicts it. Pure. */
export function resultOf(
  { over, exitStatus, signal }: ScriptEnd,
  stopped: { readonly aborted: boolean },
): Pick<Attempt, 'outcome' | 'exitStatus' | 'reason' | 'details'> {
  const ended = exitStatus === undefined ? {} : { exitStatus };
  if (stopped.aborted) return { outcome: 'cancelled', ...ended };
  const outcome: Outcome = exitStatus === 0 ? 'passed' : over?.outcome === 'timed-out' ? 'timed-out' : 'failed';
  if (outcome === 'passed') return { outcome, ...ended };
  const reason = over?.reason ?? (exitStatus === undefined ? `It was ended by ${signal ?? 'a signal'}.` : undefined);
  return {
    outcome,
    ...ended,
    ...(reason !== undefined && { reason: marked(reason).split('\n')[0] ?? '' }),
    ...(over?.details !== undefined && { details: marked(over.details) }),
  };
}

async function hasEnded(script: ScriptProcess): Promise<boolean> {
  const running = Symbol('running');
  return (await Promise.race([script.ended, Promise.resolve(running)])) !== running;
}

async function settledWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const over = new Promise<false>((resolve) => (late = setTimeout(() => resolve(false), ms)));
  const settled = await Promise.race([promise.then(() => true), over]);
  clearTimeout(late);
  return settled;
}

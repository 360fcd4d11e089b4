/** `safe-browse measure`: how fast sessions are on a person’s computer, as a report that a person can publish. */
import { randomFillSync } from 'node:crypto';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import type { Command } from 'commander';
import type { Client } from '../../api/connection/client.ts';
import { Failure } from '../../api/errors/failure.ts';
import type { Params } from '../../api/methods/methods.ts';
import type { Session } from '../../api/session/session.ts';
import { sign } from '../../tools/minisign.ts';
import { withAgent } from '../agent.ts';
import { interruptSignal } from '../interrupt.ts';
import { numberFrom } from '../number-from.ts';
import { print, printJson, say, writeWhole } from '../output.ts';
import { ProgressLine } from '../progress.ts';
import {
  describeComparison,
  describeMeasurement,
  type Measurement,
  type MeasuredName,
  parseMeasurement,
} from './measurement.ts';
import { measurementPage } from './page.ts';
import { type MeasuredStart, measuredStart } from './starts.ts';

const MIB = 1024 * 1024;
const FILE_BYTES = 32 * MIB;
const PICTURES = 10;
const REST_MS = 10_000;
const LOOK_EVERY_MS = 250;
/** Sealing a template takes a minute without KVM. */
const SPARE_WITHIN_MS = 600_000;
/** For a moment there is none while a VM of another session starts. */
const NO_SPARE_WITHIN_MS = 30_000;

export interface MeasureOptions {
  readonly json: boolean;
  readonly runs: number;
  readonly into: string;
  readonly verify: boolean;
  /** A secret key of minisign. */
  readonly sign?: string;
}

async function measure({ json, runs, into, verify, sign: key }: MeasureOptions): Promise<void> {
  const signal = interruptSignal();
  const line = new ProgressLine();
  const path = resolve(into);
  // Before minutes pass for nothing.
  if (key !== undefined)
    await access(key, constants.R_OK).catch((cause: unknown) => {
      throw new Failure('signing-key-unusable', { path: key }, { cause });
    });
  const taken = await withAgent(async (client) => {
    try {
      const onStep = (text: string, fraction: number) => {
        if (json) printJson({ event: 'progress', text, fraction });
        else line.show(text, fraction);
      };
      return await new Measuring(client, { runs, restMs: REST_MS, onStep, signal }).run(verify);
    } finally {
      line.done();
    }
  });
  await writeWhole(path, `${JSON.stringify(taken, null, 2)}\n`);
  await writeWhole(`${path.replace(/\.json$/, '')}.html`, measurementPage(taken));
  if (key !== undefined) await signed(path, resolve(key));
  if (json) printJson({ event: 'measured', file: path, ...taken });
  else print(`${describeMeasurement(taken)}\n\nThe report is in ${path}, and as a page beside it.`);
}

/** Throws `Failure` signing-key-unusable. */
async function signed(report: string, key: string): Promise<void> {
  await sign(report, `${report}.minisig`, key).catch((cause: unknown) => {
    throw new Failure('signing-key-unusable', { path: key }, { cause });
  });
}

type Part = Measurement['missing'][number]['part'];

interface MeasuringOptions {
  readonly runs: number;
  /** Before memory is measured: until what a start has left over has ended. */
  readonly restMs: number;
  readonly onStep: (text: string, fraction: number) => void;
  readonly signal: AbortSignal;
}

/** One run of all measurements, on a host agent that other clients may use meanwhile. */
export class Measuring {
  readonly #client: Pick<Client, 'call'>;
  readonly #options: MeasuringOptions;
  readonly #figures: Partial<Record<MeasuredName, number[]>> = {};
  readonly #missing: Measurement['missing'][number][] = [];
  #accelerator = '';

  constructor(client: Pick<Client, 'call'>, options: MeasuringOptions) {
    this.#client = client;
    this.#options = options;
  }

  /** Closes each session that it opens. Throws the `Failure` of a start, or cancelled. */
  async run(mayVerify: boolean): Promise<Measurement> {
    const { runs, onStep } = this.#options;
    const steps = 3 * runs + 1;
    for (let run = 0; run < runs; run += 1) {
      const at = ` (${run + 1} of ${runs})`;
      onStep(`Clicks with a spare${at}`, (3 * run) / steps);
      await this.#withSpare();
      onStep(`Clicks from the template${at}`, (3 * run + 1) / steps);
      await this.#fromTemplate();
      onStep(`Cold starts${at}`, (3 * run + 2) / steps);
      await this.#cold();
    }
    onStep('What web applications need', (steps - 1) / steps);
    const verification = mayVerify ? await this.#orMissing('verification', () => this.#verification()) : undefined;
    const { version, hypervisor, images } = await this.#client.call('report.get', {});
    const qemu = await qemuVersion();
    return {
      measurement: 1,
      version,
      day: new Date().toISOString().slice(0, 10),
      computer: { ...computer(), hypervisor, ...(qemu !== undefined && { qemu }), accelerator: this.#accelerator },
      images: images.map(({ role, digest }) => ({ role, digest })),
      figures: this.#figures,
      ...(verification && { verification }),
      missing: this.#missing,
    };
  }

  async #withSpare(): Promise<void> {
    if (!(await this.#untilSpare())) {
      this.#leaveOut('spare', 'no-spare');
      return;
    }
    await this.#inSession({}, async ({ session, requestedMs, metMs }) => {
      if (session.startedFrom !== 'spare') return;
      this.#add('spare-painted', metMs.get('painted'));
      if (await this.#untilSpare()) this.#add('next-spare', performance.now() - requestedMs);
      await this.#idle('memory-spare', session);
      for (let picture = 0; picture < PICTURES; picture += 1) {
        const askedMs = performance.now();
        await this.#client.call('session.screenshot', { id: session.id }, { onProgress: () => undefined });
        this.#add('picture', performance.now() - askedMs);
      }
      await this.#orMissing('file-in', () => this.#giveFile(session));
    });
  }

  #fromTemplate(): Promise<void> {
    return this.#inSession({ startFrom: 'template' }, async ({ session, metMs }) => {
      if (session.startedFrom !== 'template') return;
      this.#add('template-painted', metMs.get('painted'));
      await this.#idle('memory-template', session);
    });
  }

  #cold(): Promise<void> {
    return this.#inSession({ startFrom: 'cold' }, async ({ session, metMs }) => {
      if (session.startedFrom !== 'cold') return;
      this.#add('cold-painted', metMs.get('painted'));
      this.#add('cold-guest-agent', metMs.get('guest-agent'));
      this.#add('cold-browser-window', metMs.get('browser-window'));
      await this.#idle('memory-cold', session);
    });
  }

  /** Also measures how long its end takes. */
  async #inSession(params: Params<'session.open'>, use: (start: MeasuredStart) => Promise<void>): Promise<void> {
    const start = await measuredStart(this.#client, params, { signal: this.#options.signal });
    this.#accelerator = start.session.accelerator;
    try {
      await use(start);
    } finally {
      const closedMs = performance.now();
      await this.#client.call('session.close', { ids: [start.session.id] });
      this.#add('closed', performance.now() - closedMs);
    }
  }

  async #idle(name: MeasuredName, { id }: Session): Promise<void> {
    await sleep(this.#options.restMs, undefined, { signal: this.#options.signal });
    const { memory } = await this.#client.call('session.show', { id });
    this.#add(name, memory && memory.privateBytes / 1e6);
  }

  async #giveFile({ id }: Session): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'safe-browse-measure-'));
    try {
      const path = join(folder, 'random.bin');
      await writeFile(path, randomFillSync(Buffer.alloc(FILE_BYTES)));
      const begunMs = performance.now();
      await this.#client.call('session.give', { id, path }, { signal: this.#options.signal });
      this.#add('file-in', FILE_BYTES / 1000 / (performance.now() - begunMs));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #verification(): Promise<NonNullable<Measurement['verification']>> {
    const { checks, durationMs } = await this.#client.call(
      'verify.web',
      { short: true },
      { signal: this.#options.signal },
    );
    const count = (outcome: string) => checks.filter((check) => check.outcome === outcome).length;
    return { held: count('held'), failed: count('failed'), seconds: Math.round(durationMs / 1000) };
  }

  /** Whether there is one. */
  async #untilSpare(): Promise<boolean> {
    const begunMs = performance.now();
    for (;;) {
      const { spare } = await this.#client.call('template.status', {});
      if (spare.state === 'ready') return true;
      if (performance.now() - begunMs > (spare.state === 'none' ? NO_SPARE_WITHIN_MS : SPARE_WITHIN_MS)) return false;
      await sleep(LOOK_EVERY_MS, undefined, { signal: this.#options.signal });
    }
  }

  /** A part that a profile or this host does not have is left out, and named in the report. */
  async #orMissing<Value>(part: Part, work: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await work();
    } catch (error) {
      if (this.#options.signal.aborted || !(error instanceof Failure)) throw error;
      this.#leaveOut(part, error.code);
      return undefined;
    }
  }

  #leaveOut(part: Part, code: string): void {
    if (!this.#missing.some((other) => other.part === part)) this.#missing.push({ part, code });
  }

  #add(name: MeasuredName, value: number | undefined): void {
    if (value !== undefined) (this.#figures[name] ??= []).push(Number(value.toPrecision(4)));
  }
}

/** Of names of hardware, what a report accepts. */
const plain = (text: string): string =>
  text
    .replace(/[^\w .,:;()/@+®™-]/gu, '')
    .trim()
    .slice(0, 120) || 'unknown';

const computer = (): Pick<Measurement['computer'], 'processors' | 'processor' | 'memoryGiB' | 'kernel'> => ({
  processors: cpus().length,
  processor: plain(cpus()[0]?.model ?? ''),
  memoryGiB: Math.round(totalmem() / 1024 ** 3),
  // Without what the distribution or the host's provider appends.
  kernel: /^\d+\.\d+/.exec(release())?.[0] ?? 'unknown',
});

async function qemuVersion(): Promise<string | undefined> {
  // Undefined where there is none.
  const ran = await execa('qemu-system-x86_64', ['--version'], { reject: false, timeout: 10_000 });
  return /version (\d+\.\d+\.\d+)/.exec(ran.stdout)?.[1];
}

async function compare(one: string, other: string, json: boolean): Promise<void> {
  const [first, second] = await Promise.all([one, other].map(readMeasurement));
  if (!first || !second) return;
  if (json) printJson({ first, second });
  else print(describeComparison(first, second));
  if (first.computer.accelerator !== second.computer.accelerator)
    say('One of them ran with KVM and the other without: compare ratios, not times.');
}

async function readMeasurement(path: string): Promise<Measurement> {
  const untrustedText = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Failure('file-unreadable', { path }, { cause });
  });
  return parseMeasurement(path, untrustedText);
}

export function addMeasureCommands(
  program: Command,
  command: (parent: Command, nameAndArguments: string, description: string) => Command,
): void {
  const parent = command(program, 'measure', 'measure how fast sessions are on the host, and write a report')
    .option('--runs <count>', 'how often each kind of start is measured', numberFrom(1, 20), 3)
    .option('--into <file>', 'the report', 'safe-browse-measurement.json')
    .option('--no-verify', 'without the check of what web applications need')
    .option('--sign <key>', 'sign the report with this secret key of minisign, which has no password')
    .action((options: MeasureOptions) => measure(options));
  command(parent, 'compare <one> <other>', 'compare two reports').action(
    (one: string, other: string, { json }: { readonly json: boolean }) => compare(one, other, json),
  );
}

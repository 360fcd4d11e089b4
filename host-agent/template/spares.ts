/** The one machine that is ready before it is asked for: copied from the template, made itself, painted, standing still, never connected. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import type { SpareStatus } from '../api/template.ts';
import { ConsoleTail } from '../guest/console.ts';
import { giveIdentity, newIdentity, rehearse } from '../guest/identity.ts';
import { isPainted } from '../hypervisor/painted.ts';
import type { MachineNames } from '../storage/filenames.ts';
import { deadline } from '../tools/deadline.ts';
import { messageOf } from '../tools/message-of.ts';
import { untilQuiet } from './quiet.ts';
import type { Clone, Subject, Templates } from './templates.ts';
import type { Machine, Nic } from '../hypervisor/hypervisor.ts';

export interface Spare extends Clone {
  readonly id: string;
  readonly port: number;
  /** Connected; the machine is itself already, and shows its painted browser. */
  readonly wire: Duplex;
}

interface KeptSpare extends Spare {
  readonly subject: Subject;
  readonly names: MachineNames;
}

export interface SparesOptions {
  readonly templates: Templates;
  /** What the next click will most likely ask for; `undefined`: no spare. */
  readonly subject: () => Subject | undefined;
  /** A port of the NDVM that is kept for the machine, and the card plugged in there; `undefined` when all are taken. */
  readonly reservePort: (id: string) => Promise<{ readonly port: number; readonly nic: Nic } | undefined>;
  readonly releasePort: (port: number) => void;
  readonly namesOf: (id: string) => MachineNames;
  /** Why there is to be none, for a person; `standing` are the processes of the one that is there. */
  readonly whyNone: (standing: readonly number[]) => Promise<string | undefined>;
  /** The computer has something left for it. */
  readonly isQuiet: () => Promise<boolean>;
  /** How long each look takes whether a machine has come to rest. */
  readonly restMs: number;
  readonly keepConsole: (text: string) => Promise<string>;
  readonly log: Logger;
}

/** After a click the person's own machine comes first. */
const REFILL_AFTER_MS = 3_000;
/** A computer that is never quiet gets its spare after so many looks all the same. */
const MAX_LOOKS_FOR_QUIET = 6;
const LOOK_EVERY_MS = 30_000;
/** A load costs minutes where the processor is emulated: after each that failed twice as long until the next, so many times. */
const MAX_DOUBLINGS = 5;
const LOADED_WITHIN_MS = 240_000;

export class Spares {
  readonly #options: SparesOptions;
  #spare: KeptSpare | undefined;
  /** A look, with all that it leads to. */
  #look: { readonly done: Promise<void>; readonly stop: AbortController } | undefined;
  #isLoading = false;
  #reason: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looksForQuiet = 0;
  #failuresInARow = 0;
  #holds = 0;
  #isStopped = false;

  constructor(options: SparesOptions) {
    this.#options = options;
  }

  /** From now on nothing is loaded, and what is being loaded is given up, until `settled` was called as often. */
  hold(): void {
    this.#holds += 1;
    this.#look?.stop.abort(new Error('Something else comes first.'));
  }

  /** What it was held for is over: there may be time and room. */
  settled(): void {
    this.#holds -= 1;
    this.lookSoon();
  }

  /** The spare, if it is what `subject` asks for; from then on it is the caller's. Two calls never get the same one. */
  async take(subject: Subject, signal: AbortSignal): Promise<Spare | undefined> {
    const spare = this.#spare;
    if (!spare || !isDeepStrictEqual(spare.subject, subject)) return undefined;
    // Nobody else finds it from here on, before anything is waited for.
    this.#spare = undefined;
    if (spare.key === (await this.#options.templates.keyOf(subject, signal).catch(() => undefined))) return spare;
    await this.#dismantle(spare);
    return undefined;
  }

  /** Gives up the spare, ready or not, so that its port can be used. */
  async giveUp(): Promise<void> {
    this.#look?.stop.abort(new Error('The spare is given up.'));
    await this.#look?.done;
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare) await this.#dismantle(spare);
  }

  /** Looks a little later whether a spare is missing, or is not what it should be. */
  lookSoon(afterMs = REFILL_AFTER_MS): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#lookNow();
    }, afterMs).unref();
  }

  status(): SpareStatus {
    const processes = (this.#spare?.machine.record.processes ?? []).map(({ role, pid }) => ({ role, pid }));
    if (this.#spare) return { state: 'ready', id: this.#spare.id, processes };
    if (this.#isLoading) return { state: 'loading', processes };
    const reason = this.#holds > 0 ? 'a session is being started, which comes first' : this.#reason;
    return { state: 'none', ...(reason !== undefined && { reason }), processes };
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.giveUp();
  }

  #lookNow(): void {
    // Whoever holds it has it looked for afterwards.
    if (this.#look || this.#holds > 0) return;
    const stop = new AbortController();
    const done = this.#makeRight(stop.signal)
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        this.#failuresInARow += 1;
        this.#reason = `the last one could not be loaded: ${messageOf(error)}`;
        this.#options.log.warn({ reason: String(error) }, 'there is no spare');
      })
      .finally(() => {
        this.#look = undefined;
        if (this.#timer === undefined) this.lookSoon(LOOK_EVERY_MS * 2 ** Math.min(this.#failuresInARow, MAX_DOUBLINGS));
      });
    this.#look = { done, stop };
  }

  async #makeRight(stop: AbortSignal): Promise<void> {
    const { subject: subjectNow, templates, whyNone, isQuiet, log } = this.#options;
    const subject = subjectNow();
    const key = subject && (await templates.keyOf(subject, stop));
    const spare = this.#spare;
    const why = subject ? await whyNone((spare?.machine.record.processes ?? []).map(({ pid }) => pid)) : 'nothing is to be sealed (template.seal)';
    // It may have been handed out meanwhile.
    if (spare && this.#spare === spare && (why !== undefined || spare.key !== key)) {
      this.#spare = undefined;
      await this.#dismantle(spare);
    }
    this.#reason = why ?? (key === undefined ? 'there is no browser image yet' : undefined);
    if (!subject || key === undefined || why !== undefined || this.#spare) return;
    if (!(await isQuiet()) && ++this.#looksForQuiet < MAX_LOOKS_FOR_QUIET) {
      this.#reason = 'the computer is busy, which is waited for a while';
      this.lookSoon();
      return;
    }
    this.#looksForQuiet = 0;
    stop.throwIfAborted();
    this.#isLoading = true;
    const loaded = await this.#load(subject, key, stop).finally(() => {
      this.#isLoading = false;
    });
    if (!loaded) return;
    this.#failuresInARow = 0;
    this.#spare = loaded;
    log.info({ id: loaded.id }, 'a spare is ready');
    void loaded.machine.ended.then(async () => {
      if (this.#spare !== loaded) return;
      this.#spare = undefined;
      await this.#dismantle(loaded);
      this.lookSoon();
    });
  }

  async #load(subject: Subject, key: string, stop: AbortSignal): Promise<KeptSpare | undefined> {
    const { templates, reservePort, namesOf } = this.#options;
    const id = randomBytes(4).toString('hex');
    const place = await reservePort(id);
    if (!place) {
      this.#reason = 'every port of the network machine is in use';
      return undefined;
    }
    const [names, { port, nic }] = [namesOf(id), place];
    const signal = deadline(LOADED_WITHIN_MS, stop);
    let clone: Clone | undefined;
    try {
      await mkdir(names.folder, { recursive: true, mode: 0o700 });
      clone = await templates.clone(subject, { id, names, nics: [nic] }, signal);
      if (clone) {
        const wire = await this.#makeItself(clone, subject, port, signal, stop);
        stop.throwIfAborted();
        return { ...clone, id, subject, names, port, wire };
      }
    } catch (error) {
      await this.#dismantle({ port, names, ...(clone && { machine: clone.machine }) });
      throw error;
    }
    this.#reason = templates.faults.trouble(key) ?? 'there is no template yet';
    await this.#dismantle({ port, names });
    return undefined;
  }

  /** What cannot become itself here would not after a click either; that is the template's fault, unless it was stopped. */
  async #makeItself({ machine, key }: Clone, subject: Subject, port: number, signal: AbortSignal, stop: AbortSignal): Promise<Duplex> {
    const { templates, keepConsole } = this.#options;
    const console = new ConsoleTail(await machine.connectConsole());
    try {
      const wire = await this.#prepare(machine, subject, port, signal);
      templates.copyWorked(key);
      return wire;
    } catch (error) {
      if (stop.aborted) throw error;
      const kept = console.text() === '' ? '' : ` Its console was kept in ${await keepConsole(console.text())}`;
      const fault = `${messageOf(error)}${kept}`;
      await templates.copyFailed(key, fault);
      throw new Error(fault, { cause: error });
    } finally {
      console.close();
    }
  }

  /** Done ahead of the click: what a copy does first takes seconds where the processor is emulated. */
  async #prepare(machine: Machine, { machine: { screen } }: Subject, port: number, signal: AbortSignal): Promise<Duplex> {
    if (screen === undefined) throw new Error('A spare is a machine with a screen.');
    const wire = await machine.connectGuestWire();
    await machine.resume();
    await giveIdentity(wire, newIdentity(port, screen), signal);
    if (machine.record.accelerator === 'tcg') await rehearse(wire, signal);
    await untilQuiet(machine, signal, this.#options.restMs);
    await machine.pause();
    if (!isPainted(await machine.frame())) throw new Error('The copy does not show its browser.');
    return wire;
  }

  async #dismantle({ machine, port, names }: Pick<KeptSpare, 'port' | 'names'> & { readonly machine?: Machine }): Promise<void> {
    await machine?.kill().catch((error: unknown) => this.#options.log.error({ reason: String(error) }, 'a spare lingers'));
    this.#options.releasePort(port);
    await rm(names.folder, { recursive: true, force: true });
  }
}

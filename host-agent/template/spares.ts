/** The one machine that is ready before it is asked for: copied from the template, made itself, painted, standing still, never connected. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { SpareStatus } from '../api/template.ts';
import { giveIdentity, newIdentity, rehearse } from '../guest/identity.ts';
import { isPainted } from '../hypervisor/painted.ts';
import type { MachineNames } from '../storage/filenames.ts';
import { deadline } from '../tools/deadline.ts';
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
  readonly key: string;
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
  /** A start is under way, which a spare must not slow down. */
  readonly isBusy: () => boolean;
  /** The computer has something left for it. */
  readonly isQuiet: () => Promise<boolean>;
  /** How long each look takes whether a machine has come to rest. */
  readonly restMs: number;
  readonly log: Logger;
}

/** After a click the person's own machine comes first. */
const REFILL_AFTER_MS = 3_000;
/** A computer that is never quiet gets its spare after so many looks all the same. */
const MAX_LOOKS_FOR_QUIET = 6;
const LOOK_EVERY_MS = 30_000;
const LOADED_WITHIN_MS = 240_000;

export class Spares {
  readonly #options: SparesOptions;
  #spare: KeptSpare | undefined;
  #loading: Promise<void> | undefined;
  #reason: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looksForQuiet = 0;
  readonly #stopped = new AbortController();

  constructor(options: SparesOptions) {
    this.#options = options;
  }

  /** Begins to keep one ready. */
  start(): void {
    this.lookSoon(0);
  }

  /** The spare, if it is what `subject` asks for; from then on it is the caller's. Two calls never get the same one. */
  async take(subject: Subject, signal: AbortSignal): Promise<Spare | undefined> {
    const spare = this.#spare;
    if (!spare) return undefined;
    // Nobody else finds it from here on, before anything is waited for.
    this.#spare = undefined;
    this.lookSoon();
    if (spare.key === (await this.#options.templates.keyOf(subject, signal).catch(() => undefined))) return spare;
    await this.#dismantle(spare);
    return undefined;
  }

  /** Gives up the spare, so that its port can be used. */
  async giveUp(): Promise<void> {
    await this.#loading;
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare) await this.#dismantle(spare);
  }

  /** Looks a little later whether a spare is missing, or is not what it should be. */
  lookSoon(afterMs = REFILL_AFTER_MS): void {
    clearTimeout(this.#timer);
    if (this.#stopped.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#look();
    }, afterMs).unref();
  }

  status(): SpareStatus {
    const processes = (this.#spare?.machine.record.processes ?? []).map(({ role, pid }) => ({ role, pid }));
    if (this.#spare) return { state: 'ready', id: this.#spare.id, processes };
    return this.#loading ? { state: 'loading', processes } : { state: 'none', ...(this.#reason !== undefined && { reason: this.#reason }), processes };
  }

  async stop(): Promise<void> {
    this.#stopped.abort(new Error('The host agent ends.'));
    clearTimeout(this.#timer);
    await this.giveUp();
  }

  async #look(): Promise<void> {
    if (this.#loading) return;
    this.#loading = this.#makeRight()
      .catch((error: unknown) => {
        this.#reason = 'the last one could not be loaded';
        this.#options.log.warn({ reason: String(error) }, 'there is no spare');
      })
      .finally(() => {
        this.#loading = undefined;
        if (this.#timer === undefined) this.lookSoon(this.#options.isBusy() ? REFILL_AFTER_MS : LOOK_EVERY_MS);
      });
    await this.#loading;
  }

  async #makeRight(): Promise<void> {
    const { subject: subjectNow, templates, whyNone, isBusy, isQuiet, log } = this.#options;
    const subject = subjectNow();
    const signal = deadline(LOADED_WITHIN_MS, this.#stopped.signal);
    const key = subject && (await templates.keyOf(subject, signal));
    const spare = this.#spare;
    const why = subject ? await whyNone((spare?.machine.record.processes ?? []).map(({ pid }) => pid)) : 'nothing is to be sealed (template.seal)';
    if (spare && (why !== undefined || spare.key !== key)) {
      this.#spare = undefined;
      await this.#dismantle(spare);
    }
    this.#reason = why;
    if (!subject || key === undefined || why !== undefined || this.#spare || isBusy()) return;
    if (!(await isQuiet()) && ++this.#looksForQuiet < MAX_LOOKS_FOR_QUIET) {
      this.lookSoon();
      return;
    }
    this.#looksForQuiet = 0;
    const loaded = await this.#load(subject, key, signal);
    if (!loaded) return;
    if (signal.aborted) return this.#dismantle(loaded);
    this.#spare = loaded;
    log.info({ id: loaded.id }, 'a spare is ready');
    void loaded.machine.ended.then(async () => {
      if (this.#spare !== loaded) return;
      this.#spare = undefined;
      await this.#dismantle(loaded);
      this.lookSoon();
    });
  }

  async #load(subject: Subject, key: string, signal: AbortSignal): Promise<KeptSpare | undefined> {
    const { templates, reservePort, releasePort, namesOf } = this.#options;
    const id = randomBytes(4).toString('hex');
    const place = await reservePort(id);
    if (!place) {
      this.#reason = 'every port of the network machine is in use';
      return undefined;
    }
    const names = namesOf(id);
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    const clone = await templates.clone(subject, { id, names, nics: [place.nic] }, signal).catch(() => undefined);
    if (!clone) {
      this.#reason = 'there is no template yet';
      releasePort(place.port);
      await rm(names.folder, { recursive: true, force: true });
      return undefined;
    }
    try {
      return { ...clone, id, key, names, port: place.port, wire: await this.#prepare(clone.machine, subject, place.port, signal) };
    } catch (error) {
      await this.#dismantle({ machine: clone.machine, port: place.port, names });
      throw error;
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

  async #dismantle({ machine, port, names }: Pick<KeptSpare, 'machine' | 'port' | 'names'>): Promise<void> {
    await machine.kill().catch((error: unknown) => this.#options.log.error({ reason: String(error) }, 'a spare lingers'));
    this.#options.releasePort(port);
    await rm(names.folder, { recursive: true, force: true });
  }
}

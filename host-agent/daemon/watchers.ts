/** Sends events to clients that watch: at most one per part and turn of the event loop, and only if the part has changed. */
import type { AgentEvent } from '../api/methods/events.ts';
import type { ImageBuild } from '../api/host/image.ts';
import { messageOf } from '../api/errors/message-of.ts';
import type { Session, SessionEnded } from '../api/session/session.ts';
import type { Logger } from 'pino';
import type { SpareStatus } from '../api/host/template.ts';
import type { WatchedPart } from '../foundation/foundation.ts';

/** Memory usage changes all the time, and people read it in round numbers. */
const MEASURE_EVERY_MS = 5_000;
const MEBIBYTE = 1024 * 1024;

const PARTS = ['sessions', 'network', 'images', 'builds', 'spare', 'memory'] as const satisfies readonly WatchedPart[];
type PartEvent = Extract<AgentEvent, { kind: WatchedPart }>;
type Tell = (event: AgentEvent) => void;

export interface Watched {
  readonly sessions: () => Session[];
  readonly network: () => Extract<AgentEvent, { kind: 'network' }>['status'];
  readonly images: () => Promise<Extract<AgentEvent, { kind: 'images' }>['images']>;
  readonly builds: () => ImageBuild[];
  readonly spare: () => SpareStatus;
  /** Private memory of the processes, in bytes. */
  readonly memoryOf: (pids: readonly number[]) => number;
  readonly log: Pick<Logger, 'warn'>;
}

export class Watchers {
  readonly #watched: Watched;
  readonly #listeners = new Set<Tell>();
  readonly #stale = new Set<WatchedPart>();
  /** Parts that are read at this moment: one reading at a time, so that no older state follows a newer one. */
  readonly #reading = new Set<WatchedPart>();
  #isScheduled = false;
  readonly #lastReported = new Map<WatchedPart, string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  /** Sends the present state of everything, then each change, until `signal` aborts. */
  async watch(tell: Tell, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const gone = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    // Events that are sent only once must not get lost while the state is read, and steps of a start do not wait for that.
    const since: AgentEvent[] = [];
    const note: Tell = (event) => {
      if (event.kind === 'ended' || event.kind === 'configuration') since.push(event);
      if (event.kind === 'sessions') tell(event);
    };
    this.#listeners.add(note);
    try {
      for (const part of PARTS) {
        const event = await this.#readOrLog(part);
        if (event) tell(event);
      }
    } finally {
      this.#listeners.delete(note);
    }
    if (signal.aborted) return;
    for (const event of since) tell(event);
    await this.#follow(tell, gone);
  }

  async #follow(tell: Tell, gone: Promise<void>): Promise<void> {
    this.#listeners.add(tell);
    // Parts that changed while the state was read.
    this.#publishAgain();
    this.#timer ??= setInterval(() => this.touch('memory'), MEASURE_EVERY_MS).unref();
    await gone;
    this.#listeners.delete(tell);
    if (this.#listeners.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** The parts may have changed. */
  touch(...parts: readonly WatchedPart[]): void {
    if (this.#listeners.size === 0) return;
    for (const part of parts) this.#stale.add(part);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      for (const part of this.#stale) if (!this.#reading.has(part)) void this.#publish(part);
    });
  }

  ended(ended: SessionEnded): void {
    this.#tell({ kind: 'ended', ended });
    this.touch('sessions', 'network');
  }

  configurationChanged(): void {
    this.#tell({ kind: 'configuration' });
  }

  #publishAgain(): void {
    this.#lastReported.clear();
    this.touch(...PARTS);
  }

  /** Each part by itself: one that is slow or fails does not hold up the others. */
  async #publish(part: WatchedPart): Promise<void> {
    this.#stale.delete(part);
    this.#reading.add(part);
    const event = await this.#readOrLog(part);
    this.#reading.delete(part);
    // It has changed meanwhile.
    if (this.#stale.has(part)) this.#schedule();
    const text = JSON.stringify(event);
    if (!event || this.#lastReported.get(part) === text) return;
    this.#lastReported.set(part, text);
    this.#tell(event);
  }

  async #readOrLog(part: WatchedPart): Promise<PartEvent | undefined> {
    try {
      return await this.#read(part);
    } catch (error) {
      this.#watched.log.warn({ part, reason: messageOf(error) }, 'a part of the state could not be read');
      return undefined;
    }
  }

  async #read(part: WatchedPart): Promise<PartEvent> {
    switch (part) {
      case 'sessions':
        return { kind: 'sessions', sessions: this.#watched.sessions() };
      case 'network':
        return { kind: 'network', status: this.#watched.network() };
      case 'images':
        return { kind: 'images', images: await this.#watched.images() };
      case 'builds':
        return { kind: 'builds', builds: this.#watched.builds() };
      case 'spare':
        return { kind: 'spare', spare: this.#watched.spare() };
      case 'memory': {
        const sessions = this.#watched.sessions().map(({ id, processes }) => {
          const bytes = this.#watched.memoryOf(processes.map(({ pid }) => pid));
          return { id, bytes: Math.round(bytes / MEBIBYTE) * MEBIBYTE };
        });
        // A session without a VM uses no memory.
        return { kind: 'memory', sessions: sessions.filter(({ bytes }) => bytes > 0) };
      }
    }
  }

  #tell(event: AgentEvent): void {
    for (const tell of this.#listeners) tell(event);
  }
}

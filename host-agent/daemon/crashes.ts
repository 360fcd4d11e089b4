/** What a crash of the host agent does, and how the next host agent knows of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import { EXIT, type ExitStatus } from '../api/errors/failure.ts';
import { readRecord, writeRecord } from '../storage/records.ts';

const MINUTE_MS = 60_000;
/** After this many crashes within this time, what is adopted is suspected: the next host agent adopts nothing. */
const MANY = { crashes: 3, withinMs: 10 * MINUTE_MS } as const;
/** The older ones are forgotten. */
const MAX_CRASHES = 20;
/** A host agent whose parts cannot be ended exits anyway. */
const EXIT_WITHIN_MS = 10_000;

const Crashes = z.strictObject({
  /** Sorted. */
  at: z.array(z.iso.datetime()).max(MAX_CRASHES),
  /** When sessions were ended last because of them. */
  endedSessionsAt: z.iso.datetime().optional(),
});
export type Crashes = z.infer<typeof Crashes>;

/** The crashes since the computer started, as they are recorded. */
export class CrashRecord {
  readonly #path: string;
  readonly #now: () => number;

  constructor(path: string, now: () => number = Date.now) {
    this.#path = path;
    this.#now = now;
  }

  /** Never rejects: a record that cannot be read must not keep the host agent from starting. */
  async read(): Promise<Crashes> {
    return (await readRecord(this.#path, Crashes).catch(() => undefined)) ?? { at: [] };
  }

  async add(): Promise<void> {
    const { at, ...rest } = await this.read();
    await writeRecord(this.#path, Crashes, { ...rest, at: [...at, this.#timestamp()].slice(-MAX_CRASHES) });
  }

  /** Whether the host agent has crashed so often of late, since sessions were ended for that, that what it adopts may be the cause. */
  async wereMany(): Promise<boolean> {
    const { at, endedSessionsAt = '' } = await this.read();
    const recentMs = at.filter((time) => time > endedSessionsAt).map((time) => this.#now() - Date.parse(time));
    return recentMs.filter((ageMs) => ageMs >= 0 && ageMs <= MANY.withinMs).length >= MANY.crashes;
  }

  async noteEndedSessions(): Promise<void> {
    await writeRecord(this.#path, Crashes, { ...(await this.read()), endedSessionsAt: this.#timestamp() });
  }

  #timestamp(): string {
    return new Date(this.#now()).toISOString();
  }
}

export interface CrashHandling {
  readonly crashes: Pick<CrashRecord, 'add'>;
  /** Ends the host agent in order. Sessions continue. */
  readonly end: () => Promise<void>;
  readonly exit: (status: ExitStatus) => void;
  readonly log: Logger;
}

/**
 * An error that nothing has caught leaves the host agent in an unknown state: it is logged and recorded, the host agent ends in order, and the next
 * one takes over.
 */
export function endOnCrash(
  source: Pick<NodeJS.EventEmitter, 'on'>,
  { crashes, end, exit, log }: CrashHandling,
  withinMs = EXIT_WITHIN_MS,
): void {
  let isEnding = false;
  const logged = (work: Promise<unknown>) =>
    work.catch((error: unknown) => log.error({ reason: String(error) }, 'a part could not be stopped'));
  const crash = (reason: unknown) => {
    log.error({ reason: reason instanceof Error ? reason.stack : String(reason) }, 'internal error');
    if (isEnding) return;
    isEnding = true;
    const inOrder = async () => {
      await logged(crashes.add());
      await logged(end());
    };
    void Promise.race([inOrder(), sleep(withinMs)]).then(() => exit(EXIT.failed));
  };
  for (const event of ['uncaughtException', 'unhandledRejection']) source.on(event, crash);
}

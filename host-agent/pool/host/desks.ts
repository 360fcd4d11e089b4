/** On a host of a pool: which sessions belong to which desk. A desk that stays away loses its sessions. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Logger } from 'pino';
import { Failure } from '../../api/errors/failure.ts';
import { LatestRecord } from '../../storage/latest-record.ts';
import { readRecord } from '../../storage/records.ts';
import { MAX_SESSIONS, RemoteId } from '../wire.ts';

const MINUTE_MS = 60_000;
/** More desks than this never share an account. */
export const MAX_DESKS = 256;

const DesksRecord = z.strictObject({
  desks: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[0-9a-f]{64}$/),
        detachedMinutes: z.int().min(1).max(1440),
        sessions: z.array(RemoteId).max(MAX_SESSIONS),
      }),
    )
    .max(MAX_DESKS),
});

/** One desk as its host knows it. */
export interface Desk {
  /** A digest of its secret, so that the record does not give away the sessions. */
  readonly key: string;
  detachedMinutes: number;
  readonly sessions: Set<string>;
  readonly screens: ComingScreens;
  /** By session: whether a window of the desk shows it, until it is aborted. */
  readonly attended: Map<string, AbortController>;
  /** Sessions that it has asked for and that are not there yet. */
  opening: number;
  connections: number;
  timer?: NodeJS.Timeout;
}

export interface DesksDeps {
  /** Where the next host agent finds them. */
  readonly record: string;
  /** Whether its browser is not there yet. */
  readonly isStarting: (id: string) => boolean;
  /** Ends a session of which nothing may be left; one that has ended already is no error. */
  readonly discard: (id: string) => Promise<unknown>;
  readonly log: Logger;
}

export class Desks {
  readonly #deps: DesksDeps;
  readonly #desks = new Map<string, Desk>();
  readonly #record: LatestRecord;

  constructor(deps: DesksDeps) {
    this.#deps = deps;
    this.#record = LatestRecord.of(
      deps.record,
      DesksRecord,
      () => ({ desks: [...this.#desks.values()].map(recordOf) }),
      (reason) => deps.log.warn({ reason }, 'the record of desks was not written'),
    );
  }

  /** Takes over what an earlier host agent recorded. Each desk is away until it attaches. Before sessions are adopted, so that {@link has} is right. */
  async adopt(): Promise<void> {
    const record = await readRecord(this.#deps.record, DesksRecord);
    for (const { key, detachedMinutes, sessions } of record?.desks ?? []) {
      const desk = newDesk(key, detachedMinutes, sessions);
      this.#desks.set(key, desk);
      this.#wait(desk);
    }
  }

  /** Forgets adopted sessions that do not run any more. */
  keepOnly(isLive: (id: string) => boolean): void {
    const adopted = [...this.#desks.values()].flatMap(({ sessions }) => [...sessions]);
    for (const id of adopted) if (!isLive(id)) this.ended(id);
  }

  /** Whether the session belongs to a desk elsewhere. */
  has(id: string): boolean {
    return [...this.#desks.values()].some(({ sessions }) => sessions.has(id));
  }

  /** A desk has connected. The caller detaches it once. Throws `Failure` pool-too-many-desks if it is a new one and there is no room. */
  attach(secret: string, detachedMinutes: number): Desk {
    const key = createHash('sha256').update(secret).digest('hex');
    const known = this.#desks.get(key);
    if (!known && this.#desks.size >= MAX_DESKS) throw new Failure('pool-too-many-desks', { most: MAX_DESKS });
    const desk = known ?? newDesk(key, detachedMinutes);
    desk.detachedMinutes = detachedMinutes;
    desk.connections += 1;
    clearTimeout(desk.timer);
    this.#desks.set(key, desk);
    return desk;
  }

  detach(desk: Desk): void {
    desk.connections -= 1;
    if (desk.connections > 0) return;
    // The desk takes a start that it cannot follow as failed.
    for (const id of desk.sessions) if (this.#deps.isStarting(id)) void this.#deps.discard(id).catch(() => undefined);
    if (desk.sessions.size === 0) this.#desks.delete(desk.key);
    else this.#wait(desk);
  }

  /** From now on, only this desk sees and uses the session. */
  claim(desk: Desk, id: string): void {
    desk.sessions.add(id);
    void this.#record.changed();
  }

  /** A session has ended, of whichever desk. */
  ended(id: string): void {
    for (const desk of this.#desks.values()) {
      if (!desk.sessions.delete(id)) continue;
      desk.attended.delete(id);
      if (desk.sessions.size === 0 && desk.connections === 0) {
        clearTimeout(desk.timer);
        this.#desks.delete(desk.key);
      }
      void this.#record.changed();
    }
  }

  #wait(desk: Desk): void {
    clearTimeout(desk.timer);
    desk.timer = setTimeout(() => {
      this.#deps.log.info({ sessions: desk.sessions.size }, 'a desk did not come back, its sessions end');
      for (const id of desk.sessions) void this.#deps.discard(id).catch(() => undefined);
    }, desk.detachedMinutes * MINUTE_MS).unref();
  }

  /** Fulfilled when everything so far is recorded. */
  written(): Promise<void> {
    return this.#record.written();
  }
}

const newDesk = (key: string, detachedMinutes: number, sessions: readonly string[] = []): Desk => ({
  key,
  detachedMinutes,
  sessions: new Set(sessions),
  screens: new ComingScreens(),
  attended: new Map(),
  opening: 0,
  connections: 0,
});

// On a host of a pool: the screens that a desk asks for together with the session, by a name that it chose, since the session has none yet.

/** More names than a connection may have requests are forgotten, the oldest first. */
const MAX_NAMES = 256;

interface Coming {
  readonly session: Promise<string>;
  readonly opened: (id: string) => void;
}

export class ComingScreens {
  readonly #coming = new Map<string, Coming>();

  /** The session that is opened under this name, as soon as it is there. Throws the reason of the signal. */
  sessionOf(name: string, signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.#coming.delete(name);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', stop, { once: true });
      void this.#of(name).session.then((id) => {
        signal.removeEventListener('abort', stop);
        this.#coming.delete(name);
        resolve(id);
      });
    });
  }

  opened(name: string, id: string): void {
    this.#of(name).opened(id);
  }

  #of(name: string): Coming {
    const found = this.#coming.get(name);
    if (found) return found;
    let opened: Coming['opened'] = () => undefined;
    const session = new Promise<string>((resolve) => (opened = resolve));
    const coming = { session, opened };
    this.#coming.set(name, coming);
    for (const oldest of [...this.#coming.keys()].slice(0, -MAX_NAMES)) this.#coming.delete(oldest);
    return coming;
  }
}

const recordOf = ({ key, detachedMinutes, sessions }: Desk) => ({ key, detachedMinutes, sessions: [...sessions] });

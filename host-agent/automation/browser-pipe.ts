/**
 * The pipe to the browser of a session, for all that speak with it: each has separate sessions within the protocol. The guest's end is hostile: bounded,
 * and understood only where a message belongs.
 */
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import { END_OF_MESSAGE } from '../../appliance/protocol/automation.ts';
import { LineSplitter } from '../../appliance/protocol/lines.ts';
import { untrustedJson } from '../storage/untrusted-json.ts';
import { CdpSessionId, MAX_DESK_ID } from './command.ts';
import { isWithin, type JsonBounds } from './json-bounds.ts';

/** A picture of a very large page. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
/** Of the tree of a page, whose elements are within each other. */
const BOUNDS: JsonBounds = { depth: 10_000, values: 2_000_000 };
/** Messages of sessions that there are not: what was on its way when a program left. */
const MAX_STRAY = 10_000;
const MAX_SESSIONS = 4_096;
const ANSWERS_WITHIN_MS = 30_000;
const LEAVES_WITHIN_MS = 5_000;

const FromBrowser = z.looseObject({
  id: z.int().optional(),
  method: z.string().optional(),
  sessionId: CdpSessionId.optional(),
  params: z.looseObject({ sessionId: z.unknown().optional() }).optional(),
  result: z.looseObject({ sessionId: z.unknown().optional() }).optional(),
});
export type FromBrowser = z.infer<typeof FromBrowser>;

/** Hears what the browser says in its sessions. */
export interface PipeUser {
  hear(message: FromBrowser, sessionId: string, text: string): void;
  /** The browser knows none of its sessions any more. */
  restarted(): void;
  gone(): void;
}

export class BrowserPipe {
  readonly #browser: Duplex;
  readonly #splitter = new LineSplitter(MAX_MESSAGE_BYTES, END_OF_MESSAGE);
  readonly #users = new Set<PipeUser>();
  readonly #owners = new Map<string, PipeUser>();
  /** Sessions in which all others of a user are. */
  readonly #roots = new Set<string>();
  readonly #asked = new Map<number, (result: FromBrowser['result']) => void>();
  /** Those of a program that is carried are below. */
  #lastId: number;
  #strays = 0;

  constructor(browser: Duplex, firstId: number = MAX_DESK_ID) {
    this.#lastId = firstId;
    this.#browser = browser;
    browser.on('data', (chunk: Buffer) => this.#hear(chunk));
    browser.on('error', () => undefined).once('close', () => this.#tellAll((user) => user.gone()));
  }

  get isClosed(): boolean {
    return this.#browser.destroyed;
  }

  /** Keeps it open until {@link leave}. */
  join(user: PipeUser): void {
    this.#users.add(user);
  }

  leave(user: PipeUser): void {
    this.#users.delete(user);
    for (const [session, owner] of this.#owners) if (owner === user) this.#forget(session);
    this.closeUnused();
  }

  closeUnused(): void {
    if (this.#users.size === 0) this.#browser.destroy();
  }

  onceClosed(closed: () => void): void {
    this.#browser.once('close', closed);
  }

  has(user: PipeUser, session: string): boolean {
    return this.#owners.get(session) === user;
  }

  /** Opens a session of this user with the browser itself; `undefined` if the browser does not. */
  async attach(user: PipeUser): Promise<string | undefined> {
    const answer = await this.#ask('Target.attachToBrowserTarget', {}, ANSWERS_WITHIN_MS);
    const root = CdpSessionId.safeParse(answer?.sessionId).data;
    if (root === undefined || !this.#users.has(user)) return undefined;
    this.#owners.set(root, user);
    this.#roots.add(root);
    return root;
  }

  /** Ends a session, and all within it. Fulfilled when the browser has said so, or soon. */
  async detach(session: string): Promise<void> {
    await this.#ask('Target.detachFromTarget', { sessionId: session }, LEAVES_WITHIN_MS);
  }

  /** A command whose answer nothing waits for. One that the browser does not take is left out. */
  tell(sessionId: string, method: string, params: object): void {
    if (this.isFull) return;
    this.#lastId += 1;
    this.write({ id: this.#lastId, method, params, sessionId });
  }

  /** Whether more can be written at once. */
  write(message: object): boolean {
    return this.#browser.destroyed || this.#browser.write(`${JSON.stringify(message)}\0`);
  }

  get isFull(): boolean {
    return this.#browser.writableNeedDrain;
  }

  onceDrained(goOn: () => void): void {
    this.#browser.once('drain', goOn);
  }

  pause(): void {
    this.#browser.pause();
  }

  resume(): void {
    this.#browser.resume();
  }

  /** The result of a command of ours; `undefined` if there is none in time. */
  async #ask(method: string, params: object, withinMs: number): Promise<FromBrowser['result']> {
    if (this.#browser.destroyed) return undefined;
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const settle = (result: FromBrowser['result']) => {
        clearTimeout(late);
        this.#browser.off('close', gone);
        this.#asked.delete(id);
        resolve(result);
      };
      const gone = () => settle(undefined);
      const late = setTimeout(gone, withinMs);
      this.#browser.once('close', gone);
      this.#asked.set(id, settle);
      this.write({ id, method, params });
      // What a program that is gone has not read must not keep the answer from us.
      this.#browser.resume();
    });
  }

  #hear(chunk: Buffer): void {
    let messages: Buffer[];
    try {
      messages = this.#splitter.push(chunk);
    } catch {
      this.#browser.destroy();
      return;
    }
    for (const message of messages) this.#understand(message);
  }

  #understand(untrusted: Buffer): void {
    if (untrusted.length === 0) {
      for (const session of [...this.#owners.keys()]) this.#forget(session);
      this.#tellAll((user) => user.restarted());
      return;
    }
    const text = untrusted.toString('utf8');
    const parsed = isWithin(untrusted, BOUNDS) ? FromBrowser.safeParse(untrustedJson(text)).data : undefined;
    if (!parsed) {
      // The rest of a message for an earlier program may come first.
      if (this.#roots.size > 0) this.#browser.destroy();
      return;
    }
    const { id, sessionId, result } = parsed;
    if (sessionId !== undefined) this.#handOn(parsed, sessionId, text);
    else if (id !== undefined) this.#asked.get(id)?.(result);
  }

  /** To the one in whose sessions it is said. */
  #handOn(message: FromBrowser, sessionId: string, text: string): void {
    const user = this.#owners.get(sessionId);
    if (!user) {
      this.#strays += 1;
      if (this.#strays > MAX_STRAY) this.#browser.destroy();
      return;
    }
    const other = CdpSessionId.safeParse(message.params?.sessionId ?? message.result?.sessionId).data;
    const isNew = message.method === 'Target.attachedToTarget' || message.result?.sessionId !== undefined;
    if (isNew && other !== undefined && this.#owners.size < MAX_SESSIONS && !this.#owners.has(other))
      this.#owners.set(other, user);
    if (message.method === 'Target.detachedFromTarget' && other !== undefined && !this.#roots.has(other))
      if (this.has(user, other)) this.#forget(other);
    user.hear(message, sessionId, text);
  }

  #forget(session: string): void {
    this.#owners.delete(session);
    this.#roots.delete(session);
  }

  #tellAll(what: (user: PipeUser) => void): void {
    for (const user of [...this.#users]) what(user);
  }
}

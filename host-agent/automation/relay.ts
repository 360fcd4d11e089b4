/** Carries commands of one program to the browser of a session, and what the browser says back. The guest's end is hostile: bounded, and understood only where a message belongs. */
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import { END_OF_MESSAGE } from '../../appliance/protocol/automation.ts';
import { LineSplitter } from '../../appliance/protocol/lines.ts';
import { untrustedJson } from '../storage/untrusted-json.ts';
import { CdpSessionId, type Command, commandOf, MAX_CLIENT_ID, MAX_COMMAND_BYTES } from './command.ts';
import { isWithin, type JsonBounds } from './json-bounds.ts';
import { verdictOn } from './refusals.ts';

/** A picture of a very large page. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
/** A program that reads slower than the browser writes. */
const MAX_UNREAD_BYTES = 32 * 1024 * 1024;
/** Of the tree of a page, whose elements are within each other. */
const BOUNDS: JsonBounds = { depth: 10_000, values: 2_000_000 };
/** Messages of sessions that there are not: what was on its way when a program left. */
const MAX_STRAY = 10_000;
const MAX_SESSIONS = 4_096;
const ANSWERS_WITHIN_MS = 30_000;
const LEAVES_WITHIN_MS = 5_000;
/** Commands a second, on average. A program that sends more waits. */
const COMMANDS_PER_SECOND = 2_000;
/** What of a program waits while the person has taken over, before it is not read any more. */
const MAX_WAITING = 1_000;

/** By these, the browser goes on with what it has paused for the program. A page that the person opens after taking over would wait for them, too. */
const LETS_GO_ON = new Set(
  'Runtime.runIfWaitingForDebugger Fetch.continueRequest Fetch.continueResponse Fetch.continueWithAuth Fetch.failRequest Fetch.fulfillRequest Fetch.disable'.split(
    ' ',
  ),
);

/** WebSocket's codes for the end of a connection. */
export const CLOSE = { over: 1001, malformed: 1008, internal: 1011, again: 1012 } as const;
/** Of the protocol: a command that the browser does not carry out, and one for a session that there is not. */
const ERROR = { refused: -32_000, noSession: -32_001, malformed: -32_700 } as const;

/** The connection of a program. */
export interface DrivingProgram {
  send(text: string, sent: () => void): void;
  /** What it has not read. */
  readonly unreadBytes: number;
  /** It sends nothing more until it may again. */
  pause(): void;
  resume(): void;
  close(code: number, reason: string): void;
}

const FromBrowser = z.looseObject({
  id: z.int().optional(),
  method: z.string().optional(),
  sessionId: CdpSessionId.optional(),
  params: z.looseObject({ sessionId: z.unknown().optional() }).optional(),
  result: z.looseObject({ sessionId: z.unknown().optional() }).optional(),
});
type FromBrowser = z.infer<typeof FromBrowser>;

/** Its parameters are within the bounds of a message. */
export type OnNetwork = (method: string, untrustedParams: unknown) => void;

export class Relay {
  readonly #browser: Duplex;
  readonly #program: DrivingProgram;
  readonly #onNetwork: OnNetwork;
  readonly #splitter = new LineSplitter(MAX_MESSAGE_BYTES, END_OF_MESSAGE);
  /** The program's session with the browser, in which all others of its are. Absent until the browser has opened it. */
  #root: string | undefined;
  readonly #sessions = new Set<string>();
  readonly #asked = new Map<number, (result: FromBrowser['result']) => void>();
  #lastId = MAX_CLIENT_ID;
  #waiting: string[] = [];
  #strays = 0;
  #isHeld = false;
  #isRead = true;
  #isOver = false;
  #credit = COMMANDS_PER_SECOND;
  #creditAtMs = performance.now();
  #slow: NodeJS.Timeout | undefined;

  /** `onNetwork`: hears what the browser tells the program of its requests. */
  constructor(browser: Duplex, program: DrivingProgram, onNetwork: OnNetwork = () => undefined) {
    this.#onNetwork = onNetwork;
    this.#browser = browser;
    this.#program = program;
    browser.on('data', (chunk: Buffer) => this.#hear(chunk));
    browser.on('error', () => undefined).once('close', () => this.#end(CLOSE.over, 'The session has ended.'));
  }

  /** Opens the program's session. `leftover`: one that a program had when an earlier host agent ended. Its commands wait until then. Answers with its name. */
  async begin(leftover?: string): Promise<string | undefined> {
    if (leftover !== undefined) void this.#ask('Target.detachFromTarget', { sessionId: leftover }, LEAVES_WITHIN_MS);
    const answer = await this.#ask('Target.attachToBrowserTarget', {}, ANSWERS_WITHIN_MS);
    const root = CdpSessionId.safeParse(answer?.sessionId).data;
    if (root === undefined) this.#end(CLOSE.internal, 'The browser does not answer.');
    if (this.#isOver || root === undefined) return undefined;
    this.#root = root;
    this.#sessions.add(root);
    this.#goOn();
    return root;
  }

  /** A message of the program. */
  take(untrustedText: string): void {
    if (this.#isOver) return;
    if (this.#isHeld && this.#root !== undefined && LETS_GO_ON.has(commandOf(untrustedText)?.method ?? '')) {
      this.#credit -= 1;
      this.#carry(untrustedText);
      return;
    }
    this.#waiting.push(untrustedText);
    this.#goOn();
  }

  /** The person has taken over: commands wait, except those that let the browser go on, and the program is told. */
  hold(): void {
    this.#isHeld = true;
    this.#goOn();
    this.#tell({ method: 'SafeBrowse.takenOver', params: {} });
  }

  giveBack(): void {
    this.#isHeld = false;
    this.#tell({ method: 'SafeBrowse.givenBack', params: {} });
    this.#goOn();
  }

  /** Fulfilled when nothing of the program is left in the browser. */
  async end(code: number = CLOSE.over, reason = ''): Promise<void> {
    this.#end(code, reason);
    if (this.#root !== undefined)
      await this.#ask('Target.detachFromTarget', { sessionId: this.#root }, LEAVES_WITHIN_MS);
    this.#browser.destroy();
  }

  /** Hands on what waits, as far as the program may. */
  #goOn(): void {
    this.#earn();
    while (this.#mayGoOn && this.#waiting.length > 0) {
      this.#credit -= 1;
      this.#carry(this.#waiting.shift() ?? '');
    }
    if (this.#isOver) return;
    if (this.#isHeld ? this.#mayWait : this.#waiting.length === 0 && this.#mayGoOn) this.#program.resume();
    else this.#program.pause();
    if (this.#credit < 1) this.#slow ??= setTimeout(() => this.#credited(), 50);
  }

  #credited(): void {
    this.#slow = undefined;
    if (!this.#isOver) this.#goOn();
  }

  get #mayGoOn(): boolean {
    return (
      !this.#isOver &&
      !this.#isHeld &&
      this.#root !== undefined &&
      this.#credit >= 1 &&
      !this.#browser.writableNeedDrain
    );
  }

  /** Whether there is room for more of a program that waits for the person. */
  get #mayWait(): boolean {
    const characters = this.#waiting.reduce((sum, { length }) => sum + length, 0);
    return this.#waiting.length < MAX_WAITING && characters < MAX_COMMAND_BYTES && this.#credit >= 1;
  }

  #earn(): void {
    const nowMs = performance.now();
    const earned = ((nowMs - this.#creditAtMs) / 1000) * COMMANDS_PER_SECOND;
    this.#credit = Math.min(COMMANDS_PER_SECOND, this.#credit + earned);
    this.#creditAtMs = nowMs;
  }

  #carry(untrustedText: string): void {
    const command = commandOf(untrustedText);
    if (!command) {
      this.#tell({ error: { code: ERROR.malformed, message: 'This is no command of the protocol.' } });
      this.#end(CLOSE.malformed, 'This is no command of the protocol.');
      void this.end();
      return;
    }
    const verdict = verdictOn(command);
    if (command.sessionId !== undefined && !this.#sessions.has(command.sessionId))
      this.#refuse(command, ERROR.noSession, 'Session with given id not found.');
    else if (verdict.is === 'refused')
      this.#refuse(command, ERROR.refused, `Safe Browse refuses ${command.method}: ${verdict.why}.`);
    else this.#write({ ...verdict.command, sessionId: command.sessionId ?? this.#root });
  }

  #refuse({ id, sessionId }: Command, code: number, message: string): void {
    this.#tell({ id, error: { code, message }, ...(sessionId !== undefined && { sessionId }) });
  }

  #write(message: object): void {
    if (this.#browser.destroyed) return;
    const wrote = this.#browser.write(`${JSON.stringify(message)}\0`);
    if (!wrote) this.#browser.once('drain', () => this.#goOn());
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
      this.#write({ id, method, params });
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
      // It said so long before, if it has not answered this program yet.
      if (this.#root === undefined) return;
      this.#end(CLOSE.again, 'The browser has started again.');
      this.#root = undefined;
      return;
    }
    const text = untrusted.toString('utf8');
    const parsed = isWithin(untrusted, BOUNDS) ? FromBrowser.safeParse(untrustedJson(text)).data : undefined;
    if (!parsed) {
      // The rest of a message for an earlier program may come first.
      if (this.#root !== undefined) this.#browser.destroy();
      return;
    }
    const { id, sessionId, result } = parsed;
    if (sessionId !== undefined) this.#handOn(parsed, sessionId, text);
    else if (id !== undefined) this.#asked.get(id)?.(result);
  }

  /** To the program what is said in one of its sessions. */
  #handOn(message: FromBrowser, sessionId: string, text: string): void {
    if (this.#isOver) return;
    if (!this.#sessions.has(sessionId)) {
      this.#stray();
      return;
    }
    const other = CdpSessionId.safeParse(message.params?.sessionId).data;
    if (message.method === 'Target.attachedToTarget' && other !== undefined && this.#sessions.size < MAX_SESSIONS)
      this.#sessions.add(other);
    if (message.method === 'Target.detachedFromTarget' && other !== undefined && other !== this.#root)
      this.#sessions.delete(other);
    if (message.method?.startsWith('Network.') === true) this.#onNetwork(message.method, message.params);
    if (sessionId === this.#root) this.#tell({ ...message, sessionId: undefined });
    else this.#send(text);
  }

  #stray(): void {
    this.#strays += 1;
    if (this.#strays > MAX_STRAY) this.#browser.destroy();
  }

  #tell(message: object): void {
    this.#send(JSON.stringify(message));
  }

  #send(text: string): void {
    if (this.#isOver) return;
    this.#program.send(text, () => this.#read());
    if (!this.#isRead || this.#program.unreadBytes <= MAX_UNREAD_BYTES) return;
    this.#isRead = false;
    this.#browser.pause();
  }

  #read(): void {
    if (this.#isRead || this.#program.unreadBytes > MAX_UNREAD_BYTES / 2) return;
    this.#isRead = true;
    this.#browser.resume();
  }

  /** Nothing more goes to the program or comes from it. */
  #end(code: number, reason: string): void {
    if (this.#isOver) return;
    this.#program.close(code, reason);
    this.#isOver = true;
    this.#waiting = [];
    clearTimeout(this.#slow);
  }
}

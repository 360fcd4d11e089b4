/** Carries commands of one program to the browser of a session, and what the browser says back in the program's sessions. */
import { type BrowserPipe, type FromBrowser, type PipeUser } from './browser-pipe.ts';
import { type Command, commandOf, MAX_CLIENT_ID, MAX_COMMAND_BYTES } from './command.ts';
import { verdictOn } from './refusals.ts';

/** A program that reads slower than the browser writes. */
const MAX_UNREAD_BYTES = 32 * 1024 * 1024;
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

/** Its parameters are within the bounds of a message. */
export type OnNetwork = (method: string, untrustedParams: unknown) => void;

export class Relay implements PipeUser {
  readonly #pipe: BrowserPipe;
  readonly #program: DrivingProgram;
  readonly #onNetwork: OnNetwork;
  readonly #maxId: number;
  /** The program's session with the browser, in which all others of its are. Absent until the browser has opened it. */
  #root: string | undefined;
  #waiting: string[] = [];
  #isHeld = false;
  #isRead = true;
  #isOver = false;
  #credit = COMMANDS_PER_SECOND;
  #creditAtMs = performance.now();
  #slow: NodeJS.Timeout | undefined;

  /** `onNetwork`: hears what the browser tells the program of its requests. `maxId`: of its commands. */
  constructor(
    pipe: BrowserPipe,
    program: DrivingProgram,
    onNetwork: OnNetwork = () => undefined,
    maxId: number = MAX_CLIENT_ID,
  ) {
    this.#maxId = maxId;
    this.#onNetwork = onNetwork;
    this.#pipe = pipe;
    this.#program = program;
    pipe.join(this);
  }

  /** Opens the program's session. `leftover`: one that a program had when an earlier host agent ended. Its commands wait until then. Answers with its name. */
  async begin(leftover?: string): Promise<string | undefined> {
    if (leftover !== undefined) void this.#pipe.detach(leftover);
    const root = await this.#pipe.attach(this);
    if (root === undefined) this.#end(CLOSE.internal, 'The browser does not answer.');
    if (this.#isOver || root === undefined) return undefined;
    this.#root = root;
    this.#goOn();
    return root;
  }

  /** A message of the program. */
  take(untrustedText: string): void {
    if (this.#isOver) return;
    if (
      this.#isHeld &&
      this.#root !== undefined &&
      LETS_GO_ON.has(commandOf(untrustedText, this.#maxId)?.method ?? '')
    ) {
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
    if (this.#root !== undefined) await this.#pipe.detach(this.#root);
    this.#pipe.leave(this);
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
    return !this.#isOver && !this.#isHeld && this.#root !== undefined && this.#credit >= 1 && !this.#pipe.isFull;
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
    const command = commandOf(untrustedText, this.#maxId);
    if (!command) {
      this.#tell({ error: { code: ERROR.malformed, message: 'This is no command of the protocol.' } });
      this.#end(CLOSE.malformed, 'This is no command of the protocol.');
      void this.end();
      return;
    }
    const verdict = verdictOn(command);
    if (command.sessionId !== undefined && !this.#pipe.has(this, command.sessionId))
      this.#refuse(command, ERROR.noSession, 'Session with given id not found.');
    else if (verdict.is === 'refused')
      this.#refuse(command, ERROR.refused, `Safe Browse refuses ${command.method}: ${verdict.why}.`);
    else this.#write({ ...verdict.command, sessionId: command.sessionId ?? this.#root });
  }

  #refuse({ id, sessionId }: Command, code: number, message: string): void {
    this.#tell({ id, error: { code, message }, ...(sessionId !== undefined && { sessionId }) });
  }

  #write(message: object): void {
    if (!this.#pipe.write(message)) this.#pipe.onceDrained(() => this.#goOn());
  }

  hear(message: FromBrowser, sessionId: string, text: string): void {
    if (this.#isOver) return;
    if (message.method?.startsWith('Network.') === true) this.#onNetwork(message.method, message.params);
    if (sessionId === this.#root) this.#tell({ ...message, sessionId: undefined });
    else this.#send(text);
  }

  restarted(): void {
    // It said so long before, if it has not answered this program yet.
    if (this.#root === undefined) return;
    this.#end(CLOSE.again, 'The browser has started again.');
    this.#root = undefined;
  }

  gone(): void {
    this.#end(CLOSE.over, 'The session has ended.');
  }

  #tell(message: object): void {
    this.#send(JSON.stringify(message));
  }

  #send(text: string): void {
    if (this.#isOver) return;
    this.#program.send(text, () => this.#read());
    if (!this.#isRead || this.#program.unreadBytes <= MAX_UNREAD_BYTES) return;
    this.#isRead = false;
    this.#pipe.pause();
  }

  #read(): void {
    if (this.#isRead || this.#program.unreadBytes > MAX_UNREAD_BYTES / 2) return;
    this.#isRead = true;
    this.#pipe.resume();
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

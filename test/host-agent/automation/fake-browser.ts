/** The browser's end of the pipe, and a program, played by tests. */
import { PassThrough } from 'node:stream';
import { Duplex } from 'node:stream';
import type { DrivingProgram } from '../../../host-agent/automation/relay.ts';

export interface Heard {
  readonly id: number;
  readonly method: string;
  readonly params?: Record<string, unknown>;
  readonly sessionId?: string;
}

export class FakeBrowser {
  readonly heard: Heard[] = [];
  readonly end: Duplex;
  readonly #says: (text: string | Buffer) => void;
  #unread = '';
  /** Answers each command. */
  answers = true;
  sessions = 0;

  constructor(end?: Duplex) {
    if (end) {
      this.end = end;
      end.on('data', (chunk: Buffer) => this.#hear(chunk.toString('utf8')));
      this.#says = (text) => void end.write(text);
      return;
    }
    const [toBrowser, fromBrowser] = [new PassThrough(), new PassThrough()];
    this.end = Duplex.from({ readable: fromBrowser, writable: toBrowser });
    toBrowser.on('data', (chunk: Buffer) => this.#hear(chunk.toString('utf8')));
    this.#says = (text) => void fromBrowser.write(text);
  }

  sayRaw(text: string | Buffer): void {
    this.#says(text);
  }

  say(message: object): void {
    this.sayRaw(`${JSON.stringify(message)}\0`);
  }

  #hear(text: string): void {
    const messages = `${this.#unread}${text}`.split('\0');
    this.#unread = messages.pop() ?? '';
    for (const message of messages.filter((one) => one !== '')) this.#act(JSON.parse(message) as Heard);
  }

  #act(command: Heard): void {
    this.heard.push(command);
    if (!this.answers) return;
    const { id, method, sessionId } = command;
    if (method === 'Target.attachToBrowserTarget') {
      this.sessions += 1;
      this.say({ id, result: { sessionId: `ROOT${this.sessions}` }, ...(sessionId !== undefined && { sessionId }) });
    } else this.say({ id, result: { did: method }, ...(sessionId !== undefined && { sessionId }) });
  }
}

export class FakeProgram implements DrivingProgram {
  readonly got: Record<string, unknown>[] = [];
  unreadBytes = 0;
  isPaused = false;
  closed: { readonly code: number; readonly reason: string } | undefined;
  #sent: () => void = () => undefined;

  send(text: string, sent: () => void): void {
    this.got.push(JSON.parse(text) as Record<string, unknown>);
    this.#sent = sent;
  }

  hasRead(): void {
    this.unreadBytes = 0;
    this.#sent();
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  close(code: number, reason: string): void {
    this.closed = { code, reason };
  }
}

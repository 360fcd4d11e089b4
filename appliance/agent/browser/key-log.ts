/** Hands the keys of Chromium's TLS connections to the host: only in a VM whose settings say so. Chromium is hostile: what is no line of a key log is left out. */
import { constants } from 'node:fs';
import { chown, open, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { KeyLogLine, MAX_KEY_LINES } from '../../protocol/tls-keys.ts';
import { run } from '../commands/run.ts';
import { ACCOUNT, RUN_FOLDER } from './account.ts';

/** A named pipe, so that no key stays in a file. Chromium leaves keys out while it is full. */
export const KEY_LOG = `${RUN_FOLDER}/tls-keys`;
const MADE_WITHIN_MS = 10_000;
/** The host takes some messages a second. */
const SAID_EVERY_MS = 500;
/** No line is longer. */
const MAX_LINE_CHARACTERS = 256;
/** That wait for the next message. */
const MAX_WAITING = 1_000;

/** Cuts what Chromium writes into lines, and says them a few at a time. */
export class KeyLog {
  readonly #say: (lines: string[]) => void;
  #rest = '';
  #waiting: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(say: (lines: string[]) => void) {
    this.#say = say;
  }

  take(untrusted: Buffer): void {
    const lines = `${this.#rest}${untrusted.toString('latin1')}`.split('\n');
    this.#rest = (lines.pop() ?? '').slice(0, MAX_LINE_CHARACTERS);
    for (const line of lines)
      if (this.#waiting.length < MAX_WAITING && KeyLogLine.safeParse(line).success) this.#waiting.push(line);
    if (this.#waiting.length > 0) this.#timer ??= setTimeout(() => this.#sayNext(), SAID_EVERY_MS).unref();
  }

  #sayNext(): void {
    this.#say(this.#waiting.splice(0, MAX_KEY_LINES));
    this.#timer = this.#waiting.length > 0 ? setTimeout(() => this.#sayNext(), SAID_EVERY_MS).unref() : undefined;
  }
}

/** Before Chromium starts. Throws if the pipe cannot be made. */
export async function followKeyLog(
  say: (lines: string[]) => void,
  { path = KEY_LOG, mkfifo = ['busybox', 'mkfifo'], owner = ACCOUNT } = {},
): Promise<void> {
  await rm(path, { force: true });
  const [program = '', ...rest] = mkfifo;
  await run(program, [...rest, '-m', '600', path], { timeoutMs: MADE_WITHIN_MS });
  await chown(path, owner.userId, owner.groupId);
  // For writing, too: it must not end when Chromium does.
  const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  const log = new KeyLog(say);
  new Socket({ fd: file.fd, readable: true, writable: false })
    .on('data', (untrusted: Buffer) => log.take(untrusted))
    .on('error', () => undefined)
    // Held until then: what nothing refers to is closed.
    .once('close', () => void file.close().catch(() => undefined))
    .unref();
}

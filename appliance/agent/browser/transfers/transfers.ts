/** The guest's side of transfers, one at a time: what the host requests, and what it sends. */
import type { Writable } from 'node:stream';
import { once } from 'node:events';
import { TokenSearch } from '../../../protocol/token-search.ts';
import type { DocumentFormat, DocumentNote } from '../../../protocol/document-formats.ts';
import type { Refusal } from '../../../protocol/transfers.ts';
import type { GuestMessage, HostMessage } from '../../../protocol/channels.ts';
import type { Agent } from '../../agent.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount, DOWNLOADS_FOLDER } from '../account.ts';
import { accountFiles, type AccountFiles } from './account-files.ts';
import { type Clipboard, xClipboard } from './clipboard.ts';
import { Downloads } from './downloads.ts';
import { type FilesPort, openFilesPort } from './files-port.ts';
import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../../commands/run.ts';

// The URL that a file was downloaded from, from Chromium's history.

const HISTORY = `${ACCOUNT.home}/.config/chromium/Default/History`;
const ANSWERED_WITHIN_MS = 5_000;
const MAX_CHARACTERS = 2048;
/** Chromium writes its history with a delay of about ten seconds. */
const WRITTEN_AFTER_MS = 12_000;
const LOOK_EVERY_MS = 1_000;

/** Selects the last URL of the newest download to this path. A page chooses the name: quotes in it are doubled, so that none of it is SQL. Pure. */
export function originQuery(path: string): string {
  return `SELECT url FROM downloads_url_chains JOIN downloads USING (id) WHERE target_path = '${path.replaceAll("'", "''")}' ORDER BY id DESC, chain_index DESC LIMIT 1;`;
}

/** Empty if the history does not have it; waits while the file is too new for the history. */
export async function originOf(path: string): Promise<string> {
  for (;;) {
    const origin = await remembered(path);
    if (origin !== '' || !isFresh(await changedAtMs(path), Date.now())) return origin;
    await sleep(LOOK_EVERY_MS);
  }
}

async function remembered(path: string): Promise<string> {
  // -init avoids ~/.sqliterc, which a page could have written. Chromium locks the file while it runs; immutable=1 reads it without a lock, and a read during a change is an error.
  const [program, ...args] = asAccount([
    'sqlite3',
    '-init',
    '/dev/null',
    '-safe',
    '-batch',
    '-readonly',
    `file:${HISTORY}?immutable=1`,
    originQuery(path),
  ]);
  return (await run(program, args, { timeoutMs: ANSWERED_WITHIN_MS, environment: ACCOUNT_ENVIRONMENT }).catch(() => ''))
    .trim()
    .slice(0, MAX_CHARACTERS)
    .toWellFormed();
}

/** Whether the history may not have a file yet that changed at that time. Both in Unix milliseconds; a file's time has fractions of them, the clock has none. Pure. */
export function isFresh(changedMs: number, nowMs: number): boolean {
  const ageMs = nowMs - Math.floor(changedMs);
  return ageMs >= 0 && ageMs < WRITTEN_AFTER_MS;
}

const changedAtMs = (path: string): Promise<number> =>
  stat(path).then(
    ({ ctimeMs }) => ctimeMs,
    () => 0,
  );

export interface TransferParts {
  readonly files: AccountFiles;
  readonly clipboard: Clipboard;
  readonly downloads: Pick<Downloads, 'pathOf' | 'list' | 'follow' | 'leaveOut' | 'lookAgain'>;
  readonly originOf: (path: string) => Promise<string>;
  readonly openPort: () => Promise<FilesPort>;
  /** Renders a page of the received document; only in a converter. Throws {@link Refused} for a reason that the person should know. */
  readonly renderPage?: (asked: AskedPage, signal: AbortSignal) => Promise<RenderedPage>;
}

export interface AskedPage {
  readonly format: DocumentFormat;
  readonly page: number;
  /** With the words on it. */
  readonly hasText: boolean;
}

export interface RenderedPage {
  /** The number of pages of the document. */
  readonly pages: number;
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
  /** About the document. */
  readonly notes?: DocumentNote[];
  /** Words on the page, as JSON. */
  readonly text?: Buffer;
}

/** The parts of a browser VM. */
export const transferParts = (): TransferParts => ({
  files: accountFiles(DOWNLOADS_FOLDER),
  clipboard: xClipboard(),
  downloads: new Downloads(),
  originOf,
  openPort: openFilesPort,
});

export type TransferRequest = Extract<HostMessage, { type: `transfer-${string}` }>;
type Ask = Extract<TransferRequest, { type: 'transfer-request' }>;
type Give = Extract<TransferRequest, { type: 'transfer-send' }>;
type Offer = Extract<GuestMessage, { type: 'transfer-offer' | 'transfer-page' | 'transfer-picture' }>;

/** A transfer fails for a reason that the protocol names. */
export class Refused extends Error {
  readonly reason: Refusal;

  constructor(reason: Refusal) {
    super(reason);
    this.reason = reason;
  }
}

interface Active {
  readonly transfer: number;
  readonly stop: AbortController;
  /** Sends the announced content; absent until it is announced. */
  send?: (token: string) => Promise<void>;
}

export class Transfers {
  readonly #agent: Pick<Agent, 'say' | 'log'>;
  readonly #parts: TransferParts;
  readonly #onShown: (name: string) => void;
  #port: Promise<FilesPort> | undefined;
  #active: Active | undefined;
  /** Fulfilled when the folder of downloads is the one that stays. */
  #folder: Promise<void> = Promise.resolve();

  /** `onShown`: a file among the downloads is to be shown. */
  constructor(
    agent: Pick<Agent, 'say' | 'log'>,
    parts: TransferParts,
    onShown: (name: string) => void = () => undefined,
  ) {
    this.#agent = agent;
    this.#parts = parts;
    this.#onShown = onShown;
  }

  /** Reports downloads until `signal` aborts. */
  follow(signal: AbortSignal): void {
    void this.#parts.downloads.follow((list) => this.#agent.say({ type: 'downloads', ...list }), signal);
  }

  /** Until `mounted`, another folder may come over that of downloads: a file written before would be below it. */
  changeFolder(mounted: Promise<void>): void {
    this.#folder = mounted.finally(() => this.#parts.downloads.lookAgain());
  }

  /** Reports downloads now, also one that has just finished. */
  async tell(): Promise<void> {
    const list = await this.#parts.downloads.list().catch(() => undefined);
    if (list && list.count > 0) this.#agent.say({ type: 'downloads', ...list });
  }

  handle(request: TransferRequest): void {
    const { transfer } = request;
    switch (request.type) {
      case 'transfer-request':
        this.#begin(transfer, (active) => this.#offer(request, active));
        return;
      case 'transfer-accept': {
        const active = this.#active;
        const send = active?.send;
        if (!active || active.transfer !== transfer || !send) return;
        delete active.send;
        this.#finish(active, send(request.token));
        return;
      }
      case 'transfer-send':
        this.#begin(transfer, (active) => this.#finish(active, this.#receive(request, active.stop.signal)));
        return;
      case 'transfer-cancel':
        if (this.#active?.transfer !== transfer) return;
        this.#active.stop.abort(new Refused('failed'));
        if (this.#active.send) this.#active = undefined;
    }
  }

  #begin(transfer: number, work: (active: Active) => unknown): void {
    // A new host agent knows nothing of the transfers of its predecessor.
    this.#active?.stop.abort(new Refused('failed'));
    const active = { transfer, stop: new AbortController() };
    this.#active = active;
    work(active);
  }

  #finish(active: Active, work: Promise<void>): void {
    const { transfer } = active;
    work
      .catch((error: unknown) => {
        this.#agent.log.warn({ transfer, reason: String(error) }, 'a transfer failed');
        this.#agent.say({
          type: 'transfer-refused',
          transfer,
          reason: error instanceof Refused ? error.reason : 'failed',
        });
      })
      .finally(() => {
        active.stop.abort();
        if (this.#active === active) this.#active = undefined;
      });
  }

  #offer(ask: Ask, active: Active): void {
    this.#prepare(ask, active).then(
      (offer) => this.#agent.say(offer),
      (error: unknown) =>
        this.#finish(active, Promise.reject(error instanceof Error ? error : new Error(String(error)))),
    );
  }

  async #prepare({ transfer, what }: Ask, active: Active): Promise<Offer> {
    switch (what.kind) {
      case 'file':
        return { type: 'transfer-offer', transfer, ...(await this.#offerFile(what.file, active)) };
      case 'clipboard':
        return this.#offerClipboard(transfer, what.wanted, active);
      case 'page':
        return {
          type: 'transfer-page',
          transfer,
          page: what.page,
          ...(await this.#offerPage(what, active)),
        };
    }
  }

  async #offerPage(
    { format, page, hasText }: AskedPage,
    active: Active,
  ): Promise<Omit<RenderedPage, 'rgb' | 'text'> & { readonly textBytes?: number }> {
    const { signal } = active.stop;
    if (!this.#parts.renderPage) throw new Refused('failed');
    const { rgb, text, ...size } = await this.#parts.renderPage({ format, page, hasText }, signal);
    active.send = (token) => this.#sendWhole(token, text ? Buffer.concat([rgb, text]) : rgb, signal);
    return { ...size, ...(text && { textBytes: text.length }) };
  }

  async #offerFile(file: number, active: Active): Promise<{ bytes: number; content: 'file'; origin?: string }> {
    const path = this.#parts.downloads.pathOf(file);
    if (path === undefined) throw new Refused('no-such-file');
    const [bytes, origin] = await Promise.all([this.#parts.files.size(path), this.#parts.originOf(path)]).catch(() => {
      throw new Refused('no-such-file');
    });
    active.send = (token) => this.#sendFile(path, bytes, token, active.stop.signal);
    return { bytes, content: 'file', ...(origin !== '' && { origin }) };
  }

  async #offerClipboard(transfer: number, wanted: 'anything' | 'text', active: Active): Promise<Offer> {
    const copied = await this.#parts.clipboard.read(wanted);
    if (copied === 'empty' || copied === 'too-large') throw new Refused(copied);
    const bytes = copied.content === 'text' ? copied.bytes : copied.rgb;
    active.send = async (token) => {
      await this.#sendWhole(token, bytes, active.stop.signal);
      await this.#parts.clipboard.wipe();
    };
    return copied.content === 'text'
      ? { type: 'transfer-offer', transfer, bytes: bytes.length, content: 'text' }
      : { type: 'transfer-picture', transfer, width: copied.width, height: copied.height };
  }

  async #sendWhole(token: string, bytes: Buffer, signal: AbortSignal): Promise<void> {
    const port = await this.#openPort();
    await port.write(Buffer.from(token, 'hex'), signal);
    await port.write(bytes, signal);
  }

  async #sendFile(path: string, bytes: number, token: string, signal: AbortSignal): Promise<void> {
    const port = await this.#openPort();
    await port.write(Buffer.from(token, 'hex'), signal);
    const reading = this.#parts.files.read(path);
    try {
      let left = bytes;
      for await (const chunk of reading.bytes) {
        const part = (chunk as Buffer).subarray(0, left);
        await port.write(part, signal);
        left -= part.length;
        if (left === 0) break;
      }
      if (left > 0) throw new Refused('changed');
    } finally {
      reading.stop();
    }
  }

  async #receive({ transfer, token, bytes, what }: Give, signal: AbortSignal): Promise<void> {
    const port = await this.#openPort();
    if (what.kind === 'file') {
      await this.#folder;
      if (!(await this.#parts.files.hasRoomFor(bytes))) throw new Refused('no-room');
    }
    this.#agent.say({ type: 'transfer-ready', transfer });
    if (what.kind === 'clipboard') {
      const chunks: Buffer[] = [];
      await receive(port, token, bytes, (chunk) => Promise.resolve(void chunks.push(chunk)), signal);
      await this.#parts.clipboard.offer(what.content, Buffer.concat(chunks));
    } else {
      const file = this.#parts.files.write(what.name, bytes);
      try {
        await receive(port, token, bytes, (chunk) => writeTo(file.into, chunk), signal);
        file.into.end();
        const name = await file.done;
        if (name === undefined) throw new Error('The file was not written.');
        await this.#parts.downloads.leaveOut(name);
        if (what.isShown === true) this.#onShown(name);
      } finally {
        file.stop();
      }
    }
    this.#agent.say({ type: 'transfer-received', transfer });
  }

  #openPort(): Promise<FilesPort> {
    this.#port ??= this.#parts.openPort();
    this.#port.catch(() => (this.#port = undefined));
    return this.#port;
  }
}

async function receive(
  port: FilesPort,
  token: string,
  bytes: number,
  take: (chunk: Buffer) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const search = new TokenSearch(token);
  let found: Buffer | undefined;
  while (!found) found = search.push(await port.read(signal));
  for (let [chunk, left] = [found, bytes]; ; chunk = await port.read(signal)) {
    const part = chunk.subarray(0, left);
    if (part.length > 0) await take(part);
    left -= part.length;
    if (left === 0) return;
  }
}

async function writeTo(into: Writable, chunk: Buffer): Promise<void> {
  if (!into.write(chunk) && !into.destroyed) await Promise.race([once(into, 'drain'), once(into, 'close')]);
}

/** Transfers with one guest: files, clipboards and pages, one at a time. Each is announced and agreed over the guest channel before a byte of it moves. */
import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { ProtocolViolation } from '../../appliance/protocol/lines.ts';
import type {
  GuestMessage,
  GuestTransferMessage,
  HostTransferMessage,
  TransferRole,
} from '../../appliance/protocol/channels.ts';
import type { DocumentFormat } from '../../appliance/protocol/document-formats.ts';
import { type PageWord, readWords } from '../../appliance/protocol/page-text.ts';
import { BYTES_PER_PIXEL, type PictureSize } from '../../appliance/protocol/pixels.ts';
import { type GuestDownload, MAX_TEXT_BYTES, TOKEN_BYTES } from '../../appliance/protocol/transfers.ts';
import { Failure } from '../api/errors/failure.ts';
import { asError } from '../api/errors/message-of.ts';
import type { Frame } from '../hypervisor/hypervisor.ts';
import type { Picture } from '../hypervisor/picture/picture.ts';
import { deadline } from '../process/deadline.ts';
import { Turns } from '../process/turns.ts';
import { receiveBytes, sendBytes, STALLED_AFTER_MS } from './bytes.ts';
import { refusedByGuest, sentSomethingElse } from './refusals.ts';

/** A message that guests of both roles understand. */
type SharedMessage = HostTransferMessage<'browser'> & HostTransferMessage<'converter'>;

export interface GuestTransfersDeps<Role extends TransferRole> {
  readonly send: (message: HostTransferMessage<Role>) => void;
  /** Opens a connection for the bytes of one transfer. */
  readonly connect: () => Promise<Duplex>;
  /** The guest reported its downloads. */
  readonly onDownloads: () => void;
}

export interface TransferOptions {
  readonly signal: AbortSignal;
  /** Called with the bytes transferred so far, and with how many there are in total. */
  readonly onBytes: (bytes: number, of: number) => void;
}

/** A file that the guest agreed to send. */
export interface ReceivedFile {
  readonly untrustedOrigin: string | undefined;
  /** To be read at once: no other transfer of this guest starts before they end. */
  readonly chunks: AsyncIterable<Buffer>;
}

/** A clipboard that the guest agreed to send. A picture is to be read at once, like a file. */
export type ReceivedClipboard =
  | { readonly content: 'text'; readonly untrustedBytes: Buffer }
  | { readonly content: 'picture'; readonly untrustedPicture: Picture };

/** What is asked for of a document that was sent to a converter. */
export interface AskedPage {
  readonly format: DocumentFormat;
  readonly page: number;
  /** With the words on it. */
  readonly hasText: boolean;
}

/** A page as a converter sent it. */
export interface ReceivedPage extends Frame {
  readonly words?: readonly PageWord[];
}

type TransferAnswer = GuestTransferMessage;
export type AnswerOf<Type extends TransferAnswer['type']> = Extract<TransferAnswer, { type: Type }>;
type Sent = Extract<HostTransferMessage, { type: 'transfer-send' }>['what'];
type Requested = Extract<HostTransferMessage<'browser'>, { type: 'transfer-request' }>['what'];

export class GuestTransfers<Role extends TransferRole = 'browser'> {
  readonly #deps: GuestTransfersDeps<Role>;
  #untrustedDownloads: readonly GuestDownload[] = [];
  #downloadCount = 0;
  readonly #turns = new TransferTurns((transfer) => this.#send({ type: 'transfer-cancel', transfer }));
  readonly #listeners = new Set<(answer: TransferAnswer) => void>();

  constructor(deps: GuestTransfersDeps<Role>) {
    this.#deps = deps;
  }

  /** The newest downloads, as the guest reports them. */
  get untrustedDownloads(): readonly GuestDownload[] {
    return this.#untrustedDownloads;
  }

  /** The number of downloads, as the guest reports it. */
  get downloadCount(): number {
    return this.#downloadCount;
  }

  /** As many were there under an earlier host agent; the guest says so again when it runs. */
  restoreCount(count: number): void {
    this.#downloadCount = count;
  }

  updateDownloads({ files, count }: Extract<GuestMessage<'browser'>, { type: 'downloads' }>): void {
    this.#untrustedDownloads = files;
    this.#downloadCount = Math.max(count, files.length);
    this.#deps.onDownloads();
  }

  /** Returns false if the answer belongs to no transfer that was ever begun, which is a protocol violation. */
  handleAnswer(answer: TransferAnswer): boolean {
    if (answer.transfer > this.#turns.last) return false;
    for (const listener of [...this.#listeners]) listener(answer);
    return true;
  }

  /** Fulfilled when the guest agreed to send this download. */
  receiveFile(
    this: GuestTransfers,
    file: Pick<GuestDownload, 'file' | 'bytes'>,
    options: TransferOptions,
  ): Promise<ReceivedFile> {
    return this.#inLongTurn(options.signal, async (turn) => {
      const offer = await this.#ask(turn, { kind: 'file', file: file.file }, 'transfer-offer');
      if (offer.content !== 'file' || offer.bytes !== file.bytes) throw refusedByGuest('changed');
      return { untrustedOrigin: offer.origin, chunks: this.#chunks(turn, offer.bytes, options) };
    });
  }

  /** The content of the guest's clipboard, which the guest then wipes: a picture if there is one and it is `wanted`, or else text. */
  receiveClipboard(
    this: GuestTransfers,
    wanted: 'anything' | 'text',
    options: TransferOptions,
  ): Promise<ReceivedClipboard> {
    return this.#inLongTurn(options.signal, async (turn) => {
      const offer = await this.#ask(turn, { kind: 'clipboard', wanted }, 'transfer-offer', 'transfer-picture');
      if (offer.type === 'transfer-picture') {
        if (wanted === 'text') throw refusedByGuest('failed');
        const { width, height } = offer;
        const rgb = this.#chunks(turn, width * height * BYTES_PER_PIXEL, options);
        return { content: 'picture', untrustedPicture: { width, height, rgb } };
      }
      if (offer.content !== 'text') throw refusedByGuest('failed');
      if (offer.bytes > MAX_TEXT_BYTES) throw refusedByGuest('too-large');
      const chunks: Buffer[] = [];
      for await (const chunk of this.#chunks(turn, offer.bytes, options)) chunks.push(chunk);
      return { content: 'text', untrustedBytes: Buffer.concat(chunks) };
    });
  }

  /** The pixels of one page of the document that was sent to a converter, and the words on it. `agree` throws to refuse the page. */
  receivePage(
    this: GuestTransfers<'converter'>,
    asked: AskedPage,
    agree: (untrustedPage: AnswerOf<'transfer-page'>) => void,
    options: TransferOptions,
    withinMs: number,
  ): Promise<ReceivedPage> {
    return this.#inTurn(options.signal, async (turn) => {
      const offered = this.#answer(turn, 'transfer-page', withinMs);
      this.#deps.send({ type: 'transfer-request', transfer: turn.transfer, what: { kind: 'page', ...asked } });
      const untrustedPage = await offered;
      agree(untrustedPage);
      const { width, height, textBytes = 0 } = untrustedPage;
      if (textBytes > 0 !== asked.hasText) throw sentSomethingElse(new Error('Whether there is text was not agreed.'));
      const pixels = width * height * BYTES_PER_PIXEL;
      const bytes = Buffer.alloc(pixels + textBytes);
      let filled = 0;
      for await (const chunk of this.#receive(turn, bytes.length, options)) filled += chunk.copy(bytes, filled);
      const rgb = bytes.subarray(0, pixels);
      return {
        width,
        height,
        rgb,
        ...(asked.hasText && { words: wordsIn(bytes.subarray(pixels), { width, height }) }),
      };
    });
  }

  /** Sends a file or a clipboard into the guest; fulfilled when the guest confirms that it has all of it. */
  send(
    what: Sent,
    bytes: number,
    chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
    { signal, onBytes }: TransferOptions,
  ): Promise<void> {
    return this.#inTurn(signal, async (turn) => {
      const token = randomBytes(TOKEN_BYTES).toString('hex');
      const ready = this.#answer(turn, 'transfer-ready');
      this.#send({ type: 'transfer-send', transfer: turn.transfer, token, bytes, what });
      await ready;
      const stream = await this.#deps.connect();
      try {
        const taken = this.#answer(turn, 'transfer-received', Number.POSITIVE_INFINITY);
        taken.catch(() => undefined);
        const sent = sendBytes(stream, token, chunks, {
          signal: turn.signal,
          onBytes: (count) => onBytes(count, bytes),
        });
        await Promise.race([sent, taken.then(() => sent)]);
        await Promise.race([taken, this.#answer(turn, 'transfer-received')]);
      } finally {
        stream.destroy();
      }
    });
  }

  /** The bytes of a file, and then the end of its turn. */
  async *#chunks(turn: Turn, bytes: number, options: TransferOptions): AsyncGenerator<Buffer, void, void> {
    let isComplete = false;
    try {
      yield* this.#receive(turn, bytes, options);
      isComplete = true;
    } finally {
      if (isComplete) turn.end();
      else turn.cancel();
    }
  }

  async *#receive(turn: Turn, bytes: number, { onBytes }: TransferOptions): AsyncGenerator<Buffer, void, void> {
    const { transfer, signal } = turn;
    const token = randomBytes(TOKEN_BYTES).toString('hex');
    const stream = await this.#deps.connect();
    stream.on('error', () => undefined);
    this.#answer(turn, 'transfer-refused', Number.POSITIVE_INFINITY).catch((error: unknown) =>
      stream.destroy(asError(error)),
    );
    this.#send({ type: 'transfer-accept', transfer, token });
    try {
      yield* receiveBytes(stream, token, bytes, { signal, onBytes: (received) => onBytes(received, bytes) });
    } catch (error) {
      throw error instanceof ProtocolViolation ? sentSomethingElse(error) : error;
    } finally {
      stream.destroy();
    }
  }

  #send(message: SharedMessage): void {
    this.#deps.send(message as HostTransferMessage<Role>);
  }

  #ask<Type extends TransferAnswer['type']>(
    this: GuestTransfers,
    turn: Turn,
    what: Requested,
    ...answers: readonly Type[]
  ): Promise<AnswerOf<Type>> {
    const offer = this.#answer(turn, answers);
    this.#deps.send({ type: 'transfer-request', transfer: turn.transfer, what });
    return offer;
  }

  /** The guest's answer of one of these types. Throws the guest's refusal. */
  async #answer<Type extends TransferAnswer['type']>(
    { transfer, signal }: Turn,
    types: Type | readonly Type[],
    withinMs = STALLED_AFTER_MS,
  ): Promise<AnswerOf<Type>> {
    const late = Number.isFinite(withinMs) ? deadline(withinMs) : undefined;
    const stop = late ? AbortSignal.any([signal, late]) : signal;
    let listener: (answer: TransferAnswer) => void = () => undefined;
    try {
      stop.throwIfAborted();
      return await new Promise<AnswerOf<Type>>((resolve, reject) => {
        stop.addEventListener(
          'abort',
          () => reject(signal.aborted ? asError(signal.reason) : new Failure('transfer-stalled')),
          { once: true },
        );
        listener = (answer) => {
          if (answer.transfer !== transfer) return;
          if (answer.type === 'transfer-refused') reject(refusedByGuest(answer.reason));
          else if ([types].flat().some((type) => type === answer.type)) resolve(answer as AnswerOf<Type>);
        };
        this.#listeners.add(listener);
      });
    } finally {
      this.#listeners.delete(listener);
    }
  }

  /** Begins a turn that ends when the bytes that `begin` agreed on are read. */
  async #inLongTurn<Agreed>(signal: AbortSignal, begin: (turn: Turn) => Promise<Agreed>): Promise<Agreed> {
    const turn = await this.#turns.next(signal);
    try {
      const agreed = await begin(turn);
      // A caller that gives up without reading must not block the next transfer.
      turn.signal.addEventListener('abort', () => turn.cancel(), { once: true });
      return agreed;
    } catch (error) {
      turn.cancel();
      throw error;
    }
  }

  async #inTurn<Result>(signal: AbortSignal, work: (turn: Turn) => Promise<Result>): Promise<Result> {
    const turn = await this.#turns.next(signal);
    try {
      const result = await work(turn);
      turn.end();
      return result;
    } catch (error) {
      turn.cancel();
      throw error;
    }
  }
}

function wordsIn(untrustedBytes: Buffer, page: PictureSize): readonly PageWord[] {
  try {
    return readWords(untrustedBytes, page);
  } catch (error) {
    throw sentSomethingElse(error);
  }
}

/** The turn of one transfer. */
interface Turn {
  readonly transfer: number;
  /** Aborted at the end of the turn, so that nothing waits for an answer any more. */
  readonly signal: AbortSignal;
  end(): void;
  /** Ends the turn of a transfer that did not complete, and lets the guest know. */
  cancel(): void;
}

/** One transfer at a time: the port carries one stream in each direction. */
class TransferTurns {
  readonly #sendCancel: (transfer: number) => void;
  #last = 0;
  readonly #turns = new Turns();

  constructor(sendCancel: (transfer: number) => void) {
    this.#sendCancel = sendCancel;
  }

  /** The number of the newest transfer. */
  get last(): number {
    return this.#last;
  }

  /** Fulfilled when all earlier turns are over. Throws the signal's reason. */
  next(signal: AbortSignal): Promise<Turn> {
    return new Promise((resolve, reject) => {
      const turn = this.#turns.take(
        () =>
          new Promise<void>((release) => {
            signal.throwIfAborted();
            resolve(this.#begin(signal, release));
          }),
      );
      turn.catch(reject);
    });
  }

  #begin(signal: AbortSignal, release: () => void): Turn {
    this.#last += 1;
    const transfer = this.#last;
    const over = new AbortController();
    const end = () => {
      over.abort(signal.aborted ? signal.reason : new Error('The transfer is over.'));
      release();
    };
    const cancel = () => {
      if (over.signal.aborted) return;
      this.#sendCancel(transfer);
      end();
    };
    return { transfer, signal: AbortSignal.any([signal, over.signal]), end, cancel };
  }
}

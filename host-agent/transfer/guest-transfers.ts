/** What crosses between one machine and this computer: files and clipboards, one after another, each asked for, announced and agreed first. */
import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { ProtocolViolation } from '../../appliance/protocol/lines.ts';
import type { GuestMessage, HostMessage } from '../../appliance/protocol/messages.ts';
import {
  BYTES_PER_PIXEL,
  type ClipboardKind,
  type DocumentFormat,
  type GuestDownload,
  MAX_PICTURE_BYTES,
  MAX_TEXT_BYTES,
  TOKEN_BYTES,
} from '../../appliance/protocol/transfers.ts';
import { EXIT, Failure } from '../api/failure.ts';
import type { Frame } from '../hypervisor/hypervisor.ts';
import { receiveBytes, sendBytes, STALLED_AFTER_MS } from './bytes.ts';
import { deadline } from '../process/deadline.ts';
import { refusedByGuest, sentSomethingElse } from './refusals.ts';

export interface ExchangeParts {
  readonly send: (message: HostMessage) => void;
  /** A connection for the bytes of one transfer. */
  readonly connect: () => Promise<Duplex>;
  /** What was downloaded in the machine is different now. */
  readonly onDownloads: () => void;
}

export interface Watch {
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number, of: number) => void;
}

/** What the guest says of a transfer. */
export type TransferAnswer = Extract<GuestMessage, { type: `transfer-${string}` }>;
export type AnswerOf<Type extends TransferAnswer['type']> = Extract<TransferAnswer, { type: Type }>;
type What<Type extends HostMessage['type']> =
  Extract<HostMessage, { type: Type }> extends { what: infer W } ? W : never;

const MOST_BYTES: Record<ClipboardKind, number> = { text: MAX_TEXT_BYTES, png: MAX_PICTURE_BYTES };

export class Exchange {
  readonly #parts: ExchangeParts;
  #untrustedFiles: readonly GuestDownload[] = [];
  #count = 0;
  #lastTransfer = 0;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #listeners = new Set<(answer: TransferAnswer) => void>();

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
  }

  /** The newest downloads, as the guest tells them. */
  get untrustedFiles(): readonly GuestDownload[] {
    return this.#untrustedFiles;
  }

  /** How many there are, by the guest's word. */
  get count(): number {
    return this.#count;
  }

  downloaded({ files, count }: Extract<GuestMessage, { type: 'downloads' }>): void {
    this.#untrustedFiles = files;
    this.#count = Math.max(count, files.length);
    this.#parts.onDownloads();
  }

  /** Takes an answer; false where nothing was asked for that it could answer. */
  answered(answer: TransferAnswer): boolean {
    if (answer.transfer > this.#lastTransfer) return false;
    for (const hear of [...this.#listeners]) hear(answer);
    return true;
  }

  /** Takes one download out, chunk by chunk; where it came from, as the guest says. `begin` is called when all is agreed. */
  takeFile(
    file: GuestDownload,
    begin: (untrustedOrigin: string | undefined) => Promise<(chunk: Buffer) => Promise<void>>,
    watch: Watch,
  ): Promise<void> {
    return this.#next(watch.signal, async (transfer) => {
      const offer = await this.#ask(transfer, { kind: 'file', file: file.file }, watch.signal);
      if (offer.content !== 'file' || offer.bytes !== file.bytes) throw refusedByGuest('changed');
      const take = await begin(offer.origin);
      await this.#receive(transfer, offer.bytes, take, watch);
    });
  }

  /** What was copied in the machine; it is wiped there then. */
  async copyOut(watch: Watch): Promise<{ readonly content: ClipboardKind; readonly untrustedBytes: Buffer }> {
    return this.#next(watch.signal, async (transfer) => {
      const { content, bytes } = await this.#ask(transfer, { kind: 'clipboard' }, watch.signal);
      if (content === 'file') throw refusedByGuest('failed');
      if (bytes > MOST_BYTES[content]) throw refusedByGuest('too-large');
      const chunks: Buffer[] = [];
      await this.#receive(transfer, bytes, async (chunk) => void chunks.push(chunk), watch);
      return { content, untrustedBytes: Buffer.concat(chunks) };
    });
  }

  /**
   * A page of what was given to a converter, as pixels and nothing else. `agree` throws where it is not to be taken. It may be long in being drawn.
   */
  drawPage(
    format: DocumentFormat,
    page: number,
    agree: (untrustedPage: AnswerOf<'transfer-page'>) => void,
    watch: Watch,
    withinMs: number,
  ): Promise<Frame> {
    return this.#next(watch.signal, async (transfer) => {
      const offered = this.#answer(transfer, 'transfer-page', watch.signal, withinMs);
      this.#parts.send({ type: 'transfer-ask', transfer, what: { kind: 'page', format, page } });
      const untrustedPage = await offered;
      agree(untrustedPage);
      const { width, height } = untrustedPage;
      const rgb = Buffer.alloc(width * height * BYTES_PER_PIXEL);
      let filled = 0;
      await this.#receive(transfer, rgb.length, async (chunk) => void (filled += chunk.copy(rgb, filled)), watch);
      return { width, height, rgb };
    });
  }

  /** Gives the machine a file or something to paste; fulfilled when it has it. */
  give(
    what: What<'transfer-give'>,
    bytes: number,
    chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
    watch: Watch,
  ): Promise<void> {
    return this.#next(watch.signal, async (transfer) => {
      const token = randomBytes(TOKEN_BYTES).toString('hex');
      const ready = this.#answer(transfer, 'transfer-ready', watch.signal);
      this.#parts.send({ type: 'transfer-give', transfer, token, bytes, what });
      await ready;
      const stream = await this.#parts.connect();
      try {
        const taken = this.#answer(transfer, 'transfer-taken', watch.signal, Number.POSITIVE_INFINITY);
        taken.catch(() => undefined);
        const sent = sendBytes(stream, token, chunks, {
          signal: watch.signal,
          onBytes: (count) => watch.onBytes(count, bytes),
        });
        await Promise.race([sent, taken.then(() => sent)]);
        await Promise.race([taken, this.#answer(transfer, 'transfer-taken', watch.signal)]);
      } finally {
        stream.destroy();
      }
    });
  }

  async #receive(
    transfer: number,
    bytes: number,
    take: (chunk: Buffer) => Promise<void>,
    { signal, onBytes }: Watch,
  ): Promise<void> {
    const token = randomBytes(TOKEN_BYTES).toString('hex');
    const stream = await this.#parts.connect();
    const refused = this.#answer(transfer, 'transfer-refused', signal, Number.POSITIVE_INFINITY);
    this.#parts.send({ type: 'transfer-accept', transfer, token });
    try {
      await Promise.race([
        refused,
        receiveBytes(stream, token, bytes, take, { signal, onBytes: (received) => onBytes(received, bytes) }),
      ]);
    } catch (error) {
      throw error instanceof ProtocolViolation ? sentSomethingElse(error) : error;
    } finally {
      refused.catch(() => undefined);
      stream.destroy();
    }
  }

  #ask(transfer: number, what: What<'transfer-ask'>, signal: AbortSignal): Promise<AnswerOf<'transfer-offer'>> {
    const offer = this.#answer(transfer, 'transfer-offer', signal);
    this.#parts.send({ type: 'transfer-ask', transfer, what });
    return offer;
  }

  /** The guest's answer of this type; a refusal is thrown. */
  async #answer<Type extends TransferAnswer['type']>(
    transfer: number,
    type: Type,
    signal: AbortSignal,
    withinMs = STALLED_AFTER_MS,
  ): Promise<AnswerOf<Type>> {
    const late = Number.isFinite(withinMs) ? deadline(withinMs) : undefined;
    const stop = late ? AbortSignal.any([signal, late]) : signal;
    let hear: (answer: TransferAnswer) => void = () => undefined;
    try {
      return await new Promise<AnswerOf<Type>>((resolve, reject) => {
        stop.addEventListener(
          'abort',
          () =>
            reject(
              signal.aborted
                ? asError(signal.reason)
                : new Failure('transfer-stalled', 'The machine does not answer.', { hint: 'Try again.' }),
            ),
          { once: true },
        );
        hear = (answer) => {
          if (answer.transfer !== transfer) return;
          if (answer.type === 'transfer-refused') reject(refusedByGuest(answer.reason));
          else if (answer.type === type) resolve(answer as AnswerOf<Type>);
        };
        this.#listeners.add(hear);
      });
    } finally {
      this.#listeners.delete(hear);
    }
  }

  /** One at a time: the port has one stream each way. */
  #next<Result>(signal: AbortSignal, work: (transfer: number) => Promise<Result>): Promise<Result> {
    const mine = this.#turn.then(async () => {
      signal.throwIfAborted();
      this.#lastTransfer += 1;
      const transfer = this.#lastTransfer;
      try {
        return await work(transfer);
      } catch (error) {
        this.#parts.send({ type: 'transfer-cancel', transfer });
        throw error;
      }
    });
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}

/** Where a session's profile forbids it. */
export function forbidden(what: string): Failure {
  return new Failure('transfer-forbidden', `The profile of this session does not allow ${what}.`, {
    hint: 'Allow it in the profile, in the settings.',
    exitStatus: EXIT.refused,
  });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

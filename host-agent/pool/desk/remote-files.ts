/** Files of a session on another host: its bytes come and go over the connection. A host is trusted no more than a guest. */
import { once } from 'node:events';
import { type ClientHttp2Stream, constants } from 'node:http2';
import { setImmediate as turn } from 'node:timers/promises';
import { ProtocolViolation } from '../../../appliance/protocol/lines.ts';
import { BYTES_PER_PIXEL } from '../../../appliance/protocol/pixels.ts';
import type { SafeCopyProgress } from '../../api/downloads.ts';
import { Failure } from '../../api/failure.ts';
import type { Frame } from '../../hypervisor/hypervisor.ts';
import type { ReceivedFile, TransferOptions } from '../../transfer/guest-transfers.ts';
import { refusedByGuest } from '../../transfer/refusals.ts';
import { MixedReader } from '../mixed-reader.ts';
import { type CallResult, GivenFile, GivenLine, OfferLine, PageLine } from '../wire.ts';
import type { HostConnection } from './host-connection.ts';
import { HostRefusal } from './line-answer.ts';
import { asFailure } from './refused.ts';

export interface PagesOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SafeCopyProgress) => void;
  /** Throws to refuse the page, before its pixels are read. */
  readonly agree: (untrusted: { readonly page: number; readonly pages: number }) => void;
}

export interface RemotePages {
  readonly pages: AsyncIterable<Frame>;
  /** Known when all pages are read. */
  readonly untrustedOrigin: () => string | undefined;
}

/** Every method throws `Failure` pool-host-…, transfer-…. */
export class RemoteFiles {
  readonly #connection: HostConnection;
  readonly #remoteId: string;

  constructor(connection: HostConnection, remoteId: string) {
    this.#connection = connection;
    this.#remoteId = remoteId;
  }

  async list(signal: AbortSignal): Promise<CallResult<'downloads'>> {
    const { host } = this.#connection;
    return this.#connection.call('downloads', { id: this.#remoteId }, { signal }).catch((error: unknown) => {
      throw asFailure(error, host, signal);
    });
  }

  /** Fulfilled when the host agreed to send this download. */
  async receiveFile(
    file: { readonly file: number; readonly bytes: number },
    { signal, onBytes }: TransferOptions,
  ): Promise<ReceivedFile> {
    const asked = this.#ask(`/file/${this.#remoteId}/${file.file}`, signal);
    asked.request.end();
    const { offer } = await asked.explained(async () => {
      const line = await asked.reader.line(OfferLine);
      if ('failure' in line) throw new HostRefusal(line.failure);
      if (line.offer.bytes !== file.bytes) throw refusedByGuest('changed');
      return line;
    });
    return {
      untrustedOrigin: offer.origin,
      chunks: asked.iterating(counted(asked.reader.bytes(offer.bytes), offer.bytes, onBytes)),
    };
  }

  /** The pages of a safe copy, drawn on the host: bare pixels of agreed sizes. */
  pages(file: number, { signal, onProgress, agree }: PagesOptions): RemotePages {
    let untrustedOrigin: string | undefined;
    const asked = this.#ask(`/pages/${this.#remoteId}/${file}`, signal);
    asked.request.end();
    const pages = async function* (): AsyncGenerator<Frame, void, void> {
      for (;;) {
        const line = await asked.reader.line(PageLine);
        if ('failure' in line) throw new HostRefusal(line.failure);
        if ('result' in line) {
          untrustedOrigin = line.result.origin;
          return;
        }
        if ('progress' in line) {
          if (line.progress.step !== 'drawing') onProgress(line.progress);
          continue;
        }
        const { page, of, width, height } = line.page;
        agree({ page, pages: of });
        onProgress({ step: 'drawing', page, of });
        const rgb = Buffer.alloc(width * height * BYTES_PER_PIXEL);
        let filled = 0;
        for await (const chunk of asked.reader.bytes(rgb.length)) filled += chunk.copy(rgb, filled);
        yield { width, height, rgb };
      }
    };
    return { pages: asked.iterating(pages()), untrustedOrigin: () => untrustedOrigin };
  }

  /** Fulfilled when the session has all of the file. */
  async send(
    { name }: { readonly name: string },
    bytes: number,
    chunks: AsyncIterable<Buffer>,
    { signal, onBytes }: TransferOptions,
  ): Promise<void> {
    const asked = this.#ask(`/give/${this.#remoteId}`, signal);
    const { request, reader } = asked;
    await asked.explained(async () => {
      const answered = reader.line(GivenLine).then((line) => {
        if ('failure' in line) throw new HostRefusal(line.failure);
      });
      answered.catch(() => undefined);
      request.write(`${JSON.stringify(GivenFile.parse({ name, bytes }))}\n`);
      for await (const chunk of counted(chunks, bytes, onBytes))
        if (!request.write(chunk)) await Promise.race([once(request, 'drain', { signal }), answered]);
      request.end();
      await answered;
    });
    request.close(constants.NGHTTP2_NO_ERROR);
  }

  #ask(path: string, signal: AbortSignal): Asked {
    return new Asked(this.#connection, this.#connection.request(path), signal);
  }
}

/** One request with what its troubles mean. */
class Asked {
  readonly request: ClientHttp2Stream;
  readonly reader: MixedReader;
  readonly #connection: HostConnection;
  readonly #signal: AbortSignal;
  readonly #stop = () => this.request.close(constants.NGHTTP2_CANCEL);

  constructor(connection: HostConnection, request: ClientHttp2Stream, signal: AbortSignal) {
    this.#connection = connection;
    this.request = request;
    this.#signal = signal;
    this.reader = new MixedReader(request, () => connection.heard());
    signal.addEventListener('abort', this.#stop, { once: true });
    request.once('close', () => signal.removeEventListener('abort', this.#stop));
  }

  async explained<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      this.#signal.throwIfAborted();
      return await work();
    } catch (error) {
      throw await this.#explain(error);
    }
  }

  async *iterating<Item>(items: AsyncGenerator<Item, void, void>): AsyncGenerator<Item, void, void> {
    try {
      yield* items;
    } catch (error) {
      throw await this.#explain(error);
    } finally {
      this.#stop();
    }
  }

  /** The connection may report only a moment later that it is lost. */
  async #explain(error: unknown): Promise<unknown> {
    this.#stop();
    if (this.#signal.aborted) return this.#signal.reason;
    if (error instanceof ProtocolViolation) return this.#connection.violated();
    if (error instanceof HostRefusal) return asFailure(error, this.#connection.host);
    await turn();
    if (this.#connection.lost.aborted) return this.#connection.lost.reason;
    return error instanceof Failure ? error : new Failure('transfer-failed', {}, { cause: error });
  }
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  of: number,
  onBytes: TransferOptions['onBytes'],
): AsyncGenerator<Buffer, void, void> {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    bytes += chunk.length;
    onBytes(bytes, of);
  }
}

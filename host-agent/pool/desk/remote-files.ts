/** Files of a session on another host: its bytes come and go over the connection. A host is trusted no more than a guest. */
import { once } from 'node:events';
import { constants } from 'node:http2';
import { BYTES_PER_PIXEL } from '../../../appliance/protocol/pixels.ts';
import type { SentFile } from '../../../appliance/protocol/transfers.ts';
import type { SafeCopyProgress } from '../../api/session/downloads.ts';
import type { DrawnPage } from '../../transfer/drawn-document.ts';
import type { ReceivedFile, TransferOptions } from '../../transfer/guest-transfers.ts';
import { refusedByGuest } from '../../transfer/refusals.ts';
import { Allowance } from '../../vm/allowance.ts';
import { ANSWER_LIMIT, type CallResult, GivenFile, GivenLine, OfferLine, PageLine } from '../wire.ts';
import { Asked, counted } from './asked.ts';
import type { HostConnection } from './host-connection.ts';
import { HostRefusal } from './line-answer.ts';
import { asFailure } from './refused.ts';

export interface PagesOptions {
  readonly hasText: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SafeCopyProgress) => void;
  /** Throws to refuse the page, before its pixels are read. */
  readonly agree: (untrusted: { readonly page: number; readonly pages: number }) => void;
}

export interface RemotePages {
  readonly pages: AsyncIterable<DrawnPage>;
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
      chunks: asked.rest(offer.bytes, onBytes),
    };
  }

  /** The pages of a safe copy, drawn on the host: bare pixels of agreed sizes. */
  pages(file: number, { hasText, signal, onProgress, agree }: PagesOptions): RemotePages {
    let untrustedOrigin: string | undefined;
    const asked = this.#ask(`/${hasText ? 'pages-with-text' : 'pages'}/${this.#remoteId}/${file}`, signal);
    asked.request.end();
    // Each page is agreed to.
    const progressLines = new Allowance({ ...ANSWER_LIMIT, bytes: Number.POSITIVE_INFINITY });
    const pages = async function* (): AsyncGenerator<DrawnPage, void, void> {
      for (;;) {
        const line = await asked.reader.line(PageLine);
        if ('failure' in line) throw new HostRefusal(line.failure);
        if ('result' in line) {
          untrustedOrigin = line.result.origin;
          return;
        }
        if ('progress' in line) {
          progressLines.take({ lines: 1 });
          if (line.progress.step !== 'drawing') onProgress(line.progress);
          continue;
        }
        const { page, of, width, height, notes, words } = line.page;
        agree({ page, pages: of });
        if ((words !== undefined) !== hasText) throw refusedByGuest('changed');
        onProgress({ step: 'drawing', page, of });
        const rgb = Buffer.alloc(width * height * BYTES_PER_PIXEL);
        let filled = 0;
        for await (const chunk of asked.reader.bytes(rgb.length)) filled += chunk.copy(rgb, filled);
        yield { page, of, width, height, rgb, notes, words };
      }
    };
    return { pages: asked.iterating(pages()), untrustedOrigin: () => untrustedOrigin };
  }

  /** Fulfilled when the session has all of the file. */
  async send(
    { name, isShown }: SentFile,
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
      request.write(`${JSON.stringify(GivenFile.parse({ name, bytes, isShown }))}\n`);
      for await (const chunk of counted(chunks, bytes, onBytes))
        if (!request.write(chunk)) await Promise.race([once(request, 'drain', { signal }), answered]);
      request.end();
      await answered;
    });
    request.close(constants.NGHTTP2_NO_ERROR);
  }

  #ask(path: string, signal: AbortSignal): Asked {
    return new Asked(this.#connection, path, signal);
  }
}

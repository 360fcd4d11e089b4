/** On a host of a pool: files that leave sessions of desks or enter them, by the rules of this host. No byte of them touches its disk. */
import type { SafeCopyProgress } from '../../api/downloads.ts';
import { Failure } from '../../api/failure.ts';
import type { LiveSession } from '../../session/live-session.ts';
import type { Sessions } from '../../session/sessions.ts';
import { originUrl, savableDownload } from '../../transfer/downloads.ts';
import type { GuestTransfers } from '../../transfer/guest-transfers.ts';
import { refusedByGuest, transfersUnsupported } from '../../transfer/refusals.ts';
import type { GivenFile } from '../wire.ts';

const MIB = 1024 * 1024;

/** A page of a safe copy: row by row, three bytes for each pixel. */
export interface DrawnPage {
  readonly page: number;
  readonly of: number;
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

export interface DrawnPages {
  readonly origin: string | undefined;
  readonly pages: AsyncIterable<DrawnPage>;
}

export interface DrawOptions {
  readonly signal: AbortSignal;
  readonly maxFileMiB: number;
  readonly maxPages: number;
  readonly onProgress: (progress: SafeCopyProgress) => void;
}

export interface DeskFilesDeps {
  readonly sessions: Pick<Sessions, 'get'>;
  readonly limits: () => { readonly maxFileMiB: number; readonly safeCopyPages: number };
  /** Renders a file in a converter VM of this host. */
  readonly draw: (
    transfers: GuestTransfers,
    file: number,
    options: DrawOptions,
    use: (drawn: DrawnPages) => Promise<void>,
  ) => Promise<void>;
}

export interface SentFile {
  readonly bytes: number;
  readonly origin: string | undefined;
  readonly chunks: AsyncIterable<Buffer>;
}

/** Throws `Failure` session-not-found, transfer-…, download-…. */
export class DeskFiles {
  readonly #deps: DeskFilesDeps;

  constructor(deps: DeskFilesDeps) {
    this.#deps = deps;
  }

  async take(id: string, which: number, signal: AbortSignal): Promise<SentFile> {
    const session = this.#withFilesOut(id);
    const { transfers } = session.io;
    const file = savableDownload(transfers, which, this.#deps.limits().maxFileMiB);
    const options = { signal: AbortSignal.any([signal, session.ending]), onBytes: () => undefined };
    const { untrustedOrigin, chunks } = await transfers.receiveFile(file, options);
    return { bytes: file.bytes, origin: originUrl(untrustedOrigin), chunks };
  }

  async draw(
    id: string,
    which: number,
    { signal, onProgress }: Pick<DrawOptions, 'signal' | 'onProgress'>,
    use: (drawn: DrawnPages) => Promise<void>,
  ): Promise<void> {
    const session = this.#withFilesOut(id);
    if (!session.devices().connectFiles) throw transfersUnsupported();
    const { maxFileMiB, safeCopyPages: maxPages } = this.#deps.limits();
    const ends = AbortSignal.any([signal, session.ending]);
    await this.#deps.draw(session.io.transfers, which, { signal: ends, maxFileMiB, maxPages, onProgress }, use);
  }

  async give(
    id: string,
    { name, bytes }: GivenFile,
    untrustedChunks: AsyncIterable<Buffer>,
    signal: AbortSignal,
  ): Promise<void> {
    const session = this.#deps.sessions.get(id);
    session.assertMay('send-files');
    if (bytes > this.#deps.limits().maxFileMiB * MIB) throw refusedByGuest('too-large');
    await session.io.transfers.send({ kind: 'file', name }, bytes, exactly(untrustedChunks, bytes), {
      signal: AbortSignal.any([signal, session.ending]),
      onBytes: () => undefined,
    });
  }

  #withFilesOut(id: string): LiveSession {
    const session = this.#deps.sessions.get(id);
    session.assertMay('save-files');
    return session;
  }
}

/** The guest gets the announced number of bytes, or the transfer fails. */
async function* exactly(untrustedChunks: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of untrustedChunks) {
    left -= chunk.length;
    if (left < 0) break;
    yield chunk;
  }
  if (left !== 0) throw new Failure('transfer-failed');
}

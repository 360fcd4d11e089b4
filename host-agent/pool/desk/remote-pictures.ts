/** Pictures and the clipboard of a session on another host: bare pixels of announced sizes. This desk writes the files, and decodes nothing. */
import { BYTES_PER_PIXEL, type PictureSize } from '../../../appliance/protocol/pixels.ts';
import type { Picture } from '../../hypervisor/picture/picture.ts';
import type { Thumbnail } from '../../session/thumbnail.ts';
import type { ClipboardSource } from '../../transfer/clipboard.ts';
import type { ReceivedClipboard, TransferOptions } from '../../transfer/guest-transfers.ts';
import { ClipLine, PictureLine, ThumbnailLine, ThumbnailVersion } from '../wire.ts';
import { Asked } from './asked.ts';
import type { HostConnection } from './host-connection.ts';
import { HostRefusal } from './line-answer.ts';

/** Every method throws `Failure` pool-host-…, transfer-…. */
export class RemotePictures implements ClipboardSource {
  readonly #connection: HostConnection;
  readonly #remoteId: string;

  constructor(connection: HostConnection, remoteId: string) {
    this.#connection = connection;
    this.#remoteId = remoteId;
  }

  screenshot(signal: AbortSignal): Promise<Picture> {
    const asked = this.#ask('screenshot', signal);
    return asked.explained(async () => {
      const line = await asked.reader.line(PictureLine);
      if ('failure' in line) throw new HostRefusal(line.failure);
      return pictureOf(asked, line.picture);
    });
  }

  /** `undefined` if it is still the known version. */
  thumbnail(known: string | undefined, signal: AbortSignal): Promise<Thumbnail | undefined> {
    const version = ThumbnailVersion.safeParse(known).data;
    const asked = this.#ask('thumbnail', signal, version);
    return asked.explained(async () => {
      const line = await asked.reader.line(ThumbnailLine);
      if ('failure' in line) throw new HostRefusal(line.failure);
      if ('unchanged' in line) return undefined;
      const { width, height, rgb } = pictureOf(asked, line.picture);
      return { version: line.version, frame: { width, height, rgb: await whole(rgb) } };
    });
  }

  receiveClipboard(_wanted: 'anything', { signal, onBytes }: TransferOptions): Promise<ReceivedClipboard> {
    const asked = this.#ask('clipboard', signal);
    return asked.explained(async () => {
      const line = await asked.reader.line(ClipLine);
      if ('failure' in line) throw new HostRefusal(line.failure);
      if ('picture' in line) return { content: 'picture', untrustedPicture: pictureOf(asked, line.picture, onBytes) };
      return { content: 'text', untrustedBytes: await whole(asked.rest(line.text.bytes, onBytes)) };
    });
  }

  #ask(what: string, signal: AbortSignal, version?: string): Asked {
    const asked = new Asked(
      this.#connection,
      `/${what}/${this.#remoteId}${version === undefined ? '' : `/${version}`}`,
      signal,
    );
    asked.request.end();
    return asked;
  }
}

const pictureOf = (
  asked: Asked,
  { width, height }: PictureSize,
  onBytes: TransferOptions['onBytes'] = () => undefined,
): Picture => ({ width, height, rgb: asked.rest(width * height * BYTES_PER_PIXEL, onBytes) });

async function whole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of chunks) parts.push(part);
  return Buffer.concat(parts);
}

/** PNG files that the host agent sends in pieces, as progress: it never holds a picture of a guest whole. */
import type { Clip, CopiedClip, CopyProgress } from '../session/downloads.ts';
import { Failure } from '../errors/failure.ts';
import type { PicturePiece } from './picture-piece.ts';

/** More than a file with the noise of a screen of 8K, 95 MiB. */
export const MAX_PICTURE_FILE_BYTES = 128 * 1024 * 1024;

/** Collects the pieces of one file. */
export class PicturePieces {
  readonly #pieces: Buffer[] = [];
  #bytes = 0;

  /** Keeps nothing of a file that is too large. */
  add({ png }: PicturePiece): void {
    const piece = Buffer.from(png, 'base64');
    this.#bytes += piece.length;
    if (this.#bytes <= MAX_PICTURE_FILE_BYTES) this.#pieces.push(piece);
    else this.#pieces.length = 0;
  }

  /** The file, which the host agent says to have this many bytes. Throws `Failure` transfer-failed. */
  whole({ bytes }: { readonly bytes: number }): Buffer {
    if (bytes !== this.#bytes || bytes > MAX_PICTURE_FILE_BYTES) throw new Failure('transfer-failed');
    return Buffer.concat(this.#pieces);
  }
}

/** The clipboard that `copyOut` copies out of a session. Throws what it throws, and `Failure` transfer-failed. */
export async function copiedClip(
  copyOut: (onProgress: (progress: CopyProgress) => void) => Promise<CopiedClip>,
  onBytes: (progress: { readonly bytes: number; readonly of: number }) => void = () => undefined,
): Promise<Clip> {
  const pieces = new PicturePieces();
  const copied = await copyOut((progress) => ('png' in progress ? pieces.add(progress) : onBytes(progress)));
  return copied.content === 'text' ? copied : { content: 'png', png: pieces.whole(copied).toString('base64') };
}

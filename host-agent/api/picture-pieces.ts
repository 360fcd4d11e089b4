/** PNG files that the host agent sends in pieces, as progress: it never holds a picture of a guest whole. */
import type { Clip, CopiedClip, CopyProgress } from './downloads.ts';
import type { PicturePiece } from './picture-piece.ts';

/** Collects the pieces of one file. */
export class PicturePieces {
  readonly #pieces: Buffer[] = [];

  add({ png }: PicturePiece): void {
    this.#pieces.push(Buffer.from(png, 'base64'));
  }

  /** The file. */
  whole(): Buffer {
    return Buffer.concat(this.#pieces);
  }
}

/** The clipboard that `copyOut` copies out of a session. */
export async function copiedClip(
  copyOut: (onProgress: (progress: CopyProgress) => void) => Promise<CopiedClip>,
  onBytes: (progress: { readonly bytes: number; readonly of: number }) => void = () => undefined,
): Promise<Clip> {
  const pieces = new PicturePieces();
  const copied = await copyOut((progress) => ('png' in progress ? pieces.add(progress) : onBytes(progress)));
  return copied.content === 'text' ? copied : { content: 'png', png: pieces.whole().toString('base64') };
}

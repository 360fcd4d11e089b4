/** Reads the files of a cpio archive of the kind "newc", which bsdtar makes of any archive. Source: cpio(5). */

export interface ArchivedFile {
  /** In Latin-1: what the archive has, byte for byte. */
  readonly raw: string;
  readonly bytes: number;
  /** What is not read of it is skipped. */
  readonly content: AsyncIterable<Buffer>;
}

const MAGIC = '070701';
const HEADER_BYTES = 110;
/** Where the fields of eight hexadecimal digits are. */
const [MODE, SIZE, NAME_BYTES] = [14, 54, 94];
const [TYPE_MASK, REGULAR] = [0o170000, 0o100000];
const LAST = 'TRAILER!!!';
/** Header with name, and content, end at a multiple of this. */
const UNIT = 4;
const LONGEST_NAME = 64 * 1024;

/** The regular files. Ends where the stream ends or is none of these. */
export async function* archivedFiles(
  stream: AsyncIterable<Uint8Array> | readonly Uint8Array[],
): AsyncGenerator<ArchivedFile> {
  const bytes = new Bytes(stream);
  for (;;) {
    const header = (await bytes.take(HEADER_BYTES)).toString('latin1');
    if (!header.startsWith(MAGIC)) return;
    const field = (at: number) => Number.parseInt(header.slice(at, at + 8), 16);
    const [nameBytes, size] = [field(NAME_BYTES), field(SIZE)];
    if (!(nameBytes > 0 && nameBytes <= LONGEST_NAME)) return;
    const raw = (await bytes.take(nameBytes + padding(HEADER_BYTES + nameBytes))).toString('latin1', 0, nameBytes - 1);
    // To the end of what fills up the last block: only then the program has ended well.
    if (raw === LAST) {
      await bytes.skip(Infinity);
      return;
    }
    const content = { left: size };
    if ((field(MODE) & TYPE_MASK) === REGULAR) yield { raw, bytes: size, content: bytes.upTo(content) };
    await bytes.skip(content.left + padding(size));
  }
}

export async function whole({ content }: ArchivedFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

const padding = (length: number): number => (UNIT - (length % UNIT)) % UNIT;

/** Bytes of a stream, as many as are asked for. */
class Bytes {
  readonly #chunks: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);
  constructor(stream: AsyncIterable<Uint8Array> | readonly Uint8Array[]) {
    this.#chunks = Symbol.asyncIterator in stream ? stream[Symbol.asyncIterator]() : stream[Symbol.iterator]();
  }

  /** Up to `most` bytes; none at the end. */
  async #next(most: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next: IteratorResult<Uint8Array, unknown> = await this.#chunks.next();
      if (next.done === true) return this.#rest;
      this.#rest = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
    }
    const piece = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(piece.length);
    return piece;
  }

  /** Fewer only at the end. */
  async take(count: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (let left = count; left > 0;) {
      const piece = await this.#next(left);
      if (piece.length === 0) break;
      pieces.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(pieces);
  }

  async skip(count: number): Promise<void> {
    for (let left = count; left > 0;) {
      const { length } = await this.#next(left);
      if (length === 0) return;
      left -= length;
    }
  }

  async *upTo(content: { left: number }): AsyncGenerator<Buffer> {
    while (content.left > 0) {
      const piece = await this.#next(content.left);
      if (piece.length === 0) throw new Error('It ends too early.');
      content.left -= piece.length;
      yield piece;
    }
  }
}

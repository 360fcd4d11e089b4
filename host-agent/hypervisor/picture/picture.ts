/** A picture whose pixels arrive in pieces of any length, so that it never has to be in memory whole. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Row by row, three bytes for each pixel (red, green, blue); as many as the size requires, or it throws. A piece is valid until the next one is read. */
  readonly rgb: AsyncIterable<Buffer>;
}

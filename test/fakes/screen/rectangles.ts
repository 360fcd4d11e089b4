/** Parts of the rectangles that a screen sends. Pure. */

export type Colour = readonly [red: number, green: number, blue: number];

export function pixelOf(colour: Colour, shifts: Colour): Buffer {
  const pixel = Buffer.alloc(4);
  for (const [channel, shift] of shifts.entries()) pixel[shift / 8] = colour[channel] ?? 0;
  return pixel;
}

export function rectangleHeader({ width, height }: { width: number; height: number }, encoding: number): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt16BE(width, 4);
  header.writeUInt16BE(height, 6);
  header.writeInt32BE(encoding, 8);
  return header;
}

/** A length as Tight writes it: seven bits, seven bits, eight bits. */
export function compactLength(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  if (bytes < 0x4000) return Buffer.from([(bytes & 0x7f) | 0x80, bytes >>> 7]);
  return Buffer.from([(bytes & 0x7f) | 0x80, ((bytes >>> 7) & 0x7f) | 0x80, bytes >>> 14]);
}

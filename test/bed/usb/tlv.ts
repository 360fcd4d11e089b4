/** Tags, lengths and values, as smart cards write them. */

/** `tag`: as hexadecimal digits, such as `5fc105`. */
export function tlv(tag: string, ...values: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(values);
  return Buffer.concat([Buffer.from(tag, 'hex'), lengthOf(value.length), value]);
}

function lengthOf(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  if (bytes < 0x100) return Buffer.from([0x81, bytes]);
  return Buffer.from([0x82, bytes >> 8, bytes & 0xff]);
}

/** The parts of a value, by tags of one byte. */
export function parts(value: Buffer): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = 0; at + 2 <= value.length;) {
    const tag = value.readUInt8(at);
    const first = value.readUInt8(at + 1);
    const lengthBytes = first < 0x80 ? 0 : first - 0x80;
    const length = lengthBytes === 0 ? first : value.readUIntBE(at + 2, lengthBytes);
    const start = at + 2 + lengthBytes;
    found.set(tag, value.subarray(start, start + length));
    at = start + length;
  }
  return found;
}

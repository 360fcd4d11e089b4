/** As much of CBOR (RFC 8949) as messages of an authenticator need: integers, bytes, texts, arrays, maps and booleans of definite length. */
export type Cbor = number | string | boolean | Uint8Array | readonly Cbor[] | ReadonlyMap<Cbor, Cbor>;

const MAJOR = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, simple: 7 } as const;
const SIMPLE = { false: 20, true: 21 } as const;

/** Maps keep the order of their entries, which has to be the canonical one. Pure. */
export function encodeCbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(MAJOR.unsigned, value) : head(MAJOR.negative, -1 - value);
  if (typeof value === 'boolean') return head(MAJOR.simple, value ? SIMPLE.true : SIMPLE.false);
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    return Buffer.concat([head(MAJOR.text, text.length), text]);
  }
  if (value instanceof Uint8Array) return Buffer.concat([head(MAJOR.bytes, value.length), value]);
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<Cbor, Cbor>)].flat();
    return Buffer.concat([head(MAJOR.map, entries.length / 2), ...entries.map(encodeCbor)]);
  }
  const items = value as readonly Cbor[];
  return Buffer.concat([head(MAJOR.array, items.length), ...items.map(encodeCbor)]);
}

function head(major: number, argument: number): Buffer {
  if (argument < 24) return Buffer.from([(major << 5) | argument]);
  if (argument < 0x100) return Buffer.from([(major << 5) | 24, argument]);
  const long = Buffer.from([(major << 5) | 25, 0, 0]);
  long.writeUInt16BE(argument, 1);
  return long;
}

/** Throws a RangeError where the bytes end early. Pure. */
export function decodeCbor(bytes: Buffer): Cbor {
  return decodeAt(bytes, { at: 0 });
}

function decodeAt(bytes: Buffer, cursor: { at: number }): Cbor {
  const first = bytes.readUInt8(cursor.at++);
  const major = first >> 5;
  const argument = argumentOf(first & 0x1f, bytes, cursor);
  const many = () => Array.from({ length: argument }, () => decodeAt(bytes, cursor));
  switch (major) {
    case MAJOR.unsigned:
      return argument;
    case MAJOR.negative:
      return -1 - argument;
    case MAJOR.bytes:
    case MAJOR.text: {
      const content = bytes.subarray(cursor.at, (cursor.at += argument));
      return major === MAJOR.text ? content.toString('utf8') : content;
    }
    case MAJOR.array:
      return many();
    case MAJOR.map:
      return new Map(Array.from({ length: argument }, () => [decodeAt(bytes, cursor), decodeAt(bytes, cursor)]));
    default:
      return argument === SIMPLE.true;
  }
}

function argumentOf(short: number, bytes: Buffer, cursor: { at: number }): number {
  if (short < 24) return short;
  const size = 1 << (short - 24);
  const long = bytes.readUIntBE(cursor.at, size);
  cursor.at += size;
  return long;
}

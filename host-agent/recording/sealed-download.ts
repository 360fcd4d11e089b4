/**
 * A ZIP archive of one file, stored and encrypted with AES-256 under a password that everyone knows: no file manager, indexer or virus scanner opens it by
 * itself. Source: "AES Encryption Information" of WinZip, AE-2. Nothing here reads the file's content.
 */
import { createCipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/** The one that people who exchange malicious files use. */
export const PASSWORD = 'infected';
const ROUNDS = 1_000;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const CHECK_BYTES = 2;
const MAC_BYTES = 10;
const BLOCK_BYTES = 16;
const ENCRYPTED_UTF8 = 0x0801;
const AES = 99;
const VERSION = 51;
/** 1 January 1980: the archive does not depend on when it is made. */
const DATE = 0x0021;
/** AE-2 with 256 bits, of a stored file. */
const AES_EXTRA = Buffer.from([0x01, 0x99, 7, 0, 2, 0, 0x41, 0x45, 3, 0, 0]);
/** Without the extension for larger ones. */
export const MAX_ARCHIVED_BYTES = 0xffff_0000;

/** How many bytes the archive of such a file has. Pure. */
export function archiveBytes(name: string, bytes: number): number {
  const nameBytes = Buffer.byteLength(name);
  return 30 + 46 + 22 + 2 * (nameBytes + AES_EXTRA.length) + SALT_BYTES + CHECK_BYTES + bytes + MAC_BYTES;
}

/** The archive of a file of exactly this many bytes. Throws if there are fewer or more. */
export async function* archiveOf(name: string, bytes: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const derived = pbkdf2Sync(PASSWORD, salt, ROUNDS, 2 * KEY_BYTES + CHECK_BYTES, 'sha1');
  const cipher = new LittleEndianCounter(derived.subarray(0, KEY_BYTES));
  const mac = createHmac('sha1', derived.subarray(KEY_BYTES, 2 * KEY_BYTES));
  const fields = commonFields(name, bytes);
  const local = Buffer.concat([signature(0x0403_4b50), fields, Buffer.from(name), AES_EXTRA]);
  yield Buffer.concat([local, salt, derived.subarray(2 * KEY_BYTES)]);
  let left = bytes;
  for await (const chunk of chunks) {
    left -= chunk.length;
    if (left < 0) break;
    const encrypted = cipher.encrypt(chunk);
    mac.update(encrypted);
    yield encrypted;
  }
  if (left !== 0) throw new Error('The file has another size.');
  yield mac.digest().subarray(0, MAC_BYTES);
  yield directory(name, fields, local.length + encryptedBytes(bytes));
}

const encryptedBytes = (bytes: number): number => SALT_BYTES + CHECK_BYTES + bytes + MAC_BYTES;

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** What the header of the file and its entry in the directory share. The checksum is 0: there is a better one. */
function commonFields(name: string, bytes: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(ENCRYPTED_UTF8, 2);
  fields.writeUInt16LE(AES, 4);
  fields.writeUInt16LE(DATE, 8);
  fields.writeUInt32LE(encryptedBytes(bytes), 14);
  fields.writeUInt32LE(bytes, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  fields.writeUInt16LE(AES_EXTRA.length, 24);
  return fields;
}

function directory(name: string, fields: Buffer, at: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(VERSION);
  // No comment, disk 0, no attributes, the file at 0.
  const entry = Buffer.concat([signature(0x0201_4b50), madeBy, fields, Buffer.alloc(14), Buffer.from(name), AES_EXTRA]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(entry.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([entry, signature(0x0605_4b50), end]);
}

/** AES in counter mode as ZIP has it: the counter is little-endian and begins with 1. */
class LittleEndianCounter {
  readonly #cipher;
  #counter = 1n;
  #stream: Buffer = Buffer.alloc(0);

  constructor(key: Buffer) {
    this.#cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  }

  encrypt(plain: Buffer): Buffer {
    const blocks = Math.ceil(Math.max(0, plain.length - this.#stream.length) / BLOCK_BYTES);
    const counters = Buffer.alloc(blocks * BLOCK_BYTES);
    for (let block = 0; block < blocks; block += 1) {
      counters.writeBigUInt64LE(this.#counter, block * BLOCK_BYTES);
      this.#counter += 1n;
    }
    const stream = Buffer.concat([this.#stream, this.#cipher.update(counters)]);
    const encrypted = Buffer.allocUnsafe(plain.length);
    for (let at = 0; at < plain.length; at += 1) encrypted[at] = (plain[at] ?? 0) ^ (stream[at] ?? 0);
    this.#stream = stream.subarray(plain.length);
    return encrypted;
  }
}

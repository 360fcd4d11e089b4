// @ts-check
/** Packs an extension for Chromium: a ZIP file with a header that has its signature (CRX3). Equal files give equal packages. */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { zip } from './zip.mjs';

/**
 * A field of a protocol buffer that contains bytes.
 * @param {number} number
 * @param {Buffer} content
 */
function field(number, content) {
  const varint = (/** @type {number} */ value) => {
    /** @type {number[]} */
    const bytes = [];
    for (let rest = value; ; rest >>>= 7) {
      if (rest < 128) return Buffer.from([...bytes, rest]);
      bytes.push((rest & 127) | 128);
    }
  };
  return Buffer.concat([varint(number * 8 + 2), varint(content.length), content]);
}

const word = (/** @type {number} */ value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** @param {string} privateKey In PEM. */
const keyOf = (privateKey) => createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'der' });

/** @param {Buffer} key */
const digestOf = (key) => createHash('sha256').update(key).digest().subarray(0, 16);

/**
 * Chromium's id for this key: half of its digest, with the letters a to p for digits.
 * @param {string} privateKey
 */
export const extensionId = (privateKey) =>
  digestOf(keyOf(privateKey))
    .toString('hex')
    .replace(/./g, (digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)));

/**
 * @param {readonly { name: string, content: Buffer }[]} files
 * @param {string} privateKey
 */
export function crx(files, privateKey) {
  const [archive, key] = [zip(files), keyOf(privateKey)];
  const signed = field(1, digestOf(key));
  const what = Buffer.concat([Buffer.from('CRX3 SignedData\0'), word(signed.length), signed, archive]);
  const proof = Buffer.concat([field(1, key), field(2, sign('sha256', what, privateKey))]);
  const header = Buffer.concat([field(2, proof), field(10_000, signed)]);
  return Buffer.concat([Buffer.from('Cr24'), word(3), word(header.length), header, archive]);
}

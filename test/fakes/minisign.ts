/** Verifies as minisign does, without starting a program: a simulated fleet checks tens of thousands of signatures. Source: jedisct1.github.io/minisign, "Signature format". */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { keyContentOf, keyIdOf, parseSignature } from '../../host-agent/tools/minisign.ts';

/** What precedes the 32 bytes of an Ed25519 key in DER. */
const DER_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
/** The algorithm and the key id precede a signature. */
const SIGNATURE_OFFSET = 10;

/** As `isSignedBy` of `host-agent/tools/minisign.ts`. */
export async function isSignedInProcess(publicKey: string, file: string, signature: string): Promise<boolean> {
  const text = await readFile(signature, 'utf8');
  if (parseSignature(text)?.keyId !== keyIdOf(publicKey)) return false;
  const [, body = '', comment = '', whole = ''] = text.split('\n');
  const key = createPublicKey({
    key: Buffer.concat([DER_PREFIX, Buffer.from(keyContentOf(publicKey), 'base64')]),
    format: 'der',
    type: 'spki',
  });
  const signed = Buffer.from(body, 'base64').subarray(SIGNATURE_OFFSET);
  const digest = createHash('blake2b512')
    .update(await readFile(file))
    .digest();
  const commented = Buffer.concat([signed, Buffer.from(comment.slice('trusted comment: '.length))]);
  return verify(null, digest, key, signed) && verify(null, commented, key, Buffer.from(whole, 'base64'));
}

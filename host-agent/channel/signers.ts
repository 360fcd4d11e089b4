/** Who signed the file of a channel. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSignedBy, keyContentOf, keyIdOf, parseSignature } from '../tools/minisign.ts';

/** The bytes of a file, and signatures, none of them verified. */
export interface SignedBytes {
  readonly untrustedBytes: Buffer;
  readonly untrustedSignatures: readonly string[];
}

/**
 * Those of `keys` by which a signature of these bytes is valid, each at most once: a key that signs twice, or under two ids, is still one signer.
 * The files for minisign are in a folder below `folder` until the answer.
 */
export async function signersOf(
  { untrustedBytes, untrustedSignatures }: SignedBytes,
  keys: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<string[]> {
  const at = join(folder, `.signed-${randomBytes(6).toString('hex')}`);
  await mkdir(at, { mode: 0o700 });
  try {
    const file = join(at, 'file');
    await writeFile(file, untrustedBytes, { mode: 0o600 });
    /** By what the key contains. */
    const signers = new Map<string, string>();
    for (const [index, text] of untrustedSignatures.entries()) {
      const claimed = parseSignature(text);
      const key = keys.find((candidate) => claimed !== undefined && keyIdOf(candidate) === claimed.keyId);
      if (key === undefined || signers.has(keyContentOf(key))) continue;
      const signature = join(at, String(index));
      await writeFile(signature, text, { mode: 0o600 });
      if (await isSignedBy(key, file, signature, { signal })) signers.set(keyContentOf(key), key);
    }
    return [...signers.values()];
  } finally {
    await rm(at, { recursive: true, force: true });
  }
}

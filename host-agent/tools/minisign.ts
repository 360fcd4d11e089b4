/** minisign: signs files and checks signatures. */
import { CommandFailed, run, type RunOptions, type Tool } from '../process/run.ts';

const minisign: Tool = { program: 'minisign', debianPackage: 'minisign', timeoutMs: 30_000 };

/** A public key as minisign prints it: 42 bytes that begin with the name of the algorithm. */
const PUBLIC_KEY = /^RW[A-Za-z0-9+/]{54}$/;

/** Makes a key pair in two new files. The secret key is readable only by its owner and has no password, because a program uses it unattended. */
export async function makeKeyPair(
  files: { readonly secret: string; readonly public: string },
  options: Pick<RunOptions, 'signal'> = {},
): Promise<void> {
  await run(minisign, ['-G', '-W', '-p', files.public, '-s', files.secret], options);
}

/** The key from the text of a public key file, or `undefined`. Pure. */
export function parsePublicKey(text: string): string | undefined {
  const key = text.split('\n')[1];
  return key !== undefined && PUBLIC_KEY.test(key) ? key : undefined;
}

/** Writes the signature of `file`, with a timestamp, to the file `signature`. */
export async function sign(
  file: string,
  signature: string,
  secretKey: string,
  options: Pick<RunOptions, 'signal'> = {},
): Promise<void> {
  await run(minisign, ['-S', '-W', '-q', '-s', secretKey, '-m', file, '-x', signature], options);
}

/** Whether `signature` is a valid signature of `file` by this key. */
export async function isSignedBy(
  publicKey: string,
  file: string,
  signature: string,
  options: Pick<RunOptions, 'signal'> = {},
): Promise<boolean> {
  try {
    await run(minisign, ['-V', '-q', '-m', file, '-x', signature, '-P', publicKey], options);
    return true;
  } catch (error) {
    // Exit status 1 means an invalid signature; any other failure says nothing about the signature.
    if (error instanceof CommandFailed && /\(exit status 1\)/.test(error.message)) return false;
    throw error;
  }
}

export interface Signature {
  /** Distinguishes keys, but proves nothing. */
  readonly keyId: string;
  /** Covered by the signature. */
  readonly signedAt: Date;
}

/**
 * Accepts only what minisign writes, so that no byte can differ: the first line is not signed. "RU" and the next letter are the algorithm; minisign calls
 * another one "wrong usage", and a comment that a zero byte cuts "too long".
 */
const FORM =
  /^untrusted comment: signature from minisign secret key\n(RU[Q-T][A-Za-z0-9+/]{96}=)\ntrusted comment: (timestamp:(\d{1,11})\tfile:[^\n\0]{1,255}\thashed)\n([A-Za-z0-9+/]{86}==)\n$/;

/** Parses a signature file, or returns `undefined`. Pure. */
export function parseSignature(text: string): Signature | undefined {
  const [, body = '', , seconds, whole = ''] = FORM.exec(text) ?? [];
  if (seconds === undefined || ![body, whole].every(isCanonical)) return undefined;
  return { keyId: keyIdOf(body), signedAt: new Date(Number(seconds) * 1000) };
}

/** The Ed25519 key in a public key, in base64, without the id that its owner chose. Pure. */
export function keyContentOf(publicKey: string): string {
  return Buffer.from(publicKey, 'base64').subarray(10).toString('base64');
}

/** The key id in a public key or a signature. Pure. */
export function keyIdOf(base64: string): string {
  return Buffer.from(base64, 'base64').subarray(2, 10).toString('hex');
}

/** The last character of base64 has unused bits, which could differ. */
function isCanonical(base64: string): boolean {
  return Buffer.from(base64, 'base64').toString('base64') === base64;
}

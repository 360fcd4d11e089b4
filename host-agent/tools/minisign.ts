/** minisign: whether a file is what the holder of a key has vouched for. */
import { CommandFailed, run, type RunOptions, type Tool } from '../process/run.ts';

const minisign: Tool = { program: 'minisign', debianPackage: 'minisign', timeoutMs: 30_000 };

/** A public key as minisign prints it: 42 bytes, beginning with the letters of its algorithm. */
export const PUBLIC_KEY = /^RW[A-Za-z0-9+/]{54}$/;

/** Makes a key pair as two new files, the secret one for its owner alone and without a password: it is used by a program that nobody sits at. */
export async function makeKeyPair(
  files: { readonly secret: string; readonly public: string },
  options: Pick<RunOptions, 'signal'> = {},
): Promise<void> {
  await run(minisign, ['-G', '-W', '-p', files.public, '-s', files.secret], options);
}

/** The key in the text of a public key's file, or `undefined`. Pure. */
export function parsePublicKey(text: string): string | undefined {
  const key = text.split('\n')[1];
  return key !== undefined && PUBLIC_KEY.test(key) ? key : undefined;
}

/** Writes the signature of `file`, with its time, to the file `signature`. */
export async function sign(
  file: string,
  signature: string,
  secretKey: string,
  options: Pick<RunOptions, 'signal'> = {},
): Promise<void> {
  await run(minisign, ['-S', '-W', '-q', '-s', secretKey, '-m', file, '-x', signature], options);
}

/** Whether `signature` is that of `file` by this key. */
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
    // 1 is its own word for a signature that does not fit; anything else says nothing about the signature.
    if (error instanceof CommandFailed && /\(exit status 1\)/.test(error.message)) return false;
    throw error;
  }
}

export interface Signature {
  /** Tells keys apart; no proof of anything. */
  readonly keyId: string;
  /** When it was made. Part of what is signed. */
  readonly signedAt: Date;
}

/** Anything but the first line is signed, and that says nothing: only what minisign itself writes there is taken, so that no byte can differ. "RU" and the next are its algorithm: of another it says "wrong usage". */
const FORM =
  /^untrusted comment: signature from minisign secret key\n(RU[Q-T][A-Za-z0-9+/]{96}=)\ntrusted comment: (timestamp:(\d{1,11})\tfile:[^\n]{1,255}\thashed)\n([A-Za-z0-9+/]{86}==)\n$/;

/** What a signature's text says of itself, or `undefined` where it is none. Pure. */
export function parseSignature(text: string): Signature | undefined {
  const [, body = '', , seconds, whole = ''] = FORM.exec(text) ?? [];
  if (seconds === undefined || ![body, whole].every(isCanonical)) return undefined;
  return { keyId: keyIdOf(body), signedAt: new Date(Number(seconds) * 1000) };
}

/** The identity in a public key or a signature. Pure. */
export function keyIdOf(base64: string): string {
  return Buffer.from(base64, 'base64').subarray(2, 10).toString('hex');
}

/** Base64 has bits at its end that say nothing. */
function isCanonical(base64: string): boolean {
  return Buffer.from(base64, 'base64').toString('base64') === base64;
}

/** Signs channel files. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../api/errors/failure.ts';
import { signWith } from '../image/signing-key.ts';
import { parseSignature, sign } from '../tools/minisign.ts';
import { MAX_FILE_BYTES, parseChannelFile } from './channel-file.ts';

/** A signature of these bytes. The files for minisign are in a folder below `folder` until the answer. */
export async function signBytes(
  bytes: Buffer,
  secretKey: string,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  const at = join(folder, `.signing-${randomBytes(6).toString('hex')}`);
  await mkdir(at, { mode: 0o700 });
  try {
    const [file, signature] = [join(at, 'channel.json'), join(at, 'signature')];
    await writeFile(file, bytes, { mode: 0o600 });
    await sign(file, signature, secretKey, { signal });
    return await readFile(signature, 'utf8');
  } finally {
    await rm(at, { recursive: true, force: true });
  }
}

/** Writes a signature beside the draft, named by the key. Returns its path. Throws `Failure` channel-draft-invalid or signing-key-unusable. */
export async function signDraft(path: string, secretKey: string, signal: AbortSignal): Promise<string> {
  await assertDraft(path);
  const unnamed = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    await signWith(secretKey, path, unnamed, signal);
    const keyId = parseSignature(await readFile(unnamed, 'utf8'))?.keyId ?? 'unknown';
    const signature = `${path}.${keyId}.minisig`;
    await rename(unnamed, signature);
    return signature;
  } finally {
    await rm(unnamed, { force: true });
  }
}

/** A person must not sign what no computer would accept. */
async function assertDraft(path: string): Promise<void> {
  const bytes = Buffer.alloc(MAX_FILE_BYTES + 1);
  let length = 0;
  try {
    const file = await open(path, 'r');
    try {
      length = (await file.read(bytes, 0, bytes.length, 0)).bytesRead;
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new Failure('channel-draft-invalid', { path }, { cause });
  }
  if (!parseChannelFile(bytes.subarray(0, length))) throw new Failure('channel-draft-invalid', { path });
}

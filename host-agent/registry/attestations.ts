/** Attestations: builders that built the same image sign its digest, before anyone uses it. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attestation } from '../api/host/attestation.ts';
import { Failure, isFailure } from '../api/errors/failure.ts';
import { localKey, trustedKeys } from '../image/keys.ts';
import { signatureProblem, signedFiles } from '../image/signature.ts';
import type { StoredImage } from '../image/store.ts';
import { runtimeNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { isSignedBy, keyContentOf, keyIdOf, parseSignature } from '../tools/minisign.ts';
import { signWith } from '../image/signing-key.ts';
import { type Blob, Descriptor, EMPTY_BLOB, EMPTY_CONFIG, EMPTY_DESCRIPTOR, MANIFEST_TYPE } from './artifact.ts';
import { connected, connectedForReading, type ConnectionOptions } from './connected.ts';
import type { RegistryConnection } from './connection.ts';
import { parseReference, type Reference } from './reference.ts';
import { digestOf, fetchBlob, fetchManifest, pushBlob, pushManifest } from './registry.ts';
import { z } from 'zod';

// An attestation as an OCI artifact: one signature, over nothing but the digest of an image.

const TYPE = 'application/vnd.safe-browse.attestation.v1';
const SIGNATURE_TYPE = 'application/vnd.safe-browse.attestation.signature.v1';
/** More than minisign writes. */
const MAX_SIGNATURE_BYTES = 2048;

const OciManifest = z.object({
  schemaVersion: z.literal(2),
  artifactType: z.literal(TYPE),
  layers: z
    .array(Descriptor.extend({ mediaType: z.literal(SIGNATURE_TYPE), size: z.int().min(1).max(MAX_SIGNATURE_BYTES) }))
    .length(1),
});

/** What an attestation signs. `digest`: of an image, 64 hexadecimal digits. Pure. */
export const statementOf = (digest: string): string => `sha256:${digest}\n`;

/** The tag of the attestation by the key with this id. One key has one attestation of an image, so nothing has to be listed. Pure. */
export const attestationTag = (digest: string, keyId: string): string => `attestation-${digest}-${keyId}`;

/** The bytes of the OCI manifest. Pure. */
export function attestationBytes(signature: Blob): Buffer {
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST_TYPE,
      artifactType: TYPE,
      config: EMPTY_DESCRIPTOR,
      layers: [{ mediaType: SIGNATURE_TYPE, digest: signature.digest, size: signature.bytes }],
    }),
  );
}

/** The signature that an attestation consists of; `undefined` if it is none. Pure. */
export function parseAttestation(untrustedBytes: Buffer): Blob | undefined {
  let untrusted: unknown;
  try {
    untrusted = JSON.parse(untrustedBytes.toString('utf8'));
  } catch {
    return undefined;
  }
  const [layer] = OciManifest.safeParse(untrusted).data?.layers ?? [];
  return layer && { digest: layer.digest, bytes: layer.size };
}

export interface AttestationOptions extends ConnectionOptions {
  readonly folders: Folders;
  /** The image whose digest begins so, checked. Throws `Failure` image-not-found. */
  readonly image: (digest: string) => Promise<StoredImage>;
  /** Keys whose images may run, from the current configuration. */
  readonly trusted: () => readonly string[];
}

export class Attestations {
  readonly #options: AttestationOptions;

  constructor(options: AttestationOptions) {
    this.#options = options;
  }

  /** Signs the digest of an image that was built here, and puts the signature next to the image. `key`: file of a secret key; this host's own without it. Throws `Failure` attest-not-built-here, signing-key-unusable, registry-…. */
  async attest(beginning: string, text: string, key: string | undefined, signal: AbortSignal): Promise<Attestation> {
    const reference = parseReference(text);
    const { folders } = this.#options;
    const { digest, folder } = await this.#options.image(beginning);
    // Who only pulled the image knows no more about it than its publisher said.
    if ((await signatureProblem(signedFiles(folder), await trustedKeys(folders, ['local']), signal)) !== undefined)
      throw new Failure('attest-not-built-here', { digest: digest.slice(0, 12) });
    return aside(folders, async (at) => {
      const files = { statement: join(at, 'digest'), signature: join(at, 'digest.minisig') };
      await writeFile(files.statement, statementOf(digest), { mode: 0o600 });
      await signWith(key ?? (await localKey(folders, signal)), files.statement, files.signature, signal);
      const bytes = await readFile(files.signature);
      const keyId = parseSignature(bytes.toString('utf8'))?.keyId;
      if (keyId === undefined) throw new Error('minisign wrote a signature of another form.');
      await connected(reference, this.#options, (connection) =>
        push(connection, { ...reference, version: attestationTag(digest, keyId) }, bytes, signal),
      );
      return { digest, keyId, isValid: true };
    });
  }

  /** The attestation by each of these keys; by the trusted ones without them. Answers in the order of the keys, each once. Throws `Failure` registry-…. */
  async check(
    digest: string,
    text: string,
    keys: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<Attestation[]> {
    const reference = parseReference(text);
    const { folders, trusted } = this.#options;
    const accepted = keys ?? (await trustedKeys(folders, trusted()));
    return connectedForReading(reference, this.#options, (connection) =>
      attestationsOf(digest, accepted, { folders, connection, reference, signal }),
    );
  }
}

export interface AttestationPlace {
  readonly folders: Folders;
  readonly connection: RegistryConnection;
  /** Of the image; its version does not matter. */
  readonly reference: Reference;
  readonly signal: AbortSignal;
}

/** The attestation by each of `keys`, in their order, each key once. Throws `Failure` registry-…. */
export async function attestationsOf(
  digest: string,
  keys: readonly string[],
  { folders, connection, reference, signal }: AttestationPlace,
): Promise<Attestation[]> {
  const found: Attestation[] = [];
  for (const key of distinctKeys(keys)) {
    const keyId = keyIdOf(key);
    const tagged = { ...reference, version: attestationTag(digest, keyId) };
    const untrusted = await fetchSignature(connection, tagged, signal);
    const isValid = untrusted !== undefined && (await isAttested(digest, untrusted, key, folders, signal));
    found.push({ digest, keyId, isValid });
  }
  return found;
}

function isAttested(
  digest: string,
  untrustedSignature: Buffer,
  key: string,
  folders: Folders,
  signal: AbortSignal,
): Promise<boolean> {
  if (!parseSignature(untrustedSignature.toString('utf8'))) return Promise.resolve(false);
  return aside(folders, async (at) => {
    const files = { statement: join(at, 'digest'), signature: join(at, 'digest.minisig') };
    await writeFile(files.statement, statementOf(digest), { mode: 0o600 });
    await writeFile(files.signature, untrustedSignature, { mode: 0o600 });
    return isSignedBy(key, files.statement, files.signature, { signal });
  });
}

/** minisign works on files. */
async function aside<Result>(folders: Folders, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = join(runtimeNames(folders).attestations, randomBytes(6).toString('hex'));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One key under two ids is one builder. Pure. */
export function distinctKeys(keys: readonly string[]): string[] {
  return [...new Map(keys.map((key) => [keyContentOf(key), key])).values()];
}

async function push(
  connection: RegistryConnection,
  reference: Reference,
  signature: Buffer,
  signal: AbortSignal,
): Promise<void> {
  const blob = { digest: digestOf(signature), bytes: signature.length };
  await pushBlob(connection, reference, EMPTY_BLOB, { bytes: EMPTY_CONFIG }, { signal });
  await pushBlob(connection, reference, blob, { bytes: signature }, { signal });
  await pushManifest(connection, reference, attestationBytes(blob), signal);
}

/** `undefined` when there is none, or something else has its tag. */
async function fetchSignature(
  connection: RegistryConnection,
  reference: Reference,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  try {
    const { bytes } = await fetchManifest(connection, reference, signal);
    const blob = parseAttestation(bytes);
    return blob && (await fetchBlob(connection, reference, blob, signal));
  } catch (error) {
    if (isFailure(error, 'registry-not-found') || isFailure(error, 'registry-artifact-refused')) return undefined;
    throw error;
  }
}

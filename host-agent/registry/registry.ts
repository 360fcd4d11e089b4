/** The requests of the distribution protocol that images need. Source: github.com/opencontainers/distribution-spec, `spec.md`. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Failure } from '../api/errors/failure.ts';
import { type Blob, MANIFEST_TYPE } from './artifact.ts';
import { collect, discard, TooSlow } from './body.ts';
import { headerOf, type RegistryAnswer, type RegistryConnection } from './connection.ts';
import { describeReference, type Reference } from './reference.ts';

const MAX_MANIFEST_BYTES = 1024 * 1024;
const MAX_ERROR_BYTES = 16 * 1024;

/** The bytes of the OCI manifest and their digest. Throws `Failure` registry-not-found, registry-artifact-refused, registry-refused, registry-unreachable. */
export async function fetchManifest(
  connection: RegistryConnection,
  reference: Reference,
  signal: AbortSignal,
): Promise<{ readonly bytes: Buffer; readonly digest: string }> {
  const { repository, version } = reference;
  const answer = await connection.request(`/v2/${repository}/manifests/${version}`, {
    method: 'GET',
    headers: { accept: MANIFEST_TYPE },
    signal,
  });
  await assertStatus(connection, answer, [200], reference);
  const bytes = await read(connection, answer, MAX_MANIFEST_BYTES, signal);
  const refuse = (problem: string): Failure =>
    new Failure('registry-artifact-refused', { reference: describeReference(reference), problem });
  if (bytes === undefined) throw refuse('its manifest is too large');
  const digest = digestOf(bytes);
  if (version.startsWith('sha256:') && digest !== version) throw refuse('the registry sent something else');
  return { bytes, digest };
}

/** Whether the registry has something under this name. Throws like {@link fetchManifest}. */
export async function hasManifest(
  connection: RegistryConnection,
  reference: Reference,
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await connection.request(`/v2/${reference.repository}/manifests/${reference.version}`, {
    method: 'HEAD',
    headers: { accept: MANIFEST_TYPE },
    signal,
  });
  await discard(answer.body);
  return answer.status === 200;
}

/** A small blob. Throws like {@link fetchManifest}. */
export async function fetchBlob(
  connection: RegistryConnection,
  reference: Reference,
  { digest, bytes: size }: Blob,
  signal: AbortSignal,
): Promise<Buffer> {
  const answer = await connection.request(`/v2/${reference.repository}/blobs/${digest}`, { method: 'GET', signal });
  await assertStatus(connection, answer, [200], reference);
  const bytes = await read(connection, answer, size, signal);
  if (bytes !== undefined && digestOf(bytes) === digest) return bytes;
  throw new Failure('registry-artifact-refused', {
    reference: describeReference(reference),
    problem: 'the registry sent something else',
  });
}

/** Uploads the blob unless the repository has it. Returns whether it was sent. */
export async function pushBlob(
  connection: RegistryConnection,
  reference: Reference,
  blob: Blob,
  content: { readonly path: string } | { readonly bytes: Buffer },
  { signal, onBytes = () => undefined }: { readonly signal: AbortSignal; readonly onBytes?: (bytes: number) => void },
): Promise<boolean> {
  const { repository } = reference;
  const known = await connection.request(`/v2/${repository}/blobs/${blob.digest}`, { method: 'HEAD', signal });
  await discard(known.body);
  if (known.status === 200) return false;
  const begun = await connection.request(`/v2/${repository}/blobs/uploads/`, {
    method: 'POST',
    headers: { 'content-length': '0' },
    signal,
  });
  await assertStatus(connection, begun, [202], reference);
  await discard(begun.body);
  const location = headerOf(begun, 'location') ?? '';
  const sent = await connection.request(`${location}${location.includes('?') ? '&' : '?'}digest=${blob.digest}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(blob.bytes) },
    body: 'bytes' in content ? content.bytes : () => counted(content.path, onBytes),
    signal,
  });
  await assertStatus(connection, sent, [201], reference);
  await discard(sent.body);
  return true;
}

/** Names the pushed blobs. Returns the digest of the artifact. */
export async function pushManifest(
  connection: RegistryConnection,
  reference: Reference,
  bytes: Buffer,
  signal: AbortSignal,
): Promise<string> {
  const answer = await connection.request(`/v2/${reference.repository}/manifests/${reference.version}`, {
    method: 'PUT',
    headers: { 'content-type': MANIFEST_TYPE },
    body: bytes,
    signal,
  });
  await assertStatus(connection, answer, [201], reference);
  await discard(answer.body);
  return digestOf(bytes);
}

/** Pure. */
export const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** The whole body; `undefined` if it has more bytes. */
async function read(
  connection: RegistryConnection,
  { body }: RegistryAnswer,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  try {
    return await collect(body, maxBytes);
  } catch (cause) {
    signal.throwIfAborted();
    const reason = cause instanceof TooSlow ? cause.message : 'the connection broke';
    throw new Failure('registry-unreachable', { host: connection.host, reason }, { cause });
  }
}

async function assertStatus(
  connection: RegistryConnection,
  answer: RegistryAnswer,
  expected: readonly number[],
  reference: Reference,
): Promise<void> {
  const { status } = answer;
  if (expected.includes(status)) return;
  const untrusted = await collect(answer.body, MAX_ERROR_BYTES).catch(() => undefined);
  if (status === 404) throw new Failure('registry-not-found', { reference: describeReference(reference) });
  throw new Failure('registry-refused', { host: connection.host, status, reason: reasonIn(untrusted) });
}

/** The message in the body of an error, without characters that a terminal acts on. Pure. */
function reasonIn(untrusted: Buffer | undefined): string {
  const message = /"message"\s*:\s*"([^"\\]{1,160})/.exec(untrusted?.toString('utf8') ?? '')?.[1] ?? '';
  return message.replaceAll(/[^\x20-\x7e]/g, '?');
}

function counted(path: string, onBytes: (bytes: number) => void): Readable {
  return Readable.from(
    (async function* () {
      let bytes = 0;
      for await (const part of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
        const chunk = part as Buffer;
        yield chunk;
        onBytes((bytes += chunk.length));
      }
    })(),
    { objectMode: false },
  );
}

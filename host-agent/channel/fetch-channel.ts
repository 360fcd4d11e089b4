/** Reads a channel from a registry. Nothing in it counts before enough people have signed it. */
import { Failure } from '../api/errors/failure.ts';
import { withDeadline } from '../process/deadline.ts';
import type { RegistryConnection } from '../registry/connection.ts';
import type { Reference } from '../registry/reference.ts';
import { fetchBlob, fetchManifest } from '../registry/registry.ts';
import { parseChannelArtifact } from './channel-artifact.ts';
import { type ChannelFile, parseChannelFile } from './channel-file.ts';
import { type ChannelReference, describeChannel, pathOf } from './channel-reference.ts';
import { type SignedBytes, signersOf } from './signers.ts';

/** A registry that sends one byte now and then must not hold a check up for ever. */
export const READ_WITHIN_MS = 60_000;

export interface ChannelTrust {
  /** Public keys of the people who may sign. */
  readonly keys: readonly string[];
  /** How many of them have to sign. */
  readonly threshold: number;
}

export interface FetchedChannel extends SignedBytes {
  /** Digest of the OCI manifest. */
  readonly artifact: string;
}

/** What the registry has at `at`; `undefined` if that is still the artifact `known`. Throws `Failure` registry-… or channel-refused. */
export async function fetchChannel(
  connection: RegistryConnection,
  channel: ChannelReference,
  at: Reference,
  { known, signal, withinMs = READ_WITHIN_MS }: { known?: string | undefined; signal: AbortSignal; withinMs?: number },
): Promise<FetchedChannel | undefined> {
  return withinTime(connection, withinMs, signal, async (within) => {
    const { bytes, digest } = await fetchManifest(connection, at, within);
    if (digest === known) return undefined;
    const artifact = parseChannelArtifact(bytes);
    if (!artifact) throw new Failure('channel-refused', { channel: describeChannel(channel), problem: 'malformed' });
    const untrustedBytes = await fetchBlob(connection, at, artifact.file, within);
    const untrustedSignatures: string[] = [];
    for (const blob of artifact.signatures)
      untrustedSignatures.push((await fetchBlob(connection, at, blob, within)).toString('utf8'));
    return { artifact: digest, untrustedBytes, untrustedSignatures };
  });
}

/** What `work` returns. Throws `Failure` registry-unreachable when it takes longer. */
export async function withinTime<Result>(
  connection: Pick<RegistryConnection, 'host'>,
  withinMs: number,
  signal: AbortSignal,
  work: (within: AbortSignal) => Promise<Result>,
): Promise<Result> {
  return withDeadline(withinMs, [signal], async (within) => {
    try {
      return await work(within);
    } catch (error) {
      signal.throwIfAborted();
      if (!within.aborted) throw error;
      throw new Failure(
        'registry-unreachable',
        { host: connection.host, reason: `it did not send the channel within ${withinMs / 1000} s` },
        { cause: error },
      );
    }
  });
}

export interface VerifiedFile {
  readonly file: ChannelFile;
  /** Public keys of those who signed it, as far as they are trusted. */
  readonly signers: readonly string[];
}

/** The content of a file that enough people signed for this channel. Throws `Failure` channel-refused or channel-unsigned. */
export async function verifiedFile(
  signed: SignedBytes,
  channel: ChannelReference,
  { keys, threshold }: ChannelTrust,
  folder: string,
  signal: AbortSignal,
): Promise<VerifiedFile> {
  const signers = await signersOf(signed, keys, folder, signal);
  const name = describeChannel(channel);
  if (signers.length < threshold)
    throw new Failure('channel-unsigned', { channel: name, valid: signers.length, needed: threshold });
  const file = parseChannelFile(signed.untrustedBytes);
  if (!file) throw new Failure('channel-refused', { channel: name, problem: 'malformed' });
  if (file.channel !== pathOf(channel))
    throw new Failure('channel-refused', { channel: name, problem: 'another-channel' });
  return { file, signers };
}

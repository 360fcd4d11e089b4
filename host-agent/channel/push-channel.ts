/** Sends the file of a channel to its registry. */
import { EMPTY_BLOB, EMPTY_CONFIG } from '../registry/artifact.ts';
import type { RegistryConnection } from '../registry/connection.ts';
import { digestOf, pushBlob, pushManifest } from '../registry/registry.ts';
import { channelArtifactBytes } from './channel-artifact.ts';
import type { ChannelFile } from './channel-file.ts';
import { type ChannelReference, newestOf, serialOf } from './channel-reference.ts';

/** Publishes a signed file: under its serial first, so that the newest file always has an entry in the history. */
export async function pushChannel(
  connection: RegistryConnection,
  channel: ChannelReference,
  {
    file,
    bytes,
    signatures,
  }: { readonly file: ChannelFile; readonly bytes: Buffer; readonly signatures: readonly string[] },
  signal: AbortSignal,
): Promise<void> {
  const newest = newestOf(channel);
  const upload = async (content: Buffer) => {
    const blob = { digest: digestOf(content), bytes: content.length };
    await pushBlob(connection, newest, blob, { bytes: content }, { signal });
    return blob;
  };
  await pushBlob(connection, newest, EMPTY_BLOB, { bytes: EMPTY_CONFIG }, { signal });
  const artifact = { file: await upload(bytes), signatures: [] as { digest: string; bytes: number }[] };
  for (const signature of signatures) artifact.signatures.push(await upload(Buffer.from(signature)));
  const manifest = channelArtifactBytes(artifact, file.policy);
  await pushManifest(connection, serialOf(channel, file.serial), manifest, signal);
  await pushManifest(connection, newest, manifest, signal);
}

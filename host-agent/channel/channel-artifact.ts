/** A channel's file and its signatures as an OCI artifact. Source: github.com/opencontainers/image-spec, `manifest.md`. */
import { z } from 'zod';
import { type Blob, Descriptor, EMPTY_DESCRIPTOR, MANIFEST_TYPE, OURS, TITLE } from '../registry/artifact.ts';
import { untrustedJson } from '../storage/untrusted-json.ts';
import { MAX_FILE_BYTES, type PolicyOfChannel } from './channel-file.ts';

const CHANNEL_TYPE = `${OURS}.channel.v1`;
const FILE_TYPE = `${OURS}.channel.v1+json`;
const POLICY_TYPE = `${OURS}.policy.v1+toml`;
const SIGNATURE_TYPE = `${OURS}.channel-signature.v1`;
const MAX_SIGNATURES = 16;
/** A signature of minisign has about 300. */
const MAX_SIGNATURE_BYTES = 2048;
const FILE_NAME = 'channel.json';
const POLICY_NAME = 'policy.toml';

const OciManifest = z.object({
  schemaVersion: z.literal(2),
  mediaType: z.literal(MANIFEST_TYPE),
  artifactType: z.literal(CHANNEL_TYPE),
  layers: z
    .array(Descriptor)
    .min(1)
    // The file and the policy besides.
    .max(2 + MAX_SIGNATURES),
});

export interface ChannelArtifact {
  readonly file: Blob;
  readonly signatures: readonly Blob[];
}

/** `policy`: the one that the file names, so that the registry keeps it. Who reads the artifact goes by the file. Pure. */
export function channelArtifactBytes({ file, signatures }: ChannelArtifact, policy?: PolicyOfChannel): Buffer {
  const layer = (mediaType: string, { digest, bytes }: Blob, title: string): Descriptor => ({
    mediaType,
    digest,
    size: bytes,
    annotations: { [TITLE]: title },
  });
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST_TYPE,
      artifactType: CHANNEL_TYPE,
      config: EMPTY_DESCRIPTOR,
      layers: [
        layer(FILE_TYPE, file, FILE_NAME),
        ...signatures.map((blob, index) => layer(SIGNATURE_TYPE, blob, `${FILE_NAME}.${index + 1}.minisig`)),
        ...(policy ? [layer(POLICY_TYPE, policy, POLICY_NAME)] : []),
      ],
    }),
  );
}

/** Its parts; `undefined` if it is no channel. Pure. */
export function parseChannelArtifact(untrustedBytes: Buffer): ChannelArtifact | undefined {
  const layers = OciManifest.safeParse(untrustedJson(untrustedBytes)).data?.layers ?? [];
  const blobsOf = (type: string): Blob[] =>
    layers.flatMap(({ mediaType, digest, size }) => (mediaType === type ? [{ digest, bytes: size }] : []));
  const [file, another] = blobsOf(FILE_TYPE);
  const signatures = blobsOf(SIGNATURE_TYPE);
  if (!file || another || file.bytes > MAX_FILE_BYTES) return undefined;
  if (signatures.length > MAX_SIGNATURES) return undefined;
  return signatures.some(({ bytes }) => bytes > MAX_SIGNATURE_BYTES) ? undefined : { file, signatures };
}

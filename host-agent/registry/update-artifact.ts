/**
 * A small update as an OCI artifact: what turns the root of one image into that of another. It is beside the images, under a tag of both, so that
 * it can be added and removed at any time. It is not signed: what it makes is compared with the signed manifest of the new image.
 */
import { z } from 'zod';
import { untrustedJson } from '../storage/untrusted-json.ts';
import { type Blob, Descriptor, EMPTY_DESCRIPTOR, MANIFEST_TYPE, OURS, TITLE } from './artifact.ts';

const UPDATE_TYPE = `${OURS}.update.v1`;
const LAYER_TYPE = `${OURS}.root-patch.v1+zstd`;

const OciManifest = z.object({
  schemaVersion: z.literal(2),
  mediaType: z.literal(MANIFEST_TYPE),
  artifactType: z.literal(UPDATE_TYPE),
  layers: z.array(Descriptor).length(1),
});

/** Digits of each root in the tag. The tag decides nothing: a wrong update makes a wrong file. */
const DIGITS = 16;

/** `from`, `to`: SHA-256 of the roots. Pure. */
export const updateTag = (from: string, to: string): string => `update-${from.slice(0, DIGITS)}-${to.slice(0, DIGITS)}`;

/** Pure. */
export function updateArtifactBytes({ digest, bytes }: Blob): Buffer {
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST_TYPE,
      artifactType: UPDATE_TYPE,
      config: EMPTY_DESCRIPTOR,
      layers: [{ mediaType: LAYER_TYPE, digest, size: bytes, annotations: { [TITLE]: 'root.patch.zst' } }],
    }),
  );
}

/** Its only blob; `undefined` if it is no update. Pure. */
export function parseUpdateArtifact(untrustedBytes: Buffer): Blob | undefined {
  const [layer] = OciManifest.safeParse(untrustedJson(untrustedBytes)).data?.layers ?? [];
  return layer?.mediaType === LAYER_TYPE ? { digest: layer.digest, bytes: layer.size } : undefined;
}

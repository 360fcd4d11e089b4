/** An attestation as an OCI artifact: one signature, over nothing but the digest of an image. */
import { z } from 'zod';
import { type Blob, Descriptor, EMPTY_DESCRIPTOR, MANIFEST_TYPE } from './artifact.ts';

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

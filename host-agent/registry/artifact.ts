/** An image as an OCI artifact. Source: github.com/opencontainers/image-spec, `manifest.md` and `descriptor.md`. */
import { z } from 'zod';
import type { Manifest } from '../image/manifest.ts';
import { IMAGE_FILES } from '../storage/filenames.ts';
import { untrustedJson } from '../storage/untrusted-json.ts';

const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const EMPTY = 'application/vnd.oci.empty.v1+json';
/** Our media types begin with it. */
export const OURS = 'application/vnd.safe-browse';
/** The annotation that `oras` and others take a file name from. */
export const TITLE = 'org.opencontainers.image.title';
const MAX_MANIFEST_BYTES = 1024 * 1024;
/** More than any image has. */
const MAX_FILE_BYTES = 16 * 1024 ** 3;

export const ARTIFACT_TYPE = `${OURS}.image.v1`;
export const MANIFEST_TYPE = OCI_MANIFEST;
/** The layers of an artifact, in this order. */
export const LAYER_TYPES = {
  manifest: `${OURS}.manifest.v1+json`,
  signature: `${OURS}.signature.v1`,
  kernel: `${OURS}.kernel.v1`,
  initramfs: `${OURS}.initramfs.v1`,
  root: `${OURS}.root.v1`,
} as const;
export type Part = keyof typeof LAYER_TYPES;
export const PARTS = Object.keys(LAYER_TYPES) as readonly Part[];

/** Of a blob or a manifest in a registry. */
export const Digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
export const Descriptor = z.object({
  mediaType: z.string().max(255),
  digest: Digest,
  size: z.int().min(0).max(MAX_FILE_BYTES),
  annotations: z.record(z.string().max(255), z.string().max(1024)).optional(),
});
export type Descriptor = z.infer<typeof Descriptor>;

/** Other fields may appear in later versions of the specification. */
const OciManifest = z.object({
  schemaVersion: z.literal(2),
  mediaType: z.literal(OCI_MANIFEST),
  artifactType: z.literal(ARTIFACT_TYPE),
  config: Descriptor,
  layers: z.array(Descriptor).min(1).max(32),
});

export interface Blob {
  readonly digest: string;
  readonly bytes: number;
}
export type ImageArtifact = Readonly<Record<Part, Blob>>;

/** The content of the empty configuration that an artifact names. */
export const EMPTY_CONFIG = Buffer.from('{}');
export const EMPTY_DESCRIPTOR: Descriptor = {
  mediaType: EMPTY,
  digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  size: EMPTY_CONFIG.length,
};
export const EMPTY_BLOB: Blob = { digest: EMPTY_DESCRIPTOR.digest, bytes: EMPTY_DESCRIPTOR.size };

const FILE_NAMES: Readonly<Record<Part, string>> = IMAGE_FILES;

/** The bytes of the OCI manifest of these files; the same files give the same bytes. Pure. */
export function artifactBytes(artifact: ImageArtifact, annotations: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: OCI_MANIFEST,
      artifactType: ARTIFACT_TYPE,
      config: EMPTY_DESCRIPTOR,
      layers: PARTS.map((part) => ({
        mediaType: LAYER_TYPES[part],
        digest: artifact[part].digest,
        size: artifact[part].bytes,
        annotations: { [TITLE]: FILE_NAMES[part] },
      })),
      annotations,
    }),
  );
}

/** What an artifact consists of, or why it is not one of ours. Pure. */
export function parseArtifact(untrustedBytes: Buffer): ImageArtifact | { readonly problem: string } {
  const parsed = OciManifest.safeParse(untrustedJson(untrustedBytes));
  if (!parsed.success) return { problem: 'it is not an image of Safe Browse' };
  const found = new Map<Part, Blob>();
  for (const part of PARTS) {
    const layers = parsed.data.layers.filter(({ mediaType }) => mediaType === LAYER_TYPES[part]);
    const [layer] = layers;
    if (layer === undefined || layers.length > 1) return { problem: `it has ${layers.length} layers for the ${part}` };
    found.set(part, { digest: layer.digest, bytes: layer.size });
  }
  const artifact = Object.fromEntries(found) as ImageArtifact;
  if (artifact.manifest.bytes > MAX_MANIFEST_BYTES || artifact.signature.bytes > MAX_MANIFEST_BYTES)
    return { problem: 'its manifest or signature is too large' };
  return artifact;
}

/** Why the layers are not the files that the signed manifest lists; `undefined` if they are. Pure. */
export function mismatch(artifact: ImageArtifact, { files }: Manifest): string | undefined {
  const differing = (['kernel', 'initramfs', 'root'] as const).find(
    (part) => artifact[part].digest !== `sha256:${files[part].sha256}` || artifact[part].bytes !== files[part].bytes,
  );
  return differing && `its ${differing} is not the one that its manifest lists`;
}

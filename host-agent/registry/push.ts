/** Pushes a stored image to a registry, with its signature. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../api/errors/failure.ts';
import type { BuildProgress } from '../api/host/image.ts';
import type { StoredImage } from '../image/store.ts';
import { IMAGE_FILES } from '../storage/filenames.ts';
import { artifactBytes, EMPTY_BLOB, EMPTY_CONFIG, type ImageArtifact, type Part, PARTS } from './artifact.ts';
import type { RegistryConnection } from './connection.ts';
import type { Reference } from './reference.ts';
import { digestOf, pushBlob, pushManifest } from './registry.ts';

const MIB = 1024 ** 2;

export interface PushRequest {
  readonly connection: RegistryConnection;
  readonly reference: Reference;
  /** Verified by the caller. */
  readonly image: StoredImage;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BuildProgress) => void;
}

/** Returns the digest of the artifact. Blobs that the repository has already are not sent again. Throws `Failure` registry-…. */
export async function pushImage({ connection, reference, image, signal, onProgress }: PushRequest): Promise<string> {
  if (image.role === 'host') throw new Failure('registry-image-refused', { problem: 'it is a host image' });
  const artifact = await artifactOf(image);
  const total = PARTS.reduce((sum, part) => sum + artifact[part].bytes, 0);
  let done = 0;
  const report = (bytes: number): void =>
    onProgress({
      step: 'upload',
      text: `Uploading ${Math.floor((done + bytes) / MIB)} of ${Math.ceil(total / MIB)} MiB`,
      fraction: (done + bytes) / total,
    });
  await pushBlob(connection, reference, EMPTY_BLOB, { bytes: EMPTY_CONFIG }, { signal });
  for (const part of PARTS) {
    report(0);
    const path = join(image.folder, IMAGE_FILES[part]);
    await pushBlob(connection, reference, artifact[part], { path }, { signal, onBytes: report });
    done += artifact[part].bytes;
  }
  return pushManifest(connection, reference, artifactBytes(artifact, annotationsOf(image)), signal);
}

async function artifactOf({ folder, manifest }: StoredImage): Promise<ImageArtifact> {
  const small = async (part: Part) => {
    const bytes = await readFile(join(folder, IMAGE_FILES[part]));
    return { digest: digestOf(bytes), bytes: bytes.length };
  };
  const large = (part: 'kernel' | 'initramfs' | 'root') => ({
    digest: `sha256:${manifest.files[part].sha256}`,
    bytes: manifest.files[part].bytes,
  });
  return {
    manifest: await small('manifest'),
    signature: await small('signature'),
    kernel: large('kernel'),
    initramfs: large('initramfs'),
    root: large('root'),
  };
}

/** For people who look at the registry; nothing of ours reads them. An image has no version but its digest. Pure. */
const annotationsOf = ({
  role,
  builtAt,
  digest,
}: Pick<StoredImage, 'role' | 'builtAt' | 'digest'>): Readonly<Record<string, string>> => ({
  ...(builtAt !== undefined && { 'org.opencontainers.image.created': builtAt }),
  'org.opencontainers.image.title': `Safe Browse ${role} image`,
  'org.opencontainers.image.version': digest.slice(0, 12),
});

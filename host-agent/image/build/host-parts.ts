/** The parts of a host image besides packages: our own programs, and the images of its VMs. */
import { Failure } from '../../api/errors/failure.ts';
import type { Folders } from '../../storage/folders.ts';
import { LOCAL_KEY, trustedKeys } from '../keys.ts';
import { VM_ROLES } from '../recipe-schema.ts';
import { currentImage, type StoredImage } from '../store.ts';
import { assertImageIntact } from '../verify.ts';

export interface HostParts {
  /** `files` below `folder`. */
  readonly programs: { readonly folder: string; readonly files: readonly string[] };
  /** One for each role of a VM. */
  readonly images: readonly StoredImage[];
}

/** The current parts. Throws `Failure` host-image-incomplete when the image of a VM is missing. */
export async function hostParts(at: Folders, programs: HostParts['programs']): Promise<HostParts> {
  const images: StoredImage[] = [];
  for (const role of VM_ROLES) {
    const image = await currentImage(at, role);
    if (!image) {
      throw new Failure('host-image-incomplete', { role });
    }
    images.push(image);
  }
  return { programs, images };
}

/** Throws when an image is damaged, or signed by another key than this person's own, which is the only key in the host image. */
export async function assertPartsIntact(at: Folders, { images }: HostParts): Promise<void> {
  const keys = await trustedKeys(at, [LOCAL_KEY]);
  for (const image of images) await assertImageIntact(image, keys);
}

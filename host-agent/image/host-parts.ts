/** What goes into a host image besides packages: our own programs, and the images of its machines. */
import { Failure } from '../api/failure.ts';
import type { Folders } from '../storage/folders.ts';
import { LOCAL_KEY, trustedKeys } from './keys.ts';
import { VM_ROLES } from './recipe-schema.ts';
import { currentImage, type StoredImage } from './store.ts';
import { assertImageIntact } from './verify.ts';

export interface HostParts {
  /** `files` below `folder`. */
  readonly programs: { readonly folder: string; readonly files: readonly string[] };
  /** One of each machine's role. */
  readonly images: readonly StoredImage[];
}

/** Those of now. Throws a Failure `host-image-incomplete` where an image of a machine is missing. */
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

/** Throws what is wrong with an image that goes in. Only this person's own key does: it is the one that goes in with them. */
export async function assertPartsIntact(at: Folders, { images }: HostParts): Promise<void> {
  const keys = await trustedKeys(at, [LOCAL_KEY]);
  for (const image of images) await assertImageIntact(image, keys);
}

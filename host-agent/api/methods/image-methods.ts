/** The methods of the control API on images. */
import { z } from 'zod';
import { Attestation, MinisignKey } from '../host/attestation.ts';
import { BuildProgress, Image, ImageProblem, ImageRole, ImageUpdates, VmRole } from '../host/image.ts';

const Nothing = z.strictObject({});
const NoProgress = z.never();
const Reference = z.string().max(512);
/** Of an image. */
const Digest = z.string().regex(/^[0-9a-f]{64}$/);

export const IMAGE_METHODS = {
  /** Builds an image and makes it the current one. Cancelling leaves nothing. */
  'image.build': {
    params: z.strictObject({ role: ImageRole, recipe: z.string().max(4096).optional(), debug: z.boolean() }),
    progress: BuildProgress,
    result: Image,
  },
  /** Imports a network image from files of the host and makes it the current one. */
  'image.import': {
    params: z.strictObject({
      kernel: z.string().max(4096),
      rootfs: z.string().max(4096),
      initrd: z.string().max(4096).optional(),
      append: z
        .string()
        .max(1024)
        .regex(/^[ -~]*$/)
        .optional(),
    }),
    progress: NoProgress,
    result: Image,
  },
  /** Pulls an image from a registry and makes it the current one. An interrupted pull continues at the next call. */
  'image.pull': {
    params: z.strictObject({ reference: Reference }),
    progress: BuildProgress,
    result: z.strictObject({ image: Image, artifact: z.string(), transferredBytes: z.int() }),
  },
  /** Pushes an image and its signature to a registry. */
  'image.push': {
    params: z.strictObject({ reference: Reference, role: VmRole }),
    progress: BuildProgress,
    result: z.strictObject({ artifact: z.string() }),
  },
  /** Signs the image in use with the secret key in this file, in place of its present signature. The digest stays. */
  'image.sign': {
    params: z.strictObject({ role: ImageRole, key: z.string().min(1).max(4096) }),
    progress: NoProgress,
    result: Image,
  },
  /** Confirms that this host built the image with this digest: a signature next to the image in the registry. `key`: file of a secret key. */
  'image.attest': {
    params: z.strictObject({ digest: Digest, reference: Reference, key: z.string().min(1).max(4096).optional() }),
    progress: NoProgress,
    result: Attestation,
  },
  /** Which of these keys have confirmed the digest; the trusted ones by default. Each key counts once. */
  'image.attestations': {
    params: z.strictObject({
      digest: Digest,
      reference: Reference,
      keys: z.array(MinisignKey).min(1).max(32).optional(),
    }),
    progress: NoProgress,
    result: z.array(Attestation),
  },
  /** Cancels the build of this image, also one that another client started. */
  'image.cancel-build': { params: z.strictObject({ role: ImageRole }), progress: NoProgress, result: Nothing },
  /** Checks whether the distribution has newer packages for the images in use. Builds nothing. */
  'image.updates': { params: Nothing, progress: NoProgress, result: z.array(ImageUpdates) },
  /** Swaps the image in use and the previous image. */
  'image.rollback': { params: z.strictObject({ role: ImageRole }), progress: NoProgress, result: Image },
  'image.list': {
    params: z.strictObject({ role: ImageRole.optional() }),
    progress: NoProgress,
    result: z.array(Image),
  },
  /** Reads every byte of the images and templates, and reports what differs or is not signed correctly. */
  'image.verify': {
    params: z.strictObject({ role: ImageRole.optional() }),
    progress: NoProgress,
    result: z.strictObject({ verified: z.int(), templates: z.int(), problems: z.array(ImageProblem) }),
  },
  /** Removes images that are neither current nor previous nor in use. */
  'image.prune': {
    params: z.strictObject({ role: ImageRole.optional() }),
    progress: NoProgress,
    result: z.strictObject({ removed: z.array(z.string()), freedBytes: z.int() }),
  },
} as const;

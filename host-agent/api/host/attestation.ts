/** Attestations in the control API: a builder's signature over the digest of an image. */
import { z } from 'zod';

export const Attestation = z.strictObject({
  /** Of the image. */
  digest: z.string(),
  /** The id of the key, 16 hexadecimal digits. */
  keyId: z.string(),
  /** There is a signature by this key over this digest. */
  isValid: z.boolean(),
});
export type Attestation = z.infer<typeof Attestation>;

/** A public key as minisign prints it. */
export const MinisignKey = z.string().regex(/^RW[A-Za-z0-9+/]{54}$/);

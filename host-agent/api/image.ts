/** What the desktop wire says of images. */
import { z } from 'zod';

export const ImageRole = z.enum(['browser', 'network']);
export type ImageRole = z.infer<typeof ImageRole>;

export const Image = z.strictObject({
  role: ImageRole,
  digest: z.string(),
  folder: z.string(),
  isCurrent: z.boolean(),
  isPrevious: z.boolean(),
  /** Made from the recipe and guest agent that this program has now. A user's own recipe counts as up to date. */
  upToDate: z.boolean(),
  /** Has logins on its consoles. */
  debug: z.boolean(),
  /** Made elsewhere: what is in it is known to nobody here. */
  imported: z.literal(true).optional(),
  kernelVersion: z.string(),
  packages: z.int(),
  bytes: z.int(),
  builtAt: z.iso.datetime().optional(),
});
export type Image = z.infer<typeof Image>;

export const BuildProgress = z.strictObject({
  step: z.string(),
  text: z.string(),
  /** From 0 to 1, where it is known. */
  fraction: z.number().min(0).max(1).optional(),
});
export type BuildProgress = z.infer<typeof BuildProgress>;

export const ImageProblem = z.strictObject({ role: ImageRole, digest: z.string(), file: z.string(), problem: z.string() });
export type ImageProblem = z.infer<typeof ImageProblem>;

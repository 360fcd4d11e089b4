/** Images in the control API. */
import { z } from 'zod';

/** Images that VMs start from. */
export const VmRole = z.enum(['browser', 'network']);
export type VmRole = z.infer<typeof VmRole>;

/** `host` is a whole computer, with the others in it. */
export const ImageRole = z.enum([...VmRole.options, 'host']);
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
  /** So many of its packages the distribution had a newer one of, when it was last looked at; absent where there is none. */
  updates: z.int().min(1).optional(),
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

/** A build under way, without progress until it told of some. */
export const ImageBuild = z.strictObject({ role: ImageRole, progress: BuildProgress.optional() });
export type ImageBuild = z.infer<typeof ImageBuild>;

export const ImageProblem = z.strictObject({
  role: ImageRole,
  digest: z.string(),
  file: z.string(),
  problem: z.string(),
});
export type ImageProblem = z.infer<typeof ImageProblem>;

/** What is newer in the distribution than in the image in use. */
export const ImageUpdates = z.strictObject({
  role: ImageRole,
  digest: z.string(),
  packages: z.array(z.strictObject({ name: z.string(), from: z.string(), to: z.string() })),
});
export type ImageUpdates = z.infer<typeof ImageUpdates>;

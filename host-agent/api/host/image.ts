/** Images in the control API. */
import { z } from 'zod';

/** Images that VMs start from. */
export const VmRole = z.enum(['browser', 'network']);
export type VmRole = z.infer<typeof VmRole>;

/** `host` is the disk of a whole computer, which contains the others. */
export const ImageRole = z.enum([...VmRole.options, 'host']);
export type ImageRole = z.infer<typeof ImageRole>;

export const Image = z.strictObject({
  role: ImageRole,
  digest: z.string(),
  folder: z.string(),
  isCurrent: z.boolean(),
  isPrevious: z.boolean(),
  /** An account of the system keeps it for all accounts of the host. */
  shared: z.literal(true).optional(),
  /** Built from the recipe and the guest agent of this version, with speech if a profile needs it, and with documents if the configuration has them. Images of custom recipes count as built from ours. */
  upToDate: z.boolean(),
  /** Has logins on its consoles. */
  debug: z.boolean(),
  /** It can read pages aloud. */
  speech: z.literal(true).optional(),
  /** It opens documents of office programs. */
  documents: z.literal(true).optional(),
  /** Imported: the host agent does not know what it contains. */
  imported: z.literal(true).optional(),
  /** Why the signers of a channel have recalled it: no VM starts from it. */
  recalled: z.string().optional(),
  /** The number of its packages for which the last check found a newer version; absent if none. */
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
  /** From 0 to 1, if known. */
  fraction: z.number().min(0).max(1).optional(),
});
export type BuildProgress = z.infer<typeof BuildProgress>;

/** How much of the work of the images of sessions each is: they are built at the same time. */
export const SHARE_OF_BUILD: Readonly<Record<VmRole, number>> = { network: 0.25, browser: 0.75 };

/** A running build; `progress` is absent until it reports some. */
export const ImageBuild = z.strictObject({ role: ImageRole, progress: BuildProgress.optional() });
export type ImageBuild = z.infer<typeof ImageBuild>;

export const ImageProblem = z.strictObject({
  role: ImageRole,
  digest: z.string(),
  file: z.string(),
  problem: z.string(),
});
export type ImageProblem = z.infer<typeof ImageProblem>;

/** Packages of an image in use for which the distribution has a newer version. */
export const ImageUpdates = z.strictObject({
  role: ImageRole,
  digest: z.string(),
  packages: z.array(
    z.strictObject({
      name: z.string(),
      from: z.string(),
      to: z.string(),
      /** It comes from the distribution's archive of security updates. */
      isSecurity: z.boolean(),
    }),
  ),
});
export type ImageUpdates = z.infer<typeof ImageUpdates>;

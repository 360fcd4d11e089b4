/** The manifest of a template. */
import { z } from 'zod';

/** State of the VM when it was sealed: `browser`: Chromium shows its start page; `desktop`: an empty screen; `network`: an NDVM without its network settings. */
export const TemplateLevel = z.enum(['browser', 'desktop', 'network']);
export type TemplateLevel = z.infer<typeof TemplateLevel>;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const File = z.strictObject({ bytes: z.int().min(1), sha256: Sha256 });

export const TemplateManifest = z.strictObject({
  schema: z.literal(1),
  key: Sha256,
  role: z.enum(['browser', 'network']),
  level: TemplateLevel,
  /** Digest of the image that the VM booted from. */
  image: Sha256,
  memoryMiB: z.int().min(1),
  processors: z.int().min(1),
  sealedAt: z.iso.datetime(),
  files: z.strictObject({ memory: File, devices: File }),
  /** A digest of each part that its key is made of, so that a later key can be explained. Earlier versions left it out. */
  parts: z.record(z.string(), Sha256).optional(),
});
export type TemplateManifest = z.infer<typeof TemplateManifest>;

/** One template: a later one with the same key has another time. */
export const SealedTemplate = TemplateManifest.pick({ key: true, sealedAt: true });
export type SealedTemplate = z.infer<typeof SealedTemplate>;

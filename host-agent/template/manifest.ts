/** What is written down of a sealed machine beside its two files. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { BrowserSettings } from '../../appliance/protocol/browser.ts';

/** How far the machine had come: `browser` Chromium painted on its start page, `desktop` an empty screen, `network` an NDVM before it is told its network. */
export const TemplateLevel = z.enum(['browser', 'desktop', 'network']);
export type TemplateLevel = z.infer<typeof TemplateLevel>;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const File = z.strictObject({ bytes: z.int().min(1), sha256: Sha256 });

export const TemplateManifest = z.strictObject({
  schema: z.literal(1),
  key: Sha256,
  role: z.enum(['browser', 'network']),
  level: TemplateLevel,
  /** Digest of the image that it booted from. */
  image: Sha256,
  memoryMiB: z.int().min(1),
  processors: z.int().min(1),
  sealedAt: z.iso.datetime(),
  files: z.strictObject({ memory: File, devices: File }),
});
export type TemplateManifest = z.infer<typeof TemplateManifest>;

export interface KeyParts {
  readonly level: TemplateLevel;
  readonly settings: BrowserSettings | undefined;
  readonly image: string;
  /** What the hypervisor says a sealed machine depends on. */
  readonly fingerprint: string;
  /** Of this program, and of the wire that the sealed agent speaks. */
  readonly version: string;
}

/** The name of a template: a machine that differs in any part has another one. Pure. */
export function templateKey({ level, settings, image, fingerprint, version }: KeyParts): string {
  return createHash('sha256')
    .update(JSON.stringify(['safe-browse template', 1, level, settings ?? {}, image, fingerprint, version]))
    .digest('hex');
}
